//! Tells whether two stories are the same text, as an agency's story is in many outlets.

use super::terms::words;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Words in a row that are compared at once; shorter rows are shared by chance.
const ROW_WORDS: usize = 3;

/// Which part of all rows two texts share when one is a light edit of the other (Feedly folds from 85 % on).
const SHARED_MIN: f64 = 0.85;

/// Fewer words in a text are a teaser, which many stories may share.
const TEXT_WORDS_MIN: usize = 30;

/// What a story's words leave behind for comparing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    title: Vec<String>,
    text: BTreeSet<u64>,
}

impl Fingerprint {
    /// Of a headline and its text, if it is at hand.
    pub fn of(title: &str, text: Option<&str>) -> Self {
        let text_words = words(text.unwrap_or_default());
        let text = if text_words.len() >= TEXT_WORDS_MIN {
            text_words.windows(ROW_WORDS).map(hash).collect()
        } else {
            BTreeSet::new()
        };
        Self {
            title: words(title),
            text,
        }
    }
}

/// Whether both have the same text, or nearly; without texts, the same headline.
///
/// Says nothing about outlets: one outlet may print two stories under one headline, so ask only across outlets.
pub fn same_text(one: &Fingerprint, two: &Fingerprint) -> bool {
    if one.text.is_empty() || two.text.is_empty() {
        return !one.title.is_empty() && one.title == two.title;
    }
    let shared = one.text.intersection(&two.text).count();
    let all = one.text.len() + two.text.len() - shared;
    share(shared, all) >= SHARED_MIN
}

fn share(shared: usize, all: usize) -> f64 {
    let count = |number: usize| u32::try_from(number).map_or(f64::MAX, f64::from);
    count(shared) / count(all).max(1.0)
}

/// Never stored, so it may change with the compiler.
fn hash(row: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: (&str, Option<&str>), two: (&str, Option<&str>)) -> bool {
        same_text(&Fingerprint::of(one.0, one.1), &Fingerprint::of(two.0, two.1))
    }

    fn text(from: u32, to: u32) -> String {
        (from..to).map(|number| format!("word{number} ")).collect()
    }

    #[test]
    fn headlines_must_be_the_same() {
        assert!(check(("Mina's duet is OUT!", None), ("Mina's Duet Is Out", None)));
        assert!(!check(("Mina's duet is out", None), ("Mina's album is out", None)));
        assert!(!check(("", None), ("", None)));
    }

    #[test]
    fn texts_may_be_edited_lightly() {
        let (whole, edited, other) = (text(0, 100), text(0, 96), text(50, 150));
        assert!(check(("A", Some(&whole)), ("B", Some(&edited))));
        assert!(!check(("A", Some(&whole)), ("A", Some(&other))));
    }
}
