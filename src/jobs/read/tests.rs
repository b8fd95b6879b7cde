//! Stories that feeds brought are read, folded and indexed, step by step.

use super::*;
use crate::catalogue::testing;
use crate::jobs::{step_index, step_prune};
use crate::newsroom::kind::Kind;
use crate::newsroom::search::{Query, Stories};
use crate::store::{BODIES_KEPT_FOR, NewStory, Reading, STORIES_KEPT_FOR, WantedStories};
use jiff::SignedDuration;

/// A store, an index, and the sample's names.
struct Desk {
    store: Store,
    index: Arc<Stories>,
    indexed: i64,
    reader: Reader,
}

fn noon() -> Timestamp {
    "2026-11-22T12:00:00Z".parse().expect("a time")
}

impl Desk {
    async fn new() -> Self {
        Self {
            store: Store::in_memory().await.expect("a store"),
            index: Arc::new(Stories::new().expect("an index")),
            indexed: 0,
            reader: Reader::new(Arc::new(testing::catalogue())),
        }
    }

    async fn brings(&self, outlet: &str, headline: &str, text: &str, hours_ago: i64) {
        let story = NewStory {
            identity: headline.into(),
            headline: headline.into(),
            link: Some(format!("https://{outlet}.example/{}", headline.len())),
            published_at: Some(noon() - SignedDuration::from_hours(hours_ago)),
            body: Some(text.into()),
            ..NewStory::default()
        };
        let reading = Reading {
            feed: outlet,
            outlet,
            stories: vec![story],
            ..Reading::default()
        };
        self.store.keep_reading(&reading, noon()).await.expect("writable");
    }

    async fn step(&mut self) -> usize {
        let count = step(&self.store, &self.reader).await.expect("read");
        self.indexed = step_index(&self.store, &self.index, self.indexed)
            .await
            .expect("indexed");
        count
    }

    async fn headlines(&self, wanted: WantedStories<'_>) -> Vec<String> {
        let told = self.store.told(wanted, 99).await.expect("readable");
        let ids: Vec<StoryId> = told.into_iter().map(|(id, _)| id).collect();
        let stories = self.store.stories(&ids).await.expect("readable");
        stories.into_iter().map(|story| story.said.headline).collect()
    }

    fn found(&self, query: Query) -> Vec<i64> {
        let hits = self.index.search(&query, noon(), 9).expect("searched");
        hits.into_iter().map(|hit| hit.id).collect()
    }
}

fn about(artist: &str) -> Query {
    Query {
        artist: Some(artist.into()),
        ..Query::default()
    }
}

const DUET: &str = "Ha Sung Woon and Jimin of BTS release a duet";
const SAME: &str = "Ha Sung Woon and BTS' Jimin release duet";

#[tokio::test]
async fn stories_are_read_once_and_found() {
    let mut desk = Desk::new().await;
    desk.brings("north", DUET, "It is called “With You”, said Ha Sung Woon.", 1)
        .await;
    assert_eq!((desk.step().await, desk.step().await), (1, 0));
    let story = desk.store.story(StoryId(1)).await.expect("readable").expect("there");
    assert_eq!(story.understood.artists, ["ha-sung-woon", "jimin-bts", "bts"]);
    assert_eq!(
        (story.understood.songs, story.event),
        (vec!["with-you".to_owned()], Some(StoryId(1)))
    );
    assert_eq!(desk.found(about("jimin-bts")), [1]);
}

#[tokio::test]
async fn one_event_of_several_outlets_is_told_once() {
    let mut desk = Desk::new().await;
    desk.brings("north", DUET, "", 5).await;
    desk.step().await;
    desk.brings("south", SAME, "", 4).await;
    desk.brings("west", "Baekhyun wins an award", "", 3).await;
    desk.brings("north", SAME, "", 2).await;
    desk.step().await;
    assert_eq!(
        desk.headlines(WantedStories::default()).await,
        [SAME, "Baekhyun wins an award", DUET]
    );
    let first = desk.store.story(StoryId(1)).await.expect("readable").expect("there");
    assert_eq!(
        first.also_in,
        ["south"],
        "and the same outlet's second story stands alone"
    );
}

#[tokio::test]
async fn an_artist_a_kind_and_a_time_narrow_it_down() {
    let mut desk = Desk::new().await;
    desk.brings("north", "Baekhyun wins an award", "", 30).await;
    desk.brings("south", "Baekhyun announces a comeback", "", 3).await;
    desk.brings("west", "Rain in spring", "", 1).await;
    desk.step().await;
    let baekhyun = WantedStories {
        artist: Some("baekhyun"),
        ..WantedStories::default()
    };
    assert_eq!(
        desk.headlines(baekhyun).await,
        ["Baekhyun announces a comeback", "Baekhyun wins an award"]
    );
    let kind = Some(Kind::Award);
    assert_eq!(
        desk.headlines(WantedStories { kind, ..baekhyun }).await,
        ["Baekhyun wins an award"]
    );
    let since = Some(noon() - SignedDuration::from_hours(24));
    assert_eq!(
        desk.headlines(WantedStories { since, ..baekhyun }).await,
        ["Baekhyun announces a comeback"]
    );
}

#[tokio::test]
async fn with_other_names_stories_are_read_and_indexed_again() {
    let mut desk = Desk::new().await;
    desk.brings("north", "Somebody New sings", "", 1).await;
    desk.step().await;
    assert_eq!(desk.found(about("somebody-new")), Vec::<i64>::new());
    let row = "[[artist]]\nid = \"somebody-new\"\nname = \"Somebody New\"\nkind = \"soloist\"\nsources = [\"dataset:a/b:c\"]\n";
    let rows = crate::catalogue::read(testing::with_file("artists", row).path());
    desk.reader = Reader::new(Arc::new(Catalogue::new(rows)));
    assert_eq!(desk.step().await, 1);
    assert_eq!(desk.found(about("somebody-new")), [1]);
}

#[tokio::test]
async fn an_index_that_is_lost_is_made_again_of_the_store() {
    let mut desk = Desk::new().await;
    desk.brings("north", DUET, "", 1).await;
    desk.step().await;
    (desk.index, desk.indexed) = (Arc::new(Stories::new().expect("an index")), 0);
    desk.step().await;
    assert_eq!(desk.found(about("ha-sung-woon")), [1]);
}

#[tokio::test]
async fn what_is_pruned_leaves_the_store_but_what_somebody_saved_stays() {
    let mut desk = Desk::new().await;
    desk.brings("north", DUET, "“It rained,” said Ha Sung Woon.", 1).await;
    desk.brings("west", "Baekhyun wins an award", "", 1).await;
    desk.step().await;
    desk.store.save_story(1, "feed_1", noon()).await.expect("writable");
    let later = noon() + BODIES_KEPT_FOR * 2;
    step_prune(&desk.store, &desk.index, later).await.expect("writable");
    assert_eq!(desk.headlines(WantedStories::default()).await.len(), 2);
    assert_eq!(desk.step().await, 0, "without its text nothing is read again");
    let later = noon() + STORIES_KEPT_FOR * 2;
    step_prune(&desk.store, &desk.index, later).await.expect("writable");
    assert_eq!(desk.headlines(WantedStories::default()).await, [DUET]);
    assert_eq!(desk.found(Query::default()), [1]);
}
