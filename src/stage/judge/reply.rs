//! The first answer to an interaction: which types are allowed, and each one's data.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::form::Form;
use super::message::{self, Message};
use super::modal;
use crate::interaction::limits::{AUTOCOMPLETE_CHOICES_MAX, CHOICE_NAME_CHARS_MAX, CHOICE_VALUE_CHARS_MAX, LOCALES};

const EPHEMERAL: i64 = 1 << 6;

/// What kind of interaction is being answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::stage) enum Asked {
    /// A slash command or a message command: a message, the promise of one, or a modal.
    Command,
    /// A button or a select menu: also an edit of its message, or the promise of one.
    Component,
    /// A modal that was filled in and sent: no further modal.
    Submit {
        /// A component opened it, so that there is a message to edit.
        from_message: bool,
    },
    /// Somebody is typing an option: choices only.
    Autocomplete,
}

impl Asked {
    fn allowed(self) -> &'static [i64] {
        match self {
            Asked::Command => &[4, 5, 9],
            Asked::Component => &[4, 5, 6, 7, 9],
            Asked::Submit { from_message: true } => &[4, 5, 6, 7],
            Asked::Submit { from_message: false } => &[4, 5],
            Asked::Autocomplete => &[8],
        }
    }

    /// The type number of such an interaction (interactions: Interaction Type).
    pub(in crate::stage) fn number(self) -> u8 {
        match self {
            Asked::Command => 2,
            Asked::Component => 3,
            Asked::Autocomplete => 4,
            Asked::Submit { .. } => 5,
        }
    }
}

/// Whether a reply body asks to be seen by one person only.
pub(in crate::stage) fn is_ephemeral(data: &Value) -> bool {
    data["flags"].as_i64().unwrap_or_default() & EPHEMERAL != 0
}

/// Judges an answer; true if it creates a message, which then must not be empty.
pub(super) fn judge(form: &mut Form, body: &Value, asked: Asked) -> bool {
    let Some(map) = form.object(body, &["type", "data"]) else {
        return false;
    };
    form.required(map, "type");
    let kind = form.one_of(map, "type", asked.allowed());
    let absent = Value::Object(Map::new());
    let data = map.get("data").filter(|data| !data.is_null()).unwrap_or(&absent);
    form.at("data", |form| match kind {
        Some(4) => message::judge(form, data, Message::Reply),
        Some(5) => judge_deferred(form, data),
        Some(7) => message::judge(form, data, Message::ReplyEdit),
        Some(8) => judge_choices(form, data),
        Some(9) => modal::judge(form, data),
        _ => {}
    });
    kind == Some(4)
}

fn judge_deferred(form: &mut Form, data: &Value) {
    // serenity sends a whole message here; Discord reads its flags and nothing else.
    if let Some(map) = form.object(data, &["flags", "allowed_mentions"]) {
        message::judge_flags(form, map, EPHEMERAL);
    }
}

fn judge_choices(form: &mut Form, data: &Value) {
    let Some(map) = form.object(data, &["choices"]) else {
        return;
    };
    form.required(map, "choices");
    let choices = form.list(map, "choices", 0..=AUTOCOMPLETE_CHOICES_MAX);
    form.each("choices", choices, |form, _, choice| judge_choice(form, choice));
}

/// Judges one choice; command definitions have the same.
pub(super) fn judge_choice(form: &mut Form, choice: &Value) {
    let Some(map) = form.object(choice, &["name", "name_localizations", "value"]) else {
        return;
    };
    form.required(map, "name");
    form.string(map, "name", 1..=CHOICE_NAME_CHARS_MAX);
    judge_localised(form, map, "name_localizations", |form, text| {
        form.text(text, 1..=CHOICE_NAME_CHARS_MAX);
    });
    if form.required(map, "value") && !map["value"].is_number() {
        form.string(map, "value", 1..=CHOICE_VALUE_CHARS_MAX);
    }
}

/// Judges a dictionary from locale to text.
pub(super) fn judge_localised(
    form: &mut Form,
    map: &Map<String, Value>,
    key: &str,
    mut look: impl FnMut(&mut Form, &Value),
) {
    let Some(texts) = map.get(key).filter(|texts| !texts.is_null()) else {
        return;
    };
    let known: HashSet<&str> = LOCALES.into_iter().collect();
    form.at(key, |form| {
        let Value::Object(texts) = texts else {
            form.add("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType");
            return;
        };
        for (locale, text) in texts {
            form.at(locale, |form| {
                if !known.contains(locale.as_str()) {
                    form.add("BASE_TYPE_CHOICES", "Discord knows no such locale.");
                }
                look(form, text);
            });
        }
    });
}
