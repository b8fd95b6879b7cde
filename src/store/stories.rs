//! Stories that feeds brought, or that were put in by hand.

use super::feeds::Reading;
use super::readings::understood;
use super::saved::LISTS_KEPT_FOR;
use super::{IMPORT, Store, StoreError};
use crate::newsroom::story::Understood;
use jiff::{SignedDuration, Timestamp};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row, Sqlite, Transaction};

/// How long a story is kept.
pub const STORIES_KEPT_FOR: SignedDuration = SignedDuration::from_hours(180 * 24);
/// How long its text is kept, for searching.
pub const BODIES_KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
/// How long an entry is remembered after it left its feed: longer than its story, so that it never comes back as new.
const SEEN_KEPT_FOR: SignedDuration = SignedDuration::from_hours(365 * 24);
/// A date further ahead than this is a mistake; nearer ones are clocks and zones.
const AHEAD_MAX: SignedDuration = SignedDuration::from_hours(24);

/// The number of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoryId(pub i64);

/// A story about to be stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewStory {
    /// What the entry is known by in its feed.
    pub identity: String,
    /// The headline, on one line.
    pub headline: String,
    /// The article's address; a feed's story always has one.
    pub link: Option<String>,
    /// When the outlet says it was published.
    pub published_at: Option<Timestamp>,
    /// The outlet's own summary.
    pub summary: String,
    /// Address of its picture.
    pub image: Option<String>,
    /// Who took it.
    pub image_credit: Option<String>,
    /// Paragraphs, an empty line between them.
    pub body: Option<String>,
}

/// A story.
#[derive(Debug, Clone, PartialEq)]
pub struct Story {
    /// Its number; a later story has a higher one.
    pub id: StoryId,
    /// The feed's id; [`super::IMPORT`] for one that was put in by hand.
    pub feed: String,
    /// The outlet's name.
    pub outlet: String,
    /// Code of its language.
    pub language: String,
    /// When it was first fetched.
    pub fetched_at: Timestamp,
    /// By which stories are ordered: published, else fetched; the beginning of 1970 for one without a date that was
    /// put in by hand.
    pub dated_at: Timestamp,
    /// What the outlet said.
    pub said: NewStory,
    /// What was understood of it; nothing before it was read.
    pub understood: Understood,
    /// The number of the first story that told the same event; none before it was read.
    pub event: Option<StoryId>,
    /// Names of the other outlets that told the same event.
    pub also_in: Vec<String>,
}

/// The columns of a [`Story`], from `stories AS s`.
pub(super) const SELECT_STORY: &str = "SELECT s.*,
    (SELECT json_group_array(artist) FROM
        (SELECT artist FROM story_artists WHERE story = s.id ORDER BY place)) AS artists,
    (SELECT json_group_array(outlet) FROM
        (SELECT DISTINCT outlet FROM stories AS other
         WHERE other.event = s.event AND other.outlet <> s.outlet ORDER BY other.dated_at, other.id)) AS also_in
    FROM stories AS s";

/// Keeps one story of a reading: a new one is added (1), a known one brought up to date (0).
pub(super) async fn keep(
    transaction: &mut Transaction<'_, Sqlite>,
    reading: &Reading<'_>,
    story: &NewStory,
    now: Timestamp,
) -> Result<u64, StoreError> {
    // Outlets correct headlines; the time by which a story is ordered stays, or it would jump to the top.
    let known = sqlx::query(
        "UPDATE stories SET headline = ?3, summary = ?4, image = coalesce(?5, image),
                image_credit = coalesce(?6, image_credit),
                -- What was corrected is read again, as long as its text is there.
                read_with = CASE WHEN headline = ?3 AND summary = ?4 OR read_with = 'final' THEN read_with END
         WHERE feed = ?1 AND (identity = ?2 OR (link = ?7 AND headline = ?3))",
    )
    .bind(reading.feed)
    .bind(&story.identity)
    .bind(&story.headline)
    .bind(&story.summary)
    .bind(&story.image)
    .bind(&story.image_credit)
    .bind(&story.link)
    .execute(&mut **transaction)
    .await?
    .rows_affected();
    if known > 0 {
        return Ok(0);
    }
    let published = story.published_at.filter(|at| at.duration_since(now) <= AHEAD_MAX);
    let added = sqlx::query(
        "INSERT INTO stories (feed, outlet, language, identity, headline, link, published_at, fetched_at, dated_at,
                              summary, image, image_credit, body)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13
         WHERE NOT EXISTS (SELECT 1 FROM entries_seen WHERE feed = ?1 AND identity = ?4)",
    )
    .bind(reading.feed)
    .bind(reading.outlet)
    .bind(reading.language)
    .bind(&story.identity)
    .bind(&story.headline)
    .bind(&story.link)
    .bind(published.map(Timestamp::as_millisecond))
    .bind(now.as_millisecond())
    .bind(published.unwrap_or(now).min(now).as_millisecond())
    .bind(&story.summary)
    .bind(&story.image)
    .bind(&story.image_credit)
    .bind(&story.body)
    .execute(&mut **transaction)
    .await?;
    Ok(added.rows_affected())
}

impl Store {
    /// The newest stories, read or not, newest first; at most `most`, after passing over `skip`.
    pub async fn latest_stories(&self, most: u32, skip: u32) -> Result<Vec<Story>, StoreError> {
        let query = format!("{SELECT_STORY} ORDER BY s.dated_at DESC, s.id DESC LIMIT ?1 OFFSET ?2");
        sqlx::query(AssertSqlSafe(query))
            .bind(i64::from(most))
            .bind(i64::from(skip))
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(read_story)
            .collect()
    }

    /// The story with this number.
    pub async fn story(&self, id: StoryId) -> Result<Option<Story>, StoreError> {
        Ok(self.stories(&[id]).await?.pop())
    }

    /// The stories with these numbers, in the order of the numbers; those that are gone are left out.
    pub async fn stories(&self, ids: &[StoryId]) -> Result<Vec<Story>, StoreError> {
        let numbers: Vec<i64> = ids.iter().map(|id| id.0).collect();
        let query = format!("{SELECT_STORY} JOIN json_each(?1) AS wanted ON wanted.value = s.id ORDER BY wanted.key");
        sqlx::query(AssertSqlSafe(query))
            .bind(super::json(&numbers)?)
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(read_story)
            .collect()
    }

    /// Removes texts and stories that are older than they are kept, and entries that are long gone from their feeds.
    /// Stories that somebody saved stay, and those that were put in by hand. The numbers of the stories that went.
    pub async fn prune_stories(&self, now: Timestamp) -> Result<Vec<StoryId>, StoreError> {
        let before = |kept_for: SignedDuration| (now - kept_for).as_millisecond();
        sqlx::query(
            "UPDATE stories SET body = NULL, read_with = CASE WHEN read_with IS NOT NULL THEN 'final' END
             WHERE fetched_at < ?1 AND body IS NOT NULL",
        )
        .bind(before(BODIES_KEPT_FOR))
        .execute(&self.pool)
        .await?;
        let gone: Vec<i64> = sqlx::query_scalar(
            "DELETE FROM stories WHERE fetched_at < ?1 AND feed <> ?2
                AND NOT EXISTS (SELECT 1 FROM saved_stories WHERE what = 'feed_' || stories.id)
             RETURNING id",
        )
        .bind(before(STORIES_KEPT_FOR))
        .bind(IMPORT)
        .fetch_all(&self.pool)
        .await?;
        for (statement, kept_for) in [
            ("DELETE FROM entries_seen WHERE seen_at < ?1", SEEN_KEPT_FOR),
            ("DELETE FROM story_lists WHERE made_at < ?1", LISTS_KEPT_FOR),
        ] {
            sqlx::query(statement)
                .bind(before(kept_for))
                .execute(&self.pool)
                .await?;
        }
        Ok(gone.into_iter().map(StoryId).collect())
    }
}

pub(super) fn read_story(row: &SqliteRow) -> Result<Story, StoreError> {
    let time = |name: &str| -> Result<Timestamp, StoreError> {
        let milliseconds: i64 = row.try_get(name)?;
        Timestamp::from_millisecond(milliseconds).map_err(|error| StoreError::BadRow(error.to_string()))
    };
    let published_at: Option<i64> = row.try_get("published_at")?;
    let event: Option<i64> = row.try_get("event")?;
    Ok(Story {
        id: StoryId(row.try_get("id")?),
        feed: row.try_get("feed")?,
        outlet: row.try_get("outlet")?,
        language: row.try_get("language")?,
        fetched_at: time("fetched_at")?,
        dated_at: time("dated_at")?,
        said: NewStory {
            identity: row.try_get("identity")?,
            headline: row.try_get("headline")?,
            link: row.try_get("link")?,
            published_at: published_at.and_then(|at| Timestamp::from_millisecond(at).ok()),
            summary: row.try_get("summary")?,
            image: row.try_get("image")?,
            image_credit: row.try_get("image_credit")?,
            body: row.try_get("body")?,
        },
        understood: understood(row)?,
        event: event.map(StoryId),
        also_in: super::from_json(row.try_get("also_in")?)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a time")
    }

    fn story(identity: &str, headline: &str) -> NewStory {
        NewStory {
            identity: identity.into(),
            headline: headline.into(),
            link: Some(format!("https://a.org/{identity}")),
            body: Some("A text.".into()),
            ..NewStory::default()
        }
    }

    async fn keep(store: &Store, stories: &[NewStory], now: Timestamp) -> u64 {
        let reading = Reading {
            feed: "a",
            outlet: "A",
            language: "en",
            seen: stories.iter().map(|story| story.identity.clone()).collect(),
            stories: stories.to_vec(),
            ..Reading::default()
        };
        store.keep_reading(&reading, now).await.expect("writable")
    }

    #[tokio::test]
    async fn a_story_is_stored_once_and_its_headline_corrected() {
        let store = Store::in_memory().await.expect("a store");
        assert_eq!(keep(&store, &[story("1", "One"), story("2", "Two")], noon()).await, 2);
        assert_eq!(
            keep(&store, &[story("1", "One, corrected"), story("2", "Two")], noon()).await,
            0
        );
        let mut renamed = story("3", "Two");
        renamed.link = Some("https://a.org/2".into());
        assert_eq!(
            keep(&store, &[renamed], noon()).await,
            0,
            "a feed that makes up new ids for old stories"
        );
        let latest = store.latest_stories(9, 0).await.expect("readable");
        let headlines: Vec<&str> = latest.iter().map(|story| story.said.headline.as_str()).collect();
        assert_eq!(headlines, ["Two", "One, corrected"]);
        assert_eq!(
            store.story(latest[0].id).await.expect("readable").as_ref(),
            Some(&latest[0])
        );
    }

    #[tokio::test]
    async fn no_story_is_dated_in_the_future() {
        let store = Store::in_memory().await.expect("a store");
        let hour = SignedDuration::from_hours(1);
        let dated = |identity: &str, at| NewStory {
            published_at: Some(at),
            ..story(identity, identity)
        };
        keep(
            &store,
            &[
                dated("soon", noon() + hour),
                dated("never", noon() + hour * 99),
                dated("old", noon() - hour),
            ],
            noon(),
        )
        .await;
        let latest = store.latest_stories(9, 0).await.expect("readable");
        let times: Vec<_> = latest
            .iter()
            .map(|story| (story.dated_at, story.said.published_at))
            .collect();
        assert_eq!(
            times,
            [
                (noon(), None),
                (noon(), Some(noon() + hour)),
                (noon() - hour, Some(noon() - hour))
            ]
        );
    }

    #[tokio::test]
    async fn texts_go_before_stories_and_what_was_pruned_stays_seen() {
        let store = Store::in_memory().await.expect("a store");
        keep(&store, &[story("1", "One")], noon()).await;
        let later = noon() + BODIES_KEPT_FOR + SignedDuration::from_secs(1);
        store.prune_stories(later).await.expect("writable");
        assert_eq!(store.latest_stories(9, 0).await.expect("readable")[0].said.body, None);
        let later = noon() + STORIES_KEPT_FOR + SignedDuration::from_secs(1);
        let gone = store.prune_stories(later).await.expect("writable");
        assert_eq!(gone, [StoryId(1)]);
        assert_eq!(store.latest_stories(9, 0).await.expect("readable"), []);
        assert_eq!(
            keep(&store, &[story("1", "One")], later).await,
            0,
            "it still stands in the feed"
        );
    }
}
