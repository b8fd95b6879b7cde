//! The job against an outlet on this machine, step by step.

use super::*;
use crate::catalogue::{Source, testing};
use crate::newsroom::fetch::Limits;
use crate::newsroom::testing::{Answer as Sent, Outlet};
use jiff::SignedDuration;
use std::sync::{Arc, Mutex};

/// An outlet whose feed can be changed, with a store and a catalogue that knows it.
struct Newsstand {
    outlet: Outlet,
    document: Arc<Mutex<(String, String)>>,
    store: Store,
    catalogue: Catalogue,
    now: Timestamp,
}

impl Newsstand {
    async fn new(feed: impl FnOnce(&mut Feed)) -> Self {
        let document: Arc<Mutex<(String, String)>> = Arc::new(Mutex::new(("200 OK".into(), String::new())));
        let served = Arc::clone(&document);
        let outlet = Outlet::start(move |path, head| match path {
            "/page" => Sent::new(
                "200 OK",
                "",
                "<html><body><p>The text of the page.</p><p>Photo: Newsen</p></body></html>",
            ),
            "/robots.txt" => Sent::new("404 Not Found", "", ""),
            _ if head.contains("if-none-match: \"same\"") => {
                Sent::new("304 Not Modified", "Cache-Control: max-age=1800\r\n", "")
            }
            _ => {
                let (status, body) = served.lock().expect("no panic").clone();
                Sent::new(&status, "ETag: \"v\"\r\n", body)
            }
        });
        let mut row = Feed {
            id: "news".into(),
            outlet: "News".into(),
            url: Some(Source::Page(outlet.at("/feed"))),
            language: "en".into(),
            enabled: true,
            note: "A test.".into(),
            general: false,
            full_text: false,
        };
        feed(&mut row);
        Self {
            outlet,
            document,
            store: Store::in_memory().await.expect("a store"),
            catalogue: testing::with_feeds(vec![row]),
            now: "2026-11-22T12:00:00Z".parse().expect("a time"),
        }
    }

    fn serves(&self, status: &str, items: &str) {
        let body = format!("<rss version=\"2.0\"><channel><title>News</title>{items}</channel></rss>");
        *self.document.lock().expect("no panic") = (status.into(), body);
    }

    /// One step so many minutes later.
    async fn step(&mut self, minutes: i64) -> u64 {
        self.now += SignedDuration::from_mins(minutes);
        let fetcher = Fetcher::new(None, &[self.outlet.host()], Limits::default()).expect("a fetcher");
        let tagger = Tagger::new(&self.catalogue);
        step(&self.store, &fetcher, &self.catalogue, &tagger, self.now)
            .await
            .expect("the database works")
    }

    async fn state(&self) -> FeedState {
        self.store
            .feed_state("news", &self.outlet.at("/feed"))
            .await
            .expect("readable")
    }

    async fn headlines(&self) -> Vec<String> {
        let stories = self.store.latest_stories(99, 0).await.expect("readable");
        stories.into_iter().map(|story| story.said.headline).collect()
    }
}

fn item(number: usize, title: &str) -> String {
    format!("<item><title>{title}</title><link>/story/{number}</link><guid>{number}</guid></item>")
}

#[tokio::test]
async fn new_entries_become_stories_once() {
    let mut stand = Newsstand::new(|_| {}).await;
    stand.serves("200 OK", &item(1, "One"));
    assert_eq!(stand.step(0).await, 1);
    assert_eq!(stand.step(1).await, 0, "it is not due");
    assert_eq!(stand.outlet.asked().len(), 1);
    stand.serves("200 OK", &(item(2, "Two") + &item(1, "One")));
    assert_eq!(stand.step(15).await, 1);
    assert_eq!(stand.headlines().await, ["Two", "One"]);
    let story = &stand.store.latest_stories(1, 0).await.expect("readable")[0];
    assert_eq!(
        (story.outlet.as_str(), story.said.link.as_deref()),
        ("News", Some(stand.outlet.at("/story/2").as_str()))
    );
}

#[tokio::test]
async fn a_first_reading_takes_the_newest_and_floods_nobody() {
    let mut stand = Newsstand::new(|_| {}).await;
    let many: String = (0..60).map(|number| item(number, &format!("Story {number}"))).collect();
    stand.serves("200 OK", &many);
    assert_eq!(stand.step(0).await, 20);
    assert_eq!(stand.step(15).await, 0, "the others are old news");
    assert_eq!(stand.headlines().await.len(), 20);
}

#[tokio::test]
async fn an_unchanged_feed_is_renewed() {
    let mut stand = Newsstand::new(|_| {}).await;
    stand.serves("200 OK", &item(1, "One"));
    stand.step(0).await;
    let state = stand.state().await;
    assert_eq!(state.facts.etag.as_deref(), Some("\"v\""));
    let same = Facts {
        etag: Some("\"same\"".into()),
        ..state.facts
    };
    let reading = Reading {
        feed: "news",
        facts: same,
        ..Reading::default()
    };
    stand.store.keep_reading(&reading, stand.now).await.expect("writable");
    stand.step(15).await;
    let renewed = stand.state().await.facts;
    assert_eq!(
        (renewed.next_at, renewed.etag.as_deref()),
        (Some(stand.now + SignedDuration::from_mins(30)), Some("\"same\""))
    );
}

#[tokio::test]
async fn failures_turn_a_feed_off_and_an_editor_turns_it_on() {
    let mut stand = Newsstand::new(|_| {}).await;
    stand.serves("500 Internal Server Error", "");
    for _ in 0..12 {
        stand.step(60 * 48).await;
    }
    assert_eq!(
        (stand.state().await.facts.off, stand.outlet.asked().len()),
        (Some(Off::Failing), 10)
    );
    let mut rows = stand.catalogue.feeds().to_vec();
    rows[0].enabled = false;
    stand.catalogue = testing::with_feeds(rows.clone());
    stand.step(1).await;
    rows[0].enabled = true;
    stand.catalogue = testing::with_feeds(rows);
    stand.serves("200 OK", &item(1, "One"));
    assert_eq!(stand.step(1).await, 1);
}

#[tokio::test]
async fn what_is_no_feed_is_a_failure_and_loses_nothing() {
    let mut stand = Newsstand::new(|_| {}).await;
    *stand.document.lock().expect("no panic") = ("200 OK".into(), "<html><body>Moved</body></html>".into());
    assert_eq!(stand.step(0).await, 0);
    assert_eq!(stand.state().await.facts.failures, 1);
    stand.serves("200 OK", &item(1, "One"));
    assert_eq!(stand.step(5).await, 1);
    assert_eq!(stand.state().await.facts.failures, 0);
}

#[tokio::test]
async fn a_change_of_key_brings_no_story_twice() {
    let mut stand = Newsstand::new(|_| {}).await;
    stand.serves("200 OK", &(item(1, "One") + &item(2, "Two")));
    stand.step(0).await;
    assert_eq!(stand.state().await.key, Some(Key::Guid));
    let same_guid = (item(1, "One") + &item(2, "Two") + &item(3, "Three"))
        .replace("<guid>2", "<guid>1")
        .replace("<guid>3", "<guid>1");
    stand.serves("200 OK", &same_guid);
    assert_eq!(stand.step(15).await, 1);
    assert_eq!(stand.state().await.key, Some(Key::Link));
    assert_eq!(stand.headlines().await, ["Three", "Two", "One"]);
}

#[tokio::test]
async fn of_a_general_feed_only_stories_about_artists_are_taken() {
    let mut stand = Newsstand::new(|row| row.general = true).await;
    stand.serves(
        "200 OK",
        &(item(1, "Rain in spring") + &item(2, "Ha Sung Woon sings again")),
    );
    assert_eq!(stand.step(0).await, 1);
    assert_eq!(stand.headlines().await, ["Ha Sung Woon sings again"]);
}

#[tokio::test]
async fn pages_are_fetched_only_where_the_row_says_so() {
    let page = item(1, "One").replace("/story/1", "/page");
    for (full_text, text, credit) in [
        (false, None, None),
        (true, Some("The text of the page."), Some("Newsen")),
    ] {
        let mut stand = Newsstand::new(|row| row.full_text = full_text).await;
        stand.serves("200 OK", &page);
        stand.step(0).await;
        let said = stand
            .store
            .latest_stories(1, 0)
            .await
            .expect("readable")
            .swap_remove(0)
            .said;
        assert_eq!((said.body.as_deref(), said.image_credit.as_deref()), (text, credit));
    }
}
