//! Tells a story in its own sentences: the few that say most of it, in the order of the text.

mod choose;
mod clause;
mod dateline;
mod furniture;
mod mend;
mod opening;
mod speech;
mod unit;
mod weigh;

use choose::{Limits, choose};
use opening::Opening;
use unit::{Unit, units};
use weigh::{Story as Weighed, weigh};

/// Words of a summary where nothing else is asked for: three sentences, which an embed shows without scrolling.
pub const SUMMARY_WORDS_MAX: usize = 60;

/// Bullet points of a story.
pub const BULLETS_MAX: usize = 3;

/// Words of one bullet point: a sentence of a news text has 22 on average.
pub const BULLET_WORDS_MAX: usize = 30;

/// A story's summary: whole sentences of the text, at most `words_max` words, parted by spaces.
///
/// Left out are headings, photo credits, links to other pages, questions, talk to the reader, quotations without
/// their speaker, and a sentence that begins with a pronoun unless the one before it is there, too. White space is made
/// plain, and quotation marks that a wrong encoding turned into question marks are put back.
///
/// Where every sentence is longer than allowed, the first that can be ended behind a clause is, with an ellipsis.
/// Empty when the text has nothing to tell.
pub fn summarise(title: &str, paragraphs: &[&str], words_max: usize) -> String {
    let units = units(title, paragraphs);
    summary_of(&units, &weigh(title, &units), words_max)
}

/// The story in up to [`BULLETS_MAX`] sentences of at most [`BULLET_WORDS_MAX`] words, each understood by itself.
pub fn bullets(title: &str, paragraphs: &[&str]) -> Vec<String> {
    let units = units(title, paragraphs);
    bullets_of(&units, &weigh(title, &units))
}

/// The summary of [`SUMMARY_WORDS_MAX`] words, and the bullet points where there is more to tell than it says: none for
/// a text that is no longer than a summary, or that gives fewer than [`BULLETS_MAX`].
pub fn both(title: &str, paragraphs: &[&str]) -> (String, Vec<String>) {
    let units = units(title, paragraphs);
    let weights = weigh(title, &units);
    let summary = summary_of(&units, &weights, SUMMARY_WORDS_MAX);
    let words: usize = units.iter().map(|unit| unit.words).sum();
    let bullets = if words > SUMMARY_WORDS_MAX {
        bullets_of(&units, &weights)
    } else {
        Vec::new()
    };
    (
        summary,
        Some(bullets).filter(|all| all.len() == BULLETS_MAX).unwrap_or_default(),
    )
}

fn summary_of(units: &[Unit], weights: &Weighed, words_max: usize) -> String {
    let limits = Limits {
        words_max,
        unit_words_max: words_max,
        units_max: usize::MAX,
        apart: false,
    };
    let chosen = choose(units, weights, limits);
    if chosen.is_empty() {
        return shortened(units, words_max);
    }
    texts(units, &chosen).join(" ")
}

fn bullets_of(units: &[Unit], weights: &Weighed) -> Vec<String> {
    let limits = Limits {
        words_max: BULLETS_MAX * BULLET_WORDS_MAX,
        unit_words_max: BULLET_WORDS_MAX,
        units_max: BULLETS_MAX,
        apart: true,
    };
    let chosen = choose(units, weights, limits);
    texts(units, &chosen).into_iter().map(str::to_owned).collect()
}

fn texts<'a>(units: &'a [Unit], chosen: &[usize]) -> Vec<&'a str> {
    chosen
        .iter()
        .filter_map(|&at| units.get(at))
        .map(|unit| unit.text.as_str())
        .collect()
}

fn shortened(units: &[Unit], words_max: usize) -> String {
    units
        .iter()
        .filter(|unit| unit.words > words_max && unit.usable && unit.opening == Opening::Plain)
        .find_map(|unit| clause::shortened(&unit.text, words_max))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests;
