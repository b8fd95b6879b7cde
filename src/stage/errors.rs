//! Discord's error answers: a status, a code, a sentence, and for a refused body where and why.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// An error as Discord's REST API words it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ApiError {
    pub(super) status: StatusCode,
    pub(super) code: u32,
    pub(super) message: &'static str,
    /// For a refused body: the nested tree of `_errors`.
    pub(super) errors: Option<Value>,
}

macro_rules! errors {
    ($($(#[$meta:meta])* $name:ident = $status:ident, $code:literal, $message:literal;)*) => {
        impl ApiError {
            $($(#[$meta])* pub(super) const $name: ApiError =
                ApiError { status: StatusCode::$status, code: $code, message: $message, errors: None };)*
        }
    };
}

errors! {
    NOT_FOUND = NOT_FOUND, 0, "404: Not Found";
    METHOD = METHOD_NOT_ALLOWED, 0, "405: Method Not Allowed";
    UNAUTHORISED = UNAUTHORIZED, 0, "401: Unauthorized";
    UNKNOWN_APPLICATION = NOT_FOUND, 10002, "Unknown Application";
    UNKNOWN_CHANNEL = NOT_FOUND, 10003, "Unknown Channel";
    UNKNOWN_MESSAGE = NOT_FOUND, 10008, "Unknown Message";
    UNKNOWN_USER = NOT_FOUND, 10013, "Unknown User";
    UNKNOWN_WEBHOOK = NOT_FOUND, 10015, "Unknown Webhook";
    UNKNOWN_INTERACTION = NOT_FOUND, 10062, "Unknown interaction";
    ACKNOWLEDGED = BAD_REQUEST, 40060, "Interaction has already been acknowledged.";
    FOLLOW_UPS = BAD_REQUEST, 40094, "This interaction has reached the maximum number of follow up messages";
    MISSING_ACCESS = FORBIDDEN, 50001, "Missing Access";
    OTHERS_MESSAGE = FORBIDDEN, 50005, "Cannot edit a message authored by another user";
    EMPTY_MESSAGE = BAD_REQUEST, 50006, "Cannot send an empty message";
    EXPIRED_TOKEN = UNAUTHORIZED, 50027, "Invalid Webhook Token";
    TOO_LARGE = PAYLOAD_TOO_LARGE, 40005, "Request entity too large";
    NOT_JSON = BAD_REQUEST, 50109, "The request body contains invalid JSON.";
}

impl ApiError {
    /// The answer to a body that breaks a rule.
    pub(super) fn invalid_form(errors: Value) -> ApiError {
        ApiError {
            status: StatusCode::BAD_REQUEST,
            code: 50035,
            message: "Invalid Form Body",
            errors: Some(errors),
        }
    }

    pub(super) fn body(&self) -> Value {
        let mut body = json!({ "code": self.code, "message": self.message });
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        (self.status, axum::Json(self.body())).into_response()
    }
}
