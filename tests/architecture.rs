//! That the rooms of the house import only what ARCHITECTURE.md lets them, and that banned words stay out.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Each room, and the rooms it may use. `main`, `tasks` and `app` put everything together and are not held.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("locale", &["text"]),
    ("catalogue", &["text"]),
    ("newsroom", &["text", "catalogue"]),
    ("trivia", &["text", "catalogue"]),
    ("interaction", &["text"]),
    ("store", &["text", "interaction", "trivia", "newsroom"]),
    (
        "commands",
        &[
            "text",
            "locale",
            "catalogue",
            "newsroom",
            "trivia",
            "interaction",
            "store",
            "config",
        ],
    ),
    (
        "jobs",
        &[
            "text",
            "locale",
            "catalogue",
            "newsroom",
            "trivia",
            "interaction",
            "store",
            "commands",
        ],
    ),
    (
        "engine",
        &[
            "text",
            "locale",
            "catalogue",
            "newsroom",
            "interaction",
            "store",
            "config",
            "commands",
        ],
    ),
    (
        "terminal",
        &["text", "catalogue", "newsroom", "interaction", "store", "commands"],
    ),
    (
        "discord",
        &["text", "locale", "interaction", "store", "commands", "jobs", "engine"],
    ),
    ("stage", &["interaction"]),
    ("config", &["interaction", "discord"]),
    ("telemetry", &[]),
    ("watch", &["catalogue"]),
];

/// A word, the rooms (or folders in one) it may stand in, and why nowhere else.
const BANNED: &[(&str, &[&str], &str)] = &[
    ("serenity::", &["discord"], "only discord/ knows serenity"),
    ("sqlx::", &["store"], "only store/ knows SQL"),
    (
        "reqwest::",
        &["discord", "stage", "newsroom/fetch"],
        "only the rims make requests",
    ),
    ("axum::", &["discord", "stage"], "only the rims serve requests"),
    (
        "Timestamp::now",
        &["app", "discord", "watch", "tasks", "stage"],
        "time is a parameter below the rim",
    ),
    (
        "rand::random",
        &["discord", "tasks", "stage"],
        "chance is a parameter below the rim",
    ),
    ("thread_rng", &[], "chance is a parameter"),
    ("std::env::", &["main", "stage"], "the environment is read at the rim"),
    (
        "println!",
        &[],
        "the log is tracing, and tasks write what was asked for",
    ),
    ("todo!", &[], "what is missing is said, not stubbed"),
    ("unimplemented!", &[], "what is missing is said, not stubbed"),
    ("static mut", &[], "no globals"),
    ("lazy_static", &[], "no globals"),
];

/// Names that say nothing about what is inside.
const BANNED_FILES: &[&str] = &["utils", "util", "common", "helpers", "helper", "types", "misc"];

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .collect()
}

/// Every source file: its room, its path, and its code without comments and tests.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rust = files(&root)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    rust.filter(|path| !path.ends_with("tests.rs"))
        .map(|path| {
            let inside = path.strip_prefix(&root).expect("below src").to_owned();
            let first = inside.iter().next().expect("a name").to_string_lossy();
            let room = first.strip_suffix(".rs").unwrap_or(&first).to_owned();
            let text = std::fs::read_to_string(&path).expect("a source file");
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            (room, inside, lines.collect::<Vec<_>>().join("\n"))
        })
        .filter(|(_, path, _)| !path.ends_with("conversation.rs") && !path.ends_with("testing.rs"))
        .collect()
}

#[test]
fn each_room_uses_only_the_rooms_it_may() {
    let mut wrong = BTreeSet::new();
    for (room, path, code) in sources() {
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
            continue;
        };
        for piece in code.split("crate::").skip(1) {
            let used: String = piece.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let is_room = ROOMS.iter().any(|(name, _)| *name == used);
            if is_room && used != room && !allowed.contains(&used.as_str()) {
                wrong.insert(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert_eq!(wrong, BTreeSet::new());
}

#[test]
fn every_room_is_held() {
    let held: BTreeSet<&str> = ROOMS
        .iter()
        .map(|(name, _)| *name)
        .chain(["main", "tasks", "lib", "app"])
        .collect();
    let all: BTreeSet<String> = sources().into_iter().map(|(room, ..)| room).collect();
    let missing: Vec<&String> = all.iter().filter(|room| !held.contains(room.as_str())).collect();
    assert_eq!(missing, Vec::<&String>::new(), "say in ROOMS what these may use");
}

#[test]
fn banned_words_stay_out() {
    let mut wrong = BTreeSet::new();
    for (room, path, code) in sources() {
        for (word, allowed, why) in BANNED {
            let may = |place: &str| place == room || (place.contains('/') && path.starts_with(place));
            if code.contains(word) && !allowed.iter().any(|place| may(place)) {
                wrong.insert(format!("{} has {word}: {why}", path.display()));
            }
        }
    }
    assert_eq!(wrong, BTreeSet::new());
}

#[test]
fn every_file_says_what_it_is_in_its_first_line_and_in_its_name() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for path in files(&root)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
    {
        let text = std::fs::read_to_string(&path).expect("a source file");
        assert!(text.starts_with("//! "), "{} opens with no sentence", path.display());
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(
            !BANNED_FILES.contains(&name.as_str()),
            "{} has a name that says nothing",
            path.display()
        );
    }
}
