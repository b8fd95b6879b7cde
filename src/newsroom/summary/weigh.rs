//! Weighs what a summary could tell: the words that the story comes back to, and the sentences that hold them.

use super::unit::Unit;
use crate::newsroom::terms::{is_stop_word, stem, words};
use std::collections::HashMap;

// The numbers below were found on the development halves of two sets of news with summaries (60 and 100 words), the
// same for both, and stand on a plateau: half or double of each changes ROUGE by less than a hundredth.

/// What a word counts that comes once: enough to prefer saying something to saying nothing.
const ONCE_WEIGHT: f64 = 0.05;

/// How much more the first words of a story count than words far behind: news begin with what is new.
const PLACE_WEIGHT: f64 = 2.0;

/// After so many words the advantage of the beginning has shrunk to a third, so it helps hardly more than one sentence.
const PLACE_WORDS: f64 = 17.0;

/// How much more a sentence counts that says everything its headline says.
const TITLE_WEIGHT: f64 = 1.5;

/// The same where the story has no headline and its first sentence takes that part, as it says the same in more words.
const FIRST_SENTENCE_WEIGHT: f64 = 1.0;

/// A shorter first sentence is a call or a name.
const FIRST_SENTENCE_WORDS_MIN: usize = 8;

/// Long sentences tell more in a piece than short ones of the same sum: the power of their length.
const LENGTH_POWER: f64 = 0.35;

/// What a unit can add to a summary.
#[derive(Debug)]
pub(super) struct Weighed {
    /// Its ideas, each once, in rising order: places in [`Story::idea_weights`].
    pub ideas: Vec<usize>,
    /// How much its ideas count, for its place in the story and its closeness to the rest.
    pub factor: f64,
}

/// A story as the choice sees it: its words (ideas) with their weights, and the units they are in.
#[derive(Debug)]
pub(super) struct Story {
    pub idea_weights: Vec<f64>,
    pub units: Vec<Weighed>,
}

/// Weighs a story's units.
pub(super) fn weigh(title: &str, units: &[Unit]) -> Story {
    let mut ideas = Ideas::default();
    let per_unit: Vec<Vec<usize>> = units.iter().map(|unit| ideas.note(&unit.text)).collect();
    let subject = Subject::of(title, units, &ideas);
    let closeness = closeness(units, &per_unit);
    let mut words_before = 0;
    let units = units
        .iter()
        .zip(per_unit)
        .zip(closeness)
        .map(|((unit, own), closeness)| {
            let place = (-f64::from(words_before) / PLACE_WORDS).exp();
            words_before += u32::try_from(unit.words).unwrap_or(u32::MAX);
            let length = count(unit.words).powf(LENGTH_POWER);
            let factor = (1.0 + PLACE_WEIGHT * place) * subject.factor(&own) * closeness * length;
            Weighed { ideas: own, factor }
        });
    let units = units.collect();
    Story {
        idea_weights: ideas.weights(),
        units,
    }
}

/// What a story is about, as its headline says.
struct Subject {
    ideas: Vec<usize>,
    weight: f64,
}

impl Subject {
    fn of(title: &str, units: &[Unit], ideas: &Ideas) -> Self {
        if !title.trim().is_empty() {
            return Self {
                ideas: ideas.known(title),
                weight: TITLE_WEIGHT,
            };
        }
        let first = units.iter().find(|unit| unit.words >= FIRST_SENTENCE_WORDS_MIN);
        let mut known = first.map(|unit| ideas.known(&unit.text)).unwrap_or_default();
        known.retain(|&idea| ideas.counts.get(idea).is_some_and(|&units| units > 1));
        Self {
            ideas: known,
            weight: FIRST_SENTENCE_WEIGHT,
        }
    }

    fn factor(&self, own: &[usize]) -> f64 {
        1.0 + self.weight * count(shared(&self.ideas, own)) / count(self.ideas.len()).max(1.0)
    }
}

/// The words of a story.
#[derive(Default)]
struct Ideas {
    numbers: HashMap<String, usize>,
    /// In how many units each is.
    counts: Vec<usize>,
}

impl Ideas {
    /// Counts the ideas of a unit and returns them.
    fn note(&mut self, text: &str) -> Vec<usize> {
        let mut own: Vec<usize> = ideas_of(text).map(|idea| self.number(idea)).collect();
        own.sort_unstable();
        own.dedup();
        for &idea in &own {
            if let Some(count) = self.counts.get_mut(idea) {
                *count += 1;
            }
        }
        own
    }

    fn number(&mut self, idea: String) -> usize {
        let next = self.counts.len();
        let number = *self.numbers.entry(idea).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        number
    }

    /// The ideas of a text that the story has, too.
    fn known(&self, text: &str) -> Vec<usize> {
        let mut known: Vec<usize> = ideas_of(text)
            .filter_map(|idea| self.numbers.get(&idea).copied())
            .collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    /// An idea counts as often as it comes; one that comes once says next to nothing of the story as a whole.
    fn weights(&self) -> Vec<f64> {
        self.counts
            .iter()
            .map(|&units| if units > 1 { count(units) } else { ONCE_WEIGHT })
            .collect()
    }
}

/// How many words each unit shares with the others, the closest 1: TextRank's likeness (Mihalcea and Tarau 2004),
/// which sets the words shared against the logarithms of both lengths, summed instead of ranked by a walk (which
/// chooses no better here).
fn closeness(units: &[Unit], per_unit: &[Vec<usize>]) -> Vec<f64> {
    let mut sums = vec![0.0; units.len()];
    for (at, (unit, own)) in units.iter().zip(per_unit).enumerate() {
        for (before, (other, others)) in units.iter().zip(per_unit).take(at).enumerate() {
            let lengths = (1.0 + count(unit.words)).ln() + (1.0 + count(other.words)).ln();
            let likeness = count(shared(own, others)) / lengths.max(1.0);
            for place in [at, before] {
                if let Some(sum) = sums.get_mut(place) {
                    *sum += likeness;
                }
            }
        }
    }
    let most = sums.iter().copied().fold(0.0, f64::max);
    // Where no sentence shares a word with another, all are as close.
    sums.into_iter()
        .map(|sum| if most > 0.0 { CLOSENESS_MIN + sum / most } else { 1.0 })
        .collect()
}

/// What is left to a sentence that shares nothing with the others.
const CLOSENESS_MIN: f64 = 0.07;

/// How many numbers two rising lists share.
fn shared(left: &[usize], right: &[usize]) -> usize {
    left.iter().filter(|idea| right.binary_search(idea).is_ok()).count()
}

/// The stems of a text, stop words left out.
fn ideas_of(text: &str) -> impl Iterator<Item = String> {
    words(text)
        .into_iter()
        .filter(|word| !is_stop_word(word))
        .map(|word| stem(&word))
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}
