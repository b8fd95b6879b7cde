//! Commands: typed after a slash, or chosen from a message's menu.

use serde_json::{Map, Value, json};

use super::super::interactions::Opening;
use super::super::judge::Asked;
use super::super::options::{self, Typed};
use super::super::state::State;
use super::super::world::{Person, Place};
use super::{Act, Acted, meant};

/// A typed command, or a half-typed option of one.
pub(super) fn typed(
    state: &State,
    acted: &Acted,
    person: &'static Person,
    place: &'static Place,
) -> Result<Opening, String> {
    let values = named(&acted.options)?;
    let focused = acted.focused.as_deref();
    let asked = match (acted.kind, focused) {
        (Act::Autocomplete, None) => return Err("autocomplete needs the name of the focused option".to_owned()),
        (Act::Autocomplete, Some(_)) => Asked::Autocomplete,
        _ => Asked::Command,
    };
    let focused = focused.filter(|_| asked == Asked::Autocomplete);
    let typed = Typed {
        name: &acted.name,
        values: &values,
        focused,
    };
    let data = options::data(&state.commands, &typed, person, place)?;
    let name = acted
        .name
        .trim_start_matches('/')
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    Ok(Opening {
        asked,
        person,
        place,
        locale: acted.locale.clone(),
        data,
        about: json!({ "name": name }),
        pressed: None,
        message: None,
    })
}

/// Options as an object from name to value, or as a list of `{name, value}`.
fn named(options: &Value) -> Result<Map<String, Value>, String> {
    match options {
        Value::Null => Ok(Map::new()),
        Value::Object(map) => Ok(map.clone()),
        Value::Array(list) => list
            .iter()
            .map(|option| {
                let name = option["name"].as_str().ok_or("an option has no name")?;
                Ok((name.to_owned(), option["value"].clone()))
            })
            .collect(),
        _ => Err("options are an object or a list".to_owned()),
    }
}

/// A message command, used on a message.
pub(super) fn used_on_message(
    state: &State,
    acted: &Acted,
    person: &'static Person,
    place: &'static Place,
) -> Result<Opening, String> {
    let (id, message) = meant(state, acted, person, place)?;
    let command = options::message_command(&state.commands, &acted.name, person, place)?;
    let id = id.to_string();
    let messages = json!({ id.as_str(): message.body });
    Ok(Opening {
        asked: Asked::Command,
        person,
        place,
        locale: acted.locale.clone(),
        data: json!({ "id": command["id"], "name": command["name"], "type": 3, "target_id": id,
            "resolved": { "messages": messages } }),
        about: json!({ "name": command["name"], "target_message_id": id }),
        pressed: None,
        message: None,
    })
}
