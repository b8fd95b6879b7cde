//! Fanchant: a Discord bot for K-pop fans. ARCHITECTURE.md is the map.

pub mod catalogue;
pub mod interaction;
pub mod newsroom;
pub mod text;
