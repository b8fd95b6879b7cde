//! From a feed or a pasted text to a story: what it says, who says it, and what belongs with it.

pub mod duplicate;
pub mod quotes;
pub mod related;
pub mod summary;
mod terms;
