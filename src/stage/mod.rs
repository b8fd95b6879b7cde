//! The stage: a stand-in for Discord on this machine, so that nobody needs an account to see the bot work.
//!
//! It speaks the parts of REST API v10 and gateway v10 that the bot uses, refuses what Discord would refuse
//! (`judge`), and serves a page that looks and behaves like a channel. It shares nothing with the bot but the
//! numbers in [`crate::interaction::limits`], so that a mistake in the bot can't hide here.
//!
//! # Discord's side
//! Below `/api/v10` (or `/api`): `/gateway`, `/gateway/bot`, `/users/@me`, `/users/@me/channels`,
//! `/applications/@me`, `/applications/{id}/commands`, `/interactions/{id}/{token}/callback`,
//! `/webhooks/{app}/{token}` and its `/messages/{id or @original}`, `/channels/{id}` and its `/messages`. Any
//! `Bot` token is accepted. Bodies of messages are JSON, or a form of `payload_json` and `files[n]`; their files are
//! served below `/attachments`. At `/gateway` a WebSocket: IDENTIFY, RESUME, HEARTBEAT; op 7, 9, 10, 11; READY,
//! GUILD_CREATE (with the intent), RESUMED, INTERACTION_CREATE.
//!
//! # The stage's own side
//! Everything is JSON. A refusal is 400 with `{"error": sentence}`. Only requests whose `Host` and `Origin` name this
//! machine are answered.
//!
//! | request | what it does |
//! |---|---|
//! | `GET /stage/world` | people, channels, registered commands, whether a bot is connected, the public key |
//! | `POST /stage/interactions` | a person acts; waits at most 3 s for the first answer (below) |
//! | `GET /stage/messages?user=&channel=` | what this person sees there, oldest first |
//! | `POST /stage/messages` `{user, channel, content}` | a person writes |
//! | `GET /stage/events?user=&since=N&wait=SECONDS` | what happened after event N: `{events, last, missed}` |
//! | `GET`, `DELETE /stage/requests` | every outgoing request: `{method, path, body, status}`, `files` where some came, tokens hidden |
//! | `GET /stage/gateway` | sessions, counts and a log of what the gateway received |
//! | `POST /stage/endpoint` `{url or null}` | sends interactions, signed, to an HTTP endpoint on this machine |
//! | `POST /stage/fault` | trouble, one or a list (below) |
//!
//! `POST /stage/interactions` takes `{user, channel, locale?, kind, …}`: `kind` `command` with `name`
//! (`"news latest"`) and `options` (an object, or a list of `{name, value}`; a person by user name or id);
//! `autocomplete` with `focused` too; `press` with `message_id` and `custom_id`; `select` with `values` too; `submit`
//! with `interaction_id`, the `id` that came back from the act that a modal answered, and `fields`, an object from
//! custom_id to text; `message_command` with `name` and `message_id`. A person is called by user name (`mina`,
//! `junho`, `alex`) or id, a channel `general`, `quiz`, `dm`, `group` or by id. It returns
//! `{id, acknowledged, response, message, failure}` and for autocomplete `choices`; `response` is the body the bot
//! answered with, `message` the message it made or edited. A message's `attachments` have a `url` here.
//!
//! Events have a `kind`: `message` and `edit` (with `message`), `delete` (`id`), `acknowledged`, `failure` (`text`),
//! `refused` (`error`: an outgoing body broke a rule), `commands`, `gateway` (`connected`).
//!
//! Faults: `{"kind":"rate_limit","route":R,"global":false,"retry_after":0.2,"times":1}`,
//! `{"kind":"status","code":500,"route":R,"times":1}`, `{"kind":"slow","millis":N,"route":R,"times":1}`,
//! `{"kind":"drop_gateway"}`, `{"kind":"reconnect"}`, `{"kind":"invalid_session","resumable":false}`,
//! `{"kind":"expire_tokens"}`, `{"kind":"clock","advance_seconds":N}`, `{"kind":"clear"}`; R is `callback`,
//! `original`, `follow_up`, `channel`, `commands`, `other` or `any` (when left out).
//!
//! With the environment variable `FANCHANT_RECORD` naming a directory, every request with a body is also appended to
//! a file there, a JSON object a line.

mod acting;
mod attachments;
mod clock;
mod endpoint;
mod errors;
mod events;
mod faults;
mod gateway;
mod interactions;
mod judge;
mod messages;
mod options;
mod own;
mod page;
mod record;
mod rest;
mod sessions;
mod state;
mod world;

use std::io;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use state::{Shared, Stagehand};

/// How long requests under way may take when the stage ends.
const GOODBYE_WITHIN: Duration = Duration::from_secs(5);

/// A running stage; it ends when dropped.
#[derive(Debug)]
pub struct Stage {
    addr: SocketAddr,
    closing: watch::Sender<bool>,
    server: JoinHandle<()>,
}

impl Stage {
    /// Opens a stage on a loopback address; port 0 takes any free one.
    ///
    /// # Errors
    /// `InvalidInput` for an address that is not on loopback, or what the system says about the port.
    pub async fn start(addr: SocketAddr) -> io::Result<Stage> {
        if !addr.ip().is_loopback() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidInput,
                "the stage opens on a loopback address only",
            ));
        }
        let listener = TcpListener::bind(addr).await?;
        let addr = listener.local_addr()?;
        let http = reqwest::Client::builder()
            .no_proxy()
            .build()
            .map_err(io::Error::other)?;
        let (closing, mut closed) = watch::channel(false);
        let router = router(Shared::new(format!("http://{addr}"), http, closing.subscribe()));
        // Without this every round trip waits some 44 ms for the other side's delayed acknowledgement.
        let listener = listener.tap_io(|stream| {
            if let Err(error) = stream.set_nodelay(true) {
                tracing::debug!(%error, "TCP_NODELAY can't be set");
            }
        });
        let server = tokio::spawn(async move {
            let end = async move { state::until(&mut closed).await };
            if let Err(error) = axum::serve(listener, router).with_graceful_shutdown(end).await {
                tracing::error!(%error, "the stage broke off");
            }
        });
        Ok(Stage { addr, closing, server })
    }

    /// The address it listens on.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// The origin to point a browser or the bot's `api_base` at: `http://127.0.0.1:PORT`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Ends the stage: gateway connections break, requests under way are answered, the port is free.
    pub async fn shutdown(mut self) {
        self.closing.send_replace(true);
        if tokio::time::timeout(GOODBYE_WITHIN, &mut self.server).await.is_err() {
            self.server.abort();
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.closing.send_replace(true);
    }
}

fn router(shared: Stagehand) -> Router {
    Router::new()
        .merge(page::routes())
        .merge(own::routes())
        .route("/gateway", any(gateway::serve))
        .merge(attachments::routes())
        .route(
            "/api/{*path}",
            any(rest::serve).layer(DefaultBodyLimit::max(rest::REQUEST_BYTES_MAX)),
        )
        .layer(middleware::from_fn(only_this_machine))
        .with_state(shared)
}

/// Refuses what a page from elsewhere could send here, also under a name of its own that points to this machine.
async fn only_this_machine(request: Request, next: Next) -> Response {
    let (host, origin) = (
        text(request.headers(), header::HOST),
        text(request.headers(), header::ORIGIN),
    );
    let origin_here = origin.is_none_or(|origin| origin.strip_prefix("http://").is_some_and(names_this_machine));
    if host.is_some_and(names_this_machine) && origin_here {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, "The stage answers this machine only.").into_response()
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

fn names_this_machine(authority: &str) -> bool {
    let port_at = authority
        .rfind(':')
        .filter(|at| !authority.get(*at..).unwrap_or_default().contains(']'));
    let host = port_at.and_then(|at| authority.get(..at)).unwrap_or(authority);
    matches!(host, "127.0.0.1" | "localhost" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_pass() {
        for name in ["127.0.0.1", "127.0.0.1:80", "localhost:9", "[::1]", "[::1]:80"] {
            assert!(names_this_machine(name), "{name}");
        }
        for name in [
            "example.org",
            "127.0.0.1.example.org:80",
            "",
            "[::2]:80",
            "localhost.example.org",
            "null",
        ] {
            assert!(!names_this_machine(name), "{name}");
        }
    }
}
