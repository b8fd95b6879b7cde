//! Both sides of every limit of command definitions, of either kind.

use super::*;

fn define(key: &str, value: Value) -> Value {
    with(json!({ "name": "news", "description": "x" }), key, value)
}

fn option(key: &str, value: Value) -> Value {
    define(
        "options",
        json!([with(json!({ "type": 3, "name": "a", "description": "x" }), key, value)]),
    )
}

#[test]
fn command_definitions() {
    let choice = |n: usize| json!({ "name": n.to_string(), "value": n.to_string() });
    let choices = |count: usize| (0..count).map(choice).collect::<Vec<_>>();
    let options = |count: usize| {
        (0..count)
            .map(|n| json!({ "type": 3, "name": n.to_string(), "description": "x" }))
            .collect::<Vec<_>>()
    };
    let order = |first: bool| {
        json!([{ "type": 3, "name": "a", "description": "x", "required": first },
            { "type": 3, "name": "b", "description": "x", "required": true }])
    };
    let nested = |inner: u8| json!([{ "type": 1, "name": "a", "description": "x", "options": [{ "type": inner, "name": "b", "description": "x" }] }]);
    let localised = |locale: &str| json!({ locale: "x" });
    // Name 4, description 100, options of 5,002 and 2,802 with their choices, and one of 1 + `last`: 8,000 at 91.
    let full = |name: &str, count: usize| {
        let choice = |n: usize| json!({ "name": format!("{n:0>100}"), "value": format!("{n:0>100}") });
        let choices = (0..count).map(choice).collect::<Vec<_>>();
        json!({ "type": 3, "name": name, "description": "x", "choices": choices })
    };
    let size = |last: usize| {
        let plain = json!({ "type": 3, "name": "c", "description": long(last) });
        with(
            define("options", json!([full("a", 25), full("b", 14), plain])),
            "description",
            long(100).into(),
        )
    };
    let name = |text: &str| define("name", text.into());
    let table = vec![
        ("name", name(&long(32)), name(&long(33))),
        ("lower case", name("뉴스_1-a'"), name("News")),
        ("letters", name("อยู่"), name("a b")),
        (
            "description",
            define("description", long(100).into()),
            define("description", long(101).into()),
        ),
        (
            "no description",
            define("description", "x".into()),
            define("description", Value::Null),
        ),
        (
            "locale",
            define("name_localizations", localised("ko")),
            define("name_localizations", localised("kr")),
        ),
        (
            "options",
            define("options", options(25).into()),
            define("options", options(26).into()),
        ),
        ("order", define("options", order(true)), define("options", order(false))),
        (
            "choices",
            option("choices", choices(25).into()),
            option("choices", choices(26).into()),
        ),
        ("nesting", define("options", nested(3)), define("options", nested(1))),
        (
            "max_length",
            option("max_length", 6_000.into()),
            option("max_length", 6_001.into()),
        ),
        (
            "contexts",
            define("contexts", json!([0, 1, 2])),
            define("contexts", json!([3])),
        ),
        (
            "integration_types",
            define("integration_types", json!([0, 1])),
            define("integration_types", json!([2])),
        ),
        (
            "permissions",
            define("default_member_permissions", "32".into()),
            define("default_member_permissions", 32.into()),
        ),
        ("8000", size(91), size(92)),
    ];
    both_sides(
        table
            .into_iter()
            .map(|(name, good, bad)| (name, json!([good]), json!([bad])))
            .collect(),
        |body| codes(commands(&body)),
    );
    let many = |count: usize| {
        json!(
            (0..count)
                .map(|n| json!({ "name": n.to_string(), "description": "x" }))
                .collect::<Vec<_>>()
        )
    };
    assert!(commands(&many(100)).is_ok());
    assert!(commands(&many(101)).is_err());
    let twice = json!([define("name", "a".into()), define("name", "a".into())]);
    assert_eq!(codes(commands(&twice)), ["/1 APPLICATION_COMMANDS_DUPLICATE_NAME"]);
}

#[test]
fn message_commands() {
    let define = |key: &str, value: Value| json!([with(json!({ "type": 3, "name": "Find the story" }), key, value)]);
    let option = json!([{ "type": 3, "name": "a", "description": "x" }]);
    let table = vec![
        ("name", define("name", long(32).into()), define("name", long(33).into())),
        ("no name", define("name", "A b".into()), define("name", "".into())),
        (
            "description",
            define("description", "".into()),
            define("description", "x".into()),
        ),
        ("options", define("options", json!([])), define("options", option)),
        (
            "localised",
            define("name_localizations", json!({ "ko": "이야기 찾기" })),
            define("name_localizations", json!({ "ko": long(33) })),
        ),
    ];
    both_sides(table, |body| codes(commands(&body)));
    let many = |count: usize| {
        json!(
            (0..count)
                .map(|n| json!({ "type": 3, "name": format!("Name {n}") }))
                .collect::<Vec<_>>()
        )
    };
    assert!(commands(&many(5)).is_ok());
    assert!(commands(&many(6)).is_err());
}
