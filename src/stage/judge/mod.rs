//! Judges outgoing bodies by Discord's documented limits and words a refusal as Discord does.
//!
//! The numbers come from [`crate::interaction::limits`]; the judging shares no code with the bot, so that a
//! mistake there can't hide here. Stricter than Discord in what only a mistake can be, with codes that begin with
//! `STAGE_`: a field that Discord doesn't know, unless it is null, false or empty; an uploaded file that the list of
//! attachments does not name, or whose name Discord would change.

mod commands;
mod components;
mod embeds;
mod files;
mod form;
mod message;
mod modal;
mod reply;

use serde_json::Value;

use super::errors::ApiError;
use super::rest::body::File;
use crate::interaction::limits::FILES_BYTES_MAX;
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

/// Judges the files that came with a body; `data` is the message in it, which lies under `path`, and `had` are the
/// attachments that the message has already.
pub(super) fn files(data: &Value, path: Option<&str>, files: &[File], had: &[Value]) -> Result<(), ApiError> {
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    if bytes > FILES_BYTES_MAX {
        return Err(ApiError::TOO_LARGE);
    }
    let listed = data["attachments"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut form = Form::default();
    match path {
        Some(key) => form.at(key, |form| files::judge(form, listed, files, had)),
        None => files::judge(&mut form, listed, files, had),
    }
    form.verdict()
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
