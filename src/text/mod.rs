//! Text as people write it: folded for search, clipped without breaking a character, escaped for Discord's markdown.

mod clip;
mod fingerprint;
pub mod fold;
pub mod hangul;
pub mod keyboard;
mod language;
mod markdown;
mod particle;
mod sentences;

pub use clip::{clip, clip_lines};
pub use fingerprint::fingerprint;
pub use fold::{fold, fold_words};
pub use language::Language;
pub use markdown::{escape, link};
pub use particle::particle;
pub use sentences::{paragraphs, sentence_ranges, sentences};
