//! Text as people write it: folded for search, clipped without breaking a character, escaped for Discord's markdown.

mod sentences;

pub use sentences::{paragraphs, sentence_ranges, sentences};
