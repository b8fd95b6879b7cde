//! What follows a first answer: its message read, edited or deleted, and further messages.

use axum::http::{Method, StatusCode};
use serde_json::Value;

use super::super::errors::ApiError;
use super::super::interactions::FOLLOW_UPS_MAX_WHERE_NO_MEMBER;
use super::super::judge::{self, Message};
use super::super::messages::LOADING;
use super::super::state::State;
use super::super::world;
use super::body::Body;
use super::callback::origin;
use super::route::Which;
use super::{Answer, given};

/// Posts a follow-up; the first one after a deferred answer becomes that answer.
pub(super) fn follow_up(state: &mut State, application: u64, token: &str, body: Option<&Body>) -> Answer {
    check(application)?;
    let body = given(body)?;
    let now = state.clock.now();
    let interaction = state.interactions.webhook(now, token)?;
    judge::message(&body.json, Message::FollowUp)?;
    judge::files(&body.json, None, &body.files, &[])?;
    let (id, place, original) = (interaction.id, interaction.place, interaction.original);
    if !place.has_bot() && interaction.follow_ups.len() >= FOLLOW_UPS_MAX_WHERE_NO_MEMBER {
        return Err(ApiError::FOLLOW_UPS);
    }
    let origin = origin(interaction, &body.json, original);
    let promised = original.filter(|id| state.messages.get(*id).is_some_and(|message| is_loading(&message.body)));
    let (message, shown) = match promised {
        Some(promised) => (
            promised,
            state.edit(promised, &body.json, &body.files).unwrap_or_default(),
        ),
        None => state.post(place, &body.json, &body.files, origin),
    };
    if let Some(interaction) = state.interactions.get_mut(id) {
        interaction.follow_ups.push(message);
    }
    Ok((StatusCode::OK, Some(shown)))
}

/// Reads, edits or deletes a message of an interaction.
pub(super) fn message(
    state: &mut State,
    method: &Method,
    application: u64,
    token: &str,
    which: Which,
    body: Option<&Body>,
) -> Answer {
    check(application)?;
    let now = state.clock.now();
    let interaction = state.interactions.webhook(now, token)?;
    let id = match which {
        Which::Original => interaction.original,
        Which::Id(id) => Some(id).filter(|id| interaction.original == Some(*id) || interaction.follow_ups.contains(id)),
    };
    let id = id.ok_or(ApiError::UNKNOWN_MESSAGE)?;
    match *method {
        Method::GET => {
            let message = state.messages.get(id).ok_or(ApiError::UNKNOWN_MESSAGE)?;
            Ok((StatusCode::OK, Some(message.body.clone())))
        }
        Method::PATCH => edit(state, id, given(body)?, Message::WebhookEdit),
        Method::DELETE if state.delete(id) => Ok((StatusCode::NO_CONTENT, None)),
        Method::DELETE => Err(ApiError::UNKNOWN_MESSAGE),
        _ => Err(ApiError::METHOD),
    }
}

/// Judges and makes an edit; it must leave something to show.
pub(super) fn edit(state: &mut State, id: u64, body: &Body, kind: Message) -> Answer {
    judge::message(&body.json, kind)?;
    let message = state.messages.get(id).ok_or(ApiError::UNKNOWN_MESSAGE)?;
    judge::files(&body.json, None, &body.files, message.attachments())?;
    let left = |key: &str| body.json.get(key).unwrap_or(&message.body[key]);
    let empty = |value: &Value| match value {
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => true,
    };
    if ["content", "embeds", "components", "attachments"]
        .iter()
        .all(|key| empty(left(key)))
    {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    let edited = state
        .edit(id, &body.json, &body.files)
        .ok_or(ApiError::UNKNOWN_MESSAGE)?;
    Ok((StatusCode::OK, Some(edited)))
}

fn check(application: u64) -> Result<(), ApiError> {
    if application == world::APPLICATION_ID {
        Ok(())
    } else {
        Err(ApiError::UNKNOWN_WEBHOOK)
    }
}

fn is_loading(message: &Value) -> bool {
    message["flags"].as_i64().unwrap_or_default() & LOADING != 0
}
