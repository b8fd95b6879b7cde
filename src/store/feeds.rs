//! What is remembered of each news feed, and which process may ask it.

use super::{Store, StoreError, stories};
use crate::newsroom::parse::Key;
use crate::newsroom::poll::{Facts, Off};
use jiff::{SignedDuration, Timestamp};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// How long a feed stays claimed by a process that says nothing more: several times what a reading may take.
pub const CLAIM_FOR: SignedDuration = SignedDuration::from_mins(5);

/// A feed as the store knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedState {
    /// What decides when it is asked.
    pub facts: Facts,
    /// What its entries are known by.
    pub key: Option<Key>,
    /// Whether it was ever read.
    pub was_read: bool,
}

/// What came of asking a feed.
#[derive(Debug, Clone, Default)]
pub struct Reading<'a> {
    /// The feed's id.
    pub feed: &'a str,
    /// The outlet's name.
    pub outlet: &'a str,
    /// The code of its language.
    pub language: &'a str,
    /// What to remember.
    pub facts: Facts,
    /// What its entries are known by; none where it was not read.
    pub key: Option<Key>,
    /// What its entries are known by in it, all of them.
    pub seen: Vec<String>,
    /// Those that are stories.
    pub stories: Vec<stories::NewStory>,
}

impl Store {
    /// What is remembered of a feed at this address; nothing where its address was another.
    pub async fn feed_state(&self, feed: &str, address: &str) -> Result<FeedState, StoreError> {
        let row = sqlx::query("SELECT * FROM feeds WHERE feed = ?1 AND address = ?2")
            .bind(feed)
            .bind(address)
            .fetch_optional(&self.pool)
            .await?;
        row.map_or_else(|| Ok(FeedState::default()), |row| read_state(&row))
    }

    /// Claims a feed for one process, unless it, or another feed of its host, is claimed, or was asked since `known`
    /// was read. One statement decides, so of two processes exactly one asks.
    pub async fn claim_feed(
        &self,
        feed: &str,
        address: &str,
        host: &str,
        known: &Facts,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        sqlx::query(
            "INSERT INTO feeds (feed, address, host) VALUES (?1, ?2, ?3)
             ON CONFLICT (feed) DO UPDATE SET address = excluded.address, host = excluded.host, etag = NULL,
                last_modified = NULL, next_at = NULL, failures = 0, off = NULL, identity_key = NULL
             WHERE address <> excluded.address",
        )
        .bind(feed)
        .bind(address)
        .bind(host)
        .execute(&self.pool)
        .await?;
        let claimed = sqlx::query(
            "UPDATE feeds SET claimed_until = ?2
             WHERE feed = ?1 AND next_at IS ?3 AND failures = ?4 AND NOT EXISTS
                (SELECT 1 FROM feeds AS other WHERE other.host = feeds.host AND other.claimed_until > ?5)",
        )
        .bind(feed)
        .bind((now + CLAIM_FOR).as_millisecond())
        .bind(known.next_at.map(Timestamp::as_millisecond))
        .bind(i64::from(known.failures))
        .bind(now.as_millisecond())
        .execute(&self.pool)
        .await?;
        Ok(claimed.rows_affected() == 1)
    }

    /// Lets a feed that was off be asked again.
    pub async fn revive_feed(&self, feed: &str) -> Result<(), StoreError> {
        sqlx::query("UPDATE feeds SET off = NULL, failures = 0, next_at = NULL WHERE feed = ?1 AND off IS NOT NULL")
            .bind(feed)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Which of these entries of a feed were never seen.
    pub async fn unseen(&self, feed: &str, identities: &[String]) -> Result<Vec<String>, StoreError> {
        let mut unseen = Vec::new();
        for identity in identities {
            let known: i64 = sqlx::query_scalar("SELECT count(*) FROM entries_seen WHERE feed = ?1 AND identity = ?2")
                .bind(feed)
                .bind(identity)
                .fetch_one(&self.pool)
                .await?;
            if known == 0 {
                unseen.push(identity.clone());
            }
        }
        Ok(unseen)
    }

    /// Keeps what came of asking a feed, all of it or nothing, and gives the feed free. How many stories are new.
    pub async fn keep_reading(&self, reading: &Reading<'_>, now: Timestamp) -> Result<u64, StoreError> {
        let mut transaction = self.pool.begin().await?;
        let facts = &reading.facts;
        sqlx::query(
            "UPDATE feeds SET etag = ?2, last_modified = ?3, next_at = ?4, failures = ?5, off = ?6,
                identity_key = coalesce(?7, identity_key), claimed_until = NULL,
                first_read_at = CASE WHEN ?7 IS NULL THEN first_read_at ELSE coalesce(first_read_at, ?8) END
             WHERE feed = ?1",
        )
        .bind(reading.feed)
        .bind(&facts.etag)
        .bind(&facts.last_modified)
        .bind(facts.next_at.map(Timestamp::as_millisecond))
        .bind(i64::from(facts.failures))
        .bind(facts.off.map(off_name))
        .bind(reading.key.map(Key::name))
        .bind(now.as_millisecond())
        .execute(&mut *transaction)
        .await?;
        let mut new = 0;
        for story in &reading.stories {
            new += stories::keep(&mut transaction, reading, story, now).await?;
        }
        for identity in &reading.seen {
            sqlx::query(
                "INSERT INTO entries_seen (feed, identity, seen_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET seen_at = excluded.seen_at",
            )
            .bind(reading.feed)
            .bind(identity)
            .bind(now.as_millisecond())
            .execute(&mut *transaction)
            .await?;
        }
        transaction.commit().await?;
        Ok(new)
    }
}

fn off_name(off: Off) -> &'static str {
    match off {
        Off::Disabled => "disabled",
        Off::Failing => "failing",
        Off::Gone => "gone",
    }
}

fn read_state(row: &SqliteRow) -> Result<FeedState, StoreError> {
    let next_at: Option<i64> = row.try_get("next_at")?;
    let off: Option<String> = row.try_get("off")?;
    let key: Option<String> = row.try_get("identity_key")?;
    let failures: i64 = row.try_get("failures")?;
    Ok(FeedState {
        facts: Facts {
            etag: row.try_get("etag")?,
            last_modified: row.try_get("last_modified")?,
            // A time that cannot be is no reason to wait.
            next_at: next_at.and_then(|at| Timestamp::from_millisecond(at).ok()),
            failures: u32::try_from(failures).unwrap_or_default(),
            off: off.map(|off| {
                if off == off_name(Off::Gone) {
                    Off::Gone
                } else {
                    Off::Failing
                }
            }),
        },
        key: key.as_deref().and_then(Key::named),
        was_read: row.try_get::<Option<i64>, _>("first_read_at")?.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "https://a.org/feed";

    fn noon() -> Timestamp {
        "2026-11-22T12:00:00Z".parse().expect("a time")
    }

    async fn claim(store: &Store, feed: &str, host: &str, now: Timestamp) -> bool {
        let known = store.feed_state(feed, AT).await.expect("readable").facts;
        store.claim_feed(feed, AT, host, &known, now).await.expect("writable")
    }

    #[tokio::test]
    async fn a_host_is_asked_by_one_at_a_time() {
        let store = Store::in_memory().await.expect("a store");
        assert!(claim(&store, "a", "a.org", noon()).await);
        assert!(!claim(&store, "a", "a.org", noon()).await, "claimed already");
        assert!(!claim(&store, "b", "a.org", noon()).await, "the same host");
        assert!(claim(&store, "c", "c.org", noon()).await);
        assert!(
            claim(&store, "b", "a.org", noon() + CLAIM_FOR).await,
            "the claim has run out"
        );
    }

    #[tokio::test]
    async fn a_feed_that_somebody_else_has_just_read_is_not_claimed() {
        let store = Store::in_memory().await.expect("a store");
        assert!(claim(&store, "a", "a.org", noon()).await);
        let facts = Facts {
            etag: Some("1".into()),
            next_at: Some(noon() + CLAIM_FOR),
            ..Facts::default()
        };
        let reading = Reading {
            feed: "a",
            facts: facts.clone(),
            key: Some(Key::Link),
            ..Reading::default()
        };
        store.keep_reading(&reading, noon()).await.expect("writable");
        let stale = Facts::default();
        assert!(
            !store
                .claim_feed("a", AT, "a.org", &stale, noon())
                .await
                .expect("writable")
        );
        let state = store.feed_state("a", AT).await.expect("readable");
        assert_eq!((state.facts, state.key, state.was_read), (facts, Some(Key::Link), true));
    }

    #[tokio::test]
    async fn another_address_begins_anew_and_an_off_feed_can_be_revived() {
        let store = Store::in_memory().await.expect("a store");
        assert!(claim(&store, "a", "a.org", noon()).await);
        let facts = Facts {
            failures: 10,
            off: Some(Off::Failing),
            ..Facts::default()
        };
        let reading = Reading {
            feed: "a",
            facts,
            ..Reading::default()
        };
        store.keep_reading(&reading, noon()).await.expect("writable");
        assert_eq!(
            store.feed_state("a", AT).await.expect("readable").facts.off,
            Some(Off::Failing)
        );
        let elsewhere = store.feed_state("a", "https://b.org/").await.expect("readable");
        assert_eq!(elsewhere, FeedState::default());
        store.revive_feed("a").await.expect("writable");
        assert_eq!(store.feed_state("a", AT).await.expect("readable").facts.off, None);
    }
}
