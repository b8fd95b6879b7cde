//! From a feed or a pasted text to a story: what it says, who says it, and what belongs with it.

pub mod body;
pub mod duplicate;
pub mod fetch;
pub mod fold;
pub mod kind;
pub mod parse;
pub mod plain;
pub mod poll;
pub mod quotes;
pub mod read;
pub mod related;
pub mod search;
pub mod story;
pub mod summary;
pub mod tag;
mod terms;
#[cfg(test)]
pub mod testing;
