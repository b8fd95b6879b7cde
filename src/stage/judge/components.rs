//! Action rows, buttons and select menus of classic messages.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::form::Form;
use crate::interaction::limits::{
    ACTION_ROWS_MAX, BUTTON_LABEL_CHARS_MAX, BUTTON_URL_CHARS_MAX, CUSTOM_ID_CHARS_MAX, ROW_BUTTONS_MAX,
    SELECT_DESCRIPTION_CHARS_MAX, SELECT_LABEL_CHARS_MAX, SELECT_OPTIONS_MAX, SELECT_PLACEHOLDER_CHARS_MAX,
    SELECT_VALUE_CHARS_MAX,
};

/// Characters in an emoji's name (Discord's OpenAPI document).
const EMOJI_NAME_CHARS_MAX: usize = 32;
const ROW: i64 = 1;
const BUTTON: i64 = 2;
const STRING_SELECT: i64 = 3;
const CHANNEL_SELECT: i64 = 8;
/// String, user, role, mentionable and channel select.
const SELECTS: [i64; 5] = [3, 5, 6, 7, 8];
const LINK: i64 = 5;
const PREMIUM: i64 = 6;

pub(super) fn judge(form: &mut Form, message: &Map<String, Value>) {
    let rows = form.list(message, "components", 0..=ACTION_ROWS_MAX);
    let mut ids = HashSet::new();
    form.each("components", rows, |form, _, row| judge_row(form, row, &mut ids));
}

fn judge_row<'v>(form: &mut Form, row: &'v Value, ids: &mut HashSet<&'v str>) {
    let Some(row) = form.object(row, &["type", "id", "components"]) else {
        return;
    };
    form.required(row, "type");
    form.one_of(row, "type", &[ROW]);
    form.required(row, "components");
    let parts = form.list(row, "components", 1..=ROW_BUTTONS_MAX);
    let kinds: Vec<i64> = parts.iter().filter_map(|part| part["type"].as_i64()).collect();
    let selects = kinds.iter().filter(|kind| SELECTS.contains(kind)).count();
    if selects > 1 || (selects == 1 && kinds.len() > 1) {
        let message = "A row holds up to five buttons or one select menu.";
        form.add_at("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", message);
    }
    form.each("components", parts, |form, _, part| judge_part(form, part, ids));
}

fn judge_part<'v>(form: &mut Form, part: &'v Value, ids: &mut HashSet<&'v str>) {
    match part["type"].as_i64() {
        Some(BUTTON) => judge_button(form, part),
        Some(kind) if SELECTS.contains(&kind) => judge_select(form, part, kind),
        _ => form.add_at("type", "BASE_TYPE_CHOICES", "Value must be one of (2, 3, 5, 6, 7, 8)."),
    }
    if let Some(id) = part["custom_id"].as_str()
        && !ids.insert(id)
    {
        let message = "Component custom id cannot be duplicated";
        form.add_at("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
}

/// The fields that Discord knows here.
const BUTTON_FIELDS: &[&str] = &[
    "type",
    "id",
    "style",
    "label",
    "emoji",
    "custom_id",
    "sku_id",
    "url",
    "disabled",
];

fn judge_button(form: &mut Form, button: &Value) {
    let Some(map) = form.object(button, BUTTON_FIELDS) else {
        return;
    };
    form.required(map, "style");
    let style = form.one_of(map, "style", &[1, 2, 3, 4, LINK, PREMIUM]);
    form.string(map, "label", 0..=BUTTON_LABEL_CHARS_MAX);
    form.string(map, "custom_id", 1..=CUSTOM_ID_CHARS_MAX);
    form.url(map, "url", BUTTON_URL_CHARS_MAX, &["http", "https", "discord"]);
    form.boolean(map, "disabled");
    judge_emoji(form, map);
    let has = |key: &str| {
        map.get(key)
            .is_some_and(|value| !value.is_null() && value.as_str() != Some(""))
    };
    let (needed, forbidden): (&str, &[&str]) = match style {
        Some(LINK) => ("url", &["custom_id", "sku_id"]),
        Some(PREMIUM) => ("sku_id", &["custom_id", "url", "label", "emoji"]),
        _ => ("custom_id", &["url", "sku_id"]),
    };
    if !has(needed) {
        form.add_at(
            needed,
            "BASE_TYPE_REQUIRED",
            format!("A button of this style needs {needed}."),
        );
    }
    for key in forbidden.iter().filter(|key| has(key)) {
        form.add_at(
            key,
            "BUTTON_COMPONENT_FIELD_FORBIDDEN",
            format!("A button of this style takes no {key}."),
        );
    }
    if style != Some(PREMIUM) && !has("label") && !has("emoji") {
        form.add(
            "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED",
            "A button needs a label or an emoji.",
        );
    }
}

fn judge_select(form: &mut Form, select: &Value, kind: i64) {
    let own: &[&str] = match kind {
        STRING_SELECT => &["options"],
        CHANNEL_SELECT => &["default_values", "channel_types"],
        _ => &["default_values"],
    };
    let shared = [
        "type",
        "id",
        "custom_id",
        "placeholder",
        "min_values",
        "max_values",
        "disabled",
        "required",
    ];
    let known = [shared.as_slice(), own].concat();
    let Some(map) = form.object(select, &known) else { return };
    form.required(map, "custom_id");
    form.string(map, "custom_id", 1..=CUSTOM_ID_CHARS_MAX);
    form.string(map, "placeholder", 0..=SELECT_PLACEHOLDER_CHARS_MAX);
    form.boolean(map, "disabled");
    let least = form.integer(map, "min_values", 0..=25).unwrap_or(1);
    let most = form.integer(map, "max_values", 1..=25).unwrap_or(1);
    if least > most {
        form.add_at(
            "min_values",
            "SELECT_COMPONENT_RANGE",
            "min_values must not be above max_values.",
        );
    }
    if kind == STRING_SELECT {
        form.required(map, "options");
        let options = form.list(map, "options", 1..=SELECT_OPTIONS_MAX);
        judge_options(form, options, most);
    }
}

fn judge_options(form: &mut Form, options: &[Value], most: i64) {
    let mut values = HashSet::new();
    form.each("options", options, |form, _, option| {
        let known = &["label", "value", "description", "emoji", "default"];
        let Some(map) = form.object(option, known) else { return };
        form.required(map, "label");
        form.string(map, "label", 1..=SELECT_LABEL_CHARS_MAX);
        form.required(map, "value");
        let value = form.string(map, "value", 1..=SELECT_VALUE_CHARS_MAX);
        if value.is_some_and(|value| !values.insert(value)) {
            let message = "The specified option value is already used";
            form.add_at("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", message);
        }
        form.string(map, "description", 0..=SELECT_DESCRIPTION_CHARS_MAX);
        form.boolean(map, "default");
        judge_emoji(form, map);
    });
    let count = i64::try_from(options.len()).unwrap_or(i64::MAX);
    if most > count {
        form.add_at(
            "max_values",
            "SELECT_COMPONENT_MAX_VALUES",
            "max_values is above the number of options.",
        );
    }
    let defaults = options
        .iter()
        .filter(|option| option["default"] == Value::Bool(true))
        .count();
    if i64::try_from(defaults).unwrap_or(i64::MAX) > most {
        form.add_at(
            "options",
            "SELECT_COMPONENT_DEFAULTS",
            "More options are default than max_values allows.",
        );
    }
}

fn judge_emoji(form: &mut Form, part: &Map<String, Value>) {
    let Some(emoji) = part.get("emoji").filter(|emoji| !emoji.is_null()) else {
        return;
    };
    form.at("emoji", |form| {
        let Some(emoji) = form.object(emoji, &["id", "name", "animated"]) else {
            return;
        };
        form.required(emoji, "name");
        form.string(emoji, "name", 0..=EMOJI_NAME_CHARS_MAX);
        if let Some(id) = emoji.get("id").filter(|id| !id.is_null()) {
            form.at("id", |form| form.snowflake(id));
        }
    });
}
