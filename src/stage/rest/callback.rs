//! The first answer to an interaction, over REST or in an endpoint's HTTP response.

use serde_json::{Value, json};

use super::super::errors::ApiError;
use super::super::interactions::Interaction;
use super::super::judge::{self, Asked, is_ephemeral};
use super::super::messages::{EPHEMERAL, LOADING, Origin, Stored};
use super::super::state::State;
use super::body::Body;

/// The type of an answer that edits the message of the component.
const UPDATE: i64 = 7;

/// Takes an answer; returns Discord's interaction callback response object.
pub(in crate::stage) fn answer(state: &mut State, id: u64, token: &str, body: &Body) -> Result<Value, ApiError> {
    let now = state.clock.now();
    let interaction = state.interactions.unanswered(now, id, token)?;
    let (answer, data) = (&body.json, &body.json["data"]);
    judge::reply(answer, interaction.asked)?;
    let edited = interaction.pressed.filter(|_| answer["type"] == UPDATE);
    let had = edited.and_then(|message| state.messages.get(message));
    judge::files(data, Some("data"), &body.files, had.map_or(&[], Stored::attachments))?;
    interaction.answer = Some(answer.clone());
    interaction.answered.notify_waiters();
    let (place, pressed, asked) = (interaction.place, interaction.pressed, interaction.asked);
    let origin = origin(interaction, data, pressed);
    let person = interaction.person.id;
    let (original, message) = match answer["type"].as_i64() {
        Some(4) => {
            let (message, shown) = state.post(place, data, &body.files, origin);
            (Some(message), Some(shown))
        }
        Some(5) => {
            let flags = LOADING | if is_ephemeral(data) { EPHEMERAL } else { 0 };
            let (message, shown) = state.post(place, &json!({}), &[], Origin { flags, ..origin });
            (Some(message), Some(shown))
        }
        Some(UPDATE) => (
            pressed,
            pressed.and_then(|pressed| state.edit(pressed, data, &body.files)),
        ),
        // A modal is no message, and the message whose button opened it stays as it is.
        Some(9) => (None, None),
        _ => (pressed, None),
    };
    if let Some(interaction) = state.interactions.get_mut(id) {
        interaction.original = original;
    }
    if asked != Asked::Autocomplete {
        let told = json!({ "interaction_id": id.to_string(), "type": answer["type"] });
        state.events.push("acknowledged", Some(place.id), Some(person), told);
    }
    Ok(response(id, asked, answer, original, message))
}

/// What a message that answers an interaction hangs on.
pub(super) fn origin(interaction: &Interaction, data: &Value, replies_to: Option<u64>) -> Origin {
    Origin {
        only_for: is_ephemeral(data).then_some(interaction.person.id),
        metadata: Some(interaction.metadata.clone()),
        interaction: interaction.short(),
        replies_to,
        flags: 0,
        webhook: true,
    }
}

fn response(id: u64, asked: Asked, body: &Value, original: Option<u64>, message: Option<Value>) -> Value {
    let kind = &body["type"];
    let mut response = json!({ "interaction": { "id": id.to_string(), "type": asked.number() } });
    if let Some(original) = original {
        response["interaction"]["response_message_id"] = json!(original.to_string());
        response["interaction"]["response_message_loading"] = json!(kind == 5);
        response["interaction"]["response_message_ephemeral"] = json!(is_ephemeral(&body["data"]));
    }
    if let Some(message) = message {
        response["resource"] = json!({ "type": kind, "message": message });
    }
    response
}
