//! What people read in a terminal: a typed command line becomes a call, a reply becomes text; names,
//! checks, feeds, pages, imports and reports are told.

pub mod checks;
pub mod import;
mod line;
mod lines;
mod plain;
mod print;
pub mod reading;
pub mod reports;
pub mod web;
pub mod who;

pub use line::{BadLine, parse};
pub use plain::plain;
pub use print::print;
