//! The index by pairs of letters and of sounds: which few of all forms are worth comparing with a query.

use std::collections::HashMap;

use super::distance::Reach;
use super::forms::{Form, Reading};
use super::sounds::Alphabet;

/// The most forms that are compared with one query, except that equals are never parted.
const COMPARED_MAX: usize = 120;
/// Shared pairs, in 16ths of all pairs, below which a form is too far off. A wrong letter spoils two pairs of a name,
/// so a name of four letters with one wrong still shares three of five.
pub(super) const SHARED_LEAST: u8 = 5;
/// The same for likenesses that count only when they are certain: with one wrong sound of five, four of six are shared.
pub(super) const SHARED_CERTAIN: u8 = 9;

/// A pair of letters or sounds that follow each other; 0 stands for the border of the name.
type Pair = (u32, u32);

/// More pairs than any form has; see `distance::ROW_MAX`.
const PAIRS_MAX: usize = 64;

/// All forms by their pairs.
#[derive(Debug)]
pub(super) struct Index {
    letters: Half,
    sounds: Half,
}

#[derive(Debug, Default)]
struct Half {
    forms_of: HashMap<Pair, Vec<u32>>,
    pairs_in: Vec<u8>,
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

    /// The places of the forms that share most pairs with a query, in rising order; none that shares less than
    /// `least` 16ths.
    pub(super) fn near(&self, alphabet: &Alphabet, query: &Reading, reach: Reach, least: u8) -> Vec<usize> {
        let letters = self.letters.count(&letter_pairs(query, reach), reach, least);
        let sounds = self.sounds.count(&sound_pairs(alphabet, query, reach), reach, least);
        let mut places: Vec<usize> = letters.reached.iter().chain(&sounds.reached).copied().collect();
        places.sort_unstable();
        places.dedup();
        let mut at_level = [0usize; 17];
        let near = places.into_iter().map(|place| {
            let level = self
                .letters
                .level(&letters, place)
                .max(self.sounds.level(&sounds, place));
            at_level.iter_mut().skip(level).take(1).for_each(|count| *count += 1);
            (place, level)
        });
        let near: Vec<(usize, usize)> = near.collect();
        let lowest = lowest_level(&at_level);
        near.into_iter()
            .filter(|(_, level)| *level >= lowest)
            .map(|(place, _)| place)
            .collect()
    }
}

/// The lowest level at which no more than [`COMPARED_MAX`] forms are left; the highest level is never parted.
fn lowest_level(at_level: &[usize; 17]) -> usize {
    let mut total = 0;
    let mut lowest = at_level.len() - 1;
    for (level, count) in at_level.iter().enumerate().rev() {
        total += count;
        if total > COMPARED_MAX && level < at_level.len() - 1 {
            break;
        }
        lowest = level;
    }
    lowest
}

/// How many pairs each form shares with a query.
struct Counts {
    shared: Vec<u8>,
    /// The places of the forms that share enough, each once.
    reached: Vec<usize>,
    in_query: usize,
    reach: Reach,
}

/// Pairs of both sides together, counted twice when shared; of a beginning, only its own can be.
fn all_pairs(in_query: usize, in_form: usize, reach: Reach) -> usize {
    if reach == Reach::Whole {
        in_query + in_form
    } else {
        2 * in_query
    }
}

impl Half {
    fn add(&mut self, pairs: &[Pair]) {
        let place = u32::try_from(self.pairs_in.len()).unwrap_or(u32::MAX);
        let kept = pairs.get(..PAIRS_MAX - 1).unwrap_or(pairs);
        for &pair in kept {
            self.forms_of.entry(pair).or_default().push(place);
        }
        self.pairs_in.push(u8::try_from(kept.len()).unwrap_or(u8::MAX));
    }

    fn count(&self, pairs: &[Pair], reach: Reach, least: u8) -> Counts {
        let mut enough = [u8::MAX; PAIRS_MAX];
        for (in_form, enough) in enough.iter_mut().enumerate() {
            let needed = (usize::from(least) * all_pairs(pairs.len(), in_form, reach)).div_ceil(32);
            *enough = u8::try_from(needed.max(1)).unwrap_or(u8::MAX);
        }
        let mut shared = vec![0u8; self.pairs_in.len()];
        let mut reached = Vec::new();
        for pair in pairs {
            for &place in self.forms_of.get(pair).map_or(&[][..], Vec::as_slice) {
                let Ok(place) = usize::try_from(place) else { continue };
                let (Some(count), Some(&in_form)) = (shared.get_mut(place), self.pairs_in.get(place)) else {
                    continue;
                };
                *count = count.saturating_add(1);
                // A count passes each number once, so each form is put down once, and the rest is never looked at.
                if enough.get(usize::from(in_form)) == Some(count) {
                    reached.push(place);
                }
            }
        }
        Counts {
            shared,
            reached,
            in_query: pairs.len(),
            reach,
        }
    }

    /// The shared part of all pairs of a form and the query, in 16ths.
    fn level(&self, counts: &Counts, place: usize) -> usize {
        let (shared, in_form) = (counts.shared.get(place), self.pairs_in.get(place));
        let [shared, in_form] = [shared, in_form].map(|count| usize::from(count.copied().unwrap_or(0)));
        (32 * shared / all_pairs(counts.in_query, in_form, counts.reach).max(1)).min(16)
    }
}

fn letter_pairs(reading: &Reading, reach: Reach) -> Vec<Pair> {
    pairs(
        reading.letters.letters.iter().map(|letter| u32::from(letter.character)),
        reach,
    )
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
        Index::new(&alphabet, &forms).near(&alphabet, &query, reach, SHARED_LEAST)
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
