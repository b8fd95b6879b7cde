//! What is old: texts and stories, and the course of games, go when their time is over.

use crate::newsroom::search::{SearchError, Stories};
use crate::store::{Store, StoreError};
use jiff::Timestamp;
use std::time::Duration;

/// How often the clock calls [`step`].
pub const STEP_EVERY: Duration = Duration::from_secs(3600);

/// Why what is old is still there.
#[derive(Debug, thiserror::Error)]
pub enum NotPruned {
    /// It cannot be removed from the database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is gone, but still looked up; a restart mends that.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Removes what is kept no longer, stories from the index, too; safe to repeat.
pub async fn step(store: &Store, index: &Stories, now: Timestamp) -> Result<(), NotPruned> {
    store.prune_matches(now).await?;
    let gone = store.prune_stories(now).await?;
    let gone: Vec<i64> = gone.into_iter().map(|story| story.0).collect();
    Ok(index.remove(&gone)?)
}

#[cfg(test)]
mod tests {
    use super::step;
    use crate::commands::conversation::Chat;
    use crate::store::{NewStory, STORIES_KEPT_FOR};
    use jiff::SignedDuration;

    #[tokio::test]
    async fn an_old_story_is_found_no_longer_and_its_buttons_say_so() {
        let chat = Chat::new().await;
        let story = NewStory {
            identity: "1".into(),
            headline: "A lantern parade by the river".into(),
            link: Some("https://outlet.example/1".into()),
            ..NewStory::default()
        };
        chat.brings("North", vec![story]).await;
        let before = chat.engine().index().len();
        let card = chat
            .types("/news latest")
            .await
            .choose("A lantern parade by the river")
            .await;
        let later = chat.now() + STORIES_KEPT_FOR + SignedDuration::from_hours(1);
        step(chat.store(), chat.engine().index(), later).await.expect("pruned");
        assert_eq!(
            chat.engine().index().len(),
            before - 1,
            "the articles of the catalogue stay"
        );
        chat.types("/news search lantern").await.is_private().hides("parade");
        card.press("Related").await.is_private().shows("older version");
        card.press("Back to the list").await.hides("parade");
    }
}
