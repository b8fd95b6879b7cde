//! The search index: what was read since last time is added, from the beginning at start.

use crate::newsroom::search::{Indexed, SearchError, Stories};
use crate::store::{Store, StoreError, Story};
use std::sync::Arc;
use tokio::task::{JoinError, spawn_blocking};

/// Stories that are added at a time.
const BATCH: u32 = 500;

/// Why the index is not up to date.
#[derive(Debug, thiserror::Error)]
pub enum NotIndexed {
    /// The stories cannot be fetched.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// They cannot be added.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The work broke off.
    #[error(transparent)]
    Broken(#[from] JoinError),
}

/// Adds all stories that were read since revision `last`; gives the revision to go on from next time.
pub async fn step(store: &Store, index: &Arc<Stories>, last: i64) -> Result<i64, NotIndexed> {
    let mut last = last;
    loop {
        let (stories, newest) = store.stories_read_since(last, BATCH).await?;
        if stories.is_empty() {
            return Ok(last);
        }
        let index = Arc::clone(index);
        spawn_blocking(move || index.add(stories.into_iter().map(indexed))).await??;
        last = newest;
    }
}

fn indexed(story: Story) -> Indexed {
    let (said, understood) = (story.said, story.understood);
    let text = said.body.unwrap_or(said.summary);
    Indexed {
        id: story.id.0,
        artists: understood.artists,
        headline: said.headline,
        text,
        outlet: story.outlet,
        kind: understood.kind.map(|kind| kind.name().to_owned()),
        dated_at: story.dated_at,
    }
}
