//! From a feed or a pasted text to a story: what it says, who says it, and what belongs with it.

pub mod body;
pub mod fetch;
pub mod parse;
pub mod plain;
pub mod poll;
#[cfg(test)]
pub mod testing;
