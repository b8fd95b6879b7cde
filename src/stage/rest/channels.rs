//! Channels and the messages that the bot posts there by itself.

use axum::http::{Method, StatusCode};
use serde_json::Value;

use super::super::errors::ApiError;
use super::super::judge::{self, Message};
use super::super::messages::Origin;
use super::super::state::State;
use super::super::world::{self, Kind, PLACES};
use super::body::Body;
use super::{Answer, given};

/// Messages a list returns unless asked for fewer or more (messages: Get Channel Messages).
const LIST_DEFAULT: usize = 50;
const LIST_MAX: usize = 100;
/// Nonces remembered over all channels.
const NONCES_MAX: usize = 2_000;

/// Opens the direct messages with a person.
pub(super) fn open_direct(body: Option<&Body>) -> Answer {
    let recipient = given(body)?.json["recipient_id"].clone();
    let recipient = recipient.as_str().and_then(|id| id.parse().ok()).or(recipient.as_u64());
    let place = PLACES
        .iter()
        .find(|place| recipient.is_some_and(|id| place.kind == Kind::Direct(id)));
    let place = place.ok_or(ApiError::UNKNOWN_USER)?;
    Ok((StatusCode::OK, Some(place.channel())))
}

/// Lists the messages of a channel or posts one.
pub(super) fn messages(state: &mut State, method: &Method, channel: u64, query: &str, body: Option<&Body>) -> Answer {
    let place = state.bot_sees(channel)?;
    match *method {
        Method::GET => {
            let limit = query.split('&').find_map(|pair| pair.strip_prefix("limit="));
            let limit = limit
                .and_then(|limit| limit.parse().ok())
                .unwrap_or(LIST_DEFAULT)
                .clamp(1, LIST_MAX);
            Ok((
                StatusCode::OK,
                Some(Value::Array(state.messages.public(channel, limit))),
            ))
        }
        Method::POST => post(state, place, given(body)?),
        _ => Err(ApiError::METHOD),
    }
}

fn post(state: &mut State, place: &world::Place, body: &Body) -> Answer {
    let (body, files) = (&body.json, &body.files);
    judge::message(body, Message::Channel)?;
    judge::files(body, None, files, &[])?;
    let nonce = body.get("nonce").filter(|nonce| !nonce.is_null()).map(Value::to_string);
    let key = nonce
        .filter(|_| body["enforce_nonce"] == true)
        .map(|nonce| (place.id, nonce));
    if let Some(first) = key.as_ref().and_then(|key| state.nonces.get(key)).copied()
        && let Some(message) = state.messages.get(first)
    {
        // Discord returns what the same nonce has posted already.
        return Ok((StatusCode::OK, Some(message.body.clone())));
    }
    let replies_to = body["message_reference"]["message_id"]
        .as_str()
        .and_then(|id| id.parse().ok());
    let (id, message) = state.post(
        place,
        body,
        files,
        Origin {
            replies_to,
            ..Origin::default()
        },
    );
    if let Some(key) = key {
        state.nonces.insert(key, id);
        if state.nonces.len() > NONCES_MAX {
            state.nonces.pop_first();
        }
    }
    Ok((StatusCode::OK, Some(message)))
}

/// Reads, edits or deletes one message.
pub(super) fn message(state: &mut State, method: &Method, channel: u64, id: u64, body: Option<&Body>) -> Answer {
    state.bot_sees(channel)?;
    // A private answer is reached through its interaction only.
    let message = state
        .messages
        .get(id)
        .filter(|message| message.channel == channel && message.only_for.is_none());
    let message = message.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    let own = message.body["author"]["bot"] == true;
    match *method {
        Method::GET => Ok((StatusCode::OK, Some(message.body.clone()))),
        Method::PATCH if !own => Err(ApiError::OTHERS_MESSAGE),
        Method::PATCH => super::webhooks::edit(state, id, given(body)?, Message::ChannelEdit),
        Method::DELETE if !own => Err(ApiError::MISSING_ACCESS),
        Method::DELETE => {
            state.delete(id);
            Ok((StatusCode::NO_CONTENT, None))
        }
        _ => Err(ApiError::METHOD),
    }
}
