//! Plays the files of `tests/transcripts/`: typed command lines and what the replies show, over the real data.
//!
//! `> LINE` is typed; every line below it must stand in the reply. `locale L` sets the language of all that follows,
//! `seed N…` the seeds of chance: with several, the line is typed once for each, and a text must stand in one of the
//! replies.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

use fanchant::catalogue;
use fanchant::config::Config;
use fanchant::engine::Engine;
use fanchant::interaction::{Act, Place, Request, Rights, Token};
use fanchant::locale::Locales;
use fanchant::newsroom::search::Stories;
use fanchant::store::Store;
use fanchant::{terminal, watch};
use std::path::Path;
use std::sync::Arc;

#[tokio::test]
async fn every_transcript_plays_as_it_is_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (catalogue, _) = catalogue::load(&root.join("data"), watch::latest_today()).expect("the data is sound");
    let (_, catalogue) = tokio::sync::watch::channel(Arc::new(catalogue));
    let store = Store::in_memory().await.expect("a database");
    let engine = Engine::new(
        catalogue,
        Locales::built_in().expect("words"),
        store,
        Arc::new(Stories::new().expect("an index")),
        Config::default().settings(),
    );
    let mut files = 0;
    for entry in std::fs::read_dir(root.join("tests/transcripts"))
        .expect("the transcripts")
        .flatten()
    {
        let text = std::fs::read_to_string(entry.path()).expect("a transcript");
        play(&engine, &entry.path().display().to_string(), &text).await;
        files += 1;
    }
    assert!(files >= 3, "{files} transcripts");
}

async fn play(engine: &Engine, file: &str, text: &str) {
    let (mut locale, mut seeds, mut replies) = ("en-US".to_owned(), vec![1], Vec::new());
    for (number, line) in text.lines().enumerate() {
        if let Some(wanted) = line.strip_prefix("locale ") {
            wanted.clone_into(&mut locale);
        } else if let Some(wanted) = line.strip_prefix("seed ") {
            seeds = wanted.split(' ').map(|seed| seed.parse().expect("a seed")).collect();
        } else if let Some(typed) = line.strip_prefix("> /") {
            replies.clear();
            for seed in &seeds {
                replies.push(say(engine, typed, &locale, *seed).await);
            }
        } else if !line.is_empty() && !line.starts_with('#') {
            let shown = replies.iter().any(|reply: &String| reply.contains(line));
            assert!(
                shown,
                "{file}:{}: {line:?} is in none of\n{}",
                number + 1,
                replies.join("\n---\n")
            );
        }
    }
}

async fn say(engine: &Engine, typed: &str, locale: &str, seed: u64) -> String {
    let request = Request {
        id: seed,
        application: 1,
        token: Token::new(""),
        user: 1,
        place: Place {
            channel: 1,
            guild: None,
            bot_is_member: true,
        },
        rights: Rights::default(),
        locale: locale.to_owned(),
        act: Act::Command(terminal::parse(typed).expect("a command line")),
    };
    let now = jiff::Timestamp::from_second(1_795_000_000).expect("a time");
    terminal::print(&engine.answer(&request, now, seed).await)
}
