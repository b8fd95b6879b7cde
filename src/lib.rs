//! Fanchant: a Discord bot for K-pop fans. ARCHITECTURE.md is the map.

pub mod catalogue;
pub mod interaction;
pub mod locale;
pub mod store;
pub mod text;
pub mod trivia;
