//! What Fanchant knows: artists, collaborations, articles and quotes, read from `data/` and found by any spelling.

pub mod names;
