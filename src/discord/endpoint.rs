//! Discord's interactions over HTTP: the same requests, signed, each answered in its own response.

use super::{decode, encode};
use crate::engine::Engine;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, FromRequest, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use ed25519_dalek::{Signature, VerifyingKey};
use jiff::Timestamp;
use serenity::all::Interaction;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::timeout;

/// Bytes of a request. Discord's interactions stay far below; the largest hold 25 options of 6,000 characters.
const BODY_BYTES_MAX: usize = 1024 * 1024;
/// How long a request's body may take to arrive: Discord sends it at once, and gives up after three seconds itself.
const BODY_WITHIN: Duration = Duration::from_secs(10);
/// How far a signature's time may be from ours, in seconds: clocks differ, and an old request may be a replay.
const SIGNATURE_AGE_MAX_SECONDS: i64 = 60;

/// The key that Discord signs an application's interactions with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey(VerifyingKey);

/// Why a text is no public key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this is no public key: copy the 64 hexadecimal digits from the application's General Information page")]
pub struct NoPublicKey;

impl std::str::FromStr for PublicKey {
    type Err = NoPublicKey;

    fn from_str(text: &str) -> Result<Self, NoPublicKey> {
        let mut bytes = [0; ed25519_dalek::PUBLIC_KEY_LENGTH];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| NoPublicKey)?;
        let key = VerifyingKey::from_bytes(&bytes).map_err(|_| NoPublicKey)?;
        // Anybody can sign for a key of small order.
        if key.is_weak() { Err(NoPublicKey) } else { Ok(Self(key)) }
    }
}

impl PublicKey {
    /// Whether `signature` is over this timestamp and body, and the timestamp is near `now`.
    fn approves(&self, headers: &HeaderMap, body: &[u8], now: Timestamp) -> bool {
        let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
        let (Some(signature), Some(time)) = (text("x-signature-ed25519"), text("x-signature-timestamp")) else {
            return false;
        };
        let age = time
            .parse()
            .map(|time| now.as_second().saturating_sub(time).saturating_abs());
        if !age.is_ok_and(|age: i64| age <= SIGNATURE_AGE_MAX_SECONDS) {
            return false;
        }
        let mut bytes = [0; ed25519_dalek::SIGNATURE_LENGTH];
        let signature = hex::decode_to_slice(signature, &mut bytes).map(|()| Signature::from_bytes(&bytes));
        let message = [time.as_bytes(), body].concat();
        signature.is_ok_and(|signature| self.0.verify_strict(&message, &signature).is_ok())
    }
}

/// A server for Discord's interactions.
pub struct Endpoint {
    listener: TcpListener,
    router: Router,
}

impl Endpoint {
    /// Binds the address. Requests are answered on every path, as the path is the operator's choice at Discord.
    pub async fn bind(address: SocketAddr, key: PublicKey, engine: Arc<Engine>) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let router = Router::new()
            .fallback_service(post(receive).with_state((key, engine)))
            .layer(DefaultBodyLimit::max(BODY_BYTES_MAX));
        Ok(Self { listener, router })
    }

    /// The address that is listened on.
    pub fn address(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// Answers interactions until `stop` comes; those that were begun are finished.
    pub async fn serve(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        axum::serve(self.listener, self.router)
            .with_graceful_shutdown(stop)
            .await
    }
}

async fn receive(
    State((key, engine)): State<(PublicKey, Arc<Engine>)>,
    headers: HeaderMap,
    request: Request,
) -> Response {
    match timeout(BODY_WITHIN, Bytes::from_request(request, &())).await {
        Ok(Ok(body)) => answer(&key, &engine, &headers, &body).await,
        Ok(Err(refusal)) => refusal.into_response(),
        Err(_) => StatusCode::REQUEST_TIMEOUT.into_response(),
    }
}

async fn answer(key: &PublicKey, engine: &Engine, headers: &HeaderMap, body: &[u8]) -> Response {
    let now = Timestamp::now();
    if !key.approves(headers, body, now) {
        // Discord sends wrongly signed requests on purpose, so this is no news.
        tracing::debug!("a request without a valid signature was refused");
        return (StatusCode::UNAUTHORIZED, "invalid request signature").into_response();
    }
    let interaction = match serde_json::from_slice::<Interaction>(body) {
        Ok(interaction) => interaction,
        Err(error) => {
            tracing::warn!(%error, "a signed request could not be read");
            return (StatusCode::BAD_REQUEST, "not an interaction").into_response();
        }
    };
    if matches!(interaction, Interaction::Ping(_)) {
        return json(r#"{"type":1}"#.to_owned());
    }
    let Some(request) = decode::request(&interaction) else {
        tracing::warn!(kind = ?interaction.kind(), "an interaction of a kind that is not expected");
        return (StatusCode::BAD_REQUEST, "an interaction of a kind that is not expected").into_response();
    };
    let reply = engine.answer(&request, now, rand::random()).await;
    match encode::reply_body(&reply) {
        Ok(body) => ([(CONTENT_TYPE, body.content_type)], body.bytes).into_response(),
        Err(error) => {
            tracing::error!(interaction = request.id, %error, "an answer cannot be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

fn json(body: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_that_anybody_can_sign_for_is_none() {
        let neutral = format!("01{}", "00".repeat(31));
        for text in [
            neutral,
            "00".repeat(32),
            "00".repeat(31),
            "zz".repeat(32),
            String::new(),
        ] {
            assert_eq!(text.parse::<PublicKey>(), Err(NoPublicKey), "{text}");
        }
        let good = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        assert!(good.parse::<PublicKey>().is_ok());
    }
}
