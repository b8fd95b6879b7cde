//! Cuts a text into its sentences, so that a summary can be made of whole ones.

use std::ops::Range;

mod abbreviation;
mod paragraph;

use abbreviation::{Dot, dot_after};
use paragraph::{Letters, blocks};

/// A bracket that closes within this many characters keeps its sentences together; a longer one is taken for a
/// bracket that somebody forgot to close.
const BRACKET_CHARS_MAX: usize = 300;

/// The sentences of `text` as slices of it: in order, trimmed, without overlap, none empty, nothing but white space
/// left out.
pub fn sentences(text: &str) -> Vec<&str> {
    sentence_ranges(text)
        .into_iter()
        .filter_map(|range| text.get(range))
        .collect()
}

/// The paragraphs of `text`, trimmed, none empty: a line end parts them unless the line was only wrapped.
pub fn paragraphs(text: &str) -> Vec<&str> {
    blocks(text)
        .into_iter()
        .filter_map(|block| text.get(block))
        .map(str::trim)
        .collect()
}

/// The same as [`sentences`], as byte ranges of `text`; every range begins and ends at a character boundary.
pub fn sentence_ranges(text: &str) -> Vec<Range<usize>> {
    let letters = Letters::of(text);
    blocks(text)
        .into_iter()
        .flat_map(|block| block_sentences(text, block, letters))
        .collect()
}

/// The sentences of one paragraph, which `block` gives as byte range.
fn block_sentences(text: &str, block: Range<usize>, letters: Letters) -> Vec<Range<usize>> {
    let offset = block.start;
    let chars: Vec<(usize, char)> = text
        .get(block.clone())
        .unwrap_or_default()
        .char_indices()
        .map(|(at, c)| (at + offset, c))
        .collect();
    let mut found = Vec::new();
    let mut first = 0;
    let mut at = 0;
    while let Some(&(_, c)) = chars.get(at) {
        if matches!(c, '(' | '[') && !is_blank(chars.get(first..at)) {
            at = after_bracket(&chars, at);
            continue;
        }
        at += 1;
        if !is_stop(c) {
            continue;
        }
        let stop = Stop::read(&chars, first, at - 1);
        at = stop.end;
        if stop.ends_sentence(letters) {
            push(&chars, first..stop.end, block.end, &mut found);
            first = stop.end;
        }
    }
    push(&chars, first..chars.len(), block.end, &mut found);
    found
}

fn is_blank(part: Option<&[(usize, char)]>) -> bool {
    part.unwrap_or_default().iter().all(|(_, c)| c.is_whitespace())
}

/// Adds the characters of `part` without the white space around them.
fn push(chars: &[(usize, char)], part: Range<usize>, text_end: usize, found: &mut Vec<Range<usize>>) {
    let after = chars.get(part.end).map_or(text_end, |&(at, _)| at);
    let part = chars.get(part).unwrap_or_default();
    let Some(&(start, _)) = part.iter().find(|(_, c)| !c.is_whitespace()) else {
        return;
    };
    let end = part
        .iter()
        .rev()
        .take_while(|(_, c)| c.is_whitespace())
        .last()
        .map_or(after, |&(at, _)| at);
    found.push(start..end);
}

/// Behind the bracket that opens at `at`, or one further when it doesn't close soon.
fn after_bracket(chars: &[(usize, char)], at: usize) -> usize {
    let mut depth = 0_usize;
    for (distance, &(_, c)) in chars.iter().skip(at).take(BRACKET_CHARS_MAX).enumerate() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + distance + 1;
        }
    }
    at + 1
}

/// Whether a sentence may end with this character.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '‽') || is_wide_stop(c)
}

/// Stops that need no space behind them.
fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．')
}

/// Marks that belong to the sentence before them when they follow its stop.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '」' | '』' | '》' | '〉' | '】'
    )
}

/// Marks that may stand before the first word of a sentence.
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '"' | '\'' | '“' | '‘' | '«' | '‹' | '(' | '[' | '「' | '『' | '《' | '〈' | '【' | '-' | '–' | '—'
    )
}

/// A run of stops with the marks behind it, and what stands on both sides.
struct Stop {
    /// The last stop is a plain full stop, and the only one.
    single_dot: bool,
    /// Three dots or more, or the sign for them.
    ellipsis: bool,
    wide: bool,
    /// A closing quotation mark or bracket follows the stop.
    closed: bool,
    /// Where the marks end.
    end: usize,
    /// The sentence so far has a letter or is more than a number.
    worded: bool,
    /// The word before the stop, with the dots inside it.
    before: String,
    /// The first word behind, without opening marks.
    after: String,
    /// A quotation opens at once.
    opens: bool,
    /// White space, or nothing, follows.
    spaced: bool,
    last: bool,
}

impl Stop {
    /// Reads the stop at `at` in a sentence that began at `first`.
    fn read(chars: &[(usize, char)], first: usize, at: usize) -> Self {
        let character = |at: usize| chars.get(at).map(|&(_, c)| c);
        let run = chars.iter().skip(at).take_while(|(_, c)| is_stop(*c)).count();
        let run_end = at + run;
        let run_chars = chars.get(at..run_end).unwrap_or_default();
        let mut end = run_end;
        while character(end).is_some_and(is_closing) && !opens_next(chars, end) {
            end += 1;
        }
        let sentence = chars.get(first..at).unwrap_or_default();
        let rest = chars.get(end..).unwrap_or_default();
        Self {
            single_dot: run == 1 && character(at) == Some('.'),
            ellipsis: run_chars.iter().all(|(_, c)| matches!(c, '.' | '…')) && (run >= 2 || character(at) == Some('…')),
            wide: run_chars.iter().any(|(_, c)| is_wide_stop(*c)),
            closed: end > run_end,
            end,
            worded: sentence.iter().any(|(_, c)| c.is_alphabetic())
                || sentence.iter().filter(|(_, c)| c.is_alphanumeric()).count() > 3,
            before: word_before(sentence),
            after: word_after(rest),
            opens: matches!(character(end), Some('“' | '「' | '『')),
            spaced: character(end).is_none_or(char::is_whitespace),
            last: is_blank(Some(rest)),
        }
    }

    fn ends_sentence(&self, letters: Letters) -> bool {
        if self.last {
            return true;
        }
        if !self.worded {
            return false;
        }
        if self.wide && !self.closed {
            return true;
        }
        if !self.spaced {
            return self.opens || (self.single_dot && !self.closed && glued(&self.before, &self.after));
        }
        let starts_small = self.after.chars().next().is_some_and(char::is_lowercase);
        if starts_small && letters == Letters::Cased {
            return false;
        }
        if self.ellipsis {
            return !starts_small || self.closed;
        }
        if self.single_dot && !self.closed {
            return match dot_after(&self.before) {
                Dot::Stop => true,
                Dot::Abbreviation => false,
                Dot::Either => abbreviation::starts_sentence(&self.after),
            };
        }
        !(starts_small && self.closed && abbreviation::reports_speech(&self.after))
    }
}

/// A straight mark behind a stop opens the next quotation when a word follows it at once and a space stands before it.
fn opens_next(chars: &[(usize, char)], at: usize) -> bool {
    let neighbour = |at: Option<usize>| at.and_then(|at| chars.get(at)).map(|&(_, c)| c);
    let straight = matches!(neighbour(Some(at)), Some('"' | '\''));
    straight
        && neighbour(at.checked_add(1)).is_some_and(char::is_alphanumeric)
        && neighbour(at.checked_sub(1)).is_some_and(char::is_whitespace)
}

/// The last word of a sentence, dots and hyphens inside it kept.
fn word_before(sentence: &[(usize, char)]) -> String {
    let mut word: Vec<char> = sentence
        .iter()
        .rev()
        .map(|&(_, c)| c)
        .take_while(|c| !c.is_whitespace() && !is_opening(*c) && *c != '/')
        .collect();
    word.reverse();
    word.into_iter().collect()
}

/// The first word of what follows, without the marks before it.
fn word_after(rest: &[(usize, char)]) -> String {
    rest.iter()
        .map(|&(_, c)| c)
        .skip_while(|c| c.is_whitespace() || is_opening(*c))
        .take_while(|c| !c.is_whitespace())
        .take(20)
        .collect()
}

/// Two sentences with the space between them lost: `tanks.A total of`, `했다.그는`; not `example.Com` or `3.5`.
fn glued(before: &str, after: &str) -> bool {
    let is_hangul = |c: char| ('가'..='힣').contains(&c);
    if before.chars().last().is_some_and(is_hangul) && after.chars().next().is_some_and(is_hangul) {
        return true;
    }
    let before = before.trim_end_matches(is_closing);
    let plain = before.chars().count() >= 3 && before.chars().all(char::is_lowercase);
    plain
        && after.chars().next().is_some_and(char::is_uppercase)
        && abbreviation::starts_sentence(after.trim_end_matches(|c: char| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests;
