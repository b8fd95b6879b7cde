//! The pieces a summary may be made of: a sentence each, or the sentences of one quotation with its speaker.

use super::dateline::without_dateline;
use super::furniture::{has_link, is_furniture, is_furniture_line};
use super::mend::mend;
use super::opening::{Opening, opening};
use super::speech::{Speech, first_mark_opens, open_at_end};
use crate::text::{paragraphs as paragraphs_of, sentences};

/// A quotation of more sentences stays out of summaries.
const SENTENCES_PER_UNIT_MAX: usize = 4;

/// A quotation that doesn't end within so many sentences was never closed.
const QUOTATION_SENTENCES_MAX: usize = 12;

/// What a story is judged by; ten times a long news text, and a bound for the time that a text can take.
const UNITS_MAX: usize = 400;

/// A shorter sentence in Latin letters is a fragment.
const UNIT_WORDS_MIN: usize = 5;

/// A piece of the story, in the order of the text.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    /// Its sentences, white space made plain.
    pub text: String,
    /// Words as white space divides them.
    pub words: usize,
    /// Which sentence of the story it begins with.
    pub first: usize,
    /// Which sentence of the story it ends with.
    pub last: usize,
    /// What must come before it.
    pub opening: Opening,
    /// It may stand in a summary: no question, speech with its speaker, no talk to the reader.
    pub usable: bool,
}

/// The story's units, furniture left out.
pub(super) fn units(title: &str, paragraphs: &[&str]) -> Vec<Unit> {
    let headline = plain(title);
    let mut found = Vec::new();
    let mut sentence_count = 0;
    let mut introduced = false;
    let mended: Vec<_> = paragraphs.iter().map(|paragraph| mend(paragraph)).collect();
    for paragraph in mended.iter().flat_map(|paragraph| paragraphs_of(paragraph)) {
        let text = plain(paragraph);
        if text.is_empty() || text == headline || is_furniture_line(&text) {
            continue;
        }
        // What follows "He said:" is a quotation without marks, even if it looks like a heading.
        let block_quote = std::mem::replace(&mut introduced, text.ends_with(':'));
        if !block_quote && is_furniture(&text) {
            continue;
        }
        let before = found.len();
        let text = if found.is_empty() {
            without_dateline(&text)
        } else {
            &text
        };
        paragraph_units(text, &mut sentence_count, &mut found);
        if found.len() >= UNITS_MAX {
            break;
        }
        if block_quote {
            found
                .iter_mut()
                .skip(before)
                .for_each(|unit: &mut Unit| unit.usable = false);
        }
    }
    found
}

fn paragraph_units(text: &str, sentence_count: &mut usize, found: &mut Vec<Unit>) {
    let sentences = sentences(text);
    let mut at = 0;
    let mut open = false;
    while at < sentences.len() {
        let (taken, still_open) = quotation_end(&sentences, at, open);
        let part = sentences.get(at..at + taken).unwrap_or_default().join(" ");
        found.push(Unit::new(part, *sentence_count, taken, open || still_open));
        *sentence_count += taken;
        at += taken;
        open = still_open;
    }
}

/// How many sentences from `at` belong together because a quotation is open between them, and whether it is open still.
fn quotation_end(sentences: &[&str], at: usize, open: bool) -> (usize, bool) {
    let mut state = open;
    for (taken, sentence) in sentences.iter().skip(at).take(SENTENCES_PER_UNIT_MAX).enumerate() {
        state = open_at_end(sentence, state);
        if !state {
            return (taken + 1, false);
        }
    }
    (1, goes_on(sentences.get(at + 1..).unwrap_or_default()))
}

/// Whether a quotation that was opened is closed in the sentences behind; else its first mark was a slip.
fn goes_on(behind: &[&str]) -> bool {
    let behind = behind
        .get(..behind.len().min(QUOTATION_SENTENCES_MAX))
        .unwrap_or_default();
    behind
        .iter()
        .find_map(|sentence| first_mark_opens(sentence))
        .is_some_and(|opens| !opens)
}

impl Unit {
    fn new(text: String, first: usize, sentence_count: usize, within_quotation: bool) -> Self {
        let speech = Speech::of(&text);
        let tail = text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '」', '』', '»']);
        let usable = !within_quotation
            && !tail.ends_with(['?', '？', ':', '…'])
            && !tail.ends_with("...")
            && !speech.lacks_speaker()
            && !speech.is_own_view()
            && (first == 0 || !speech.is_to_the_reader())
            && !is_fragment(&text)
            && !is_furniture_line(&text)
            && !has_link(&text);
        let opening = match opening(&text) {
            // Nothing stands before the first sentence, so its pronoun means somebody named in it.
            Opening::PointsBack if first == 0 && names_somebody(&text) => Opening::Plain,
            Opening::Plain if speech.speaker_points_back() => Opening::PointsBack,
            opening => opening,
        };
        Self {
            words: text.split_whitespace().count(),
            first,
            last: first + sentence_count - 1,
            opening,
            usable,
            text,
        }
    }
}

/// Too short to say something, as "The agency said." is; a Korean sentence of three words is none.
fn is_fragment(text: &str) -> bool {
    text.is_ascii() && text.split_whitespace().count() < UNIT_WORDS_MIN
}

/// A capital behind the first word.
fn names_somebody(text: &str) -> bool {
    text.split_whitespace()
        .skip(1)
        .any(|word| word.starts_with(char::is_uppercase))
}

/// White space of every kind made one space.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
