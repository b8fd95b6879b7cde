//! What a handler comes to: a reply, or trouble that the engine tells the person about.

use crate::interaction::{Button, Message, Reply, Row};
use crate::newsroom::search::SearchError;
use crate::store::StoreError;

/// A reply, or trouble.
pub type Outcome = Result<Reply, Trouble>;

/// Why there is no proper reply.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The person is told this, privately; nothing is wrong with the program.
    #[error("refused")]
    Refused(Box<Message>),
    /// The button or menu is not one that this program makes, or what it speaks of is gone.
    #[error("stale component")]
    Stale,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The search index failed.
    #[error(transparent)]
    Search(#[from] SearchError),
}

impl Trouble {
    /// Tells the person `sentence`, privately.
    pub fn refused(sentence: impl Into<String>) -> Self {
        Self::offering(sentence, Vec::new())
    }

    /// Tells the person `sentence`, privately, with buttons for what they can do instead.
    pub fn offering(sentence: impl Into<String>, buttons: Vec<Button>) -> Self {
        let rows = if buttons.is_empty() {
            Vec::new()
        } else {
            vec![Row::Buttons(buttons)]
        };
        Trouble::Refused(Box::new(Message {
            content: sentence.into(),
            rows,
            private: true,
            ..Message::default()
        }))
    }
}
