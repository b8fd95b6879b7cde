//! Command definitions: names, descriptions, options, choices, where they may be used, and their whole size.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::form::Form;
use super::reply::{judge_choice, judge_localised};
use crate::interaction::limits::{
    COMMAND_CHARS_MAX, COMMAND_DESCRIPTION_CHARS_MAX, COMMAND_NAME_CHARS_MAX, COMMAND_OPTIONS_MAX, COMMANDS_MAX,
    MESSAGE_COMMANDS_MAX, OPTION_CHOICES_MAX, OPTION_VALUE_CHARS_MAX,
};

/// A slash command's type number.
const CHAT_INPUT: i64 = 1;
const SUB_COMMAND: i64 = 1;
const SUB_COMMAND_GROUP: i64 = 2;
const STRING: i64 = 3;
/// String, integer and number: the options that may have choices or autocomplete.
const CHOOSABLE: [i64; 3] = [3, 4, 10];
/// The largest whole number an option may state, 2^53.
const NUMBER_MAX: f64 = 9_007_199_254_740_992.0;

pub(super) fn judge(form: &mut Form, body: &Value) {
    let Value::Array(commands) = body else {
        form.add("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        return;
    };
    let mut counts: HashMap<i64, usize> = HashMap::new();
    let mut names = HashSet::new();
    for (index, command) in commands.iter().enumerate() {
        let kind = command["type"].as_i64().unwrap_or(CHAT_INPUT);
        *counts.entry(kind).or_default() += 1;
        form.at(index, |form| {
            judge_command(form, command);
            if command["name"].as_str().is_some_and(|name| !names.insert((kind, name))) {
                let message = "Application command names must be unique";
                form.add("APPLICATION_COMMANDS_DUPLICATE_NAME", message);
            }
        });
    }
    for (kind, count) in counts {
        let most = if kind == CHAT_INPUT {
            COMMANDS_MAX
        } else {
            // As many of users as of messages.
            MESSAGE_COMMANDS_MAX
        };
        if count > most {
            form.add(
                "APPLICATION_COMMANDS_TOO_MANY",
                format!("At most {most} commands of type {kind}."),
            );
        }
    }
}

/// The fields that Discord knows here.
const COMMAND_FIELDS: &[&str] = &[
    "id",
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "options",
    "default_member_permissions",
    "dm_permission",
    "default_permission",
    "nsfw",
    "integration_types",
    "contexts",
    "handler",
];

fn judge_command(form: &mut Form, command: &Value) {
    let Some(map) = form.object(command, COMMAND_FIELDS) else {
        return;
    };
    form.one_of(map, "type", &[1, 2, 3, 4]);
    form.required(map, "name");
    if map.get("type").and_then(Value::as_i64).unwrap_or(CHAT_INPUT) == CHAT_INPUT {
        judge_names(form, map);
    } else {
        // Spaces and capitals may stand in these.
        form.string(map, "name", 1..=COMMAND_NAME_CHARS_MAX);
        judge_localised(form, map, "name_localizations", |form, text| {
            form.text(text, 1..=COMMAND_NAME_CHARS_MAX);
        });
        for key in ["description", "description_localizations", "options"] {
            let absent = map
                .get(key)
                .is_none_or(|v| v.is_null() || v == "" || v == &json!([]) || v == &json!({}));
            if !absent {
                form.add_at(key, "APPLICATION_COMMAND_MENU_FIELD", "Only slash commands take this.");
            }
        }
    }
    form.boolean(map, "nsfw");
    judge_set(form, map, "integration_types", &[0, 1]);
    judge_set(form, map, "contexts", &[0, 1, 2]);
    let bits = map.get("default_member_permissions").filter(|bits| !bits.is_null());
    if bits.is_some_and(|bits| bits.as_str().is_none_or(|bits| bits.parse::<u64>().is_err())) {
        form.add_at(
            "default_member_permissions",
            "PERMISSIONS_TYPE",
            "Must be a decimal number in a string.",
        );
    }
    judge_options(form, map, 0);
    if chars(command) > COMMAND_CHARS_MAX {
        let message = format!("Command exceeds maximum size ({COMMAND_CHARS_MAX})");
        form.add("APPLICATION_COMMAND_TOO_LARGE", message);
    }
}

/// Judges name and description with their localisations; an option has the same as a command.
fn judge_names(form: &mut Form, map: &Map<String, Value>) {
    if let Some(name) = form.string(map, "name", 1..=COMMAND_NAME_CHARS_MAX) {
        form.at("name", |form| judge_pattern(form, name));
    }
    judge_localised(form, map, "name_localizations", |form, text| {
        if let Some(name) = form.text(text, 1..=COMMAND_NAME_CHARS_MAX) {
            judge_pattern(form, name);
        }
    });
    form.required(map, "description");
    form.string(map, "description", 1..=COMMAND_DESCRIPTION_CHARS_MAX);
    judge_localised(form, map, "description_localizations", |form, text| {
        form.text(text, 1..=COMMAND_DESCRIPTION_CHARS_MAX);
    });
}

/// Discord: letters, digits, `-`, `_`, `'` of any script, lower case wherever the script has one.
fn judge_pattern(form: &mut Form, name: &str) {
    let allowed = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '\'') || is_mark(letter);
    let lower = name.chars().all(|letter| letter.to_lowercase().eq([letter]));
    if !name.chars().all(allowed) || !lower {
        form.add("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
}

/// Vowel signs and tone marks of Devanagari and Thai, which Discord's pattern names beside letters and digits.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{900}'..='\u{97F}' | '\u{E00}'..='\u{E7F}')
}

fn judge_set(form: &mut Form, map: &Map<String, Value>, key: &str, allowed: &[i64]) {
    let Some(Value::Array(list)) = map.get(key) else {
        if map.get(key).is_some_and(|value| !value.is_null()) {
            form.add_at(key, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
        }
        return;
    };
    if list.is_empty() {
        form.add_at(
            key,
            "BASE_TYPE_BAD_LENGTH",
            format!("Must be between 1 and {} in length.", allowed.len()),
        );
    }
    let mut seen = HashSet::new();
    form.each(key, list, |form, _, value| match value.as_i64() {
        Some(number) if allowed.contains(&number) => {
            if !seen.insert(number) {
                form.add("SET_TYPE_DUPLICATE", "Given twice.");
            }
        }
        _ => form.add("BASE_TYPE_CHOICES", format!("Value must be one of {allowed:?}.")),
    });
}

fn judge_options(form: &mut Form, owner: &Map<String, Value>, depth: usize) {
    let options = form.list(owner, "options", 0..=COMMAND_OPTIONS_MAX);
    let kinds: Vec<i64> = options.iter().filter_map(|option| option["type"].as_i64()).collect();
    let nested = kinds
        .iter()
        .filter(|kind| matches!(**kind, SUB_COMMAND | SUB_COMMAND_GROUP))
        .count();
    if nested > 0 && nested < kinds.len() {
        let message = "Sub-command and sub-command group option types are mutually exclusive to all other types";
        form.add_at("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    }
    let (mut names, mut optional_seen) = (HashSet::new(), false);
    form.each("options", options, |form, _, option| {
        judge_option(form, option, depth);
        if option["name"].as_str().is_some_and(|name| !names.insert(name)) {
            form.add_at(
                "name",
                "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS",
                "Option name already exists",
            );
        }
        if option["required"] == Value::Bool(true) {
            if optional_seen {
                let message = "Required options must be placed before non-required options";
                form.add("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
            }
        } else {
            optional_seen = true;
        }
    });
}

/// The fields that Discord knows here.
const OPTION_FIELDS: &[&str] = &[
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "choices",
    "options",
    "channel_types",
    "min_value",
    "max_value",
    "min_length",
    "max_length",
    "autocomplete",
];

fn judge_option(form: &mut Form, option: &Value, depth: usize) {
    let Some(map) = form.object(option, OPTION_FIELDS) else {
        return;
    };
    form.required(map, "type");
    form.required(map, "name");
    let kind = form
        .one_of(map, "type", &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
        .unwrap_or(STRING);
    judge_names(form, map);
    form.boolean(map, "required");
    let choices = form.list(map, "choices", 0..=OPTION_CHOICES_MAX);
    judge_choices(form, choices, kind);
    let autocomplete = form.boolean(map, "autocomplete");
    if (autocomplete || !choices.is_empty()) && !CHOOSABLE.contains(&kind) || autocomplete && !choices.is_empty() {
        let message = "Choices or autocomplete, not both, and only for strings and numbers.";
        form.add_at(
            "autocomplete",
            "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
            message,
        );
    }
    judge_bounds(form, map);
    match kind {
        SUB_COMMAND | SUB_COMMAND_GROUP => judge_nesting(form, map, kind, depth),
        _ if map
            .get("options")
            .and_then(Value::as_array)
            .is_some_and(|options| !options.is_empty()) =>
        {
            form.add_at(
                "options",
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Only sub-commands have options.",
            );
        }
        _ => {}
    }
}

fn judge_nesting(form: &mut Form, map: &Map<String, Value>, kind: i64, depth: usize) {
    let inner: Vec<i64> = map
        .get("options")
        .and_then(Value::as_array)
        .map(|options| options.iter().filter_map(|option| option["type"].as_i64()).collect())
        .unwrap_or_default();
    let wrong = if kind == SUB_COMMAND_GROUP {
        depth > 0 || inner.iter().any(|kind| *kind != SUB_COMMAND)
    } else {
        inner
            .iter()
            .any(|kind| matches!(*kind, SUB_COMMAND | SUB_COMMAND_GROUP))
    };
    if wrong {
        let message = "A group holds only sub-commands, a sub-command only plain options.";
        form.add_at("options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", message);
    } else {
        judge_options(form, map, depth + 1);
    }
}

fn judge_choices(form: &mut Form, choices: &[Value], kind: i64) {
    let (mut names, text) = (HashSet::new(), kind == STRING);
    form.each("choices", choices, |form, _, choice| {
        judge_choice(form, choice);
        if choice["name"].as_str().is_some_and(|name| !names.insert(name)) {
            form.add_at(
                "name",
                "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS",
                "Option choice name already exists",
            );
        }
        if choice.get("value").is_some_and(|value| value.is_string() != text) {
            form.add_at(
                "value",
                "APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_INVALID",
                "Not of the option's type.",
            );
        }
    });
}

fn judge_bounds(form: &mut Form, map: &Map<String, Value>) {
    let chars_max = i64::try_from(OPTION_VALUE_CHARS_MAX).unwrap_or(i64::MAX);
    let shortest = form.integer(map, "min_length", 0..=chars_max).unwrap_or(0);
    let longest = form.integer(map, "max_length", 1..=chars_max).unwrap_or(chars_max);
    if shortest > longest {
        form.add_at(
            "min_length",
            "APPLICATION_COMMAND_OPTIONS_LENGTH",
            "min_length is above max_length.",
        );
    }
    let mut bound = |key: &str| {
        let value = map.get(key).filter(|value| !value.is_null())?;
        let number = value.as_f64().filter(|number| number.abs() <= NUMBER_MAX);
        if number.is_none() {
            form.add_at(
                key,
                "NUMBER_TYPE_COERCE",
                format!("Value {value} is not a number that Discord takes."),
            );
        }
        number
    };
    if let (Some(least), Some(most)) = (bound("min_value"), bound("max_value"))
        && least > most
    {
        form.add_at(
            "min_value",
            "APPLICATION_COMMAND_OPTIONS_RANGE",
            "min_value is above max_value.",
        );
    }
}

/// The characters of a command or option that count towards its size: of each text the longest localisation.
fn chars(part: &Value) -> usize {
    let count = |value: &Value| value.as_str().map_or(0, |text| text.chars().count());
    let longest = |owner: &Value, key: &str| {
        let localised = owner.get(format!("{key}_localizations")).and_then(Value::as_object);
        let localised = localised.and_then(|texts| texts.values().map(count).max()).unwrap_or(0);
        owner.get(key).map_or(0, count).max(localised)
    };
    let list = |key: &str| {
        part.get(key)
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default()
    };
    let choices: usize = list("choices")
        .iter()
        .map(|choice| longest(choice, "name") + choice.get("value").map_or(0, count))
        .sum();
    let options: usize = list("options").iter().map(chars).sum();
    longest(part, "name") + longest(part, "description") + choices + options
}
