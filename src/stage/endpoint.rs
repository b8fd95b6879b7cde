//! Interactions over HTTP: signed, posted to the bot's endpoint, and the answer taken from the response.

use axum::body::Bytes;
use ed25519_dalek::Signer;
use serde_json::{Value, json};

use super::errors::ApiError;
use super::rest::REQUEST_BYTES_MAX;
use super::rest::body::Body;
use super::state::Shared;
use crate::interaction::limits::FIRST_ANSWER_WITHIN;

/// What an endpoint answered.
pub(super) struct Posted {
    pub(super) status: u16,
    /// The response's body, none if it is empty.
    pub(super) body: Result<Option<Body>, ApiError>,
}

/// Whether an address is one that the stage may post to: on this machine.
pub(super) fn is_local(url: &str) -> bool {
    let Ok(url) = reqwest::Url::parse(url) else {
        return false;
    };
    url.scheme() == "http"
        && url
            .host_str()
            .is_some_and(|host| matches!(host, "127.0.0.1" | "localhost" | "[::1]"))
}

/// Checks an endpoint as Discord does before it accepts one: it answers a PING, and refuses a wrong signature.
pub(super) async fn check(shared: &Shared, url: &str) -> Result<(), String> {
    let ping = json!({
        "id": "1", "application_id": super::world::APPLICATION_ID.to_string(), "type": 1, "token": "ping",
        "version": 1, "user": super::world::PEOPLE[0].user(), "entitlements": [],
    });
    let good = post(shared, url, &ping, true).await?;
    let is_pong = matches!(&good.body, Ok(Some(body)) if body.json["type"] == 1);
    if good.status != 200 || !is_pong {
        return Err(format!(
            "a PING must be answered with 200 and type 1, not with status {}",
            good.status
        ));
    }
    let bad = post(shared, url, &ping, false).await?;
    if bad.status != 401 {
        return Err(format!(
            "a wrong signature must be answered with 401, not with {}",
            bad.status
        ));
    }
    Ok(())
}

/// Posts one interaction; `honest` signs it, otherwise the signature is wrong.
pub(super) async fn post(shared: &Shared, url: &str, payload: &Value, honest: bool) -> Result<Posted, String> {
    let body = payload.to_string();
    let timestamp = shared.with(|state| state.clock.unix().as_secs()).to_string();
    let signed = if honest {
        format!("{timestamp}{body}")
    } else {
        body.clone()
    };
    let signature = hex::encode(shared.key.sign(signed.as_bytes()).to_bytes());
    let request = shared
        .http
        .post(url)
        .header("content-type", "application/json")
        .header("user-agent", "Discord-Interactions/1.0 (+https://discord.com)")
        .header("x-signature-ed25519", signature)
        .header("x-signature-timestamp", timestamp)
        .timeout(FIRST_ANSWER_WITHIN)
        .body(body);
    let response = request
        .send()
        .await
        .map_err(|error| format!("the endpoint can't be reached: {error}"))?;
    let status = response.status().as_u16();
    let kind = response
        .headers()
        .get("content-type")
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.map(str::to_owned);
    let bytes = whole(response).await?;
    Ok(Posted {
        status,
        body: Body::read(kind.as_deref(), bytes).await,
    })
}

/// The response's bytes, as many as a request to the API may have.
async fn whole(mut response: reqwest::Response) -> Result<Bytes, String> {
    let mut bytes = Vec::new();
    let broken = |error| format!("the endpoint's answer broke off: {error}");
    while let Some(chunk) = response.chunk().await.map_err(broken)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > REQUEST_BYTES_MAX {
            return Err(format!("the endpoint's answer has more than {REQUEST_BYTES_MAX} bytes"));
        }
    }
    Ok(bytes.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_is_posted_to() {
        assert!(is_local("http://127.0.0.1:9000/interactions"));
        assert!(is_local("http://[::1]:9000/"));
        assert!(!is_local("http://127.0.0.1.example.org/"));
        assert!(!is_local("http://127.0.0.1@example.org/"));
        assert!(!is_local("file:///etc/hosts"));
    }
}
