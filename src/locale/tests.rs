//! That no language lacks a message or a place, and that the program asks for no message that does not exist.

use super::{FILES, Locales};
use crate::text::Language;
use fluent_bundle::FluentResource;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every message and attribute of a language file, with the places it has.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = FluentResource::try_new(text.to_owned()).expect("the file is Fluent");
    assert!(resource.entries().count() > 0);
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in text.lines() {
        let opens = !line.starts_with([' ', '#', '}', '[', '*']) && line.contains('=');
        let attribute = line.trim_start().starts_with('.') && line.contains('=');
        let name = line.trim_start().split('=').next().unwrap_or_default().trim();
        if opens {
            current = name.to_owned();
            assert!(!found.contains_key(&current), "the message {current} stands twice");
        } else if attribute {
            let message = current.split('.').next().unwrap_or_default();
            current = format!("{message}{name}");
        }
        if !current.is_empty() {
            let places = found.entry(current.clone()).or_default();
            for piece in line.split('$').skip(1) {
                places.insert(
                    piece
                        .chars()
                        .take_while(|c| c.is_ascii_lowercase() || *c == '-')
                        .collect(),
                );
            }
        }
    }
    found
}

#[test]
fn every_language_has_every_message_with_the_same_places() {
    let english = messages(FILES[0].1);
    for (language, text) in &FILES[1..] {
        let other = messages(text);
        let keys = |of: &BTreeMap<String, _>| of.keys().cloned().collect::<BTreeSet<_>>();
        let differing: Vec<_> = keys(&english).symmetric_difference(&keys(&other)).cloned().collect();
        assert_eq!(
            differing,
            Vec::<String>::new(),
            "messages that English or {language:?} lacks"
        );
        for (key, places) in &english {
            assert_eq!(places, &other[key], "the places of {key} in {language:?}");
        }
    }
}

#[test]
fn the_program_asks_for_messages_that_exist_and_for_all_of_them() {
    let mut known: BTreeSet<String> = messages(FILES[0].1).into_keys().collect();
    let sources = sources(Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path());
    let asked: BTreeSet<String> = sources.iter().flat_map(|source| asked_for(source)).collect();
    let missing: Vec<_> = asked.difference(&known).collect();
    assert_eq!(missing, Vec::<&String>::new(), "asked for, but in no language file");
    // A command's words and whatever is chosen by a value are asked for under a name made at run time.
    known.retain(|key| {
        let made = ["command-", "event-", "work-kind-", "wording-", "role-"];
        !asked.contains(key) && !made.iter().any(|start| key.starts_with(start))
    });
    assert_eq!(known, BTreeSet::new(), "in the language files, but never asked for");
}

fn sources(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the source folder");
    let mut found = Vec::new();
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("locale/tests.rs") {
            found.push(std::fs::read_to_string(&path).expect("a source file"));
        }
    }
    found
}

/// The keys in `say("…"` and `plain("…"`, and in `told("…"`, wherever the line breaks.
fn asked_for(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let mut keys = Vec::new();
    for call in [".say(", ".plain(", "told(", "told_with("] {
        for piece in code.split(call).skip(1) {
            if let Some(rest) = piece.trim_start().strip_prefix('"') {
                keys.extend(rest.split('"').next().map(str::to_owned));
            }
        }
    }
    keys
}

#[test]
fn a_place_is_filled_in_every_language() {
    let locales = Locales::built_in().expect("the language files are sound");
    for language in Language::ALL {
        let said = locales
            .words(language)
            .say("quote-told-by", &[("name", "하성운".into())]);
        assert!(said.contains("하성운"), "{said}");
    }
}
