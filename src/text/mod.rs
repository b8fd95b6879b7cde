//! Text as people write it: folded for search, clipped without breaking a character, escaped for Discord's markdown.

pub mod fold;
pub mod hangul;
pub mod keyboard;
