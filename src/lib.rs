//! Fanchant: a Discord bot for K-pop fans. ARCHITECTURE.md is the map.

pub mod app;
pub mod catalogue;
pub mod commands;
pub mod config;
pub mod discord;
pub mod engine;
pub mod interaction;
pub mod jobs;
pub mod locale;
pub mod newsroom;
pub mod stage;
pub mod store;
pub mod telemetry;
pub mod terminal;
pub mod text;
pub mod trivia;
pub mod watch;
