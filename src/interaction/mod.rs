//! The conversation as plain data: what people ask, what the bot answers, and the limits Discord sets to both.

pub mod limits;
