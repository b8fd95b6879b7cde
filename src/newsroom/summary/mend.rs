//! Puts quotation marks back where a wrong encoding left question marks: `?We won,? she said` and `Seoul?s`.

use std::borrow::Cow;

/// Fewer signs of damage than this may be slips of the keyboard.
const SIGNS_MIN: usize = 2;

/// Words that end no question: the sign behind them was a space that does not break.
const NO_QUESTION: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "his", "in", "of", "on", "or", "the", "to", "with",
];

/// The text with its marks put back, if it shows that they were lost; character for character as long as before.
pub(super) fn mend(text: &str) -> Cow<'_, str> {
    let characters: Vec<char> = text.chars().collect();
    let damaged = |at: &usize| is_sign(&Place::new(&characters, *at));
    if (0..characters.len()).filter(damaged).take(SIGNS_MIN).count() < SIGNS_MIN {
        return Cow::Borrowed(text);
    }
    let mut open = false;
    let mended = (0..characters.len()).map(|at| {
        let c = mark(&Place::new(&characters, at), open);
        open = if matches!(c, '“' | '”') { c == '“' } else { open };
        c
    });
    Cow::Owned(mended.collect())
}

/// A character with those around it.
struct Place<'a> {
    before: char,
    c: char,
    after: char,
    text_before: &'a [char],
    text_after: &'a [char],
}

impl<'a> Place<'a> {
    fn new(characters: &'a [char], at: usize) -> Self {
        let text_before = characters.get(..at).unwrap_or_default();
        let text_after = characters.get(at + 1..).unwrap_or_default();
        let first = |characters: &[char]| characters.first().copied().unwrap_or(' ');
        Self {
            before: text_before.last().copied().unwrap_or(' '),
            c: first(characters.get(at..).unwrap_or_default()),
            after: first(text_after),
            text_before,
            text_after,
        }
    }

    /// A dash: a word before, a small letter behind, a space on both sides.
    fn is_dash(&self) -> bool {
        let before = self.text_before.iter().rev().find(|c| !c.is_whitespace());
        let after = self.text_after.iter().find(|c| !c.is_whitespace());
        self.before.is_whitespace()
            && self.after.is_whitespace()
            && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '?'))
            && after.is_some_and(|c| c.is_lowercase())
    }

    fn follows_small_word(&self) -> bool {
        let word: Vec<char> = self
            .text_before
            .iter()
            .rev()
            .copied()
            .take_while(|c| c.is_alphabetic())
            .take(6)
            .collect();
        NO_QUESTION.contains(&word.into_iter().rev().collect::<String>().as_str())
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '?' | '\u{FFFD}')
}

/// A place where no question mark stands in sound text; an address (`page?id=`) has one before a letter, too, but
/// seldom two of them are in a story.
fn is_sign(place: &Place) -> bool {
    let Place { before, c, after, .. } = *place;
    let between_letters = before.is_alphabetic() && after.is_alphabetic();
    let after_stop = matches!(before, ',' | '.') && !after.is_ascii_punctuation();
    let before_word = before.is_whitespace() && after.is_alphabetic();
    c == '\u{FFFD}' || (c == '?' && (between_letters || after_stop || before_word || place.is_dash()))
}

/// The mark that stood there, as far as its neighbours tell.
fn mark(place: &Place, open: bool) -> char {
    let Place { before, c, after, .. } = *place;
    match before {
        _ if !is_mark(c) => c,
        _ if before.is_alphabetic() && after.is_alphabetic() => '’',
        ',' => '”',
        _ if place.is_dash() => '–',
        // A lost sign of a currency.
        _ if !before.is_alphanumeric() && after.is_numeric() => c,
        '(' | '[' => '“',
        _ if before.is_whitespace() => '“',
        '.' | '!' | '?' if !open => '“',
        _ if open => '”',
        _ if place.follows_small_word() => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lost_marks_come_back() {
        assert_eq!(
            mend("?We won,? she said of Seoul?s club."),
            "“We won,” she said of Seoul’s club."
        );
        assert_eq!(
            mend("He sang a ?duet? in Jimin?s room."),
            "He sang a “duet” in Jimin’s room."
        );
        assert_eq!(
            mend("Seoul?s club ? the first ? won on? Friday."),
            "Seoul’s club – the first – won on  Friday."
        );
        assert_eq!(mend("They left.?We won.? Jin?s fans"), "They left.“We won.” Jin’s fans");
    }

    #[test]
    fn questions_stay() {
        for text in [
            "Did they win? Yes. Did you see it?",
            "See example.org/page?id=3.",
            "Really ? Yes !",
            "",
        ] {
            assert_eq!(mend(text), text);
        }
        assert_eq!(
            mend("Is it Seoul?s club or Busan?s club? Yes."),
            "Is it Seoul’s club or Busan’s club? Yes."
        );
    }
}
