//! Which quotes a person was shown.

use super::{Store, StoreError};
use jiff::Timestamp;
use std::collections::HashSet;

/// Quotes that are remembered of a person: more than a catalogue's speakers have together, so that only rows of
/// quotes that no longer exist are ever dropped for it.
const REMEMBERED_MAX: i64 = 1_000;

impl Store {
    /// The ids of the quotes this person was shown.
    pub async fn quotes_shown(&self, user: u64) -> Result<HashSet<String>, StoreError> {
        let query = sqlx::query_scalar("SELECT quote_id FROM quotes_shown WHERE user_id = ?1");
        let ids: Vec<String> = query.bind(user.cast_signed()).fetch_all(&self.pool).await?;
        Ok(ids.into_iter().collect())
    }

    /// Notes that this person was shown a quote, and forgets the oldest beyond what is remembered of a person.
    pub async fn note_quote_shown(&self, user: u64, quote: &str, now: Timestamp) -> Result<(), StoreError> {
        let inserted = sqlx::query(
            "INSERT INTO quotes_shown (user_id, quote_id, shown_at) VALUES (?1, ?2, ?3)
             ON CONFLICT (user_id, quote_id) DO UPDATE SET shown_at = excluded.shown_at",
        );
        inserted
            .bind(user.cast_signed())
            .bind(quote)
            .bind(now.as_millisecond())
            .execute(&self.pool)
            .await?;
        sqlx::query(
            "DELETE FROM quotes_shown WHERE user_id = ?1 AND quote_id IN (
                 SELECT quote_id FROM quotes_shown WHERE user_id = ?1
                 ORDER BY shown_at DESC, quote_id LIMIT -1 OFFSET ?2)",
        )
        .bind(user.cast_signed())
        .bind(REMEMBERED_MAX)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Forgets that this person was shown these quotes.
    pub async fn forget_quotes_shown(&self, user: u64, quotes: &[&str]) -> Result<(), StoreError> {
        let mut transaction = self.pool.begin().await?;
        for quote in quotes {
            sqlx::query("DELETE FROM quotes_shown WHERE user_id = ?1 AND quote_id = ?2")
                .bind(user.cast_signed())
                .bind(*quote)
                .execute(&mut *transaction)
                .await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{REMEMBERED_MAX, Store};
    use jiff::Timestamp;

    async fn shown(store: &Store, user: u64) -> Vec<String> {
        let mut ids: Vec<String> = store.quotes_shown(user).await.expect("read").into_iter().collect();
        ids.sort();
        ids
    }

    #[tokio::test]
    async fn what_was_shown_is_remembered_for_each_person_until_it_is_forgotten() {
        let store = Store::in_memory().await.expect("a database");
        for (user, quote) in [(1, "a"), (1, "b"), (1, "a"), (u64::MAX, "c")] {
            let noted = store.note_quote_shown(user, quote, Timestamp::UNIX_EPOCH).await;
            noted.expect("noted");
        }
        assert_eq!(shown(&store, 1).await, ["a", "b"]);
        store.forget_quotes_shown(1, &["a", "c"]).await.expect("forgotten");
        assert_eq!(shown(&store, 1).await, ["b"]);
        assert_eq!(shown(&store, u64::MAX).await, ["c"]);
    }

    #[tokio::test]
    async fn the_oldest_are_forgotten_beyond_the_most() {
        let store = Store::in_memory().await.expect("a database");
        for second in 0..=REMEMBERED_MAX {
            let now = Timestamp::from_second(second).expect("a time");
            let quote = format!("quote-{second}");
            store.note_quote_shown(1, &quote, now).await.expect("noted");
        }
        let left = store.quotes_shown(1).await.expect("read");
        assert_eq!(left.len(), usize::try_from(REMEMBERED_MAX).expect("small"));
        assert!(!left.contains("quote-0"));
    }
}
