//! What was understood of stories: kept beside what their outlets said, and asked for by the search index.

use super::stories::{SELECT_STORY, read_story};
use super::{Store, StoreError, Story, StoryId};
use crate::newsroom::kind::Kind;
use crate::newsroom::story::Understood;
use jiff::Timestamp;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};

/// A story about to be kept as read.
#[derive(Debug, Clone, PartialEq)]
pub struct ReadStory {
    /// Its number.
    pub id: StoryId,
    /// The headline that was read: where the outlet has corrected it since, this reading is dropped.
    pub headline: String,
    /// What was understood.
    pub understood: Understood,
    /// The number of the first story that told the same event; a story that has an event keeps it.
    pub event: StoryId,
    /// The address without what may differ between two links to one page.
    pub link_key: Option<String>,
}

/// What was understood of the story of this row.
pub(super) fn understood(row: &SqliteRow) -> Result<Understood, StoreError> {
    let kind: Option<String> = row.try_get("kind")?;
    Ok(Understood {
        summary: row.try_get("our_summary")?,
        points: super::from_json(row.try_get("points")?)?,
        kind: kind.as_deref().and_then(Kind::named),
        artists: super::from_json(row.try_get("artists")?)?,
        songs: super::from_json(row.try_get("songs")?)?,
        quotes: super::from_json(row.try_get("quotes")?)?,
    })
}

impl Store {
    /// Stories that were not read with this state of the program and of the names, the oldest first; at most `most`.
    pub async fn unread_stories(&self, state: &str, most: u32) -> Result<Vec<Story>, StoreError> {
        let query = format!(
            "{SELECT_STORY} WHERE s.id IN (
                 SELECT id FROM stories WHERE read_with IS NULL OR read_with NOT IN (?1, 'final')
                 ORDER BY dated_at, id LIMIT ?2)
             ORDER BY s.dated_at, s.id"
        );
        sqlx::query(AssertSqlSafe(query))
            .bind(state)
            .bind(i64::from(most))
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(read_story)
            .collect()
    }

    /// Stories that have an event and are dated between `from` and `to`, the newest first; at most `most`.
    pub async fn stories_between(&self, from: Timestamp, to: Timestamp, most: u32) -> Result<Vec<Story>, StoreError> {
        let query = format!(
            "{SELECT_STORY} WHERE s.dated_at BETWEEN ?1 AND ?2 AND s.event IS NOT NULL
             ORDER BY s.dated_at DESC, s.id DESC LIMIT ?3"
        );
        sqlx::query(AssertSqlSafe(query))
            .bind(from.as_millisecond())
            .bind(to.as_millisecond())
            .bind(i64::from(most))
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(read_story)
            .collect()
    }

    /// Keeps what was understood of stories, all of it or nothing.
    pub async fn keep_read(&self, stories: &[ReadStory], state: &str) -> Result<(), StoreError> {
        let _one_at_a_time = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let mut revision: i64 = sqlx::query_scalar("UPDATE story_revisions SET last = last + ?1 RETURNING last - ?1")
            .bind(i64::try_from(stories.len()).unwrap_or(i64::MAX))
            .fetch_one(&mut *transaction)
            .await?;
        for story in stories {
            revision += 1;
            let understood = &story.understood;
            let kept = sqlx::query(
                "UPDATE stories SET our_summary = ?3, kind = ?4, quotes = ?5, songs = ?6, link_key = ?7,
                        event = coalesce(event, ?8), read_with = ?9, revision = ?10, points = ?11
                 WHERE id = ?1 AND headline = ?2",
            )
            .bind(story.id.0)
            .bind(&story.headline)
            .bind(&understood.summary)
            .bind(understood.kind.map(Kind::name))
            .bind(super::json(&understood.quotes)?)
            .bind(super::json(&understood.songs)?)
            .bind(&story.link_key)
            .bind(story.event.0)
            .bind(state)
            .bind(revision)
            .bind(super::json(&understood.points)?)
            .execute(&mut *transaction)
            .await?;
            if kept.rows_affected() == 0 {
                continue;
            }
            sqlx::query("DELETE FROM story_artists WHERE story = ?1")
                .bind(story.id.0)
                .execute(&mut *transaction)
                .await?;
            sqlx::query("INSERT INTO story_artists (artist, story, place) SELECT value, ?1, key FROM json_each(?2)")
                .bind(story.id.0)
                .bind(super::json(&understood.artists)?)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Stories that were read since revision `last`, in the order of their reading, with the revision of the last of
    /// them; at most `most`.
    pub async fn stories_read_since(&self, last: i64, most: u32) -> Result<(Vec<Story>, i64), StoreError> {
        let query = format!("{SELECT_STORY} WHERE s.revision > ?1 ORDER BY s.revision LIMIT ?2");
        let rows = sqlx::query(AssertSqlSafe(query))
            .bind(last)
            .bind(i64::from(most))
            .fetch_all(&self.pool)
            .await?;
        let newest = rows.last().map_or(Ok(last), |row| row.try_get("revision"))?;
        let stories = rows.iter().map(read_story).collect::<Result<_, _>>()?;
        Ok((stories, newest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::newsroom::story::StoryQuote;
    use crate::store::{NewStory, Reading};

    async fn store() -> Store {
        let store = Store::in_memory().await.expect("a store");
        keep(&store, "One").await;
        store
    }

    async fn keep(store: &Store, headline: &str) {
        let story = NewStory {
            identity: "1".into(),
            headline: headline.into(),
            link: Some("https://a.org/1".into()),
            body: Some("A text.".into()),
            ..NewStory::default()
        };
        let reading = Reading {
            feed: "a",
            outlet: "A",
            stories: vec![story],
            ..Reading::default()
        };
        store
            .keep_reading(&reading, Timestamp::UNIX_EPOCH)
            .await
            .expect("writable");
    }

    fn read(headline: &str) -> ReadStory {
        ReadStory {
            id: StoryId(1),
            headline: headline.into(),
            understood: Understood {
                summary: "Short.".into(),
                points: vec!["One.".into(), "Two.".into(), "Three.".into()],
                kind: Some(Kind::Chart),
                artists: vec!["suzy".into(), "baekhyun".into()],
                songs: vec!["dream".into()],
                quotes: vec![StoryQuote {
                    text: "Hello.".into(),
                    speaker: Some("suzy".into()),
                    name: Some("Suzy".into()),
                    confidence: 0.9,
                }],
            },
            event: StoryId(1),
            link_key: None,
        }
    }

    async fn unread(store: &Store, state: &str) -> usize {
        store.unread_stories(state, 9).await.expect("readable").len()
    }

    #[tokio::test]
    async fn what_was_understood_is_read_back_and_read_again_with_other_names() {
        let store = store().await;
        assert_eq!(unread(&store, "a").await, 1);
        store.keep_read(&[read("One")], "a").await.expect("writable");
        assert_eq!((unread(&store, "a").await, unread(&store, "b").await), (0, 1));
        let story = store.story(StoryId(1)).await.expect("readable").expect("there");
        assert_eq!(story.understood, read("One").understood);
    }

    #[tokio::test]
    async fn a_corrected_headline_is_read_again_and_an_old_reading_of_it_dropped() {
        let store = store().await;
        store.keep_read(&[read("One")], "a").await.expect("writable");
        keep(&store, "One").await;
        assert_eq!(unread(&store, "a").await, 0, "nothing has changed");
        keep(&store, "One, corrected").await;
        assert_eq!(unread(&store, "a").await, 1);
        store.keep_read(&[read("One")], "a").await.expect("writable");
        assert_eq!(unread(&store, "a").await, 1, "that was a reading of the old one");
    }

    #[tokio::test]
    async fn every_reading_is_new_to_an_index() {
        let store = store().await;
        assert_eq!(store.stories_read_since(0, 9).await.expect("readable").0, []);
        store.keep_read(&[read("One")], "a").await.expect("writable");
        let (stories, first) = store.stories_read_since(0, 9).await.expect("readable");
        assert_eq!(stories.len(), 1);
        assert_eq!(
            store.stories_read_since(first, 9).await.expect("readable"),
            (vec![], first)
        );
        store.keep_read(&[read("One")], "b").await.expect("writable");
        let (again, second) = store.stories_read_since(first, 9).await.expect("readable");
        assert!(again.len() == 1 && second > first);
    }

    #[tokio::test]
    async fn a_story_whose_text_is_gone_keeps_what_was_understood_of_it() {
        let store = store().await;
        store.keep_read(&[read("One")], "a").await.expect("writable");
        let later = Timestamp::UNIX_EPOCH + crate::store::BODIES_KEPT_FOR * 2;
        store.prune_stories(later).await.expect("writable");
        assert_eq!(unread(&store, "b").await, 0);
    }
}
