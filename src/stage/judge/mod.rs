//! Judges outgoing bodies by Discord's documented limits and words a refusal as Discord does.
//!
//! The numbers come from [`crate::interaction::limits`]; the judging shares no code with the bot, so that a
//! mistake there can't hide here. Stricter than Discord in one point: a field that Discord doesn't know is refused
//! (code `STAGE_UNKNOWN_FIELD`), unless it is null, false or empty.

mod commands;
mod components;
mod embeds;
mod form;
mod message;
mod reply;

use serde_json::Value;

use super::errors::ApiError;
use form::Form;

pub(super) use message::Message;
pub(super) use reply::{Asked, is_ephemeral};

/// Judges the body of a command overwrite.
pub(super) fn commands(body: &Value) -> Result<(), ApiError> {
    let mut form = Form::default();
    commands::judge(&mut form, body);
    form.verdict()
}

/// Judges a message body: created, edited, or a webhook's.
pub(super) fn message(body: &Value, kind: Message) -> Result<(), ApiError> {
    let mut form = Form::default();
    message::judge(&mut form, body, kind);
    form.verdict()?;
    if kind.is_created() && message::is_empty(body) {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    Ok(())
}

/// Judges the first answer to an interaction.
pub(super) fn reply(body: &Value, asked: Asked) -> Result<(), ApiError> {
    let mut form = Form::default();
    let creates = reply::judge(&mut form, body, asked);
    form.verdict()?;
    if creates && message::is_empty(&body["data"]) {
        return Err(ApiError::EMPTY_MESSAGE);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
