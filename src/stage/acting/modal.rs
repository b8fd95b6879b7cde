//! Modals: what was typed into one is checked as Discord's client does, and sent.

use serde_json::{Map, Value, json};

use super::super::interactions::Opening;
use super::super::judge::Asked;
use super::super::state::State;
use super::super::world::{Person, Place};
use super::Acted;
use crate::interaction::limits::TEXT_FIELD_CHARS_MAX;

/// A modal that is sent by the person who got it as the answer to an interaction.
pub(super) fn submitted(
    state: &State,
    acted: &Acted,
    person: &'static Person,
    place: &'static Place,
) -> Result<Opening, String> {
    let id = acted.interaction_id.as_deref().and_then(|id| id.parse::<u64>().ok());
    let opener = state
        .interactions
        .get(id.ok_or("interaction_id is missing")?)
        .filter(|opener| opener.person.id == person.id && opener.place.id == place.id);
    let opener = opener.ok_or("this person did nothing here that has this interaction_id")?;
    let modal = opener.answer.as_ref().filter(|answer| answer["type"] == 9);
    let modal = &modal.ok_or("the interaction was not answered with a modal")?["data"];
    let message = opener.pressed.and_then(|id| state.messages.get(id));
    Ok(Opening {
        asked: Asked::Submit {
            from_message: opener.pressed.is_some(),
        },
        person,
        place,
        locale: acted.locale.clone(),
        data: json!({ "custom_id": modal["custom_id"], "components": filled_in(modal, &acted.fields)? }),
        about: json!({ "triggering_interaction_metadata": opener.metadata }),
        pressed: opener.pressed,
        message: message.map(|message| message.body.clone()),
    })
}

/// The rows with what was typed; a field that was left alone keeps what the modal put there.
fn filled_in(modal: &Value, typed: &Map<String, Value>) -> Result<Vec<Value>, String> {
    let rows = modal["components"].as_array().map(Vec::as_slice).unwrap_or_default();
    let fields: Vec<&Value> = rows.iter().map(|row| &row["components"][0]).collect();
    if let Some(stray) = typed
        .keys()
        .find(|name| !fields.iter().any(|field| field["custom_id"] == name.as_str()))
    {
        return Err(format!("the modal has no field {stray}"));
    }
    let filled = fields.iter().zip(1..).map(|(field, row)| {
        let name = field["custom_id"].as_str().unwrap_or_default();
        let text = typed.get(name).unwrap_or(&field["value"]).as_str().unwrap_or_default();
        check(field, text).map_err(|wrong| format!("{name}: {wrong}"))?;
        // Discord numbers all components in their order, the rows too.
        let text_input = json!({ "type": 4, "id": 2 * row, "custom_id": name, "value": text });
        Ok(json!({ "type": 1, "id": 2 * row - 1, "components": [text_input] }))
    });
    filled.collect()
}

fn check(field: &Value, text: &str) -> Result<(), String> {
    let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    // A field is required unless it says that it is not (components: Text Input).
    let required = field["required"] != false;
    if text.is_empty() {
        return if required {
            Err("is required".to_owned())
        } else {
            Ok(())
        };
    }
    let least = field["min_length"].as_u64().unwrap_or(0);
    let most = field["max_length"].as_u64().unwrap_or(u64::from(TEXT_FIELD_CHARS_MAX));
    if !(least..=most).contains(&length) {
        return Err(format!("must be {least} to {most} characters"));
    }
    if field["style"] == 1 && text.contains('\n') {
        return Err("has one line only".to_owned());
    }
    Ok(())
}
