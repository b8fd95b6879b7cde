//! Old news: texts and stories go when their time is over.

use crate::store::{Store, StoreError};
use jiff::Timestamp;
use std::time::Duration;

/// How often the clock calls [`step`].
pub const STEP_EVERY: Duration = Duration::from_secs(3600);

/// Removes what is kept no longer; safe to repeat.
pub async fn step(store: &Store, now: Timestamp) -> Result<(), StoreError> {
    store.prune_stories(now).await
}
