//! What `/news` asks: which events were told, and which stories belong to an artist, an event or an address.

use super::stories::{SELECT_STORY, read_story};
use super::{Store, StoreError, Story, StoryId};
use crate::newsroom::kind::Kind;
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Row};

/// Which stories are wanted; what is none restricts nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WantedStories<'a> {
    /// Those that name this artist.
    pub artist: Option<&'a str>,
    /// Those of this kind.
    pub kind: Option<Kind>,
    /// Those from then on.
    pub since: Option<Timestamp>,
}

impl Store {
    /// The events that were told, each by the first wanted story about it: number and date, the newest first; at most
    /// `most`.
    pub async fn told(&self, wanted: WantedStories<'_>, most: u32) -> Result<Vec<(StoryId, Timestamp)>, StoreError> {
        // Where an artist is wanted, the few stories about them are looked at rather than all.
        let names = match wanted.artist {
            Some(_) => "IN (SELECT story FROM story_artists WHERE artist = ?1)",
            None => "IS NOT ?1",
        };
        // Said only where one is wanted, so that the index of kinds serves; the plus keeps it from serving where that
        // of events does, in which few stories stand together.
        let of_kind = |column: &str| wanted.kind.map_or(String::new(), |_| format!("AND {column} = ?2"));
        // The same conditions hold for a story and for an earlier one about its event, which would stand for it.
        let fits = |s: &str, kind: &str| {
            format!(
                "{s}.revision IS NOT NULL AND {s}.id {names} {}
                 AND (?3 IS NULL OR {s}.dated_at >= ?3)",
                of_kind(kind)
            )
        };
        let query = format!(
            "SELECT s.id, s.dated_at FROM stories AS s
             WHERE {} AND NOT EXISTS (
                 SELECT 1 FROM stories AS e
                 WHERE e.event = s.event AND (e.dated_at, e.id) < (s.dated_at, s.id) AND {})
             ORDER BY s.dated_at DESC, s.id DESC LIMIT ?4",
            fits("s", "s.kind"),
            fits("e", "+e.kind")
        );
        let rows = sqlx::query(AssertSqlSafe(query))
            .bind(wanted.artist)
            .bind(wanted.kind.map(Kind::name))
            .bind(wanted.since.map(Timestamp::as_millisecond))
            .bind(i64::from(most))
            .fetch_all(&self.pool)
            .await?;
        let read = |row: &sqlx::sqlite::SqliteRow| {
            let dated = Timestamp::from_millisecond(row.try_get("dated_at")?);
            let dated = dated.map_err(|error| StoreError::BadRow(error.to_string()))?;
            Ok((StoryId(row.try_get("id")?), dated))
        };
        rows.iter().map(read).collect()
    }

    /// The stories that tell this event, the first first.
    pub async fn stories_of_event(&self, event: StoryId, most: u32) -> Result<Vec<Story>, StoreError> {
        self.stories_where("s.event = ?1 ORDER BY s.dated_at, s.id", event.0, most)
            .await
    }

    /// The newest stories that name one of these artists; at most `most`.
    pub async fn stories_about(&self, artists: &[&str], most: u32) -> Result<Vec<Story>, StoreError> {
        let of_them = "s.id IN (SELECT story FROM story_artists
                                WHERE artist IN (SELECT value FROM json_each(?1)))
                       ORDER BY s.dated_at DESC, s.id DESC";
        self.stories_where(of_them, super::json(&artists)?, most).await
    }

    /// The newest story at this address, given without what may differ between two links to one page.
    pub async fn story_at(&self, link_key: &str) -> Result<Option<Story>, StoreError> {
        let found = self
            .stories_where("s.link_key = ?1 ORDER BY s.id DESC", link_key, 1)
            .await?;
        Ok(found.into_iter().next())
    }

    /// The names of the outlets whose stories are there, in the order of the alphabet.
    pub async fn outlets(&self) -> Result<Vec<String>, StoreError> {
        let query = "SELECT DISTINCT outlet FROM stories WHERE revision IS NOT NULL ORDER BY outlet";
        Ok(sqlx::query_scalar(query).fetch_all(&self.pool).await?)
    }

    async fn stories_where<'a, T>(&self, condition: &str, value: T, most: u32) -> Result<Vec<Story>, StoreError>
    where
        T: sqlx::Encode<'a, sqlx::Sqlite> + sqlx::Type<sqlx::Sqlite> + Send + 'a,
    {
        let query = format!("{SELECT_STORY} WHERE s.revision IS NOT NULL AND {condition} LIMIT ?2");
        sqlx::query(AssertSqlSafe(query))
            .bind(value)
            .bind(i64::from(most))
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(read_story)
            .collect()
    }
}
