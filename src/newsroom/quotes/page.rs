//! A text with its tokens and quotations, and the narration before and behind each quotation.

use std::ops::Range;

use super::KnownPerson;
use super::marks::{Span, spans};
use super::tokens::{Kind, NOTHING, Token, tokens};
use super::traits::Traits;

/// Whether a line is a headline is judged from this many tokens before and behind.
const HEADLINE_REACH: usize = 30;

/// A text, read once.
pub(super) struct Page<'t> {
    text: &'t str,
    pub(super) tokens: Vec<Token<'t>>,
    pub(super) spans: Vec<Span>,
    quoted: Vec<bool>,
    /// Known names that do not begin with a capital letter: "j-hope", "2NE1".
    small_names: Vec<String>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let tokens = tokens(text);
        let spans = spans(&tokens);
        let mut quoted = vec![false; tokens.len()];
        let doubles = spans.iter().any(|span| !span.single);
        for span in spans.iter().filter(|span| !span.single || !doubles) {
            let last = if span.closed {
                span.close
            } else {
                span.close.saturating_sub(1)
            };
            for inside in quoted.get_mut(span.open..=last).into_iter().flatten() {
                *inside = true;
            }
        }
        Page {
            text,
            tokens,
            spans,
            quoted,
            small_names: Vec::new(),
        }
    }

    /// Makes names of one word that begin with a small letter or a digit count as names.
    pub(super) fn learn(&mut self, known: &[KnownPerson]) {
        let all = known
            .iter()
            .flat_map(|person| person.spellings.iter().chain([&person.name]));
        let plain = |letter: char| letter.is_lowercase() || letter.is_numeric();
        let small = all.filter(|name| name.chars().next().is_some_and(plain));
        let small = small.filter(|name| !name.contains(char::is_whitespace));
        self.small_names = small.filter(|name| name.chars().count() > 1).cloned().collect();
    }

    /// Whether a name stands here: a capital word, or a known name with a small letter.
    pub(super) fn is_name_word(&self, index: usize) -> bool {
        let token = self.token(index);
        token.is_capital() || (token.is_word() && self.small_names.iter().any(|name| name == token.stem()))
    }

    /// Adds a block without marks, which then counts as quoted text.
    pub(super) fn add(&mut self, block: Span) {
        for inside in self.quoted.get_mut(block.open + 1..block.close).into_iter().flatten() {
            *inside = true;
        }
        self.spans.push(block);
        self.spans.sort_by_key(|span| span.open);
    }

    /// The token at `index`.
    pub(super) fn token(&self, index: usize) -> &Token<'t> {
        self.tokens.get(index).unwrap_or(&NOTHING)
    }

    /// The token before `index`.
    pub(super) fn before(&self, index: usize) -> &Token<'t> {
        index.checked_sub(1).map_or(&NOTHING, |index| self.token(index))
    }

    /// Whether the token stands in a quotation, marks included.
    pub(super) fn is_quoted(&self, index: usize) -> bool {
        self.quoted.get(index).copied().unwrap_or(false)
    }

    /// The text from the token `first` to the token `last`.
    pub(super) fn slice(&self, first: usize, last: usize) -> &'t str {
        let (from, to) = (self.token(first), self.token(last));
        self.text.get(from.byte..to.byte + to.text.len()).unwrap_or("")
    }

    /// The last token of what is quoted.
    pub(super) fn last_inside(&self, span: &Span) -> &Token<'t> {
        self.before(span.close)
    }

    /// Whether what is quoted ends a sentence with a full stop.
    pub(super) fn ends_full(&self, span: &Span) -> bool {
        let last = self.last_inside(span);
        last.kind == Kind::Stop && last.text.starts_with(['.', '。'])
    }

    /// Whether what is quoted ends with any punctuation that closes or suspends a sentence.
    pub(super) fn ends_somehow(&self, span: &Span) -> bool {
        let last = self.last_inside(span);
        last.kind == Kind::Stop
            || (last.kind == Kind::Sign && matches!(last.text, "," | "—" | "–" | "-" | "--" | ";" | ":"))
    }

    /// Whether the line that `index` stands in is written with capitals throughout, as headlines are.
    pub(super) fn is_headline(&self, index: usize) -> bool {
        let start = (index.saturating_sub(HEADLINE_REACH)..index)
            .rev()
            .find(|&earlier| self.token(earlier).ends_line());
        let start = start.map_or(index.saturating_sub(HEADLINE_REACH), |earlier| earlier + 1);
        let end = self.line_end(index).min(index + HEADLINE_REACH);
        let words = || {
            (start..end)
                .map(|place| self.token(place))
                .filter(|token| token.is_word())
        };
        let capitals = words().filter(|token| token.is_capital()).count();
        let all = words().count();
        all > 4 && capitals * 10 > all * 6
    }

    /// Index behind the last token of the line that `index` stands in.
    pub(super) fn line_end(&self, index: usize) -> usize {
        (index..self.tokens.len())
            .find(|&later| self.token(later).ends_line())
            .unwrap_or(self.tokens.len())
    }

    /// Index of the first token of the sentence of narration that leads to `open`.
    ///
    /// It runs back over an earlier quotation only if that one is a part of the same sentence.
    pub(super) fn zone_before(&self, open: usize) -> Range<usize> {
        let mut start = open;
        while start > 0 {
            let index = start - 1;
            let token = self.token(index);
            if token.ends_line() && index + 1 == open && self.leads_over_line(index) {
                start = index;
                continue;
            }
            if token.ends_line() {
                break;
            }
            if self.is_quoted(index) {
                let Some(earlier) = self.spans.iter().rev().find(|span| span.open < index && !span.single) else {
                    break;
                };
                if self.ends_somehow(earlier) {
                    break;
                }
                start = earlier.open;
                continue;
            }
            if token.kind == Kind::Stop && !self.goes_on(index) {
                break;
            }
            start = index;
        }
        start..open
    }

    /// Whether a stop ends no sentence: dots before a small letter, or the dot of an abbreviation ("R-Ky., said").
    fn goes_on(&self, index: usize) -> bool {
        let (stop, next) = (self.token(index), self.token(index + 1));
        let pause = stop.text.chars().count() > 1 && next.is_small();
        let inner =
            stop.text == "." && !next.spaced && next.kind == Kind::Sign && matches!(next.text, ")" | "," | ";" | "]");
        pause || inner
    }

    /// Whether the line that ends at `index` leads to a quotation on the next one.
    fn leads_over_line(&self, index: usize) -> bool {
        matches!(self.before(index).text, ":" | "," | "：")
    }

    /// The rest of the sentence of narration behind a quotation, up to the next quotation.
    pub(super) fn zone_after(&self, span: &Span) -> Range<usize> {
        let mut start = span.close + usize::from(span.closed);
        if self.token(start).kind == Kind::Line && self.answers_on_next_line(span, start) {
            start += 1;
        }
        let mut end = start;
        while end < self.tokens.len() {
            let token = self.token(end);
            if token.ends_line() || self.is_quoted(end) || (token.kind == Kind::Stop && !self.goes_on(end)) {
                break;
            }
            end += 1;
        }
        start..end
    }

    /// Whether the next line goes on with "said she", or says "I answered." of what was just said.
    fn answers_on_next_line(&self, span: &Span, line: usize) -> bool {
        let first = self.token(line + 1);
        if first.is_small() && first.has(Traits::SAYING) {
            return true;
        }
        let end = self.line_end(line + 1);
        let stays = self.before(end).kind == Kind::Stop && !(line..end).any(|index| self.is_quoted(index));
        let verb = self.token(line + 2);
        let says = verb.is_small() && verb.has(Traits::SAYING) && !verb.has(Traits::SOMETIMES);
        let short = end <= line + 6 || matches!(self.last_inside(span).text, "?" | "!" | ",");
        stays && says && short && (first.has(Traits::PRONOUN) || first.is_capital())
    }

    /// Whether anything but white space stands before the quotation on its line.
    pub(super) fn begins_line(&self, span: &Span) -> bool {
        if span.block {
            return true;
        }
        span.open == 0 || self.before(span.open).ends_line()
    }
}
