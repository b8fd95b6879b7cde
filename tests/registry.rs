//! That the command table, the words, the README and Discord's limits agree, in every language.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use fanchant::commands;
use fanchant::discord;
use fanchant::interaction::limits::*;
use fanchant::locale::Locales;
use fanchant::text::Language;
use serde_json::Value;
use std::path::Path;

fn definitions() -> Value {
    discord::definitions(&Locales::built_in().expect("the words")).expect("JSON")
}

/// The definition and every option and sub-command in it.
fn parts(definition: &Value) -> Vec<&Value> {
    let inner = definition["options"].as_array().into_iter().flatten();
    std::iter::once(definition).chain(inner.flat_map(parts)).collect()
}

fn texts<'a>(part: &'a Value, key: &str) -> Vec<&'a str> {
    let localised = part[format!("{key}_localizations")].as_object();
    let localised = localised
        .into_iter()
        .flat_map(|texts| texts.values())
        .filter_map(Value::as_str);
    part[key].as_str().into_iter().chain(localised).collect()
}

#[test]
fn names_and_descriptions_keep_discords_limits_in_every_language() {
    let definitions = definitions();
    let commands = definitions.as_array().expect("a list");
    let (on_messages, typed): (Vec<&Value>, Vec<&Value>) = commands.iter().partition(|command| command["type"] == 3);
    assert!(typed.len() <= COMMANDS_MAX);
    assert!(on_messages.len() <= MESSAGE_COMMANDS_MAX);
    for command in typed {
        let mut characters = 0;
        for part in parts(command) {
            let (names, descriptions) = (texts(part, "name"), texts(part, "description"));
            assert_eq!(names.len(), 2, "English and Korean: {part}");
            assert_eq!(descriptions.len(), 2, "English and Korean: {part}");
            for name in &names {
                assert!((1..=COMMAND_NAME_CHARS_MAX).contains(&name.chars().count()), "{name}");
                let allowed = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
                assert!(name.chars().all(|c| allowed(c) && c.to_lowercase().eq([c])), "{name}");
            }
            for description in &descriptions {
                assert!(
                    (1..=COMMAND_DESCRIPTION_CHARS_MAX).contains(&description.chars().count()),
                    "{description}"
                );
            }
            let longest = |texts: &[&str]| texts.iter().map(|text| text.chars().count()).max().unwrap_or_default();
            characters += longest(&names) + longest(&descriptions);
        }
        assert!(characters <= COMMAND_CHARS_MAX, "{characters}");
    }
}

#[test]
fn a_message_command_has_a_name_in_every_language_and_what_it_does_in_words_of_ours() {
    let locales = Locales::built_in().expect("the words");
    let definitions = definitions();
    let registered: Vec<&Value> = definitions
        .as_array()
        .into_iter()
        .flatten()
        .filter(|command| command["type"] == 3)
        .collect();
    let specs: Vec<_> = commands::ALL.iter().map(|command| command.spec()).collect();
    let named: Vec<_> = specs
        .iter()
        .filter_map(|spec| Some((spec.name, spec.on_message?)))
        .collect();
    assert_eq!(registered.len(), named.len());
    for (command, (spec, name)) in registered.into_iter().zip(named) {
        assert_eq!(command["name"], name);
        let names = texts(command, "name");
        assert_eq!(names.len(), 2, "English and Korean: {command}");
        assert!(
            names
                .iter()
                .all(|name| (1..=COMMAND_NAME_CHARS_MAX).contains(&name.chars().count())),
            "{command}"
        );
        assert_eq!(texts(command, "description"), Vec::<&str>::new(), "Discord takes none");
        for language in Language::ALL {
            let words = locales.words(language);
            let key = format!("command-{spec}-message");
            assert!(!words.plain(&format!("{key}.what")).is_empty());
            if language == Language::English {
                assert_eq!(words.plain(&key), name, "the name that is registered");
            }
        }
    }
}

#[test]
fn every_command_says_where_it_may_be_used_and_gives_an_example_that_works() {
    for command in commands::ALL {
        let spec = command.spec();
        assert!(spec.options.is_empty() || spec.subcommands.is_empty(), "{}", spec.name);
        let first = spec.example.split_whitespace().next();
        assert_eq!(first, Some(format!("/{}", spec.name).as_str()));
        fanchant::terminal::parse(spec.example).expect("the example is a command line");
    }
}

#[test]
fn equal_definitions_have_equal_fingerprints() {
    let first = discord::fingerprint(&definitions());
    for _ in 0..10 {
        assert_eq!(discord::fingerprint(&definitions()), first);
    }
}

/// The README's table, as it must be: a row for each command, or for each of its sub-commands, and for what it does on
/// a message.
fn table() -> String {
    let locales = Locales::built_in().expect("the words");
    let words = locales.words(Language::English);
    let mut rows = vec![
        "| command | what it does | 한국어 |".to_owned(),
        "|---|---|---|".to_owned(),
    ];
    for command in commands::ALL {
        let spec = command.spec();
        let key = format!("command-{}", spec.name);
        let korean = locales.words(Language::Korean);
        let name = korean.plain(&format!("{key}.name"));
        let options = |options: &[fanchant::interaction::OptionSpec]| -> String {
            let option = |option: &fanchant::interaction::OptionSpec| match option.required {
                true => format!(" {}", option.name),
                false => format!(" [{}]", option.name),
            };
            options.iter().map(option).collect()
        };
        if spec.subcommands.is_empty() {
            let what = words.plain(&key);
            rows.push(format!(
                "| `/{}{}` | {what} | `/{name}` |",
                spec.name,
                options(spec.options)
            ));
        }
        for sub in spec.subcommands {
            let sub_key = format!("{key}-{}", sub.name);
            let sub_name = korean.plain(&format!("{sub_key}.name"));
            let what = words.plain(&sub_key);
            let typed = format!("/{} {}{}", spec.name, sub.name, options(sub.options));
            rows.push(format!("| `{typed}` | {what} | `/{name} {sub_name}` |"));
        }
        if let Some(on_message) = spec.on_message {
            let key = format!("{key}-message");
            let what = words.plain(&format!("{key}.what"));
            rows.push(format!(
                "| *{on_message}* (on a message) | {what} | *{}* |",
                korean.plain(&key)
            ));
        }
    }
    rows.join("\n")
}

#[test]
fn the_readme_shows_the_command_table() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README");
    assert!(readme.contains(&table()), "put this table into README.md:\n{}", table());
}
