//! Both sides of every limit, and that no body at all can end the process.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;

mod commands;

/// The codes found, each with the path it stands at.
pub(super) fn codes(result: Result<(), ApiError>) -> Vec<String> {
    fn walk(path: &str, errors: &Value, found: &mut Vec<String>) {
        for (key, value) in errors.as_object().into_iter().flatten() {
            if key == "_errors" {
                let codes = value
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|error| error["code"].as_str());
                found.extend(codes.map(|code| format!("{path} {code}")));
            } else {
                walk(&format!("{path}/{key}"), value, found);
            }
        }
    }
    let Err(error) = result else { return Vec::new() };
    let mut found = Vec::new();
    match &error.errors {
        Some(errors) => walk("", errors, &mut found),
        None => found.push(error.code.to_string()),
    }
    found
}

pub(super) fn long(chars: usize) -> String {
    "한".repeat(chars)
}

pub(super) fn posted(body: Value) -> Vec<String> {
    codes(message(&body, Message::Channel))
}

fn button(custom_id: &str) -> Value {
    json!({ "type": 2, "style": 1, "label": "Go", "custom_id": custom_id })
}

fn rows(parts: Vec<Value>) -> Value {
    json!({ "components": [{ "type": 1, "components": parts }] })
}

pub(super) fn with(mut base: Value, key: &str, value: Value) -> Value {
    base[key] = value;
    base
}

fn select(options: usize) -> Value {
    let options: Vec<Value> = (0..options)
        .map(|n| json!({ "label": "x", "value": n.to_string() }))
        .collect();
    json!({ "type": 3, "custom_id": "s", "options": options })
}

fn embed(key: &str, value: Value) -> Value {
    json!({ "embeds": [with(json!({ "url": "https://example.org" }), key, value)] })
}

fn fields(count: usize, name: usize, value: usize) -> Value {
    embed(
        "fields",
        vec![json!({ "name": long(name), "value": long(value) }); count].into(),
    )
}

/// Passes what is in the second column, and finds one thing in the third.
pub(super) fn both_sides(table: Vec<(&str, Value, Value)>, judge: impl Fn(Value) -> Vec<String>) {
    for (name, good, bad) in table {
        assert_eq!(judge(good), Vec::<String>::new(), "{name}");
        let found = judge(bad);
        assert_eq!(found.len(), 1, "{name}: {found:?}");
    }
}

#[test]
fn messages() {
    let embeds = |count: usize| json!({ "embeds": vec![json!({ "title": "x" }); count] });
    let total = |last: usize| json!({ "embeds": [{ "description": long(4_000) }, { "description": long(1_999), "title": long(last) }] });
    let table = vec![
        (
            "content",
            json!({ "content": long(2_000) }),
            json!({ "content": long(2_001) }),
        ),
        ("empty", json!({ "content": "x" }), json!({ "content": " " })),
        ("embeds", embeds(10), embeds(11)),
        (
            "title",
            embed("title", long(256).into()),
            embed("title", long(257).into()),
        ),
        (
            "description",
            embed("description", long(4_096).into()),
            embed("description", long(4_097).into()),
        ),
        (
            "footer",
            embed("footer", json!({ "text": long(2_048) })),
            embed("footer", json!({ "text": long(2_049) })),
        ),
        (
            "author",
            embed("author", json!({ "name": long(256) })),
            embed("author", json!({ "name": long(257) })),
        ),
        ("fields", fields(25, 1, 1), fields(26, 1, 1)),
        ("field name", fields(1, 256, 1), fields(1, 257, 1)),
        ("field value", fields(1, 1, 1_024), fields(1, 1, 1_025)),
        ("field empty", fields(1, 1, 1), fields(1, 1, 0)),
        ("6000 over all", total(1), total(2)),
        (
            "colour",
            embed("color", 0xFF_FF_FF.into()),
            embed("color", 0x0100_0000.into()),
        ),
        (
            "timestamp",
            embed("timestamp", "2022-04-24T00:00:00Z".into()),
            embed("timestamp", "24 April".into()),
        ),
        (
            "embed url",
            embed("url", "https://a.b".into()),
            embed("url", "ftp://a.b".into()),
        ),
        (
            "nonce",
            json!({ "content": "x", "nonce": long(25) }),
            json!({ "content": "x", "nonce": long(26) }),
        ),
        (
            "flags",
            json!({ "content": "x", "flags": 4 }),
            json!({ "content": "x", "flags": 64 }),
        ),
        (
            "unknown field",
            json!({ "content": "x", "colour": false }),
            json!({ "content": "x", "colour": true }),
        ),
        (
            "enforce_nonce",
            json!({ "content": "x", "nonce": 7, "enforce_nonce": true }),
            json!({ "content": "x", "enforce_nonce": true }),
        ),
        (
            "mentions",
            json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "roles": ["1"] } }),
            json!({ "content": "x", "allowed_mentions": { "parse": ["users"], "users": ["1"] } }),
        ),
    ];
    both_sides(table, posted);
}

#[test]
fn components() {
    let buttons = |count: usize| rows((0..count).map(|n| button(&n.to_string())).collect());
    let rows_of = |count: usize| {
        let rows = (0..count).map(|n| json!({ "type": 1, "components": [button(&n.to_string())] }));
        json!({ "components": rows.collect::<Vec<_>>() })
    };
    let one = |key: &str, value: Value| rows(vec![with(button("a"), key, value)]);
    let link = |url: &str| rows(vec![json!({ "type": 2, "style": 5, "label": "x", "url": url })]);
    let menu = |key: &str, value: Value| rows(vec![with(select(3), key, value)]);
    let option = |key: &str, value: Value| {
        rows(vec![
            json!({ "type": 3, "custom_id": "s", "options": [with(json!({ "label": "x", "value": "x" }), key, value)] }),
        ])
    };
    let url = |chars: usize| link(&format!("https://{}", "x".repeat(chars - 8)));
    let table = vec![
        ("rows", rows_of(5), rows_of(6)),
        ("buttons", buttons(5), buttons(6)),
        ("row empty", buttons(1), buttons(0)),
        ("label", one("label", long(80).into()), one("label", long(81).into())),
        (
            "no label",
            one("emoji", json!({ "name": "🎵" })),
            one("label", Value::Null),
        ),
        (
            "custom_id",
            one("custom_id", long(100).into()),
            one("custom_id", long(101).into()),
        ),
        ("no custom_id", buttons(1), one("custom_id", Value::Null)),
        (
            "custom_ids unique",
            rows(vec![button("a"), button("b")]),
            rows(vec![button("a"), button("a")]),
        ),
        ("style", one("style", 4.into()), one("style", 7.into())),
        ("url", url(512), url(513)),
        ("url on a button", link("https://a.b"), one("url", "https://a.b".into())),
        ("options", rows(vec![select(25)]), rows(vec![select(26)])),
        ("alone", rows(vec![select(1)]), rows(vec![select(1), button("a")])),
        (
            "placeholder",
            menu("placeholder", long(150).into()),
            menu("placeholder", long(151).into()),
        ),
        ("max_values", menu("max_values", 3.into()), menu("max_values", 4.into())),
        ("min_values", menu("min_values", 1.into()), menu("min_values", 2.into())),
        (
            "option label",
            option("label", long(100).into()),
            option("label", long(101).into()),
        ),
        (
            "option value",
            option("value", long(100).into()),
            option("value", long(101).into()),
        ),
        (
            "option text",
            option("description", long(100).into()),
            option("description", long(101).into()),
        ),
    ];
    both_sides(table, posted);
}

#[test]
fn answers_fit_what_was_asked() {
    let choices =
        |count: usize| json!({ "type": 8, "data": { "choices": vec![json!({ "name": "x", "value": "x" }); count] } });
    let choice = |name: usize, value: usize| json!({ "type": 8, "data": { "choices": [{ "name": long(name), "value": long(value) }] } });
    let text = json!({ "type": 4, "data": { "content": "x" } });
    let edit = json!({ "type": 7, "data": { "content": "x" } });
    let modal = json!({ "type": 9, "data": modal(vec![field("a")]) });
    let wrong = "/type BASE_TYPE_CHOICES";
    for (asked, body, wanted) in [
        (Asked::Command, text.clone(), None),
        (Asked::Command, json!({ "type": 5, "data": { "flags": 64 } }), None),
        (
            Asked::Command,
            json!({ "type": 5, "data": { "flags": 4 } }),
            Some("/data/flags MESSAGE_FLAGS_INVALID"),
        ),
        (Asked::Command, edit.clone(), Some(wrong)),
        (Asked::Command, choices(1), Some(wrong)),
        (Asked::Command, modal.clone(), None),
        (Asked::Component, modal.clone(), None),
        (Asked::Autocomplete, modal.clone(), Some(wrong)),
        (Asked::Submit { from_message: true }, modal.clone(), Some(wrong)),
        (Asked::Submit { from_message: false }, modal, Some(wrong)),
        (Asked::Submit { from_message: true }, edit.clone(), None),
        (Asked::Submit { from_message: true }, json!({ "type": 6 }), None),
        (Asked::Submit { from_message: false }, edit.clone(), Some(wrong)),
        (Asked::Submit { from_message: false }, text.clone(), None),
        (Asked::Command, json!({ "type": 4, "data": {} }), Some("50006")),
        (Asked::Component, edit, None),
        (Asked::Component, json!({ "type": 6 }), None),
        (Asked::Component, choices(1), Some(wrong)),
        (Asked::Autocomplete, text, Some(wrong)),
        (Asked::Autocomplete, choices(25), None),
        (
            Asked::Autocomplete,
            choices(26),
            Some("/data/choices BASE_TYPE_MAX_LENGTH"),
        ),
        (Asked::Autocomplete, choice(100, 100), None),
        (
            Asked::Autocomplete,
            choice(101, 100),
            Some("/data/choices/0/name BASE_TYPE_BAD_LENGTH"),
        ),
        (
            Asked::Autocomplete,
            choice(100, 101),
            Some("/data/choices/0/value BASE_TYPE_BAD_LENGTH"),
        ),
    ] {
        let wanted: Vec<&str> = wanted.into_iter().collect();
        assert_eq!(codes(reply(&body, asked)), wanted, "{asked:?} {body}");
    }
}

pub(super) fn field(custom_id: &str) -> Value {
    json!({ "type": 4, "custom_id": custom_id, "style": 1, "label": "Who?" })
}

pub(super) fn modal(fields: Vec<Value>) -> Value {
    let rows: Vec<Value> = fields
        .into_iter()
        .map(|field| json!({ "type": 1, "components": [field] }))
        .collect();
    json!({ "custom_id": "a", "title": "Your answer", "components": rows })
}

#[test]
fn a_refusal_has_discords_shape() {
    let error = message(&json!({ "content": long(2_001) }), Message::Channel).unwrap_err();
    assert_eq!(
        error.body(),
        json!({ "code": 50035, "message": "Invalid Form Body", "errors": { "content": { "_errors": [
            { "code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length." }] } } })
    );
}

/// Any JSON, its keys taken from those that Discord knows so that judging gets deep.
fn any_json() -> impl Strategy<Value = Value> {
    let keys = prop::sample::select(vec![
        "type",
        "data",
        "content",
        "embeds",
        "components",
        "options",
        "choices",
        "name",
        "value",
        "custom_id",
        "flags",
        "fields",
        "footer",
        "url",
        "emoji",
        "allowed_mentions",
        "parse",
        "min_values",
        "max_length",
        "title",
        "style",
        "label",
        "name_localizations",
        "other",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-3_i64..20).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..8).prop_map(|pairs| {
                let map: Map<String, Value> = pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
                Value::Object(map)
            }),
        ]
    })
}

proptest! {
    #[test]
    fn no_body_ends_the_process(body in any_json()) {
        let _ = commands(&body);
        let _ = commands(&json!([body]));
        for kind in [Message::Channel, Message::ChannelEdit, Message::FollowUp, Message::Reply] {
            let _ = message(&body, kind);
            let _ = files(&body, None, &[], std::slice::from_ref(&body));
        }
        for asked in [Asked::Command, Asked::Component, Asked::Submit { from_message: true }] {
            for number in 0..10 {
                let _ = reply(&json!({ "type": number, "data": body }), asked);
            }
        }
    }
}
