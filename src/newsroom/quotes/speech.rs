//! Tells speech from what else stands in quotation marks: titles, nicknames, words held at arm's length.

use super::cues::{Cue, Evidence};
use super::korean::is_reported;
use super::marks::Span;
use super::page::Page;
use super::tokens::Kind;
use super::traits::Traits;

/// What can be seen of a quotation without understanding it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Looks {
    words: usize,
    /// All words that matter are capital: "The Nightly Show".
    title_case: bool,
    /// Its last token inside the marks is punctuation.
    punctuated: bool,
    /// Its last token inside the marks is a comma, as before "she said".
    comma: bool,
    /// It has a small word of the kind that sentences need: a pronoun, an auxiliary.
    sentence: bool,
    /// It is a sentence of its own: between two full stops or line ends.
    alone: bool,
    /// A comma or colon leads to it.
    led_to: bool,
    /// Before it stands a word that titles follow: "the song", "called", "on BBC's".
    behind_work: bool,
    /// Before it stands an article or an adjective's place: a "weak" leader.
    behind_article: bool,
}

/// The probability that a quotation is speech.
pub(super) fn speech(page: &Page<'_>, span: &Span, cue: Option<&Cue>) -> f32 {
    let looks = looks(page, span);
    let mut score = -1.0;
    score += match cue.map(|cue| cue.evidence) {
        Some(Evidence::Behind) if looks.comma || looks.punctuated => 3.5,
        Some(Evidence::Before) if looks.led_to => 2.6,
        Some(Evidence::Behind | Evidence::Before) => 1.6,
        Some(Evidence::According | Evidence::Signed | Evidence::BehindUnlisted) => 1.5,
        _ => 0.0,
    };
    score += match looks.words {
        0 | 1 => -2.0,
        2 | 3 => -1.0,
        4..=7 => 0.8,
        _ => 2.2,
    };
    score += if looks.punctuated { 0.8 } else { -0.4 };
    score += if looks.sentence { 0.9 } else { -0.5 };
    score += match (looks.alone && looks.punctuated, span.single) {
        (true, false) => 2.9,
        (true, true) => 1.2,
        _ => 0.0,
    };
    let said = matches!(
        cue,
        Some(Cue {
            evidence: Evidence::Behind,
            ..
        })
    ) && looks.punctuated;
    let free = !looks.behind_work && !looks.behind_article && (said || looks.alone);
    score -= if looks.title_case && !free { 2.2 } else { 0.0 };
    score -= if looks.behind_work { 2.5 } else { 0.0 };
    score -= if looks.behind_article { 0.8 } else { 0.0 };
    score += if is_reported(page, span) { 3.5 } else { 0.0 };
    score += if span.block { 2.0 } else { 0.0 };
    score -= if span.single { 1.5 } else { 0.0 };
    1.0 / (1.0 + f32::exp(-score))
}

fn looks(page: &Page<'_>, span: &Span) -> Looks {
    let inside = || {
        (span.open + 1..span.close)
            .map(|index| page.token(index))
            .filter(|token| token.is_word())
    };
    let words = inside().count();
    let important = inside().filter(|token| !token.is_small() || token.text.chars().count() > 4);
    let title_case = words > 0 && important.clone().count() > 0 && important.clone().all(|token| token.is_capital());
    let capitals = inside().filter(|token| token.is_capital()).count();
    let needed = Traits::PRONOUN.or(Traits::BETWEEN).or(Traits::OTHER_PRONOUN);
    let last = page.last_inside(span);
    let before = page.before(span.open);
    Looks {
        words,
        title_case: title_case && (capitals > 1 || (words == 1 && last.kind != Kind::Stop)),
        punctuated: page.ends_somehow(span) || !span.closed,
        comma: last.text == ",",
        sentence: inside().any(|token| token.has(needed) || token.text.contains(['\'', '’'])),
        alone: page.begins_line(span) || before.kind == Kind::Stop || page.is_quoted(span.open.saturating_sub(1)),
        led_to: matches!(before.text, "," | ":"),
        behind_work: before.has(Traits::WORK) || (before.is_possessive() && before.is_capital()),
        behind_article: before.has(Traits::DETERMINER.or(Traits::PREPOSITION)),
    }
}
