//! The messages on the stage, as Discord's message objects, and who may see each.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::rest::body::File;
use super::state::State;
use super::world::{self, Kind, Place};

/// Messages kept over all channels; the oldest goes first.
const MESSAGES_MAX: usize = 2_000;
/// The flag of a message that one person sees.
pub(super) const EPHEMERAL: i64 = 1 << 6;
/// The flag of an answer that was promised and is still to come.
pub(super) const LOADING: i64 = 1 << 7;

/// One message.
pub(super) struct Stored {
    pub(super) channel: u64,
    /// The one person who sees it.
    pub(super) only_for: Option<u64>,
    pub(super) body: Value,
}

impl Stored {
    /// The files that are there already.
    pub(super) fn attachments(&self) -> &[Value] {
        self.body["attachments"]
            .as_array()
            .map(Vec::as_slice)
            .unwrap_or_default()
    }
}

/// All messages by id, which is also their order.
#[derive(Default)]
pub(super) struct Messages(BTreeMap<u64, Stored>);

impl Messages {
    pub(super) fn get(&self, id: u64) -> Option<&Stored> {
        self.0.get(&id)
    }

    /// The messages of a channel that `person` sees, oldest first.
    pub(super) fn seen(&self, channel: u64, person: u64) -> Vec<Value> {
        self.0
            .values()
            .filter(|message| message.channel == channel)
            .filter(|message| message.only_for.is_none_or(|only| only == person))
            .map(|message| message.body.clone())
            .collect()
    }

    /// The messages of a channel that the bot may list, newest first.
    pub(super) fn public(&self, channel: u64, limit: usize) -> Vec<Value> {
        let public = self
            .0
            .values()
            .rev()
            .filter(|message| message.channel == channel && message.only_for.is_none());
        public.take(limit).map(|message| message.body.clone()).collect()
    }

    fn insert(&mut self, id: u64, message: Stored) {
        self.0.insert(id, message);
        if self.0.len() > MESSAGES_MAX {
            self.0.pop_first();
        }
    }
}

/// What a new message of the bot hangs on.
#[derive(Default)]
pub(super) struct Origin {
    /// The person who alone sees it.
    pub(super) only_for: Option<u64>,
    /// The interaction it answers, as `interaction_metadata`.
    pub(super) metadata: Option<Value>,
    /// The same in the older form, as `interaction`.
    pub(super) interaction: Option<Value>,
    /// The message it replies to.
    pub(super) replies_to: Option<u64>,
    /// Further flags.
    pub(super) flags: i64,
    /// Whether it came through an interaction's webhook.
    pub(super) webhook: bool,
}

impl State {
    /// Puts a message of the bot, with the files that came with it, on a channel and tells who may see it.
    pub(super) fn post(&mut self, place: &Place, data: &Value, files: &[File], origin: Origin) -> (u64, Value) {
        let id = self.clock.id();
        let attachments = self.attached(place.id, data, files, &[]).unwrap_or_default();
        let kept = data["flags"].as_i64().unwrap_or_default();
        let mut body = json!({
            "id": id.to_string(), "channel_id": place.id.to_string(), "author": world::bot(),
            "timestamp": self.clock.timestamp(), "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "pinned": false, "attachments": attachments,
            "type": match (&origin.interaction, origin.replies_to) { (_, Some(_)) => 19, (Some(_), _) => 20, _ => 0 },
            "flags": kept | origin.flags,
        });
        show(&mut body, data);
        if origin.webhook {
            body["application_id"] = json!(world::APPLICATION_ID.to_string());
            body["webhook_id"] = json!(world::APPLICATION_ID.to_string());
        }
        for (key, value) in [
            ("interaction_metadata", origin.metadata),
            ("interaction", origin.interaction),
        ] {
            if let Some(value) = value {
                body[key] = value;
            }
        }
        if let Some(replied) = origin.replies_to {
            body["message_reference"] = reference(place, replied);
        }
        if let Some(nonce) = data.get("nonce").filter(|nonce| !nonce.is_null()) {
            body["nonce"] = nonce.clone();
        }
        self.keep(id, place.id, origin.only_for, body.clone());
        (id, body)
    }

    /// Puts what a person writes on a channel.
    pub(super) fn say(&mut self, place: &Place, person: &world::Person, content: &str) -> Value {
        let id = self.clock.id();
        let body = json!({
            "id": id.to_string(), "channel_id": place.id.to_string(), "author": person.user(), "content": content,
            "timestamp": self.clock.timestamp(), "edited_timestamp": null, "tts": false,
            "mention_everyone": false, "mentions": [], "mention_roles": [], "pinned": false, "attachments": [],
            "embeds": [], "components": [], "type": 0, "flags": 0,
        });
        self.keep(id, place.id, None, body.clone());
        body
    }

    fn keep(&mut self, id: u64, channel: u64, only_for: Option<u64>, body: Value) {
        self.events
            .push("message", Some(channel), only_for, json!({ "message": body.clone() }));
        self.messages.insert(
            id,
            Stored {
                channel,
                only_for,
                body,
            },
        );
    }

    /// The attachments that a message gets; none where its body says nothing about them.
    fn attached(&mut self, channel: u64, data: &Value, files: &[File], had: &[Value]) -> Option<Vec<Value>> {
        let listed = data.get("attachments")?;
        let listed = listed.as_array().map(Vec::as_slice).unwrap_or_default();
        let fresh_id = || self.clock.id();
        Some(self.attachments.of_message(fresh_id, channel, listed, files, had))
    }

    /// Edits a message: a field that is absent stays. None if the message is gone.
    pub(super) fn edit(&mut self, id: u64, data: &Value, files: &[File]) -> Option<Value> {
        let timestamp = self.clock.timestamp();
        let message = self.messages.get(id)?;
        let (channel, had) = (message.channel, message.attachments().to_vec());
        let attachments = self.attached(channel, data, files, &had);
        let message = self.messages.0.get_mut(&id)?;
        let flags = message.body["flags"].as_i64().unwrap_or_default();
        show(&mut message.body, data);
        if let Some(attachments) = attachments {
            message.body["attachments"] = Value::Array(attachments);
        }
        if flags & LOADING != 0 {
            // The promised answer has come: that is no edit.
            message.body["flags"] = json!(flags & !LOADING);
        } else {
            message.body["edited_timestamp"] = json!(timestamp);
        }
        let (channel, only_for, body) = (message.channel, message.only_for, message.body.clone());
        self.events
            .push("edit", Some(channel), only_for, json!({ "message": body.clone() }));
        Some(body)
    }

    /// Takes a message away; false if it was not there.
    pub(super) fn delete(&mut self, id: u64) -> bool {
        let Some(message) = self.messages.0.remove(&id) else {
            return false;
        };
        self.events.push(
            "delete",
            Some(message.channel),
            message.only_for,
            json!({ "id": id.to_string() }),
        );
        true
    }
}

/// Writes the parts of `data` that are there into a message; null empties a part.
fn show(body: &mut Value, data: &Value) {
    for (key, empty) in [("content", json!("")), ("embeds", json!([])), ("components", json!([]))] {
        match data.get(key) {
            Some(Value::Null) => body[key] = empty,
            Some(value) => body[key] = value.clone(),
            None if body.get(key).is_none() => body[key] = empty,
            None => {}
        }
    }
    if let Some(embeds) = body["embeds"].as_array_mut() {
        for embed in embeds {
            embed["type"] = json!("rich");
        }
    }
}

fn reference(place: &Place, message: u64) -> Value {
    let mut reference = json!({ "type": 0, "channel_id": place.id.to_string(), "message_id": message.to_string() });
    if place.kind == Kind::Guild {
        reference["guild_id"] = json!(world::GUILD_ID.to_string());
    }
    reference
}
