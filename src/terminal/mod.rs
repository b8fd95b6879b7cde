//! The conversation in a terminal: a typed command line becomes a call, a reply becomes text.

mod line;
mod print;

pub use line::{BadLine, parse};
pub use print::print;
