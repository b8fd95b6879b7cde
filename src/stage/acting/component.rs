//! Components: a button that is pressed, a menu that is chosen from.

use serde_json::{Value, json};

use super::super::interactions::Opening;
use super::super::judge::Asked;
use super::super::state::State;
use super::super::world::{Person, Place};
use super::{Act, Acted, meant};

/// A pressed button, or a choice in a menu.
pub(super) fn pressed(
    state: &State,
    acted: &Acted,
    person: &'static Person,
    place: &'static Place,
) -> Result<Opening, String> {
    let (id, message) = meant(state, acted, person, place)?;
    let component = component(&message.body, &acted.custom_id).ok_or("the message has no such component")?;
    if component["disabled"] == true {
        return Err("the component is disabled".to_owned());
    }
    let kind = component["type"].as_u64().unwrap_or_default();
    if (kind == 2) != (acted.kind == Act::Press) {
        return Err("a button is pressed, a menu is selected from".to_owned());
    }
    let mut data = json!({ "custom_id": acted.custom_id, "component_type": kind, "id": 1 });
    if acted.kind == Act::Select {
        check_values(component, &acted.values)?;
        data["values"] = json!(acted.values);
    }
    Ok(Opening {
        asked: Asked::Component,
        person,
        place,
        locale: acted.locale.clone(),
        data,
        about: json!({ "interacted_message_id": id.to_string() }),
        pressed: Some(id),
        message: Some(message.body.clone()),
    })
}

fn component<'m>(message: &'m Value, custom_id: &str) -> Option<&'m Value> {
    let rows = message["components"].as_array()?;
    let mut parts = rows.iter().filter_map(|row| row["components"].as_array()).flatten();
    parts.find(|part| part["custom_id"] == custom_id)
}

fn check_values(select: &Value, values: &[String]) -> Result<(), String> {
    let bound = |key: &str| {
        select[key]
            .as_u64()
            .and_then(|bound| usize::try_from(bound).ok())
            .unwrap_or(1)
    };
    let (least, most) = (bound("min_values"), bound("max_values"));
    if !(least..=most).contains(&values.len()) {
        return Err(format!("the menu takes {least} to {most} values"));
    }
    let options = select["options"].as_array().map(Vec::as_slice).unwrap_or_default();
    match values
        .iter()
        .find(|value| !options.iter().any(|option| option["value"] == ***value))
    {
        Some(stray) => Err(format!("the menu has no option {stray}")),
        None => Ok(()),
    }
}
