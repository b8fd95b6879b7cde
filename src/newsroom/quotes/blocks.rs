//! Finds speech without marks: a block behind a line that ends in a colon.

use super::marks::Span;
use super::mentions::mentions_in;
use super::page::Page;
use super::tokens::Kind;
use super::traits::Traits;

/// A quoted block has at least and at most this many words.
const BLOCK_WORDS_MIN: usize = 3;
const BLOCK_WORDS_MAX: usize = 150;

/// The verb or noun of speech stands at most this many tokens before the colon.
const CUE_DISTANCE_MAX: usize = 9;

/// Blocks that a line like "He said:" introduces.
pub(super) fn blocks(page: &Page<'_>) -> Vec<Span> {
    let ends = (0..page.tokens.len()).filter(|&index| page.token(index).ends_line());
    ends.filter(|&index| introduces(page, index))
        .filter_map(|index| block(page, index))
        .collect()
}

/// Whether the line that ends at `index` ends with a colon behind words of saying.
fn introduces(page: &Page<'_>, index: usize) -> bool {
    if !matches!(page.before(index).text, ":" | "：") || page.is_quoted(index - 1) {
        return false;
    }
    let colon = index - 1;
    let zone = page.zone_before(colon);
    let says = |place: &usize| {
        let token = page.token(*place);
        (token.is_small() && token.has(Traits::SAYING)) || token.has(Traits::SPEECH_NOUN)
    };
    let near = colon.saturating_sub(CUE_DISTANCE_MAX).max(zone.start);
    let cue = (near..colon).rev().find(says);
    let owned = |place: usize| page.token(place).has(Traits::OTHER_PRONOUN);
    cue.is_some_and(|cue| !mentions_in(page, zone.start, colon).is_empty() || (zone.start..cue).any(owned))
}

/// The line behind the line end `index`, if it looks like speech.
fn block(page: &Page<'_>, index: usize) -> Option<Span> {
    let first = index + 1;
    let end = page.line_end(first);
    let words = (first..end).filter(|&place| page.token(place).is_word()).count();
    let opener = page.token(first);
    let quoted = (first..end).any(|place| page.is_quoted(place));
    let listed = !opener.is_word() || page.before(end).text == ":";
    let fits = (BLOCK_WORDS_MIN..=BLOCK_WORDS_MAX).contains(&words) && !quoted && !listed;
    let numbered =
        opener.text.chars().all(|letter| letter.is_ascii_digit()) && page.token(first + 1).kind == Kind::Stop;
    (fits && !numbered).then_some(Span {
        open: index,
        close: end,
        closed: false,
        single: false,
        block: true,
    })
}
