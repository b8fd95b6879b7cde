//! A question in words, as it is asked, stored and answered.

use crate::catalogue::Source;
use serde::{Deserialize, Serialize};

/// A question in the language it is asked in. All text is markdown with outside text escaped, but for the labels,
/// which Discord shows as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// What is asked, whatever the language and the options.
    pub id: String,
    /// The name of its kind.
    pub kind: String,
    /// The question.
    pub prompt: String,
    /// The options in the order they are shown.
    pub options: Vec<Choice>,
    /// Index of the right option.
    pub right: usize,
    /// How hard it is, in tenths: from 10 to 50.
    pub difficulty_tenths: u8,
    /// A line that says the answer in full, for when it is over.
    pub fact: String,
    /// Id of the article that tells more.
    pub story: Option<String>,
    /// The artist to read about where there is no such article: the right one, else one it is about.
    #[serde(default)]
    pub artist: Option<Choice>,
    /// Where the answer comes from.
    pub sources: Vec<Source>,
}

/// One option.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// Id of the artist or song, or the work's title; for the program, never shown.
    pub id: String,
    /// What people read.
    pub label: String,
}
