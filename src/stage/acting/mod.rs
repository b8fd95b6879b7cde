//! People acting: a typed command, a half-typed option, a press, a selection, a filled-in modal, a command used on a
//! message; and the wait for the bot's answer.

mod command;
mod component;
mod modal;

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::State as Extract;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use tokio::sync::Notify;

use super::endpoint;
use super::errors::ApiError;
use super::messages::Stored;
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
    Submit,
    MessageCommand,
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
    /// The interaction that was answered with the modal.
    interaction_id: Option<String>,
    /// What is typed into the modal: from custom_id to text.
    #[serde(default)]
    fields: Map<String, Value>,
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
        Act::Command | Act::Autocomplete => command::typed(state, acted, person, place)?,
        Act::MessageCommand => command::used_on_message(state, acted, person, place)?,
        Act::Press | Act::Select => component::pressed(state, acted, person, place)?,
        Act::Submit => modal::submitted(state, acted, person, place)?,
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

/// The message that `acted` means, if this person sees it here.
fn meant<'s>(state: &'s State, acted: &Acted, person: &Person, place: &Place) -> Result<(u64, &'s Stored), String> {
    let id = acted.message_id.as_deref().and_then(|id| id.parse::<u64>().ok());
    let id = id.ok_or("message_id is missing")?;
    let message = state
        .messages
        .get(id)
        .filter(|message| message.channel == place.id && message.only_for.is_none_or(|only| only == person.id));
    Ok((id, message.ok_or("there is no such message here")?))
}

/// Posts an interaction to the endpoint and takes the response as its first answer.
async fn deliver(shared: Stagehand, url: String, id: u64, payload: Value) {
    let token = payload["token"].as_str().unwrap_or_default().to_owned();
    let posted = endpoint::post(&shared, &url, &payload, true).await;
    shared.with(|state| match posted {
        Ok(posted) => {
            if posted.status != 200 {
                // 202 promises an answer over REST; anything else is none.
                tracing::debug!(status = posted.status, "the endpoint gave no answer");
                return;
            }
            let (answered, body) = match posted.body {
                Ok(Some(body)) => (callback::answer(state, id, &token, &body), Some(body)),
                Ok(None) => (Err(ApiError::NOT_JSON), None),
                Err(error) => (Err(error), None),
            };
            let status = answered.as_ref().map_or_else(|error| error.status.as_u16(), |_| 200);
            if let Err(error) = answered {
                let told = json!({ "error": error.body() });
                state.events.push("refused", None, None, told);
            }
            let path = format!("/api/v10/interactions/{id}/token/callback");
            state.record.push("POST", &path, body.as_ref(), status);
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
        Act::Command | Act::MessageCommand => Some("The application did not respond"),
        Act::Press | Act::Select => Some("This interaction failed"),
        Act::Submit => Some("Something went wrong. Try again."),
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
            "interaction_id": id.to_string(), "text": failure, "name": interaction.metadata["name"],
            "message_id": interaction.pressed.map(|id| id.to_string()),
        });
        let (channel, person) = (interaction.place.id, interaction.person.id);
        state.events.push("failure", Some(channel), Some(person), told);
    }
    report
}
