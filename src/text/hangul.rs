//! Hangul taken apart and put together: the Korean letters (jamo) of which every syllable block is built.
//!
//! The arithmetic is the Unicode Standard's (section 3.12, "Conjoining Jamo Behavior"): the 11,172 syllables stand in
//! order from U+AC00, as (initial × 21 + vowel) × 28 + final.

const SYLLABLE_FIRST: u32 = 0xAC00;
const VOWELS_COUNT: usize = 21;
const FINALS_COUNT: usize = 28;

/// The 19 consonants that open a syllable, in Unicode's order, as letters that stand alone.
pub const INITIALS: [char; 19] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// The 21 vowels, in Unicode's order.
pub const VOWELS: [char; VOWELS_COUNT] = [
    'ㅏ', 'ㅐ', 'ㅑ', 'ㅒ', 'ㅓ', 'ㅔ', 'ㅕ', 'ㅖ', 'ㅗ', 'ㅘ', 'ㅙ', 'ㅚ', 'ㅛ', 'ㅜ', 'ㅝ', 'ㅞ', 'ㅟ', 'ㅠ', 'ㅡ',
    'ㅢ', 'ㅣ',
];

/// The 27 consonants and clusters that may close a syllable, in Unicode's order.
pub const FINALS: [char; FINALS_COUNT - 1] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ',
    'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// Letters that a Korean keyboard types as two: vowels with a glide, and clusters that close a syllable.
const COMPOUNDS: [(char, char, char); 18] = [
    ('ㅘ', 'ㅗ', 'ㅏ'),
    ('ㅙ', 'ㅗ', 'ㅐ'),
    ('ㅚ', 'ㅗ', 'ㅣ'),
    ('ㅝ', 'ㅜ', 'ㅓ'),
    ('ㅞ', 'ㅜ', 'ㅔ'),
    ('ㅟ', 'ㅜ', 'ㅣ'),
    ('ㅢ', 'ㅡ', 'ㅣ'),
    ('ㄳ', 'ㄱ', 'ㅅ'),
    ('ㄵ', 'ㄴ', 'ㅈ'),
    ('ㄶ', 'ㄴ', 'ㅎ'),
    ('ㄺ', 'ㄹ', 'ㄱ'),
    ('ㄻ', 'ㄹ', 'ㅁ'),
    ('ㄼ', 'ㄹ', 'ㅂ'),
    ('ㄽ', 'ㄹ', 'ㅅ'),
    ('ㄾ', 'ㄹ', 'ㅌ'),
    ('ㄿ', 'ㄹ', 'ㅍ'),
    ('ㅀ', 'ㄹ', 'ㅎ'),
    ('ㅄ', 'ㅂ', 'ㅅ'),
];

/// One syllable block by its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Syllable {
    /// The consonant that opens it; `ㅇ` is silent here.
    pub initial: char,
    /// Its vowel.
    pub vowel: char,
    /// The consonant or cluster that closes it, if any.
    pub last: Option<char>,
}

/// Takes a syllable block apart; `None` for any other character.
pub fn decompose(syllable: char) -> Option<Syllable> {
    let offset = usize::try_from(u32::from(syllable).checked_sub(SYLLABLE_FIRST)?).ok()?;
    let last = match offset % FINALS_COUNT {
        0 => None,
        position => FINALS.get(position - 1).copied(),
    };
    Some(Syllable {
        initial: *INITIALS.get(offset / (VOWELS_COUNT * FINALS_COUNT))?,
        vowel: *VOWELS.get(offset / FINALS_COUNT % VOWELS_COUNT)?,
        last,
    })
}

/// Puts a syllable block together; `None` when a letter cannot stand in its place.
pub fn compose(syllable: Syllable) -> Option<char> {
    let initial = INITIALS.iter().position(|&letter| letter == syllable.initial)?;
    let vowel = VOWELS.iter().position(|&letter| letter == syllable.vowel)?;
    let last = match syllable.last {
        None => 0,
        Some(last) => FINALS.iter().position(|&letter| letter == last)? + 1,
    };
    let offset = (initial * VOWELS_COUNT + vowel) * FINALS_COUNT + last;
    char::from_u32(SYLLABLE_FIRST + u32::try_from(offset).ok()?)
}

/// Whether the character is a Korean syllable block.
pub fn is_syllable(character: char) -> bool {
    ('가'..='힣').contains(&character)
}

/// Whether the character is a Korean letter standing alone, such as `ㅈ` or `ㅠ`.
pub fn is_letter(character: char) -> bool {
    ('ㄱ'..='ㅣ').contains(&character)
}

/// Whether the character is a Korean vowel standing alone.
pub fn is_vowel(character: char) -> bool {
    ('ㅏ'..='ㅣ').contains(&character)
}

/// The two letters a compound is typed as, or `None` for a letter with a key of its own.
pub fn split_compound(letter: char) -> Option<(char, char)> {
    COMPOUNDS
        .iter()
        .find(|compound| compound.0 == letter)
        .map(|&(_, first, second)| (first, second))
}

/// The compound that two letters typed one after the other make, if any.
pub fn join_compound(first: char, second: char) -> Option<char> {
    COMPOUNDS
        .iter()
        .find(|compound| compound.1 == first && compound.2 == second)
        .map(|compound| compound.0)
}

/// The text as the row of letters a Korean keyboard types, compounds split; other characters stay.
///
/// `지민` gives `ㅈㅣㅁㅣㄴ`. What is typed so far of a name is always a prefix of this row, even when the last
/// block has a consonant that will move on to the next one (`짐` on the way to `지민`).
pub fn letters(text: &str) -> String {
    let mut row = String::with_capacity(text.len() * 2);
    for character in text.chars() {
        match decompose(character) {
            None => push_split(&mut row, character),
            Some(syllable) => {
                row.push(syllable.initial);
                push_split(&mut row, syllable.vowel);
                syllable.last.into_iter().for_each(|last| push_split(&mut row, last));
            }
        }
    }
    row
}

/// The initial consonants of a text made of syllable blocks (`지민` gives `ㅈㅁ`), the shorthand Korean phones search
/// by; characters of other scripts are left out.
pub fn initials(text: &str) -> String {
    text.chars()
        .filter_map(decompose)
        .map(|syllable| syllable.initial)
        .collect()
}

fn push_split(row: &mut String, letter: char) {
    match split_compound(letter) {
        None => row.push(letter),
        Some((first, second)) => row.extend([first, second]),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_syllable_comes_apart_into_its_letters() {
        assert_eq!(
            decompose('민'),
            Some(Syllable {
                initial: 'ㅁ',
                vowel: 'ㅣ',
                last: Some('ㄴ')
            })
        );
        assert_eq!(
            decompose('지'),
            Some(Syllable {
                initial: 'ㅈ',
                vowel: 'ㅣ',
                last: None
            })
        );
        assert_eq!(decompose('a'), None);
        assert_eq!(decompose('ㅈ'), None);
        assert_eq!(
            decompose('\u{D7A4}'),
            None,
            "the first code point after the last syllable"
        );
    }

    #[test]
    fn every_syllable_survives_taking_apart_and_putting_together() {
        for syllable in '가'..='힣' {
            assert_eq!(decompose(syllable).and_then(compose), Some(syllable));
        }
    }

    #[test]
    fn a_letter_out_of_place_makes_no_syllable() {
        assert_eq!(
            compose(Syllable {
                initial: 'ㅏ',
                vowel: 'ㅣ',
                last: None
            }),
            None
        );
        assert_eq!(
            compose(Syllable {
                initial: 'ㅈ',
                vowel: 'ㅣ',
                last: Some('ㄸ')
            }),
            None
        );
    }

    #[test]
    fn letters_are_what_a_keyboard_types() {
        assert_eq!(letters("지민"), "ㅈㅣㅁㅣㄴ");
        assert_eq!(letters("원 RM"), "ㅇㅜㅓㄴ RM");
        assert_eq!(initials("지민 a"), "ㅈㅁ");
        assert!(letters("지민").starts_with(&letters("짐")));
    }

    #[test]
    fn compounds_split_and_join() {
        for (whole, first, second) in COMPOUNDS {
            assert_eq!(split_compound(whole), Some((first, second)));
            assert_eq!(join_compound(first, second), Some(whole));
        }
        assert_eq!(
            split_compound('ㄲ'),
            None,
            "a double consonant has a key of its own, with Shift"
        );
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "\\PC*") {
            prop_assert!(letters(&text).chars().count() >= text.chars().count());
            prop_assert!(initials(&text).chars().all(is_letter));
        }
    }
}
