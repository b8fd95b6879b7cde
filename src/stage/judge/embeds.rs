//! Embeds: every part's limit, and 6000 characters over all of them.

use serde_json::{Map, Value};

use super::form::{Form, trimmed_chars};
use crate::interaction::limits::{
    EMBED_AUTHOR_CHARS_MAX, EMBED_DESCRIPTION_CHARS_MAX, EMBED_FIELD_NAME_CHARS_MAX, EMBED_FIELD_VALUE_CHARS_MAX,
    EMBED_FIELDS_MAX, EMBED_FOOTER_CHARS_MAX, EMBED_TITLE_CHARS_MAX, EMBEDS_CHARS_MAX, EMBEDS_MAX,
};

/// Characters in any address of an embed (Discord's OpenAPI document).
const EMBED_URL_CHARS_MAX: usize = 2_048;
/// The largest colour.
const COLOUR_MAX: i64 = 0xFF_FF_FF;
const LINKS: &[&str] = &["http", "https"];
const PICTURES: &[&str] = &["http", "https", "attachment"];

pub(super) fn judge(form: &mut Form, message: &Map<String, Value>) {
    let embeds = form.list(message, "embeds", 0..=EMBEDS_MAX);
    form.each("embeds", embeds, |form, _, embed| judge_one(form, embed));
    let total: usize = embeds.iter().map(chars).sum();
    if total > EMBEDS_CHARS_MAX {
        let message = format!("Embed size exceeds maximum size of {EMBEDS_CHARS_MAX}");
        form.add_at("embeds", "MAX_EMBED_SIZE_EXCEEDED", message);
    }
}

/// The fields that Discord knows here.
const EMBED_FIELDS: &[&str] = &[
    "type",
    "url",
    "title",
    "color",
    "timestamp",
    "description",
    "author",
    "image",
    "thumbnail",
    "footer",
    "fields",
    "provider",
    "video",
];

fn judge_one(form: &mut Form, embed: &Value) {
    let Some(map) = form.object(embed, EMBED_FIELDS) else {
        return;
    };
    form.string(map, "title", 0..=EMBED_TITLE_CHARS_MAX);
    form.string(map, "description", 0..=EMBED_DESCRIPTION_CHARS_MAX);
    form.url(map, "url", EMBED_URL_CHARS_MAX, LINKS);
    form.integer(map, "color", 0..=COLOUR_MAX);
    judge_timestamp(form, map);
    part(form, map, "footer", |form, footer| {
        form.required(footer, "text");
        form.string(footer, "text", 0..=EMBED_FOOTER_CHARS_MAX);
        form.url(footer, "icon_url", EMBED_URL_CHARS_MAX, PICTURES);
    });
    part(form, map, "author", |form, author| {
        form.required(author, "name");
        form.string(author, "name", 0..=EMBED_AUTHOR_CHARS_MAX);
        form.url(author, "url", EMBED_URL_CHARS_MAX, LINKS);
        form.url(author, "icon_url", EMBED_URL_CHARS_MAX, PICTURES);
    });
    for picture in ["image", "thumbnail", "video"] {
        part(form, map, picture, |form, map| {
            form.url(map, "url", EMBED_URL_CHARS_MAX, PICTURES)
        });
    }
    let fields = form.list(map, "fields", 0..=EMBED_FIELDS_MAX);
    form.each("fields", fields, |form, _, field| judge_field(form, field));
    let shown = ["image", "thumbnail", "video", "url"]
        .iter()
        .any(|key| map.get(*key).is_some_and(|v| !v.is_null()));
    if chars(embed) == 0 && !shown {
        form.add_at("description", "BASE_TYPE_REQUIRED", "This field is required");
    }
}

fn judge_field(form: &mut Form, field: &Value) {
    let Some(field) = form.object(field, &["name", "value", "inline"]) else {
        return;
    };
    for (key, chars_max) in [
        ("name", EMBED_FIELD_NAME_CHARS_MAX),
        ("value", EMBED_FIELD_VALUE_CHARS_MAX),
    ] {
        if form
            .string(field, key, 0..=chars_max)
            .is_none_or(|text| text.trim().is_empty())
        {
            form.add_at(key, "BASE_TYPE_REQUIRED", "This field is required");
        }
    }
    form.boolean(field, "inline");
}

fn judge_timestamp(form: &mut Form, embed: &Map<String, Value>) {
    let Some(text) = form.string(embed, "timestamp", 0..=100) else {
        return;
    };
    if text.parse::<jiff::Timestamp>().is_err() {
        form.add_at(
            "timestamp",
            "DATE_TIME_TYPE_PARSE",
            format!("Could not parse {text}. Should be ISO8601."),
        );
    }
}

fn part(form: &mut Form, embed: &Map<String, Value>, key: &str, look: impl FnOnce(&mut Form, &Map<String, Value>)) {
    const KNOWN: &[&str] = &[
        "text",
        "icon_url",
        "proxy_icon_url",
        "name",
        "url",
        "proxy_url",
        "width",
        "height",
        "placeholder",
        "placeholder_version",
        "is_animated",
        "description",
    ];
    let Some(value) = embed.get(key).filter(|value| !value.is_null()) else {
        return;
    };
    form.at(key, |form| {
        if let Some(map) = form.object(value, KNOWN) {
            look(form, map);
        }
    });
}

/// The characters that count towards the limit over all embeds.
fn chars(embed: &Value) -> usize {
    let fields = embed.get("fields").and_then(Value::as_array).map_or(0, |fields| {
        fields
            .iter()
            .map(|field| trimmed_chars(field.get("name")) + trimmed_chars(field.get("value")))
            .sum()
    });
    let inner = |outer: &str, key: &str| trimmed_chars(embed.get(outer).and_then(|part| part.get(key)));
    fields
        + trimmed_chars(embed.get("title"))
        + trimmed_chars(embed.get("description"))
        + inner("footer", "text")
        + inner("author", "name")
}
