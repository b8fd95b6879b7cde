//! Everything the stage remembers, behind one lock that is never held across a wait.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use ed25519_dalek::SigningKey;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::attachments::Attachments;
use super::clock::Clock;
use super::errors::ApiError;
use super::events::Events;
use super::faults::Faults;
use super::interactions::Interactions;
use super::messages::Messages;
use super::record::Record;
use super::rest::buckets::Buckets;
use super::sessions::Sessions;

/// What every connection to the stage shares.
pub(super) struct Shared {
    state: Mutex<State>,
    /// Counts what happened; a page that waits for news watches it.
    pub(super) news: watch::Sender<u64>,
    /// `http://127.0.0.1:PORT`.
    pub(super) origin: String,
    /// Signs what goes to an HTTP endpoint.
    pub(super) key: SigningKey,
    pub(super) http: reqwest::Client,
    /// Turns true when the stage ends.
    pub(super) closing: watch::Receiver<bool>,
}

/// What the stage remembers.
pub(super) struct State {
    pub(super) clock: Clock,
    pub(super) messages: Messages,
    pub(super) attachments: Attachments,
    pub(super) interactions: Interactions,
    /// The application's commands as registered, by id.
    pub(super) commands: Vec<Value>,
    pub(super) events: Events,
    pub(super) faults: Faults,
    pub(super) sessions: Sessions,
    pub(super) buckets: Buckets,
    pub(super) record: Record,
    /// Where interactions go instead of the gateway.
    pub(super) endpoint: Option<String>,
    /// Nonces that must not post twice: (channel, nonce) to the message they posted.
    pub(super) nonces: BTreeMap<(u64, String), u64>,
}

pub(super) type Stagehand = Arc<Shared>;

impl Shared {
    pub(super) fn new(origin: String, http: reqwest::Client, closing: watch::Receiver<bool>) -> Stagehand {
        // Tokens and key guard nothing but a stand-in; the randomness of the standard library's hash maps will do.
        let mut random = StdRng::seed_from_u64(RandomState::new().hash_one(&origin));
        let mut secret = [0; 32];
        random.fill_bytes(&mut secret);
        Arc::new(Shared {
            state: Mutex::new(State {
                clock: Clock::new(),
                messages: Messages::default(),
                attachments: Attachments::new(&origin),
                interactions: Interactions::new(random),
                commands: Vec::new(),
                events: Events::default(),
                faults: Faults::default(),
                sessions: Sessions::default(),
                buckets: Buckets::default(),
                record: Record::from_environment(),
                endpoint: None,
                nonces: BTreeMap::new(),
            }),
            news: watch::Sender::new(0),
            origin,
            key: SigningKey::from_bytes(&secret),
            http,
            closing,
        })
    }

    /// Works on the state and then wakes whoever waits for news.
    pub(super) fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        let (result, last) = {
            let mut state = self.lock();
            let result = work(&mut state);
            (result, state.events.last())
        };
        self.news.send_if_modified(|seen| std::mem::replace(seen, last) != last);
        result
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic elsewhere leaves at worst a half-told event; the stage goes on.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The key that verifies what goes to an endpoint, in hex.
    pub(super) fn public_key(&self) -> String {
        hex::encode(self.key.verifying_key().as_bytes())
    }
}

impl State {
    /// Replaces every command and gives each an id, keeping the id of one whose name stays.
    pub(super) fn overwrite_commands(&mut self, definitions: &[Value]) -> Vec<Value> {
        let old = std::mem::take(&mut self.commands);
        let same = |a: &Value, b: &Value| a["name"] == b["name"] && kind(a) == kind(b);
        for definition in definitions {
            let id = old
                .iter()
                .find(|command| same(command, definition))
                .map_or_else(|| json!(self.clock.id().to_string()), |command| command["id"].clone());
            self.commands.push(registered(definition, id, self.clock.id()));
        }
        self.events.push("commands", None, None, json!({}));
        self.commands.clone()
    }

    /// A message in a channel, if it is there and the bot may see it.
    pub(super) fn bot_sees(&self, channel: u64) -> Result<&'static super::world::Place, ApiError> {
        let place = super::world::place_by_id(channel).ok_or(ApiError::UNKNOWN_CHANNEL)?;
        if place.has_bot() {
            Ok(place)
        } else {
            Err(ApiError::MISSING_ACCESS)
        }
    }
}

/// Waits until the stage ends.
pub(super) async fn until(closing: &mut watch::Receiver<bool>) {
    // An error means that the stage is gone already.
    let _gone = closing.wait_for(|closing| *closing).await;
}

fn kind(command: &Value) -> i64 {
    command["type"].as_i64().unwrap_or(1)
}

/// A command as Discord returns it: the definition with what was left out filled in.
fn registered(definition: &Value, id: Value, version: u64) -> Value {
    let mut command = json!({
        "type": 1, "description": "", "options": [], "default_member_permissions": null, "nsfw": false,
        "integration_types": [0], "contexts": null, "dm_permission": true,
        "name_localizations": null, "description_localizations": null,
    });
    if let (Some(command), Some(given)) = (command.as_object_mut(), definition.as_object()) {
        for (key, value) in given {
            command.insert(key.clone(), value.clone());
        }
        command.insert("id".to_owned(), id);
        command.insert(
            "application_id".to_owned(),
            json!(super::world::APPLICATION_ID.to_string()),
        );
        command.insert("version".to_owned(), json!(version.to_string()));
    }
    command
}
