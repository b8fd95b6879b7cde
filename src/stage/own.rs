//! The stage's own HTTP API: what the page, the tests and the benchmark drive it by.

use std::time::Duration;

use axum::body::Bytes;
use axum::extract::{Query, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::endpoint;
use super::faults::Fault;
use super::state::{Shared, Stagehand, until};
use super::world::{self, PEOPLE, PLACES, Person, Place};
use crate::interaction::limits::{CONTENT_CHARS_MAX, LOCALES};

/// Seconds a page may wait for news in one request.
const NEWS_WAIT_SECONDS_MAX: u64 = 25;

/// A request that the stage's own API refuses, with a sentence.
pub(super) struct Refusal(pub(super) String);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, Json(json!({ "error": self.0 }))).into_response()
    }
}

impl From<String> for Refusal {
    fn from(text: String) -> Refusal {
        Refusal(text)
    }
}

type Answer = Result<Json<Value>, Refusal>;

/// The routes below `/stage`.
pub(super) fn routes() -> Router<Stagehand> {
    Router::new()
        .route("/stage/world", get(show_world))
        .route("/stage/events", get(events))
        .route("/stage/messages", get(messages).post(say))
        .route("/stage/interactions", post(super::acting::interact))
        .route("/stage/requests", get(requests).delete(forget_requests))
        .route("/stage/gateway", get(gateway))
        .route("/stage/endpoint", post(set_endpoint))
        .route("/stage/fault", post(fault))
}

/// Reads a JSON body whatever its content type says.
pub(super) fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, Refusal> {
    serde_json::from_slice(body).map_err(|error| Refusal(error.to_string()))
}

pub(super) fn find_person(name: &str) -> Result<&'static Person, Refusal> {
    world::person(name).ok_or_else(|| Refusal(format!("nobody here is called {name}")))
}

pub(super) fn find_place(name: &str, person: &Person) -> Result<&'static Place, Refusal> {
    world::place(name, person).ok_or_else(|| Refusal(format!("{} sees no channel {name}", person.name)))
}

async fn show_world(Extract(shared): Extract<Stagehand>) -> Json<Value> {
    let users = PEOPLE.iter().map(|person| {
        json!({ "id": person.id.to_string(), "username": person.username, "name": person.name, "admin": person.admin,
            "permissions": person.permissions().to_string() })
    });
    let channels = PLACES.iter().map(|place| {
        json!({
            "id": place.id.to_string(), "key": place.key, "name": place.name, "topic": place.topic,
            "context": place.context(), "has_bot": place.has_bot(),
            "users": PEOPLE.iter().filter(|person| place.seen_by(person.id)).map(|person| person.username)
                .collect::<Vec<_>>(),
        })
    });
    let (users, channels) = (users.collect::<Vec<_>>(), channels.collect::<Vec<_>>());
    let public_key = shared.public_key();
    Json(shared.with(|state| {
        json!({
            "application_id": world::APPLICATION_ID.to_string(), "bot": world::bot(), "guild": "Fan Club",
            "guild_id": world::GUILD_ID.to_string(), "users": users, "channels": channels, "locales": LOCALES,
            "commands": state.commands, "connected": state.sessions.connected() || state.endpoint.is_some(),
            "endpoint": state.endpoint, "public_key": public_key, "last_event": state.events.last(),
        })
    }))
}

#[derive(Deserialize)]
struct NewsAsked {
    user: String,
    #[serde(default)]
    since: u64,
    #[serde(default)]
    wait: u64,
}

async fn events(Extract(shared): Extract<Stagehand>, Query(asked): Query<NewsAsked>) -> Answer {
    let person = find_person(&asked.user)?;
    let mut watch = shared.news.subscribe();
    let wait = Duration::from_secs(asked.wait.min(NEWS_WAIT_SECONDS_MAX));
    let look = || {
        let sees = |channel| world::place_by_id(channel).is_some_and(|place| place.seen_by(person.id));
        shared.with(|state| state.events.since(asked.since, person.id, sees))
    };
    let mut closing = shared.closing.clone();
    let waited = tokio::time::timeout(wait, async {
        loop {
            watch.mark_unchanged();
            let news = look();
            if !news.events.is_empty() || news.missed {
                return news;
            }
            tokio::select! {
                changed = watch.changed() => if changed.is_err() { return news },
                () = until(&mut closing) => return news,
            }
        }
    });
    let news = waited.await.unwrap_or_else(|_| look());
    Ok(Json(
        json!({ "events": news.events, "last": news.last, "missed": news.missed }),
    ))
}

#[derive(Deserialize)]
struct MessagesAsked {
    user: String,
    channel: String,
}

async fn messages(Extract(shared): Extract<Stagehand>, Query(asked): Query<MessagesAsked>) -> Answer {
    let person = find_person(&asked.user)?;
    let place = find_place(&asked.channel, person)?;
    Ok(Json(shared.with(|state| {
        let messages = state.messages.seen(place.id, person.id);
        json!({ "channel_id": place.id.to_string(), "messages": messages, "last_event": state.events.last() })
    })))
}

#[derive(Deserialize)]
struct Said {
    user: String,
    channel: String,
    content: String,
}

async fn say(Extract(shared): Extract<Stagehand>, body: Bytes) -> Answer {
    let said: Said = read(&body)?;
    let person = find_person(&said.user)?;
    let place = find_place(&said.channel, person)?;
    if said.content.trim().is_empty() || said.content.chars().count() > CONTENT_CHARS_MAX {
        return Err(Refusal(format!("a message has 1 to {CONTENT_CHARS_MAX} characters")));
    }
    Ok(Json(shared.with(|state| state.say(place, person, &said.content))))
}

async fn requests(Extract(shared): Extract<Stagehand>) -> Json<Value> {
    Json(Value::Array(shared.with(|state| state.record.all())))
}

async fn forget_requests(Extract(shared): Extract<Stagehand>) -> StatusCode {
    shared.with(|state| state.record.clear());
    StatusCode::NO_CONTENT
}

async fn gateway(Extract(shared): Extract<Stagehand>) -> Json<Value> {
    Json(shared.with(|state| state.sessions.report()))
}

#[derive(Deserialize)]
struct EndpointAsked {
    url: Option<String>,
}

async fn set_endpoint(Extract(shared): Extract<Stagehand>, body: Bytes) -> Answer {
    let asked: EndpointAsked = read(&body)?;
    if let Some(url) = &asked.url {
        if !endpoint::is_local(url) {
            return Err(Refusal("an endpoint is an http address on this machine".to_owned()));
        }
        endpoint::check(&shared, url).await?;
    }
    shared.with(|state| {
        state.endpoint = asked.url;
        state
            .events
            .push("gateway", None, None, json!({ "connected": state.endpoint.is_some() }));
    });
    Ok(Json(json!({ "ok": true })))
}

async fn fault(Extract(shared): Extract<Stagehand>, body: Bytes) -> Answer {
    // One fault or a list of them.
    let faults: Vec<Fault> = match read::<Value>(&body)? {
        Value::Array(faults) => faults,
        fault => vec![fault],
    }
    .into_iter()
    .map(|fault| serde_json::from_value(fault).map_err(|error| Refusal(error.to_string())))
    .collect::<Result<_, _>>()?;
    for fault in &faults {
        strike(&shared, fault)?;
    }
    Ok(Json(json!({ "ok": true })))
}

fn strike(shared: &Shared, fault: &Fault) -> Result<(), Refusal> {
    shared.with(|state| {
        match fault {
            Fault::DropGateway => state.sessions.drop_all(),
            Fault::Reconnect => state.sessions.reconnect(),
            Fault::InvalidSession { resumable } => state.sessions.invalidate(*resumable),
            Fault::ExpireTokens => state.interactions.expire(),
            Fault::Clock { advance_seconds } => {
                state.clock.advance(*advance_seconds);
                state.interactions.wake();
            }
            Fault::Clear => state.faults.clear(),
            Fault::RateLimit { .. } | Fault::Status { .. } | Fault::Slow { .. } => {
                if !state.faults.add(fault) {
                    return Err(Refusal("too many faults are waiting".to_owned()));
                }
            }
        }
        Ok(())
    })
}
