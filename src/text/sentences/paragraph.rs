//! Cuts a text at the line ends that end a sentence, and looks whether it uses capitals.

use std::ops::Range;

/// One in this many letters is a capital in ordinary prose at the very least (English news: one in 25).
const LETTERS_PER_CAPITAL_MAX: usize = 300;

/// Whether a small letter says anything about where a sentence begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// Sentences begin with capitals.
    Cased,
    /// Everything is written small, as in some data sets and posts.
    Small,
}

impl Letters {
    /// Looks at the letters of a text.
    pub(super) fn of(text: &str) -> Self {
        let small = text.chars().filter(|c| c.is_lowercase()).count();
        let capital = text.chars().filter(|c| c.is_uppercase()).count();
        if capital * LETTERS_PER_CAPITAL_MAX < small || (capital == 0 && small > 0) {
            Self::Small
        } else {
            Self::Cased
        }
    }
}

/// The paragraphs as byte ranges: an empty line ends one, and so does a line end unless the line was only wrapped.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let letters = Letters::of(text);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut open: Option<Range<usize>> = None;
    for line in text.split_inclusive(['\n', '\u{2028}', '\u{2029}']) {
        let range = start..start + line.len();
        start = range.end;
        if line.trim().is_empty() {
            found.extend(open.take());
            continue;
        }
        open = match open.take() {
            Some(before) if letters == Letters::Cased && goes_on(text, &before, line) => Some(before.start..range.end),
            before => {
                found.extend(before);
                Some(range)
            }
        };
    }
    found.extend(open);
    found
}

/// A line that begins small goes on with the line before it, if that one did not end.
fn goes_on(text: &str, before: &Range<usize>, line: &str) -> bool {
    let ended = text
        .get(before.clone())
        .and_then(|before| before.trim_end().chars().last());
    let small = line.trim_start().chars().next().is_some_and(char::is_lowercase);
    small && !ended.is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | ':' | '"' | '”'))
}
