//! What is old: texts and stories, and the course of games, go when their time is over.

use crate::store::{Store, StoreError, StoryId};
use jiff::Timestamp;
use std::time::Duration;

/// How often the clock calls [`step`].
pub const STEP_EVERY: Duration = Duration::from_secs(3600);

/// Removes what is kept no longer; safe to repeat. The numbers of the stories that went.
pub async fn step(store: &Store, now: Timestamp) -> Result<Vec<StoryId>, StoreError> {
    store.prune_matches(now).await?;
    store.prune_stories(now).await
}
