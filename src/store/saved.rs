//! Stories that people keep for themselves, and lists that messages page through.

use super::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};
use sqlx::Row;

/// Stories that one person can keep; the oldest give way.
pub const SAVED_MAX: i64 = 200;
/// How long a list can be paged through.
pub(super) const LISTS_KEPT_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

impl Store {
    /// Keeps a story for a person; whether it was not kept before. The oldest beyond [`SAVED_MAX`] go.
    pub async fn save_story(&self, user: u64, what: &str, now: Timestamp) -> Result<bool, StoreError> {
        let _one_at_a_time = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let query = "INSERT INTO saved_stories (user_id, what, saved_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
        let added = sqlx::query(query)
            .bind(user.cast_signed())
            .bind(what)
            .bind(now.as_millisecond())
            .execute(&mut *transaction)
            .await?
            .rows_affected();
        sqlx::query(
            "DELETE FROM saved_stories WHERE user_id = ?1 AND what IN (
                 SELECT what FROM saved_stories WHERE user_id = ?1 ORDER BY saved_at DESC, what LIMIT -1 OFFSET ?2)",
        )
        .bind(user.cast_signed())
        .bind(SAVED_MAX)
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(added > 0)
    }

    /// Gives up a story that a person keeps.
    pub async fn unsave_story(&self, user: u64, what: &str) -> Result<(), StoreError> {
        sqlx::query("DELETE FROM saved_stories WHERE user_id = ?1 AND what = ?2")
            .bind(user.cast_signed())
            .bind(what)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// What a person keeps, the newest first.
    pub async fn saved(&self, user: u64) -> Result<Vec<String>, StoreError> {
        let query = "SELECT what FROM saved_stories WHERE user_id = ?1 ORDER BY saved_at DESC, what";
        Ok(sqlx::query_scalar(query)
            .bind(user.cast_signed())
            .fetch_all(&self.pool)
            .await?)
    }

    /// Keeps a list for a message to page through; its number.
    pub async fn keep_list(&self, words: &str, items: &[String], now: Timestamp) -> Result<i64, StoreError> {
        let query = "INSERT INTO story_lists (words, items, made_at) VALUES (?1, ?2, ?3) RETURNING id";
        Ok(sqlx::query_scalar(query)
            .bind(words)
            .bind(super::json(&items)?)
            .bind(now.as_millisecond())
            .fetch_one(&self.pool)
            .await?)
    }

    /// The words and the items of a list; none when its time is over.
    pub async fn list(&self, id: i64) -> Result<Option<(String, Vec<String>)>, StoreError> {
        let row = sqlx::query("SELECT words, items FROM story_lists WHERE id = ?1")
            .bind(id)
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| Ok((row.try_get("words")?, super::from_json(row.try_get("items")?)?)))
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_saved_is_each_persons_own_and_bounded() {
        let store = Store::in_memory().await.expect("a store");
        let at = |second| Timestamp::from_second(second).expect("a time");
        assert!(store.save_story(1, "one", at(0)).await.expect("writable"));
        assert!(
            !store.save_story(1, "one", at(1)).await.expect("writable"),
            "it is kept already"
        );
        assert!(store.save_story(2, "two", at(0)).await.expect("writable"));
        assert_eq!(store.saved(1).await.expect("readable"), ["one"]);
        store.unsave_story(1, "one").await.expect("writable");
        assert_eq!(store.saved(1).await.expect("readable"), Vec::<String>::new());
        for number in 0..=SAVED_MAX {
            store
                .save_story(1, &format!("feed_{number}"), at(number))
                .await
                .expect("writable");
        }
        let saved = store.saved(1).await.expect("readable");
        assert_eq!((saved.len(), saved[0].as_str()), (200, "feed_200"));
        assert_eq!(saved.last().map(String::as_str), Some("feed_1"));
    }

    #[tokio::test]
    async fn a_list_is_read_back_until_its_time_is_over() {
        let store = Store::in_memory().await.expect("a store");
        let now = Timestamp::UNIX_EPOCH;
        let items = vec!["feed_1".to_owned(), "a-story".to_owned()];
        let id = store.keep_list("duet", &items, now).await.expect("writable");
        assert_eq!(
            store.list(id).await.expect("readable"),
            Some(("duet".to_owned(), items))
        );
        store.prune_stories(now + LISTS_KEPT_FOR * 2).await.expect("writable");
        assert_eq!(store.list(id).await.expect("readable"), None);
    }
}
