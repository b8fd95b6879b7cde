//! Modals: a title and rows of one text field each (interactions: Modal; components: Text Input).

use std::collections::HashSet;

use serde_json::Value;

use super::form::Form;
use crate::interaction::limits::{
    CUSTOM_ID_CHARS_MAX, MODAL_FIELDS_MAX, MODAL_TITLE_CHARS_MAX, TEXT_FIELD_CHARS_MAX, TEXT_FIELD_LABEL_CHARS_MAX,
    TEXT_FIELD_PLACEHOLDER_CHARS_MAX,
};

const ROW: i64 = 1;
const TEXT_INPUT: i64 = 4;

pub(super) fn judge(form: &mut Form, data: &Value) {
    let Some(map) = form.object(data, &["custom_id", "title", "components"]) else {
        return;
    };
    for (key, chars_max) in [("custom_id", CUSTOM_ID_CHARS_MAX), ("title", MODAL_TITLE_CHARS_MAX)] {
        form.required(map, key);
        form.string(map, key, 1..=chars_max);
    }
    form.required(map, "components");
    let rows = form.list(map, "components", 1..=MODAL_FIELDS_MAX);
    let mut ids = HashSet::new();
    form.each("components", rows, |form, _, row| {
        let Some(row) = form.object(row, &["type", "id", "components"]) else {
            return;
        };
        form.required(row, "type");
        form.one_of(row, "type", &[ROW]);
        form.required(row, "components");
        let fields = form.list(row, "components", 1..=1);
        form.each("components", fields, |form, _, field| {
            judge_field(form, field, &mut ids)
        });
    });
}

/// The fields that Discord knows here.
const TEXT_INPUT_FIELDS: &[&str] = &[
    "type",
    "id",
    "custom_id",
    "style",
    "label",
    "value",
    "placeholder",
    "required",
    "min_length",
    "max_length",
];

fn judge_field<'v>(form: &mut Form, field: &'v Value, ids: &mut HashSet<&'v str>) {
    let Some(map) = form.object(field, TEXT_INPUT_FIELDS) else {
        return;
    };
    for key in ["type", "custom_id", "style", "label"] {
        form.required(map, key);
    }
    form.one_of(map, "type", &[TEXT_INPUT]);
    form.one_of(map, "style", &[1, 2]);
    let id = form.string(map, "custom_id", 1..=CUSTOM_ID_CHARS_MAX);
    if id.is_some_and(|id| !ids.insert(id)) {
        let message = "Component custom id cannot be duplicated";
        form.add_at("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", message);
    }
    form.string(map, "label", 1..=TEXT_FIELD_LABEL_CHARS_MAX);
    form.string(map, "placeholder", 0..=TEXT_FIELD_PLACEHOLDER_CHARS_MAX);
    form.boolean(map, "required");
    let chars_max = i64::from(TEXT_FIELD_CHARS_MAX);
    let shortest = form.integer(map, "min_length", 0..=chars_max).unwrap_or(0);
    let longest = form.integer(map, "max_length", 1..=chars_max);
    if longest.is_some_and(|longest| shortest > longest) {
        let message = "min_length must not be above max_length.";
        form.add_at("min_length", "TEXT_INPUT_COMPONENT_RANGE", message);
    }
    form.string(
        map,
        "value",
        0..=usize::try_from(longest.unwrap_or(chars_max)).unwrap_or_default(),
    );
}

#[cfg(test)]
mod tests {
    use super::super::tests::{both_sides, codes, field, long, modal, with};
    use super::super::{Asked, reply};
    use serde_json::{Value, json};

    #[test]
    fn modals() {
        let whole = |key: &str, value: Value| with(modal(vec![field("a")]), key, value);
        let one = |key: &str, value: Value| modal(vec![with(field("a"), key, value)]);
        let many = |count: usize| modal((0..count).map(|n| field(&n.to_string())).collect());
        let row = |fields: Value| whole("components", json!([{ "type": 1, "components": fields }]));
        let lengths = |least: u32, most: u32| {
            modal(vec![with(
                with(field("a"), "min_length", least.into()),
                "max_length",
                most.into(),
            )])
        };
        let table = vec![
            (
                "title",
                whole("title", long(45).into()),
                whole("title", long(46).into()),
            ),
            ("no title", whole("title", "x".into()), whole("title", "".into())),
            (
                "custom_id",
                whole("custom_id", long(100).into()),
                whole("custom_id", long(101).into()),
            ),
            ("rows", many(5), many(6)),
            ("no rows", many(1), many(0)),
            (
                "one field a row",
                row(json!([field("a")])),
                row(json!([field("a"), field("b")])),
            ),
            (
                "text fields only",
                row(json!([field("a")])),
                row(json!([with(field("a"), "type", 2.into())])),
            ),
            ("label", one("label", long(45).into()), one("label", long(46).into())),
            ("no label", one("label", "x".into()), one("label", Value::Null)),
            (
                "field custom_id",
                one("custom_id", long(100).into()),
                one("custom_id", long(101).into()),
            ),
            (
                "custom_ids unique",
                modal(vec![field("a"), field("b")]),
                modal(vec![field("a"), field("a")]),
            ),
            ("style", one("style", 2.into()), one("style", 3.into())),
            ("no style", one("style", 1.into()), one("style", Value::Null)),
            (
                "placeholder",
                one("placeholder", long(100).into()),
                one("placeholder", long(101).into()),
            ),
            (
                "min_length",
                one("min_length", 4_000.into()),
                one("min_length", 4_001.into()),
            ),
            (
                "max_length",
                one("max_length", 4_000.into()),
                one("max_length", 4_001.into()),
            ),
            ("max_length 0", one("max_length", 1.into()), one("max_length", 0.into())),
            ("range", lengths(5, 5), lengths(6, 5)),
            (
                "value",
                one("value", long(4_000).into()),
                one("value", long(4_001).into()),
            ),
            ("required", one("required", false.into()), one("required", "no".into())),
            (
                "unknown field",
                whole("content", Value::Null),
                whole("content", "x".into()),
            ),
        ];
        both_sides(table, |data| {
            codes(reply(&json!({ "type": 9, "data": data }), Asked::Command))
        });
    }
}
