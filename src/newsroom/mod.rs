//! From a feed or a pasted text to a story: what it says, who says it, and what belongs with it.

pub mod duplicate;
pub mod pasted;
pub mod quotes;
pub mod read;
pub mod related;
pub mod summary;
pub mod tag;
mod terms;
