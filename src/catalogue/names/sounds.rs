//! Names as they sound: Hangul and Latin spellings turned into rows of one alphabet, so that `지수`, `Jisoo` and
//! `Chi-su` can be compared.
//!
//! A Korean letter is one sound; a Latin spelling is another that may stand for several Korean letters. How near two
//! sounds are follows from the readings they share.

use super::readings::{ALIKE, CONSONANT_SPELLINGS, Readings, SKIPPED, VOWEL_SPELLINGS};
use super::spelling;
use crate::text::hangul;

/// A sound: its place in the alphabet.
pub(super) type Sound = u8;

/// Korean vowels and glides as sounds; see `readings` for how letters are taken apart.
const KOREAN_VOWELS: [char; 12] = ['ㅏ', 'ㅐ', 'ㅓ', 'ㅔ', 'ㅗ', 'ㅚ', 'ㅜ', 'ㅡ', 'ㅣ', 'ᅳ', 'y', 'w'];
const KOREAN_CONSONANTS: [char; 23] = [
    'ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ', 'ᆨ', 'ᆮ',
    'ᆸ', 'ᆼ', 'ㆁ',
];
const DIGITS: &str = "0123456789";

/// The cost of taking one sound for another that has nothing in common with it.
pub(super) const DIFFERENT: u16 = 100;
/// Vowels are mistaken for one another more easily than consonants are.
const VOWEL_FOR_VOWEL: u16 = 80;
/// A vowel for a consonant is no mistake of spelling: dearer than one wrong sound, cheaper than two.
const VOWEL_FOR_CONSONANT: u16 = 130;
/// Two Latin spellings of one Korean vowel: enough that the spelling itself comes first.
const VOWEL_SPELLED_OTHERWISE: u16 = 1;
/// Two Latin spellings of one Korean consonant. They differ more than vowels do in words that are no Korean (clear and
/// real); where the Hangul is known it costs nothing.
const CONSONANT_SPELLED_OTHERWISE: u16 = 6;

/// The alphabet of sounds, with the cost of every exchange worked out beforehand.
#[derive(Debug)]
pub(super) struct Alphabet {
    korean: Vec<(char, Sound)>,
    written: Vec<(&'static str, Sound)>,
    exchange: Vec<u16>,
    skip: Vec<u16>,
    coarse: Vec<Option<u8>>,
    size: usize,
}

impl Alphabet {
    pub(super) fn new() -> Alphabet {
        let members = members();
        let size = members.len();
        let mut exchange = Vec::with_capacity(size * size);
        for first in &members {
            exchange.extend(members.iter().map(|second| exchange_cost(first, second)));
        }
        let numbered = || members.iter().zip(0u8..);
        Alphabet {
            korean: numbered()
                .filter_map(|(member, sound)| Some((member.korean?, sound)))
                .collect(),
            written: numbered()
                .filter(|(member, _)| member.korean.is_none())
                .map(|(m, sound)| (m.name, sound))
                .collect(),
            skip: members.iter().map(skip_cost).collect(),
            coarse: members.iter().map(coarse_class).collect(),
            exchange,
            size,
        }
    }

    /// The costs of hearing this sound for each other one, by the other's place: 0 for the same, [`DIFFERENT`] and above
    /// for nothing in common.
    pub(super) fn exchanges(&self, sound: Sound) -> &[u16] {
        let start = usize::from(sound) * self.size;
        self.exchange.get(start..start + self.size).unwrap_or_default()
    }

    /// The cost of leaving a sound out.
    pub(super) fn skip(&self, sound: Sound) -> u16 {
        self.skip.get(usize::from(sound)).copied().unwrap_or(DIFFERENT)
    }

    /// The rough class of a sound, from 1: sounds often taken for one another share it, glides have none.
    pub(super) fn coarse(&self, sound: Sound) -> Option<u8> {
        self.coarse.get(usize::from(sound)).copied().flatten()
    }

    /// The sounds of a name given as folded words; `None` if it has letters of a script other than Latin and Hangul.
    ///
    /// `family` is the place of the word to be read as a family name.
    pub(super) fn hear(&self, words: &[String], family: Option<usize>) -> Option<Vec<Sound>> {
        let mut row = Vec::new();
        for (place, word) in words.iter().enumerate() {
            match spelling::family_name(word).filter(|_| family == Some(place)) {
                Some(syllable) => self.hear_hangul(syllable, &mut row)?,
                None => self.hear_word(word, &mut row)?,
            }
        }
        Some(row)
    }

    fn hear_word(&self, word: &str, row: &mut Vec<Sound>) -> Option<()> {
        let letters: Vec<char> = word.chars().collect();
        let mut place = 0;
        while let Some(&letter) = letters.get(place) {
            if letter.is_ascii_alphanumeric() {
                place += self.hear_latin(&letters, place, row)?;
            } else {
                self.hear_hangul(letter, row)?;
                place += 1;
            }
        }
        Some(())
    }

    fn hear_hangul(&self, syllable: char, row: &mut Vec<Sound>) -> Option<()> {
        let parts = hangul::decompose(syllable)?;
        let initial = Some(parts.initial).filter(|&letter| letter != 'ㅇ');
        let last = parts.last.map(spelling::closing).unwrap_or_default();
        let spoken = initial
            .into_iter()
            .chain(spelling::gliding(parts.vowel).chars())
            .chain(last.chars());
        for letter in spoken {
            row.push(self.korean.iter().find(|(korean, _)| *korean == letter)?.1);
        }
        Some(())
    }

    /// Reads one spelling of Latin letters and gives how many letters it takes.
    fn hear_latin(&self, letters: &[char], place: usize, row: &mut Vec<Sound>) -> Option<usize> {
        let (parts, taken) = spelling::at(letters, place);
        for part in parts {
            row.push(self.written.iter().find(|(written, _)| written == part)?.1);
        }
        Some(taken)
    }
}

/// A sound of the alphabet while it is built.
struct Member {
    /// The Korean letter, or `None` for a Latin spelling.
    korean: Option<char>,
    name: &'static str,
    readings: Vec<(char, u8)>,
    is_vowel: bool,
}

fn members() -> Vec<Member> {
    let korean = |letters: &'static [char], is_vowel: bool| {
        letters.iter().map(move |&letter| Member {
            korean: Some(letter),
            name: "",
            readings: vec![(letter, 0)],
            is_vowel,
        })
    };
    let written = |spellings: &'static [(&'static str, Readings)], is_vowel: bool| {
        spellings.iter().map(move |&(name, readings)| Member {
            korean: None,
            name,
            readings: readings.to_vec(),
            is_vowel,
        })
    };
    let digits = DIGITS.chars().filter_map(|digit| {
        let name = spelling::single(digit).first()?;
        Some(Member {
            korean: None,
            name,
            readings: Vec::new(),
            is_vowel: false,
        })
    });
    korean(&KOREAN_VOWELS, true)
        .chain(korean(&KOREAN_CONSONANTS, false))
        .chain(written(VOWEL_SPELLINGS, true))
        .chain(written(CONSONANT_SPELLINGS, false))
        .chain(digits)
        .collect()
}

/// Two sounds are as near as the cheapest Korean letter that both may stand for.
fn exchange_cost(first: &Member, second: &Member) -> u16 {
    if first.korean == second.korean && first.name == second.name {
        return 0;
    }
    let most = match (first.is_vowel, second.is_vowel) {
        (true, true) => VOWEL_FOR_VOWEL,
        (false, false) => DIFFERENT,
        _ => VOWEL_FOR_CONSONANT,
    };
    let otherwise = match (first.korean.is_none() && second.korean.is_none(), first.is_vowel) {
        (true, true) => VOWEL_SPELLED_OTHERWISE,
        (true, false) => CONSONANT_SPELLED_OTHERWISE,
        (false, _) => 0,
    };
    let shared = first.readings.iter().flat_map(|&(letter, cost)| {
        second.readings.iter().filter_map(move |&(other, other_cost)| {
            let (cost, other_cost) = (u16::from(cost), u16::from(other_cost));
            // That both mean a letter they seldom stand for is less likely than either.
            let seldom = 2 * cost.min(other_cost);
            Some(cost + other_cost + seldom + letters_apart(letter, other)?)
        })
    });
    shared
        .map(|cost| cost + otherwise)
        .min()
        .map_or(most, |cost| cost.min(most))
}

/// The cost between two Korean letters that are the same or easily confused.
fn letters_apart(first: char, second: char) -> Option<u16> {
    if first == second {
        return Some(0);
    }
    let pair =
        |&&(one, other, _): &&(char, char, u8)| (one, other) == (first, second) || (other, one) == (first, second);
    ALIKE.iter().find(pair).map(|&(.., cost)| u16::from(cost))
}

fn skip_cost(member: &Member) -> u16 {
    let is_named = |name: &str| {
        member
            .korean
            .map_or(member.name == name, |letter| name.starts_with(letter))
    };
    SKIPPED
        .iter()
        .find(|(name, _)| is_named(name))
        .map_or(DIFFERENT, |&(_, cost)| u16::from(cost))
}

/// Classes for the index, by the sound's first reading; glides have none, as they are often left out.
fn coarse_class(member: &Member) -> Option<u8> {
    let classes = [
        "ㅏ",
        "ㅐㅔ",
        "ㅗㅓㅚㅜㅡ",
        "ㅣ",
        "ㄱㄲㅋᆨㆁ",
        "ㄴᆼ",
        "ㄷㄸㅌᆮ",
        "ㄹ",
        "ㅁ",
        "ㅂㅃㅍᆸ",
        "ㅅㅆ",
        "ㅈㅉㅊ",
        "ㅎ",
    ];
    let letter = member.readings.first().map_or(' ', |reading| reading.0);
    if "ywᅳ".contains(letter) {
        return None;
    }
    Some(
        classes
            .iter()
            .zip(1u8..)
            .find(|(letters, _)| letters.contains(letter))
            .map_or(14, |(_, number)| number),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::fold::fold_words;

    fn hear(alphabet: &Alphabet, text: &str) -> String {
        let sounds = alphabet.hear(&fold_words(text), None).unwrap();
        let korean = |sound| {
            alphabet
                .korean
                .iter()
                .find(|(_, other)| *other == sound)
                .map(|(letter, _)| letter.to_string())
        };
        let written = |sound| {
            alphabet
                .written
                .iter()
                .find(|(_, other)| *other == sound)
                .unwrap()
                .0
                .to_owned()
        };
        sounds
            .into_iter()
            .map(|sound| korean(sound).unwrap_or_else(|| written(sound)))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn cost(alphabet: &Alphabet, first: &str, second: &str) -> u16 {
        let one = |name: &str| match name.chars().next() {
            Some(letter) if !letter.is_ascii() => alphabet.korean.iter().find(|(other, _)| *other == letter).unwrap().1,
            _ => alphabet.written.iter().find(|(other, _)| *other == name).unwrap().1,
        };
        alphabet.exchanges(one(first))[usize::from(one(second))]
    }

    #[test]
    fn latin_and_hangul_may_be_mixed() {
        assert_eq!(hear(&Alphabet::new(), "W24 제이"), "w 2 4 ㅈ ㅔ ㅣ");
    }

    #[test]
    fn hangul_is_taken_as_it_is_spoken() {
        let alphabet = Alphabet::new();
        assert_eq!(hear(&alphabet, "정연"), "ㅈ ㅓ ᆼ ㆁ y ㅓ ㄴ");
        assert_eq!(hear(&alphabet, "혁희"), "ㅎ y ㅓ ᆨ ㅎ ᅳ ㅣ");
    }

    #[test]
    fn a_family_name_is_read_as_one() {
        let alphabet = Alphabet::new();
        let read = |name| alphabet.hear(&fold_words(name), Some(0));
        assert_eq!(read("Lee Jieun"), read("Rhee Jieun"));
        assert_ne!(read("Lee Jieun"), read("Kim Jieun"));
    }

    #[test]
    fn other_scripts_have_no_sounds() {
        assert_eq!(Alphabet::new().hear(&fold_words("楊子"), None), None);
    }

    #[test]
    fn spellings_are_as_near_as_the_letters_they_share() {
        let alphabet = Alphabet::new();
        assert_eq!(cost(&alphabet, "eo", "ㅓ"), 0);
        assert!(cost(&alphabet, "u", "ㅓ") < cost(&alphabet, "o", "ㅓ"));
        assert!(cost(&alphabet, "u", "oo") < cost(&alphabet, "u", "eo"));
        assert_eq!(cost(&alphabet, "m", "ㅅ"), DIFFERENT);
        assert_eq!(cost(&alphabet, "ㅏ", "ㅣ"), VOWEL_FOR_VOWEL);
    }

    #[test]
    fn costs_are_the_same_both_ways() {
        let alphabet = Alphabet::new();
        let count = u8::try_from(alphabet.size).unwrap();
        for (first, second) in (0..count).flat_map(|first| (0..count).map(move |second| (first, second))) {
            let cost = |one: Sound, two: Sound| alphabet.exchanges(one)[usize::from(two)];
            assert_eq!(cost(first, second), cost(second, first));
        }
    }
}
