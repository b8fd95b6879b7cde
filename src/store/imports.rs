//! Stories that somebody put in by hand.

use super::{Store, StoreError, StoryId};
use jiff::Timestamp;

/// What stands in the place of a feed's id.
pub const IMPORT: &str = "import";

/// A story that is put in by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportedStory {
    /// The outlet's name.
    pub outlet: String,
    /// Code of its language.
    pub language: String,
    /// The headline, on one line.
    pub headline: String,
    /// The article's address, where it was recorded.
    pub link: Option<String>,
    /// When the outlet says it was published.
    pub published_at: Option<Timestamp>,
    /// Who took its pictures.
    pub image_credit: Option<String>,
    /// Paragraphs, an empty line between them.
    pub body: String,
}

impl Store {
    /// Keeps a story that was put in by hand: its number, and whether it is new. The same outlet, headline and text are
    /// the same story, so that an import can be broken off and begun again.
    pub async fn keep_imported(&self, story: &ImportedStory, now: Timestamp) -> Result<(StoryId, bool), StoreError> {
        let identity = identity(story);
        let added: Option<i64> = sqlx::query_scalar(
            "INSERT INTO stories (feed, outlet, language, identity, headline, link, published_at, fetched_at, dated_at,
                                  summary, image_credit, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, coalesce(?7, 0), '', ?9, ?10)
             ON CONFLICT (feed, identity) DO NOTHING RETURNING id",
        )
        .bind(IMPORT)
        .bind(&story.outlet)
        .bind(&story.language)
        .bind(&identity)
        .bind(&story.headline)
        .bind(&story.link)
        .bind(story.published_at.map(Timestamp::as_millisecond))
        .bind(now.as_millisecond())
        .bind(&story.image_credit)
        .bind(&story.body)
        .fetch_optional(&self.pool)
        .await?;
        if let Some(id) = added {
            return Ok((StoryId(id), true));
        }
        let known: i64 = sqlx::query_scalar("SELECT id FROM stories WHERE feed = ?1 AND identity = ?2")
            .bind(IMPORT)
            .bind(&identity)
            .fetch_one(&self.pool)
            .await?;
        Ok((StoryId(known), false))
    }
}

/// A number made of the contents: FNV-1a with 128 bits, the same on every machine and in every version.
fn identity(story: &ImportedStory) -> String {
    const START: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    let parts = [&story.outlet, &story.headline, &story.body];
    // A byte that no text has stands between the parts.
    let bytes = parts.into_iter().flat_map(|part| part.bytes().chain([0xff]));
    let number = bytes.fold(START, |number, byte| (number ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("{number:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::STORIES_KEPT_FOR;

    fn story(body: &str) -> ImportedStory {
        ImportedStory {
            outlet: "A".into(),
            headline: "One".into(),
            body: body.into(),
            ..ImportedStory::default()
        }
    }

    #[tokio::test]
    async fn an_import_that_is_begun_again_adds_nothing_twice() {
        let store = Store::in_memory().await.expect("a store");
        let now = Timestamp::UNIX_EPOCH;
        let first = store.keep_imported(&story("Text."), now).await.expect("writable");
        assert_eq!(
            store.keep_imported(&story("Text."), now).await.expect("writable"),
            (first.0, false)
        );
        assert!(store.keep_imported(&story("Another."), now).await.expect("writable").1);
        let kept = store.story(first.0).await.expect("readable").expect("there");
        assert_eq!((kept.said.link, kept.said.published_at), (None, None));
    }

    #[tokio::test]
    async fn what_was_put_in_by_hand_is_not_removed_for_its_age() {
        let store = Store::in_memory().await.expect("a store");
        store
            .keep_imported(&story("Text."), Timestamp::UNIX_EPOCH)
            .await
            .expect("writable");
        let later = Timestamp::UNIX_EPOCH + STORIES_KEPT_FOR * 2;
        assert_eq!(store.prune_stories(later).await.expect("writable"), []);
        let kept = store.story(StoryId(1)).await.expect("readable").expect("there");
        assert_eq!(kept.said.body, None, "its text goes like every other");
    }
}
