//! Discord's REST API v10, as much of it as the bot uses.

pub(super) mod body;
pub(super) mod buckets;
pub(super) mod callback;
mod channels;
mod route;
mod webhooks;

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::State as Extract;
use axum::extract::rejection::BytesRejection;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::errors::ApiError;
use super::faults::Effect;
use super::judge;
use super::state::{Shared, Stagehand, State};
use super::world;
use crate::interaction::limits::FILES_BYTES_MAX;
use body::Body;
use buckets::Standing;
use route::Route;

/// Bytes of a request that are read: more than all files of a message, so that too large ones are refused in Discord's
/// words and not by a broken connection.
pub(super) const REQUEST_BYTES_MAX: usize = 2 * FILES_BYTES_MAX;

/// A status with a body, or Discord's error.
type Answer = Result<(StatusCode, Option<Value>), ApiError>;

/// Answers every request below `/api`.
pub(super) async fn serve(
    Extract(shared): Extract<Stagehand>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Response {
    let path = uri.path();
    let path = path
        .strip_prefix("/api/v10")
        .or_else(|| path.strip_prefix("/api"))
        .unwrap_or(path);
    let Some(route) = Route::parse(path) else {
        shared.with(|state| state.record.push(method.as_str(), &whole(&uri), None, 404));
        return ApiError::NOT_FOUND.into_response();
    };
    let content_type = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let body = match body {
        Ok(bytes) => Body::read(content_type, bytes).await,
        Err(_) => Err(ApiError::TOO_LARGE),
    };
    let response = respond(&shared, &method, &uri, &route, &headers, &body).await;
    let shown = match route.token() {
        Some(token) => whole(&uri).replace(token, "token"),
        None => whole(&uri),
    };
    let body = body.as_ref().ok().and_then(Option::as_ref);
    shared.with(|state| {
        state
            .record
            .push(method.as_str(), &shown, body, response.status().as_u16())
    });
    response
}

fn whole(uri: &Uri) -> String {
    uri.path_and_query().map_or_else(String::new, ToString::to_string)
}

fn given(body: Option<&Body>) -> Result<&Body, ApiError> {
    body.ok_or(ApiError::NOT_JSON)
}

async fn respond(
    shared: &Shared,
    method: &Method,
    uri: &Uri,
    route: &Route,
    headers: &HeaderMap,
    body: &Result<Option<Body>, ApiError>,
) -> Response {
    if let Some(refused) = suffer(shared, route).await {
        return refused;
    }
    if route.needs_bot() && !has_bot_token(headers) {
        return ApiError::UNAUTHORISED.into_response();
    }
    shared.with(|state| {
        let standing = route
            .bucket(method)
            .map(|(name, limit, seconds)| state.buckets.count(&state.clock, &name, limit, seconds));
        if let Some(standing) = standing.as_ref().filter(|standing| standing.exceeded) {
            return told(
                limited(standing.reset_after.as_secs_f64(), standing.global, "user"),
                standing,
            );
        }
        let answer = match body {
            Ok(body) => act(
                shared,
                state,
                method,
                uri.query().unwrap_or_default(),
                route,
                body.as_ref(),
            ),
            Err(error) => Err(error.clone()),
        };
        let response = match answer {
            Ok((status, Some(body))) => (status, axum::Json(body)).into_response(),
            Ok((status, None)) => status.into_response(),
            Err(error) => error.into_response(),
        };
        match &standing {
            Some(standing) => told(response, standing),
            None => response,
        }
    })
}

/// Lets a request suffer the faults that wait for it: any slowness, then perhaps a refusal.
async fn suffer(shared: &Shared, route: &Route) -> Option<Response> {
    let (millis, refusal) = shared.with(|state| state.faults.take(route.target()));
    if millis > 0 {
        tokio::time::sleep(Duration::from_millis(millis)).await;
    }
    match refusal? {
        Effect::RateLimit { global, retry_after } => Some(limited(retry_after, global, "shared")),
        Effect::Status(code) => {
            let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let message = format!("{code}: {}", status.canonical_reason().unwrap_or("Error"));
            Some((status, axum::Json(json!({ "message": message, "code": 0 }))).into_response())
        }
        Effect::Slow { .. } => None,
    }
}

fn has_bot_token(headers: &HeaderMap) -> bool {
    let value = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    value
        .and_then(|value| value.strip_prefix("Bot "))
        .is_some_and(|token| !token.trim().is_empty())
}

/// The 429 answer.
fn limited(retry_after: f64, global: bool, scope: &'static str) -> Response {
    let message = if global {
        "You are being rate limited globally."
    } else {
        "You are being rate limited."
    };
    let body = json!({ "message": message, "retry_after": retry_after, "global": global });
    let mut response = (StatusCode::TOO_MANY_REQUESTS, axum::Json(body)).into_response();
    set(&mut response, "retry-after", &retry_after.ceil().to_string());
    set(
        &mut response,
        "x-ratelimit-scope",
        if global { "global" } else { scope },
    );
    if global {
        set(&mut response, "x-ratelimit-global", "true");
    }
    response
}

/// Adds the headers that say how the bucket stands.
fn told(mut response: Response, standing: &Standing) -> Response {
    set(&mut response, "x-ratelimit-limit", &standing.limit.to_string());
    set(&mut response, "x-ratelimit-remaining", &standing.remaining.to_string());
    set(&mut response, "x-ratelimit-reset", &format!("{:.3}", standing.reset));
    set(
        &mut response,
        "x-ratelimit-reset-after",
        &format!("{:.3}", standing.reset_after.as_secs_f64()),
    );
    set(&mut response, "x-ratelimit-bucket", &standing.name);
    response
}

fn set(response: &mut Response, name: &'static str, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(HeaderName::from_static(name), value);
    }
}

/// Does what a request asks.
fn act(shared: &Shared, state: &mut State, method: &Method, query: &str, route: &Route, body: Option<&Body>) -> Answer {
    let get = |value: Value| {
        if method == Method::GET {
            Ok((StatusCode::OK, Some(value)))
        } else {
            Err(ApiError::METHOD)
        }
    };
    match route {
        Route::Gateway => get(json!({ "url": gateway_url(shared) })),
        Route::GatewayBot => get(gateway_bot(shared)),
        Route::Me => get(world::bot()),
        Route::Application => get(application(shared)),
        Route::DirectChannels if method == Method::POST => channels::open_direct(body),
        Route::Commands { application } => commands(state, method, *application, body),
        Route::Callback { interaction, token } if method == Method::POST => {
            let response = callback::answer(state, *interaction, token, given(body)?)?;
            if query
                .split('&')
                .any(|pair| pair.eq_ignore_ascii_case("with_response=true"))
            {
                Ok((StatusCode::OK, Some(response)))
            } else {
                Ok((StatusCode::NO_CONTENT, None))
            }
        }
        Route::FollowUps { application, token } if method == Method::POST => {
            webhooks::follow_up(state, *application, token, body)
        }
        Route::WebhookMessage {
            application,
            token,
            which,
        } => webhooks::message(state, method, *application, token, *which, body),
        Route::Channel { channel } => get(state.bot_sees(*channel)?.channel()),
        Route::Messages { channel } => channels::messages(state, method, *channel, query, body),
        Route::Message { channel, message } => channels::message(state, method, *channel, *message, body),
        _ => Err(ApiError::METHOD),
    }
}

fn commands(state: &mut State, method: &Method, application: u64, body: Option<&Body>) -> Answer {
    if application != world::APPLICATION_ID {
        return Err(ApiError::UNKNOWN_APPLICATION);
    }
    match *method {
        Method::GET => Ok((StatusCode::OK, Some(Value::Array(state.commands.clone())))),
        Method::PUT => {
            let body = &given(body)?.json;
            judge::commands(body)?;
            let definitions = body.as_array().map(Vec::as_slice).unwrap_or_default();
            Ok((
                StatusCode::OK,
                Some(Value::Array(state.overwrite_commands(definitions))),
            ))
        }
        _ => Err(ApiError::METHOD),
    }
}

/// Where the gateway is.
pub(super) fn gateway_url(shared: &Shared) -> String {
    format!("{}/gateway", shared.origin.replacen("http://", "ws://", 1))
}

fn gateway_bot(shared: &Shared) -> Value {
    json!({
        "url": gateway_url(shared), "shards": 1,
        "session_start_limit": { "total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 1 },
    })
}

fn application(shared: &Shared) -> Value {
    json!({
        "id": world::APPLICATION_ID.to_string(), "name": "Fanchant", "icon": null, "description": "",
        "bot": world::bot(), "bot_public": true, "bot_require_code_grant": false, "owner": world::PEOPLE[0].user(),
        "verify_key": shared.public_key(), "team": null, "flags": 0, "summary": "",
        "integration_types_config": { "0": {}, "1": {} }, "approximate_guild_count": 1,
        "approximate_user_install_count": world::PEOPLE.len(),
    })
}
