//! What is old: texts and stories, and the course of games, go when their time is over.

use crate::store::{Store, StoreError};
use jiff::Timestamp;
use std::time::Duration;

/// How often the clock calls [`step`].
pub const STEP_EVERY: Duration = Duration::from_secs(3600);

/// Removes what is kept no longer; safe to repeat.
pub async fn step(store: &Store, now: Timestamp) -> Result<(), StoreError> {
    store.prune_stories(now).await?;
    store.prune_matches(now).await
}
