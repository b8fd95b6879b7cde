//! Work that time brings rather than people: each job is one file with one idempotent step, which the clock calls.

mod index;
mod matches;
mod poll;
mod prune;
mod read;

pub use index::{NotIndexed, add_articles, step as step_index};
pub use matches::{STEP_EVERY, step as step_matches};
pub use poll::{STEP_EVERY as POLL_EVERY, step as step_poll};
pub use prune::{STEP_EVERY as PRUNE_EVERY, step as step_prune};
pub use read::{NotRead, Reader, STEP_EVERY as READ_EVERY, batch as read_batch, step as step_read};

use crate::interaction::{Message, Token};
use async_trait::async_trait;

/// A message of ours and the ways to reach it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The application that sent it.
    pub application: u64,
    /// The token of the interaction that it answered, while that is valid.
    pub token: Option<Token>,
    /// Its channel and id, where the bot may edit it there.
    pub in_channel: Option<(u64, u64)>,
}

/// Why an edit did not come about.
#[derive(Debug, thiserror::Error)]
pub enum NotEdited {
    /// It may succeed later.
    #[error("not now: {0}")]
    Later(String),
    /// It never will: the message or the right to edit it is gone.
    #[error("never: {0}")]
    Never(String),
}

/// What can change messages that were sent before.
#[async_trait]
pub trait Outbox: Send + Sync {
    /// Makes the message `sent` show `message`.
    async fn edit(&self, sent: &Sent, message: &Message) -> Result<(), NotEdited>;
}
