//! People acting: a typed command, a half-typed option, a press, a selection; and the wait for the bot's answer.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State as Extract;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::sync::Notify;

use super::endpoint;
use super::interactions::Opening;
use super::judge::Asked;
use super::options::{self, Typed};
use super::own::{Refusal, find_person, find_place, read};
use super::rest::callback;
use super::state::{Shared, Stagehand, State};
use super::world::{GUILD_ID, Kind as PlaceKind, Person, Place};
use crate::interaction::limits::{FIRST_ANSWER_WITHIN, LOCALES};

/// What a person does.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Act {
    Command,
    Autocomplete,
    Press,
    Select,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Acted {
    user: String,
    channel: String,
    #[serde(default = "english")]
    locale: String,
    kind: Act,
    #[serde(default)]
    name: String,
    #[serde(default)]
    options: Value,
    focused: Option<String>,
    message_id: Option<String>,
    #[serde(default)]
    custom_id: String,
    #[serde(default)]
    values: Vec<String>,
}

fn english() -> String {
    "en-US".to_owned()
}

/// An opened interaction.
struct Opened {
    id: u64,
    answered: Arc<Notify>,
    /// Somebody can hear it.
    heard: bool,
    /// What goes to the endpoint, if one is set.
    post: Option<(String, Value)>,
}

/// `POST /stage/interactions`: does what a person does and waits for the bot's first answer.
pub(super) async fn interact(Extract(shared): Extract<Stagehand>, body: Bytes) -> Result<Json<Value>, Refusal> {
    let acted: Acted = read(&body)?;
    let person = find_person(&acted.user)?;
    let place = find_place(&acted.channel, person)?;
    if !LOCALES.contains(&acted.locale.as_str()) {
        return Err(Refusal(format!("Discord knows no locale {}", acted.locale)));
    }
    let opened = shared.with(|state| open(state, &acted, person, place))?;
    if let Some((url, payload)) = opened.post {
        tokio::spawn(deliver(Arc::clone(&shared), url, opened.id, payload));
    }
    if opened.heard {
        wait(&shared, opened.id, &opened.answered).await;
    }
    Ok(Json(shared.with(|state| report(state, opened.id, acted.kind))))
}

fn open(state: &mut State, acted: &Acted, person: &'static Person, place: &'static Place) -> Result<Opened, String> {
    let opening = match acted.kind {
        Act::Command | Act::Autocomplete => typed(state, acted, person, place)?,
        Act::Press | Act::Select => pressed(state, acted, person, place)?,
    };
    let (id, payload) = state.interactions.open(&mut state.clock, opening);
    let answered = state
        .interactions
        .get(id)
        .map(|interaction| Arc::clone(&interaction.answered))
        .unwrap_or_default();
    let post = state.endpoint.clone().map(|url| (url, payload.clone()));
    let heard = post.is_some() || state.sessions.any();
    if post.is_none() {
        let guild = (place.kind == PlaceKind::Guild).then_some(GUILD_ID);
        state.sessions.dispatch(guild, "INTERACTION_CREATE", &payload);
    }
    Ok(Opened {
        id,
        answered,
        heard,
        post,
    })
}

fn typed(state: &State, acted: &Acted, person: &'static Person, place: &'static Place) -> Result<Opening, String> {
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
        name: Some(name),
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

fn pressed(state: &State, acted: &Acted, person: &'static Person, place: &'static Place) -> Result<Opening, String> {
    let id = acted
        .message_id
        .as_deref()
        .and_then(|id| id.parse::<u64>().ok())
        .ok_or("message_id is missing")?;
    let message = state
        .messages
        .get(id)
        .filter(|message| message.channel == place.id && message.only_for.is_none_or(|only| only == person.id))
        .ok_or("there is no such message here")?;
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
        name: None,
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

/// Posts an interaction to the endpoint and takes the response as its first answer.
async fn deliver(shared: Stagehand, url: String, id: u64, payload: Value) {
    let token = payload["token"].as_str().unwrap_or_default().to_owned();
    let posted = endpoint::post(&shared, &url, &payload, true).await;
    shared.with(|state| match posted {
        Ok(posted) => {
            let Some(body) = posted.body.filter(|_| posted.status == 200) else {
                // 202 promises an answer over REST; anything else is none.
                tracing::debug!(status = posted.status, "the endpoint gave no answer");
                return;
            };
            let status = match callback::answer(state, id, &token, &body) {
                Ok(_) => 200,
                Err(error) => {
                    state
                        .events
                        .push("refused", None, None, json!({ "error": error.body() }));
                    error.status.as_u16()
                }
            };
            state.record.push(
                "POST",
                &format!("/api/v10/interactions/{id}/token/callback"),
                Some(&body),
                status,
            );
        }
        Err(error) => state
            .events
            .push("refused", None, None, json!({ "error": { "message": error } })),
    });
}

/// Waits until the interaction is answered or its time is up by the stage's clock.
async fn wait(shared: &Shared, id: u64, answered: &Notify) {
    loop {
        let woken = answered.notified();
        let left = shared.with(|state| {
            let now = state.clock.now();
            let open = state
                .interactions
                .get(id)
                .filter(|it| it.answer.is_none() && !it.expired);
            open.map(|it| FIRST_ANSWER_WITHIN.saturating_sub(now.since(it.opened)))
                .filter(|left| !left.is_zero())
        });
        let Some(left) = left else { return };
        if tokio::time::timeout(left, woken).await.is_err() {
            return;
        }
    }
}

/// What came of it; a failure is told to the person, as Discord's client does.
fn report(state: &mut State, id: u64, act: Act) -> Value {
    let Some(interaction) = state.interactions.get(id) else {
        return json!({ "id": id.to_string(), "acknowledged": false, "response": null, "failure": "forgotten" });
    };
    let response = interaction.answer.clone();
    let message = interaction
        .original
        .and_then(|id| state.messages.get(id))
        .map(|message| message.body.clone());
    let failure = match act {
        _ if response.is_some() => None,
        Act::Command => Some("The application did not respond"),
        Act::Press | Act::Select => Some("This interaction failed"),
        Act::Autocomplete => Some("Loading options failed"),
    };
    let mut report = json!({
        "id": id.to_string(), "acknowledged": response.is_some(), "response": response, "message": message,
        "failure": failure,
    });
    if act == Act::Autocomplete {
        report["choices"] = report["response"]["data"]["choices"].clone();
    } else if let Some(failure) = failure {
        let told = json!({
            "interaction_id": id.to_string(), "text": failure, "name": interaction.name,
            "message_id": interaction.pressed.map(|id| id.to_string()),
        });
        let (channel, person) = (interaction.place.id, interaction.person.id);
        state.events.push("failure", Some(channel), Some(person), told);
    }
    report
}
