//! Interactions in flight: what was asked, whether it was answered, and how long its token lives.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rand::distr::{Alphanumeric, SampleString};
use rand::rngs::StdRng;
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::clock::{Clock, Moment};
use super::errors::ApiError;
use super::judge::Asked;
use super::world::{self, Kind, Person, Place};
use crate::interaction::limits::{FIRST_ANSWER_WITHIN, INTERACTION_TOKEN_LIFE};

/// Interactions remembered; the oldest goes first.
const INTERACTIONS_MAX: usize = 10_000;
/// Characters in a token, about as many as Discord's.
const TOKEN_CHARS: usize = 160;
/// Follow-ups where the app is installed to a person only (interactions: Create Followup Message).
pub(super) const FOLLOW_UPS_MAX_WHERE_NO_MEMBER: usize = 5;

/// One interaction.
pub(super) struct Interaction {
    pub(super) id: u64,
    pub(super) token: String,
    pub(super) asked: Asked,
    pub(super) person: &'static Person,
    pub(super) place: &'static Place,
    pub(super) opened: Moment,
    pub(super) expired: bool,
    /// What a message that answers it says of it, as `interaction_metadata`.
    pub(super) metadata: Value,
    /// The message whose component was pressed, or opened the modal.
    pub(super) pressed: Option<u64>,
    /// The first answer's body.
    pub(super) answer: Option<Value>,
    /// The message that `@original` means.
    pub(super) original: Option<u64>,
    pub(super) follow_ups: Vec<u64>,
    /// Tells whoever waits for the first answer.
    pub(super) answered: Arc<Notify>,
}

/// What opens an interaction.
pub(super) struct Opening {
    pub(super) asked: Asked,
    pub(super) person: &'static Person,
    pub(super) place: &'static Place,
    pub(super) locale: String,
    pub(super) data: Value,
    /// What the metadata of its answer says beyond what every interaction's does.
    pub(super) about: Value,
    pub(super) pressed: Option<u64>,
    /// The pressed message's body.
    pub(super) message: Option<Value>,
}

/// All interactions by id.
pub(super) struct Interactions {
    random: StdRng,
    by_id: BTreeMap<u64, Interaction>,
    by_token: HashMap<String, u64>,
}

impl Interactions {
    /// None yet; `random` makes their tokens.
    pub(super) fn new(random: StdRng) -> Interactions {
        Interactions {
            random,
            by_id: BTreeMap::new(),
            by_token: HashMap::new(),
        }
    }

    /// Opens an interaction; returns its id and the payload to dispatch.
    pub(super) fn open(&mut self, clock: &mut Clock, opening: Opening) -> (u64, Value) {
        let id = clock.id();
        let token = Alphanumeric.sample_string(&mut self.random, TOKEN_CHARS);
        let payload = payload(id, &token, &opening);
        let interaction = Interaction {
            id,
            token: token.clone(),
            asked: opening.asked,
            person: opening.person,
            place: opening.place,
            opened: clock.now(),
            expired: false,
            metadata: metadata(id, &opening),
            pressed: opening.pressed,
            answer: None,
            original: None,
            follow_ups: Vec::new(),
            answered: Arc::new(Notify::new()),
        };
        self.by_id.insert(id, interaction);
        self.by_token.insert(token, id);
        if self.by_id.len() > INTERACTIONS_MAX
            && let Some((_, oldest)) = self.by_id.pop_first()
        {
            self.by_token.remove(&oldest.token);
        }
        (id, payload)
    }

    pub(super) fn get(&self, id: u64) -> Option<&Interaction> {
        self.by_id.get(&id)
    }

    pub(super) fn get_mut(&mut self, id: u64) -> Option<&mut Interaction> {
        self.by_id.get_mut(&id)
    }

    /// The interaction that may still have its first answer.
    pub(super) fn unanswered(&mut self, now: Moment, id: u64, token: &str) -> Result<&mut Interaction, ApiError> {
        let interaction = self.by_id.get_mut(&id).filter(|interaction| interaction.token == token);
        let interaction = interaction.ok_or(ApiError::UNKNOWN_INTERACTION)?;
        if interaction.answer.is_some() {
            return Err(ApiError::ACKNOWLEDGED);
        }
        if interaction.expired || now.since(interaction.opened) > FIRST_ANSWER_WITHIN {
            return Err(ApiError::UNKNOWN_INTERACTION);
        }
        Ok(interaction)
    }

    /// The answered interaction behind a webhook token.
    pub(super) fn webhook(&mut self, now: Moment, token: &str) -> Result<&mut Interaction, ApiError> {
        let id = self.by_token.get(token).ok_or(ApiError::UNKNOWN_WEBHOOK)?;
        let interaction = self.by_id.get_mut(id).ok_or(ApiError::UNKNOWN_WEBHOOK)?;
        if interaction.expired || now.since(interaction.opened) > INTERACTION_TOKEN_LIFE {
            return Err(ApiError::EXPIRED_TOKEN);
        }
        if interaction.answer.is_none() {
            return Err(ApiError::UNKNOWN_WEBHOOK);
        }
        Ok(interaction)
    }

    /// Ends every token's life.
    pub(super) fn expire(&mut self) {
        for interaction in self.by_id.values_mut() {
            interaction.expired = true;
            interaction.answered.notify_waiters();
        }
    }

    /// Lets everybody who waits for an answer look at the clock again.
    pub(super) fn wake(&self) {
        for interaction in self.by_id.values().filter(|interaction| interaction.answer.is_none()) {
            interaction.answered.notify_waiters();
        }
    }
}

impl Interaction {
    /// The older `interaction` of a message that answers a command.
    pub(super) fn short(&self) -> Option<Value> {
        let name = self.metadata.get("name")?;
        Some(json!({
            "id": self.id.to_string(), "type": self.asked.number(), "name": name, "user": self.person.user(),
        }))
    }
}

/// Messages: Message Interaction Metadata.
fn metadata(id: u64, opening: &Opening) -> Value {
    let mut metadata = opening.about.clone();
    metadata["id"] = json!(id.to_string());
    metadata["type"] = json!(opening.asked.number());
    metadata["user"] = opening.person.user();
    metadata["authorizing_integration_owners"] = opening.place.owners(opening.person);
    metadata
}

/// The payload of INTERACTION_CREATE (interactions: Interaction Object).
fn payload(id: u64, token: &str, opening: &Opening) -> Value {
    let (person, place) = (opening.person, opening.place);
    let mut payload = json!({
        "id": id.to_string(), "application_id": world::APPLICATION_ID.to_string(), "type": opening.asked.number(), "token": token,
        "version": 1, "data": opening.data, "channel": place.partial(person), "channel_id": place.id.to_string(),
        "locale": opening.locale, "app_permissions": place.app_permissions().to_string(),
        "authorizing_integration_owners": place.owners(person), "context": place.context(), "entitlements": [],
        "attachment_size_limit": world::attachment_bytes_max(),
    });
    if place.kind == Kind::Guild {
        payload["guild_id"] = json!(world::GUILD_ID.to_string());
        payload["guild"] = json!({ "id": world::GUILD_ID.to_string(), "locale": "en-US", "features": [] });
        payload["guild_locale"] = json!("en-US");
        payload["member"] = person.member();
    } else {
        payload["user"] = person.user();
    }
    if let Some(message) = &opening.message {
        payload["message"] = message.clone();
    }
    payload
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::world::{PEOPLE, PLACES};

    fn opening(asked: Asked, place: &'static Place) -> Opening {
        Opening {
            asked,
            person: &PEOPLE[0],
            place,
            locale: "ko".to_owned(),
            data: match asked {
                Asked::Component => json!({ "custom_id": "a", "component_type": 3, "values": ["x"], "id": 2 }),
                Asked::Submit { .. } => json!({ "custom_id": "a", "components": [{ "type": 1, "id": 1,
                    "components": [{ "type": 4, "id": 2, "custom_id": "b", "value": "typed" }] }] }),
                _ => json!({ "id": "9", "name": "news", "type": 1, "options": [{ "name": "latest", "type": 1,
                    "options": [{ "name": "artist", "type": 3, "value": "ji", "focused": asked == Asked::Autocomplete }] }] }),
            },
            about: json!({}),
            pressed: None,
            message: None,
        }
    }

    #[test]
    fn serenity_decodes_every_kind_everywhere() {
        for place in &PLACES {
            for asked in [
                Asked::Command,
                Asked::Component,
                Asked::Autocomplete,
                Asked::Submit { from_message: true },
            ] {
                let mut opening = opening(asked, place);
                if matches!(asked, Asked::Component | Asked::Submit { .. }) {
                    let shared = crate::stage::state::Shared::new(
                        String::new(),
                        reqwest::Client::new(),
                        tokio::sync::watch::channel(false).1,
                    );
                    let body = json!({ "content": "Hi", "components": [{ "type": 1, "components": [
                        { "type": 2, "style": 1, "label": "Go", "custom_id": "a" }] }] });
                    let (_, message) = shared.with(|state| state.post(place, &body, &[], Default::default()));
                    opening.message = Some(message);
                }
                let (_, payload) =
                    Interactions::new(rand::SeedableRng::seed_from_u64(1)).open(&mut Clock::new(), opening);
                let decoded: serenity::all::Interaction = serde_json::from_value(payload).unwrap();
                let number = match decoded {
                    serenity::all::Interaction::Command(_) => Asked::Command,
                    serenity::all::Interaction::Component(_) => Asked::Component,
                    serenity::all::Interaction::Autocomplete(_) => Asked::Autocomplete,
                    serenity::all::Interaction::Modal(modal) => {
                        let serenity::all::ActionRowComponent::InputText(field) =
                            &modal.data.components[0].components[0]
                        else {
                            panic!("no text field")
                        };
                        assert_eq!(field.value.as_deref(), Some("typed"));
                        Asked::Submit { from_message: true }
                    }
                    _ => panic!("another kind"),
                };
                assert_eq!(number, asked);
            }
        }
    }
}
