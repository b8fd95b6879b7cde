//! Articles put in by hand with the compiled program, and what is then shown of them.

use super::text;
use crate::support::{self, Play, copy};
use fanchant::store::{Store, Story};
use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;
use tempfile::TempDir;

/// Files of a folder that is imported in one go: enough to be in the middle of it when it is broken off.
const FILES: usize = 200;
/// Stories that are read at once to look at all of them.
const ALL: u32 = 1_000;

/// A folder for articles and a database.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        std::fs::create_dir(folder.path().join("saved")).expect("a folder");
        Self { folder }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("import.db")
    }

    fn saved(&self) -> PathBuf {
        self.folder.path().join("saved")
    }

    /// Saves a made-up article with this number; its file.
    fn save(&self, number: usize) -> PathBuf {
        let file = self.saved().join(format!("{number}.txt"));
        std::fs::write(&file, article(number)).expect("written");
        file
    }

    /// The program with this task, on this database.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = program(arguments);
        command.arg("--db").arg(self.database());
        command
    }

    /// Imports what is named; what the program said last.
    fn import(&self, what: &Path, more: &[&str]) -> String {
        let (code, said) = run(self.command(&["import", path(what)]).args(more));
        assert_eq!(code, Some(0), "{said}");
        said.trim_end().lines().last().unwrap_or_default().to_owned()
    }

    fn say(&self, line: &str) -> String {
        let (code, said) = run(&mut self.command(&["say", line]));
        assert_eq!(code, Some(0), "{said}");
        said
    }

    async fn stories(&self) -> Vec<Story> {
        let store = Store::open(&self.database()).await.expect("the database");
        let stories = store.latest_stories(ALL, 0).await.expect("readable");
        store.close().await;
        stories
    }
}

fn headline(number: usize) -> String {
    format!("The Paper Lanterns plan sample concert number {number}")
}

/// About people who do not exist.
fn article(number: usize) -> String {
    format!(
        "{}\n\nThe Paper Lanterns, who exist in this sample alone, plan a concert on hill number {number}. The hill is \
         as made up as the band.\n\nTheir singer explained why they chose it. She said:\n\nFrom here we can see every \
         lantern of the town, and there are {number} of them.\n\nNobody has bought a ticket yet, as there are none.\n",
        headline(number)
    )
}

fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fanchant"));
    command.args(arguments).env_remove("DISCORD_TOKEN");
    if !arguments.contains(&"--data") {
        command.arg("--data").arg(support::data());
    }
    command
}

/// Runs it to its end; its exit code, and what it said on both streams.
fn run(command: &mut Command) -> (Option<i32>, String) {
    let output = command.output().expect("the program runs");
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("text"));
    (output.status.code(), said.concat())
}

fn path(path: &Path) -> &str {
    path.to_str().expect("a path in UTF-8")
}

/// The same as a page that says when it was published: just now.
fn html(number: usize) -> String {
    let paragraphs: Vec<String> = article(number)
        .split("\n\n")
        .skip(1)
        .map(|text| format!("<p>{text}</p>"))
        .collect();
    format!(
        "<html><head><title>{0}</title><meta property=\"article:published_time\" content=\"{1}\"></head><body><article>\
         <h1>{0}</h1>{2}</article></body></html>",
        headline(number),
        jiff::Timestamp::now(),
        paragraphs.concat()
    )
}

#[tokio::test]
async fn articles_are_put_in_also_when_nobody_reads_what_is_told() {
    let desk = Desk::new();
    (0..3).for_each(|number| drop(desk.save(number)));
    let mut import = desk.command(&["import", path(&desk.saved())]);
    let mut import = import.stdout(Stdio::piped()).spawn().expect("the program runs");
    drop(import.stdout.take());
    assert_eq!(import.wait().expect("it ends").code(), Some(0));
    assert_eq!(desk.stories().await.len(), 3);
}

#[test]
fn a_data_set_is_no_address_of_an_article() {
    let desk = Desk::new();
    let file = desk.save(0);
    let (code, said) = run(&mut desk.command(&["import", path(&file), "--source", "dataset:owner/name:file"]));
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("write the article's http(s) address"), "{said}");
}

#[test]
fn an_imported_article_is_news_and_again_it_is_there_already() {
    let desk = Desk::new();
    let file = desk.saved().join("7.html");
    std::fs::write(&file, html(7)).expect("written");
    assert_eq!(
        desk.import(&file, &[]),
        "1 new stories, 0 there already, 0 files refused"
    );
    let (latest, again) = (desk.say("/news latest"), desk.import(&file, &[]));
    assert!(latest.contains(&headline(7)), "{latest}");
    assert_eq!(again, "0 new stories, 1 there already, 0 files refused");
    assert_eq!(
        desk.say("/news latest").matches(&headline(7)).count(),
        latest.matches(&headline(7)).count()
    );
    let found = desk.say("/news search words:\"paper lanterns\"");
    assert!(found.contains(&headline(7)), "{found}");
    let korean = run(&mut desk.command(&["say", "/news latest", "--locale", "ko"])).1;
    assert!(korean.contains(&headline(7)), "{korean}");
}

#[tokio::test]
async fn an_import_that_is_killed_and_begun_again_has_every_article_once() {
    let desk = Desk::new();
    for number in 0..FILES {
        desk.save(number);
    }
    // An import of a part of them, and one of all that ends as in a power cut.
    desk.import(&desk.saved().join("17.txt"), &[]);
    let mut killed = desk
        .command(&["import", path(&desk.saved())])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let begun = Instant::now();
    while desk.stories().await.len() < 3 {
        assert!(begun.elapsed() < support::PATIENCE, "nothing was imported");
    }
    killed.kill().expect("killed");
    killed.wait().expect("ended");
    let there = desk.stories().await.len();
    assert!(there < FILES, "it was killed in the middle");

    let said = desk.import(&desk.saved(), &[]);
    let new = FILES - there;
    assert_eq!(
        said,
        format!("{new} new stories, {there} there already, 0 files refused")
    );
    let stories = desk.stories().await;
    let headlines: HashSet<&str> = stories.iter().map(|story| story.said.headline.as_str()).collect();
    assert_eq!((stories.len(), headlines.len()), (FILES, FILES));
    let unread = stories.iter().filter(|story| story.understood.quotes.is_empty());
    assert_eq!(
        unread.count(),
        0,
        "all are read, also those that the killed import left unread"
    );
}

#[test]
fn a_draft_is_written_once_and_listed_by_check() {
    let desk = Desk::new();
    let data = desk.folder.path().join("data");
    copy(&support::data(), &data);
    let file = desk.save(7);
    let arguments = ["import", "--draft", path(&file), "--data", path(&data)];
    let (code, said) = run(&mut program(&arguments));
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.ends_with("1 new drafts, 0 there already, 0 files refused\n"),
        "{said}"
    );
    let (_, said) = run(&mut program(&arguments));
    assert!(
        said.ends_with("0 new drafts, 1 there already, 0 files refused\n"),
        "{said}"
    );
    let (code, said) = run(&mut program(&["check", "--data", path(&data)]));
    assert_eq!(code, Some(0), "{said}");
    let listed = said
        .lines()
        .find(|line| line.contains(&headline(7)))
        .unwrap_or_default();
    assert!(
        listed.contains("draft-the-paper-lanterns-") && listed.contains("is a draft"),
        "{said}"
    );
    // Nobody sees a draft.
    let (_, latest) = run(&mut program(&["say", "/news latest", "--data", path(&data)]));
    assert!(!latest.contains("Paper Lanterns"), "{latest}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_story_of_a_posted_link_is_found_and_shown_to_the_asker_alone() {
    let (play, desk) = (Play::new().await, Desk::new());
    let source = [
        "--source",
        "https://lanterns.example.org/concert",
        "--outlet",
        "Lantern Post",
    ];
    desk.import(&desk.save(7), &source);
    std::fs::copy(desk.database(), play.database()).expect("copied");
    let _bot = play.bot("").await;
    // As a friend would pass it on: with a counter of somebody's, and words around it.
    let posted = play
        .say(
            "junho",
            "look <https://www.lanterns.example.org/concert/?utm_source=share>!",
        )
        .await;
    let found = play.use_on_message("mina", &posted, "Find the story").await;
    assert_eq!(found["response"]["data"]["flags"], 64, "{found}");
    assert_eq!(found["message"]["embeds"][0]["title"], headline(7), "{found}");
    assert!(text(&found).contains("Lantern Post"), "{found}");
    // By its headline, as soon as the index, which is made at the start, has it.
    let typed = play.say("alex", &headline(7).to_uppercase()).await;
    let begun = Instant::now();
    loop {
        let found = play.use_on_message("mina", &typed, "Find the story").await;
        if found["message"]["embeds"][0]["title"] == headline(7) {
            break;
        }
        assert!(begun.elapsed() < support::PATIENCE, "{found}");
    }
    let other = play.say("alex", "https://lanterns.example.org/another").await;
    let none = play.use_on_message("mina", &other, "Find the story").await;
    assert!(text(&none).contains("I know no story with this link"), "{none}");
}
