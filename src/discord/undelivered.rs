//! Why something that was to go to Discord did not arrive.

use super::rest::RestError;
use crate::jobs::NotEdited;
use crate::store::StoreError;

/// Why something that was to go to Discord did not arrive.
#[derive(Debug, thiserror::Error)]
pub enum Undelivered {
    /// Discord did not take it.
    #[error(transparent)]
    Rest(#[from] RestError),
    /// serenity's builders gave no JSON.
    #[error("it cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    /// What was sent before cannot be read, or what was sent now cannot be noted.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Undelivered> for NotEdited {
    fn from(error: Undelivered) -> Self {
        match &error {
            Undelivered::Rest(inner) if inner.is_passing() => NotEdited::Later(error.to_string()),
            _ => NotEdited::Never(error.to_string()),
        }
    }
}
