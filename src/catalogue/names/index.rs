//! The index by pairs of letters and of sounds: which few of all forms are worth comparing with a query.

use std::collections::HashMap;

use super::distance::Reach;
use super::forms::{Form, Reading};
use super::sounds::Alphabet;

/// The most forms that are compared with one query, except that equals are never parted.
const COMPARED_MAX: usize = 160;
/// Shared pairs, in 16ths of all pairs, below which a form is too far off. A wrong letter spoils two pairs of a name,
/// so a name of four letters with one wrong still shares three of five.
const SHARED_LEAST: usize = 5;

/// A pair of letters or sounds that follow each other; 0 stands for the border of the name.
type Pair = (u32, u32);

/// All forms by their pairs.
#[derive(Debug)]
pub(super) struct Index {
    letters: Half,
    sounds: Half,
}

#[derive(Debug, Default)]
struct Half {
    forms_of: HashMap<Pair, Vec<u32>>,
    pairs_in: Vec<u16>,
}

impl Index {
    pub(super) fn new(alphabet: &Alphabet, forms: &[Form]) -> Index {
        let mut index = Index {
            letters: Half::default(),
            sounds: Half::default(),
        };
        for form in forms {
            index.letters.add(&letter_pairs(&form.reading, Reach::Whole));
            index.sounds.add(&sound_pairs(alphabet, &form.reading, Reach::Whole));
        }
        index
    }

    /// The places of the forms that share most pairs with a query, in rising order.
    pub(super) fn near(&self, alphabet: &Alphabet, query: &Reading, reach: Reach) -> Vec<usize> {
        let letters = self.letters.shared(&letter_pairs(query, reach), reach);
        let sounds = self.sounds.shared(&sound_pairs(alphabet, query, reach), reach);
        let levels: Vec<usize> = letters
            .iter()
            .zip(&sounds)
            .map(|(&letters, &sounds)| letters.max(sounds).into())
            .collect();
        let mut at_level = [0usize; 17];
        for &level in &levels {
            at_level[level.min(16)] += 1;
        }
        let mut total = 0;
        let mut least = 16;
        for level in (SHARED_LEAST..=16).rev() {
            total += at_level[level];
            if total > COMPARED_MAX && least < 16 {
                break;
            }
            least = level;
        }
        levels
            .iter()
            .enumerate()
            .filter(|(_, level)| **level >= least)
            .map(|(place, _)| place)
            .collect()
    }
}

impl Half {
    fn add(&mut self, pairs: &[Pair]) {
        let place = u32::try_from(self.pairs_in.len()).unwrap_or(u32::MAX);
        for &pair in pairs {
            self.forms_of.entry(pair).or_default().push(place);
        }
        self.pairs_in.push(u16::try_from(pairs.len()).unwrap_or(u16::MAX));
    }

    /// For every form, how many of its and the query's pairs are shared, in 16ths.
    fn shared(&self, pairs: &[Pair], reach: Reach) -> Vec<u8> {
        let mut counts = vec![0u8; self.pairs_in.len()];
        for pair in pairs {
            for &place in self.forms_of.get(pair).map_or(&[][..], Vec::as_slice) {
                if let Some(count) = usize::try_from(place).ok().and_then(|place| counts.get_mut(place)) {
                    *count = count.saturating_add(1);
                }
            }
        }
        for (count, &in_form) in counts.iter_mut().zip(&self.pairs_in) {
            let all = match reach {
                Reach::Whole => pairs.len() + usize::from(in_form),
                Reach::Beginning => 2 * pairs.len(),
            };
            let shared = 32 * usize::from(*count);
            *count = if shared < SHARED_LEAST * all {
                0
            } else {
                u8::try_from(shared / all.max(1)).unwrap_or(16).min(16)
            };
        }
        counts
    }
}

fn letter_pairs(reading: &Reading, reach: Reach) -> Vec<Pair> {
    pairs(reading.letters.iter().map(|letter| u32::from(letter.character)), reach)
}

fn sound_pairs(alphabet: &Alphabet, reading: &Reading, reach: Reach) -> Vec<Pair> {
    let Some(spoken) = &reading.spoken else {
        return Vec::new();
    };
    pairs(
        spoken
            .sounds
            .iter()
            .filter_map(|&sound| alphabet.coarse(sound))
            .map(u32::from),
        reach,
    )
}

/// The pairs of a row, each once, with its borders; where more may follow, the end is no border.
fn pairs(row: impl Iterator<Item = u32>, reach: Reach) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut last = 0;
    let end = (reach == Reach::Whole).then_some(0);
    for next in row.chain(end) {
        if (last, next) != (0, 0) && !pairs.contains(&(last, next)) {
            pairs.push((last, next));
        }
        last = next;
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::names::{NameEntry, forms};

    fn near(names: &[&str], query: &str, reach: Reach) -> Vec<usize> {
        let alphabet = Alphabet::new();
        let entry = |name: &&str| NameEntry {
            name: (*name).to_owned(),
            ..NameEntry::default()
        };
        let forms = forms::gather(&alphabet, &names.iter().map(entry).collect::<Vec<_>>());
        let query = Reading::new(&alphabet, &[query.to_owned()], None);
        Index::new(&alphabet, &forms).near(&alphabet, &query, reach)
    }

    #[test]
    fn a_name_with_a_typo_is_still_near() {
        assert_eq!(near(&["Seulgi", "Moonbyul", "Joy"], "sualgi", Reach::Whole), [0]);
    }

    #[test]
    fn a_name_in_hangul_is_near_its_romanisation() {
        assert_eq!(near(&["슬기", "문별", "조이"], "seulgi", Reach::Whole), [0]);
    }

    #[test]
    fn a_beginning_is_near_the_whole() {
        assert_eq!(near(&["Seventeen", "Moonbyul"], "s", Reach::Whole), Vec::<usize>::new());
        assert_eq!(near(&["Seventeen", "Moonbyul"], "s", Reach::Beginning), [0]);
    }

    #[test]
    fn pairs_include_the_borders() {
        assert_eq!(pairs([1, 2].into_iter(), Reach::Whole), [(0, 1), (1, 2), (2, 0)]);
        assert_eq!(pairs([1, 2].into_iter(), Reach::Beginning), [(0, 1), (1, 2)]);
        assert!(pairs([].into_iter(), Reach::Whole).is_empty());
    }
}
