//! Pairs quotation marks: which text stands between an opening and a closing mark.

use super::tokens::{Kind, NOTHING, Token};

/// A stretch of tokens between two marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// Index of the opening mark.
    pub(super) open: usize,
    /// Index of the closing mark, or of the first token behind an unclosed quotation.
    pub(super) close: usize,
    /// Whether a closing mark was found; a quotation over several paragraphs closes only at its end.
    pub(super) closed: bool,
    /// Whether it stands in single marks.
    pub(super) single: bool,
    /// Whether it is a block without marks; `open` is then the line end before it.
    pub(super) block: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
    Either,
}

/// A quotation without a mark at its end may run over this many tokens to find one on a later line.
const CARRIED_TOKENS_MAX: usize = 900;

/// How far one looks for a later closing mark on the same line.
const LOOK_AHEAD_TOKENS_MAX: usize = 200;

/// Words that are written with an apostrophe in front.
const CLIPPED: &[&str] = &[
    "tis", "twas", "twill", "twere", "em", "til", "cause", "bout", "cuz", "n", "s", "d", "ll", "ve",
];

/// All quotations in order, outermost only.
pub(super) fn spans(tokens: &[Token<'_>]) -> Vec<Span> {
    let singles_speak = singles_speak(tokens);
    let pairing = Pairing {
        tokens,
        single: singles_speak,
    };
    let mut found = pairing.run(&[]);
    if !singles_speak {
        let others = Pairing { tokens, single: true }.run(&found);
        found.extend(others.into_iter().filter(|span| span.closed));
        found.sort_by_key(|span| span.open);
    }
    found
}

/// Whether this text puts speech in single marks, as many British books do.
fn singles_speak(tokens: &[Token<'_>]) -> bool {
    let (mut double, mut single) = (0, 0);
    let marks = |token: &Token<'_>| token.kind == Kind::Mark || token.text == "''";
    for (index, token) in tokens.iter().enumerate().filter(|(_, token)| marks(token)) {
        if !is_single(token) {
            double += 1;
        } else if side(tokens, index) != Side::Closing && !is_clipped(tokens, index) {
            single += 1;
        }
    }
    single > 1 && single * 2 > double * 3
}

fn is_single(token: &Token<'_>) -> bool {
    matches!(token.text, "'" | "‘" | "’")
}

fn token<'a, 't>(tokens: &'a [Token<'t>], index: usize) -> &'a Token<'t> {
    tokens.get(index).unwrap_or(&NOTHING)
}

fn before<'a, 't>(tokens: &'a [Token<'t>], index: usize) -> &'a Token<'t> {
    index.checked_sub(1).map_or(&NOTHING, |index| token(tokens, index))
}

fn is_clipped(tokens: &[Token<'_>], index: usize) -> bool {
    let next = token(tokens, index + 1);
    let clipped = CLIPPED.contains(&next.lower().as_str()) || next.text.chars().all(|letter| letter.is_ascii_digit());
    !next.spaced && next.is_word() && clipped
}

/// Which way a mark looks, by its shape or, for straight marks, by the space around it.
fn side(tokens: &[Token<'_>], index: usize) -> Side {
    let mark = token(tokens, index);
    match mark.text {
        "“" | "„" | "‟" | "「" | "『" | "«" | "‘" => Side::Opening,
        "”" | "」" | "』" | "»" | "’" => Side::Closing,
        _ => {
            let previous = before(tokens, index);
            let next = token(tokens, index + 1);
            let free_left = mark.spaced || matches!(previous.text, "(" | "[" | "—" | "–" | "--" | ":");
            let free_right =
                next.spaced || matches!(next.kind, Kind::Sign | Kind::Stop | Kind::Mark) || next.ends_line();
            match (free_left, free_right) {
                (true, false) => Side::Opening,
                (false, true) => Side::Closing,
                (true, true) if mark.spaced && previous.ends_line() => Side::Opening,
                _ => Side::Either,
            }
        }
    }
}

struct Pairing<'a, 't> {
    tokens: &'a [Token<'t>],
    single: bool,
}

impl Pairing<'_, '_> {
    fn is_ours(&self, index: usize) -> bool {
        let token = token(self.tokens, index);
        token.kind == Kind::Mark && is_single(token) == self.single
    }

    /// Pairs our marks from left to right, leaving out what `taken` covers.
    fn run(&self, taken: &[Span]) -> Vec<Span> {
        let mut found = Vec::new();
        let mut open: Option<usize> = None;
        let mut index = 0;
        let mut taken = taken.iter().peekable();
        while index < self.tokens.len() {
            if let Some(span) = taken.next_if(|span| span.open == index) {
                open = None;
                index = span.close.max(index) + 1;
                continue;
            }
            open = match open {
                None => self.opens(index).then_some(index),
                Some(start) => self.step(start, index, &mut found),
            };
            index += 1;
        }
        if let Some(start) = open {
            let close = self.line_end(start);
            self.push(&mut found, start, close, false);
        }
        found
    }

    /// With a quotation open since `start`, looks at one token; answers where a quotation is open afterwards.
    fn step(&self, start: usize, index: usize, found: &mut Vec<Span>) -> Option<usize> {
        if token(self.tokens, index).ends_line() {
            if self.carries_over(start, index) {
                return Some(start);
            }
            self.push(found, start, index, false);
            return None;
        }
        if !self.is_ours(index) {
            return Some(start);
        }
        if self.closes(start, index) {
            self.push(found, start, index, true);
            return None;
        }
        // Another opening mark of the same kind means that the first one was never closed; apostrophes mean nothing.
        let corner = matches!(token(self.tokens, start).text, "「" | "『");
        if side(self.tokens, index) == Side::Opening && !self.single && !corner {
            return Some(index);
        }
        Some(start)
    }

    fn push(&self, found: &mut Vec<Span>, open: usize, close: usize, closed: bool) {
        let filled = self
            .tokens
            .get(open + 1..close)
            .is_some_and(|inner| inner.iter().any(Token::is_word));
        if filled {
            found.push(Span {
                open,
                close,
                closed,
                single: self.single,
                block: false,
            });
        }
    }

    fn opens(&self, index: usize) -> bool {
        if !self.is_ours(index) {
            return false;
        }
        let (previous, mark, next) = (
            before(self.tokens, index),
            token(self.tokens, index),
            token(self.tokens, index + 1),
        );
        if !mark.spaced && previous.text.ends_with(|letter: char| letter.is_ascii_digit()) {
            return false;
        }
        if self.single && (is_clipped(self.tokens, index) || (!mark.spaced && previous.is_word())) {
            return false;
        }
        match side(self.tokens, index) {
            Side::Closing => !self.single && mark.spaced && !next.spaced && next.is_word(),
            Side::Opening | Side::Either => !next.ends_line(),
        }
    }

    fn closes(&self, start: usize, index: usize) -> bool {
        let (opener, mark) = (token(self.tokens, start).text, token(self.tokens, index));
        let next = token(self.tokens, index + 1);
        if opener == "「" || opener == "『" {
            return matches!((opener, mark.text), ("「", "」") | ("『", "』"));
        }
        if matches!(mark.text, "「" | "」" | "『" | "』") {
            return false;
        }
        match side(self.tokens, index) {
            Side::Opening => !mark.spaced && next.spaced && !self.single,
            Side::Closing | Side::Either => !self.single || self.single_closes(index),
        }
    }

    /// Speech in single marks closes behind punctuation; elsewhere the mark may be an apostrophe ("the boys’ room").
    fn single_closes(&self, index: usize) -> bool {
        let (previous, next) = (before(self.tokens, index), token(self.tokens, index + 1));
        let after_word = previous.is_word() && !token(self.tokens, index).spaced;
        if !next.spaced && next.is_word() {
            return false;
        }
        !after_word || !next.is_word() || self.closers_left(index) == 0
    }

    /// Closing marks of ours behind `index` on the same line before the next opening one.
    fn closers_left(&self, index: usize) -> usize {
        let last = self.tokens.len().min(index + LOOK_AHEAD_TOKENS_MAX);
        let rest = (index + 1..last).take_while(|&later| !token(self.tokens, later).ends_line());
        let marks = rest.filter(|&later| self.is_ours(later));
        marks
            .take_while(|&later| side(self.tokens, later) != Side::Opening)
            .count()
    }

    fn line_end(&self, start: usize) -> usize {
        (start + 1..self.tokens.len())
            .find(|&index| token(self.tokens, index).ends_line())
            .unwrap_or(self.tokens.len())
    }

    /// Whether a quotation open at a line end closes on a later line, with no new opening mark before that.
    fn carries_over(&self, start: usize, index: usize) -> bool {
        let last = self.tokens.len().min(index + CARRIED_TOKENS_MAX);
        let next = (index + 1..last).find(|&later| self.is_ours(later) && self.decides(start, later));
        next.is_some_and(|later| self.closes(start, later))
    }

    /// Whether a mark says anything about where the quotation ends; clipped words and apostrophes do not.
    fn decides(&self, start: usize, index: usize) -> bool {
        self.closes(start, index) || (self.opens(index) && side(self.tokens, index) != Side::Closing)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        let tokens = tokens(text);
        let join = |span: &Span| {
            let inner = tokens.get(span.open + 1..span.close).unwrap_or_default();
            inner
                .iter()
                .map(|token| token.text.trim())
                .collect::<Vec<_>>()
                .join(" ")
        };
        spans(&tokens).iter().map(join).collect()
    }

    #[test]
    fn straight_and_curly_marks() {
        assert_eq!(
            quoted("He said \"good day\" and “good night” to us."),
            ["good day", "good night"]
        );
    }

    #[test]
    fn marks_set_apart_by_spaces() {
        assert_eq!(
            quoted("\" Seven ! \" I answered . \" Indeed . \""),
            ["Seven !", "Indeed ."]
        );
    }

    #[test]
    fn single_marks_inside_double_ones_stay_inside() {
        assert_eq!(
            quoted("“She told me ‘go home’ and I went”, he said."),
            ["She told me ‘ go home ’ and I went"]
        );
    }

    #[test]
    fn apostrophes_do_not_close_single_marks() {
        assert_eq!(
            quoted("‘The boys’ room is cold,’ she said, ‘don’t go.’"),
            ["The boys ’ room is cold ,", "don’t go ."]
        );
    }

    #[test]
    fn paragraphs_that_open_again_are_pieces_of_one_quotation() {
        let tokens = tokens("“First part.\n\n“Second part,” he said.");
        let closed: Vec<_> = spans(&tokens).iter().map(|span| span.closed).collect();
        assert_eq!(closed, [false, true]);
    }

    #[test]
    fn quotations_may_run_over_line_ends() {
        assert_eq!(
            quoted("“You saw it!\nOf course you did!”\nHe left."),
            ["You saw it !  Of course you did !"]
        );
    }

    #[test]
    fn korean_corner_marks() {
        assert_eq!(quoted("그는 「안녕하세요」라고 말했다."), ["안녕하세요"]);
    }

    #[test]
    fn inches_are_not_quotations() {
        assert!(quoted("a 12\" single and a 7\" single").is_empty());
    }
}
