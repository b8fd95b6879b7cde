//! Two keyboards on one set of keys: what was meant when somebody typed with the other layout on, and which keys lie
//! side by side.
//!
//! The Korean layout is dubeolsik, the national standard (KS X 5002) on every Korean keyboard; the Latin one QWERTY.

use super::hangul::{self, Syllable};

/// Each Korean letter that has a key of its own, with the Latin letter on that key; capitals are typed with Shift.
const KEYS: [(char, char); 33] = [
    ('ㅂ', 'q'),
    ('ㅈ', 'w'),
    ('ㄷ', 'e'),
    ('ㄱ', 'r'),
    ('ㅅ', 't'),
    ('ㅛ', 'y'),
    ('ㅕ', 'u'),
    ('ㅑ', 'i'),
    ('ㅐ', 'o'),
    ('ㅔ', 'p'),
    ('ㅁ', 'a'),
    ('ㄴ', 's'),
    ('ㅇ', 'd'),
    ('ㄹ', 'f'),
    ('ㅎ', 'g'),
    ('ㅗ', 'h'),
    ('ㅓ', 'j'),
    ('ㅏ', 'k'),
    ('ㅣ', 'l'),
    ('ㅋ', 'z'),
    ('ㅌ', 'x'),
    ('ㅊ', 'c'),
    ('ㅍ', 'v'),
    ('ㅠ', 'b'),
    ('ㅜ', 'n'),
    ('ㅡ', 'm'),
    ('ㅃ', 'Q'),
    ('ㅉ', 'W'),
    ('ㄸ', 'E'),
    ('ㄲ', 'R'),
    ('ㅆ', 'T'),
    ('ㅒ', 'O'),
    ('ㅖ', 'P'),
];

/// The rows of a QWERTY keyboard; each stands half a key to the right of the one above it.
const ROWS: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// The Korean text that the same keys type on the Korean layout: `wlals` gives `지민`.
///
/// `None` unless every key makes part of a whole syllable, as a name's keys do and an English word's hardly ever do.
/// Spaces stay. A capital without a letter of its own counts as its small one (Caps Lock).
pub fn typed_as_korean(keys: &str) -> Option<String> {
    let mut text = String::with_capacity(keys.len());
    let mut block = Block::default();
    for key in keys.chars() {
        if key == ' ' {
            text.extend(std::mem::take(&mut block).finish()?);
            text.push(' ');
            continue;
        }
        if let Some(syllable) = block.push(korean_letter(key)?)? {
            text.push(syllable);
        }
    }
    text.extend(block.finish()?);
    text.chars().any(hangul::is_syllable).then_some(text)
}

/// The Korean letters on the same keys, each by itself: `wlal` gives `ㅈㅣㅁㅣ`, which begins `지민`. Spaces are dropped.
///
/// `None` if a character is no letter of the Latin keyboard.
pub fn korean_letters(keys: &str) -> Option<String> {
    keys.chars()
        .filter(|key| !key.is_whitespace())
        .map(korean_letter)
        .collect()
}

/// The Latin text that the same keys type on the Latin layout: `ㅠㅅㄴ` gives `bts`, `지민` gives `wlals`.
///
/// Characters without a key stay as they are.
pub fn typed_as_latin(korean: &str) -> String {
    hangul::letters(korean)
        .chars()
        .map(|letter| latin_key(letter).unwrap_or(letter))
        .collect()
}

/// Whether two letters, Latin or Korean, lie side by side on the keyboard, so that a finger may slip from one to the
/// other.
pub fn are_neighbours(first: char, second: char) -> bool {
    let (Some((row, column)), Some((other_row, other_column))) = (position(first), position(second)) else {
        return false;
    };
    // Half keys across: a key touches those one whole key beside it and half a key off in the rows above and below.
    match row.abs_diff(other_row) {
        0 => column.abs_diff(other_column) == 2,
        1 => column.abs_diff(other_column) == 1,
        _ => false,
    }
}

/// Row, and column in half keys.
fn position(letter: char) -> Option<(usize, usize)> {
    let key = latin_key(letter).unwrap_or(letter).to_ascii_lowercase();
    ROWS.iter().enumerate().find_map(|(row, keys)| {
        let column = keys.chars().position(|other| other == key)?;
        Some((row, column * 2 + row))
    })
}

fn latin_key(letter: char) -> Option<char> {
    KEYS.iter().find(|(korean, _)| *korean == letter).map(|(_, key)| *key)
}

fn korean_letter(key: char) -> Option<char> {
    let letter_of = |key: char| KEYS.iter().find(|(_, latin)| *latin == key).map(|(korean, _)| *korean);
    letter_of(key).or_else(|| letter_of(key.to_ascii_lowercase()))
}

/// The syllable being typed.
#[derive(Default)]
struct Block {
    initial: Option<char>,
    vowel: Option<char>,
    last: Option<char>,
}

impl Block {
    /// Takes one more letter; gives the syllable it completes, or `None` when no whole syllable can come of it.
    fn push(&mut self, letter: char) -> Option<Option<char>> {
        if hangul::is_vowel(letter) {
            self.push_vowel(letter)
        } else {
            self.push_consonant(letter)
        }
    }

    fn push_vowel(&mut self, letter: char) -> Option<Option<char>> {
        let initial = self.initial?;
        let Some(vowel) = self.vowel else {
            self.vowel = Some(letter);
            return Some(None);
        };
        let Some(last) = self.last else {
            self.vowel = Some(hangul::join_compound(vowel, letter)?);
            return Some(None);
        };
        // A vowel takes the consonant before it along into its own syllable, of a cluster the second half.
        let (stays, moves) = hangul::split_compound(last).map_or((None, last), |(first, second)| (Some(first), second));
        *self = Block {
            initial: Some(moves),
            vowel: Some(letter),
            last: None,
        };
        hangul::compose(Syllable {
            initial,
            vowel,
            last: stays,
        })
        .map(Some)
    }

    fn push_consonant(&mut self, letter: char) -> Option<Option<char>> {
        let Some(initial) = self.initial else {
            self.initial = Some(letter);
            return Some(None);
        };
        let vowel = self.vowel?;
        let joined = match self.last {
            None => hangul::FINALS.contains(&letter).then_some(letter),
            Some(last) => hangul::join_compound(last, letter),
        };
        if joined.is_some() {
            self.last = joined;
            return Some(None);
        }
        let done = hangul::compose(Syllable {
            initial,
            vowel,
            last: self.last,
        });
        *self = Block {
            initial: Some(letter),
            vowel: None,
            last: None,
        };
        done.map(Some)
    }

    /// The last syllable; `Some(None)` when nothing was begun, `None` when it is unfinished.
    fn finish(self) -> Option<Option<char>> {
        match (self.initial, self.vowel) {
            (None, None) => Some(None),
            (Some(initial), Some(vowel)) => hangul::compose(Syllable {
                initial,
                vowel,
                last: self.last,
            })
            .map(Some),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn korean_typed_on_a_latin_keyboard_is_read() {
        assert_eq!(typed_as_korean("wlals").as_deref(), Some("지민"));
        assert_eq!(typed_as_korean("qkrwlals").as_deref(), Some("박지민"));
        assert_eq!(typed_as_korean("gktjddns").as_deref(), Some("하성운"));
        assert_eq!(
            typed_as_korean("WLALS").as_deref(),
            Some("찌민"),
            "with Shift, W is another letter; A has only one"
        );
        assert_eq!(typed_as_korean("dkffkqb rl").as_deref(), Some("알라뷰 기"));
        assert_eq!(typed_as_korean("ekfr").as_deref(), Some("닭"));
        assert_eq!(typed_as_korean("ekfrdl").as_deref(), Some("닭이"));
        assert_eq!(typed_as_korean("ekfrl").as_deref(), Some("달기"));
    }

    #[test]
    fn other_words_are_no_korean() {
        for word in ["jimin", "twice", "rose", "hello", "seventeen", "", "24k", "지민"] {
            assert_eq!(typed_as_korean(word), None, "{word}");
        }
    }

    #[test]
    fn latin_typed_on_a_korean_keyboard_is_read() {
        assert_eq!(typed_as_latin("ㅠㅅㄴ"), "bts");
        assert_eq!(typed_as_latin("ㅅ쟟ㄷ"), "twice");
        assert_eq!(typed_as_latin("지민"), "wlals");
    }

    #[test]
    fn keys_side_by_side_are_neighbours() {
        for (first, second) in [('q', 'w'), ('s', 'w'), ('s', 'e'), ('s', 'z'), ('s', 'x'), ('ㄴ', 'ㅇ')] {
            assert!(
                are_neighbours(first, second) && are_neighbours(second, first),
                "{first} {second}"
            );
        }
        for (first, second) in [('q', 's'), ('q', 'p'), ('s', 's'), ('s', 'c'), ('1', '2')] {
            assert!(!are_neighbours(first, second), "{first} {second}");
        }
    }

    proptest! {
        #[test]
        fn typing_hangul_on_the_wrong_layout_loses_nothing(text in "[가-힣]{1,12}") {
            prop_assert_eq!(typed_as_korean(&typed_as_latin(&text)), Some(text));
        }

        #[test]
        fn no_text_breaks_it(text in "\\PC*") {
            typed_as_korean(&text);
            typed_as_latin(&text);
        }
    }
}
