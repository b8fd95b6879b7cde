//! Discord at the rim: its JSON becomes requests, our replies become its JSON, over gateway, endpoint and REST.
//!
//! serenity's types appear in this room only. Its model and builders say how bodies look and its gateway client keeps
//! the connection; requests go out through `rest`, the one path that honours Discord's limits.

mod body;
mod decode;
mod encode;
mod endpoint;
mod gateway;
mod limiter;
mod outbox;
mod register;
mod rest;
mod undelivered;

pub use body::Body;
pub use decode::request;
pub use encode::reply_json;
pub use endpoint::{Endpoint, PublicKey};
pub use gateway::{Gateway, GatewayError};
pub use outbox::DiscordOutbox;
pub use register::{definitions, fingerprint, register};
pub use rest::{DISCORD, NoOrigin, Rest, RestError, Route, origin};
pub use undelivered::Undelivered;
