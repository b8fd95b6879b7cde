//! How far long work is.

use std::io::{self, Write};

/// Where nobody watches the bar, a line is written each so many pieces.
const A_LINE_EACH: u64 = 500;

/// How far long work is: a bar where somebody watches, a line from time to time otherwise.
pub struct Progress {
    /// The bar.
    pub bar: indicatif::ProgressBar,
    what: &'static str,
}

impl Progress {
    /// Before `count` pieces of work; `what` they are, for the lines.
    pub fn new(count: u64, what: &'static str) -> Self {
        let bar = indicatif::ProgressBar::new(count);
        Self { bar, what }
    }

    /// `done` more pieces are done.
    pub fn step(&self, done: u64) -> io::Result<()> {
        let before = self.bar.position();
        self.bar.inc(done);
        let now = self.bar.position();
        if self.bar.is_hidden() && now / A_LINE_EACH > before / A_LINE_EACH {
            let count = self.bar.length().unwrap_or(now).max(now);
            writeln!(io::stderr(), "{now} of {count} {}", self.what)?;
        }
        Ok(())
    }
}
