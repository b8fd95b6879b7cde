//! How far apart two spellings are: the cheapest way to turn one row of letters or sounds into the other.

use super::sounds::{Alphabet, DIFFERENT, Sound};
use crate::text::keyboard;

/// The most letters or sounds of a name that are compared; the rest is cut. The longest names in use have about 40.
pub(super) const ROW_MAX: usize = 48;

/// A key pressed beside the one that was meant.
const SLIP: u16 = 70;
/// Two letters in each other's place.
const SWAP: u16 = 70;
/// A letter too many or too few.
const GAP: u16 = 90;
/// A letter typed once for twice, or twice for once.
const DOUBLED: u16 = 45;

/// A letter with its key, by which slips of the finger are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    pub(super) character: char,
    key: u8,
}

/// Which keys lie side by side: a bit for each neighbour.
#[derive(Debug)]
pub(super) struct Keys {
    neighbours: [u32; 32],
}

const NO_KEY: u8 = 31;

impl Keys {
    pub(super) fn new() -> Keys {
        let mut neighbours = [0; 32];
        for (mask, first) in neighbours.iter_mut().zip('a'..='z') {
            for (place, second) in ('a'..='z').enumerate() {
                if keyboard::are_neighbours(first, second) {
                    *mask |= 1 << place;
                }
            }
        }
        Keys { neighbours }
    }

    /// The cost of typing one letter for another.
    fn exchange(&self, first: Letter, second: Letter) -> u16 {
        if first.character == second.character {
            0
        } else if self.are_neighbours(first, second) {
            SLIP
        } else {
            DIFFERENT
        }
    }

    fn are_neighbours(&self, first: Letter, second: Letter) -> bool {
        let mask = self.neighbours.get(usize::from(first.key)).copied().unwrap_or(0);
        mask >> second.key & 1 == 1
    }
}

/// A row of letters with what leaving out each of them costs, at most [`ROW_MAX`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Typed {
    pub(super) letters: Vec<Letter>,
    gaps: Vec<u16>,
}

impl Typed {
    pub(super) fn new(text: &str) -> Typed {
        let latin_key = |letter: char| match u8::try_from(letter.to_ascii_lowercase()) {
            Ok(byte @ b'a'..=b'z') => byte - b'a',
            _ => NO_KEY,
        };
        let key = |character: char| {
            if character.is_ascii() {
                return latin_key(character);
            }
            let mut typed = [0; 4];
            let latin = keyboard::typed_as_latin(character.encode_utf8(&mut typed));
            latin.chars().next().map_or(NO_KEY, latin_key)
        };
        let letter = |character| Letter {
            character,
            key: key(character),
        };
        let letters: Vec<Letter> = text.chars().take(ROW_MAX).map(letter).collect();
        let before = std::iter::once(None).chain(letters.iter().map(Some));
        let gap = |(letter, before)| if before == Some(letter) { DOUBLED } else { GAP };
        Typed {
            gaps: letters.iter().zip(before).map(gap).collect(),
            letters,
        }
    }
}

/// How much of the second row has to be matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// All of it.
    Whole,
    /// As much of its beginning as suits the first row best: the rest is not typed yet.
    Beginning,
}

type Line = [u16; ROW_MAX + 1];

/// The cost of turning one row of letters into another, or `None` when it is above `most`.
///
/// A wrong letter costs 100; typing slips cost less. Two letters swapped count once (optimal string alignment).
pub(super) fn letters_apart(keys: &Keys, typed: &Typed, name: &Typed, reach: Reach, most: u16) -> Option<u16> {
    let mut before_last: Line = [0; ROW_MAX + 1];
    let mut last = first_line(&name.gaps);
    let mut line: Line = [0; ROW_MAX + 1];
    let mut letter_before = None;
    for (&letter, &typed_gap) in typed.letters.iter().zip(&typed.gaps) {
        line[0] = last[0] + typed_gap;
        let mut least = line[0];
        let mut other_before = None;
        for (column, (&other, &name_gap)) in name.letters.iter().zip(&name.gaps).enumerate() {
            let exchanged = last[column] + keys.exchange(letter, other);
            let mut cost = exchanged.min(last[column + 1] + typed_gap).min(line[column] + name_gap);
            if letter_before == Some(other) && other_before == Some(letter) {
                cost = cost.min(before_last[column - 1] + SWAP);
            }
            line[column + 1] = cost;
            least = least.min(cost);
            other_before = Some(other);
        }
        // A swap may still take its cost from the line before, so both must be beyond reach.
        if least > most && last.iter().take(name.letters.len() + 1).all(|&cost| cost > most) {
            return None;
        }
        (before_last, last, line) = (last, line, before_last);
        letter_before = Some(letter);
    }
    end_cost(&last, name.letters.len(), reach).filter(|&cost| cost <= most)
}

/// A row of sounds with what leaving out each of them costs.
#[derive(Debug, Clone, Default)]
pub(super) struct Spoken {
    pub(super) sounds: Vec<Sound>,
    skips: Vec<u16>,
}

impl Spoken {
    pub(super) fn new(alphabet: &Alphabet, mut sounds: Vec<Sound>) -> Spoken {
        sounds.truncate(ROW_MAX);
        let before = std::iter::once(None).chain(sounds.iter().map(Some));
        let skips = sounds.iter().zip(before).map(|(sound, before)| {
            let cost = alphabet.skip(*sound);
            if before == Some(sound) { cost / 2 } else { cost }
        });
        Spoken {
            skips: skips.collect(),
            sounds,
        }
    }
}

/// The cost of hearing one row of sounds as another, or `None` when it is above `most`.
pub(super) fn sounds_apart(alphabet: &Alphabet, heard: &Spoken, name: &Spoken, reach: Reach, most: u16) -> Option<u16> {
    let mut last = first_line(&name.skips);
    let mut line: Line = [0; ROW_MAX + 1];
    for (&sound, &heard_skip) in heard.sounds.iter().zip(&heard.skips) {
        let exchanges = alphabet.exchanges(sound);
        line[0] = last[0] + heard_skip;
        let mut least = line[0];
        for (column, (&other, &name_skip)) in name.sounds.iter().zip(&name.skips).enumerate() {
            let exchange = exchanges.get(usize::from(other)).copied().unwrap_or(DIFFERENT);
            let cost = (last[column] + exchange)
                .min(last[column + 1] + heard_skip)
                .min(line[column] + name_skip);
            line[column + 1] = cost;
            least = least.min(cost);
        }
        if least > most {
            return None;
        }
        (last, line) = (line, last);
    }
    end_cost(&last, name.sounds.len(), reach).filter(|&cost| cost <= most)
}

/// The cost of leaving out the first so many of a row.
fn first_line(costs: &[u16]) -> Line {
    let mut line: Line = [0; ROW_MAX + 1];
    for (place, cost) in costs.iter().take(ROW_MAX).enumerate() {
        line[place + 1] = line[place] + cost;
    }
    line
}

fn end_cost(last: &Line, length: usize, reach: Reach) -> Option<u16> {
    match reach {
        Reach::Whole => last.get(length).copied(),
        Reach::Beginning => last.iter().take(length + 1).min().copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(typed: &str, name: &str, reach: Reach) -> Option<u16> {
        letters_apart(&Keys::new(), &Typed::new(typed), &Typed::new(name), reach, 400)
    }

    #[test]
    fn slips_cost_less_than_wrong_letters() {
        assert_eq!(apart("seulgi", "seulgi", Reach::Whole), Some(0));
        assert_eq!(apart("sealgi", "seulgi", Reach::Whole), Some(DIFFERENT));
        assert_eq!(apart("seylgi", "seulgi", Reach::Whole), Some(SLIP));
        assert_eq!(apart("suelgi", "seulgi", Reach::Whole), Some(SWAP));
        assert_eq!(apart("selgi", "seulgi", Reach::Whole), Some(GAP));
        assert_eq!(apart("seullgi", "seulgi", Reach::Whole), Some(DOUBLED));
        assert_eq!(apart("", "aa", Reach::Whole), Some(GAP + DOUBLED));
    }

    #[test]
    fn korean_letters_have_keys_too() {
        assert_eq!(apart("ㅈㅣㅁㅓㄴ", "ㅈㅣㅁㅣㄴ", Reach::Whole), Some(DIFFERENT));
        assert_eq!(apart("ㅈㅏㅁㅣㄴ", "ㅈㅣㅁㅣㄴ", Reach::Whole), Some(SLIP));
    }

    #[test]
    fn a_beginning_need_not_be_the_whole() {
        assert_eq!(apart("seu", "seulgi", Reach::Beginning), Some(0));
        assert_eq!(apart("sue", "seulgi", Reach::Beginning), Some(SWAP));
    }

    #[test]
    fn what_is_too_far_apart_is_given_up() {
        assert_eq!(
            letters_apart(
                &Keys::new(),
                &Typed::new("abcdef"),
                &Typed::new("ghkmop"),
                Reach::Whole,
                200
            ),
            None
        );
    }

    #[test]
    fn long_rows_are_cut() {
        assert_eq!(Typed::new(&"a".repeat(500)).letters.len(), ROW_MAX);
        assert_eq!(apart(&"a".repeat(500), &"a".repeat(300), Reach::Whole), Some(0));
    }

    #[test]
    fn sounds_left_out_cost_what_they_weigh() {
        let alphabet = Alphabet::new();
        let spoken = |text: &str| Spoken::new(&alphabet, alphabet.hear(&[text.to_owned()], None).unwrap());
        let apart =
            |first: &str, second: &str| sounds_apart(&alphabet, &spoken(first), &spoken(second), Reach::Whole, 400);
        assert_eq!(apart("sohui", "소희"), Some(0));
        assert!(apart("sohee", "소희") < apart("sohea", "소희"));
        assert!(apart("jimin", "지민") < apart("jumin", "지민"));
    }
}
