//! From a feed or a pasted text to a story: what it says, who says it, and what belongs with it.

pub mod quotes;
pub mod summary;
mod terms;
