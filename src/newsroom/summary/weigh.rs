//! Weighs what a summary could tell: the words that the story comes back to, and the sentences that hold them.

use super::unit::Unit;
use crate::newsroom::terms::{is_stop_word, stem, words};
use std::collections::HashMap;

// The numbers below were found on the development halves of two sets of news with summaries (60 and 100 words), the
// same for both, and stand on a plateau: half or double of each changes ROUGE by less than a hundredth.

/// What a pair of neighbouring words counts against a single word.
const PAIR_WEIGHT: f64 = 0.6;

/// What a word counts that comes once: enough to prefer saying something to saying nothing.
const ONCE_WEIGHT: f64 = 0.01;

/// How much more the first words of a story count than words far behind: news begin with what is new.
const PLACE_WEIGHT: f64 = 2.0;

/// After so many words the advantage of the beginning has shrunk to a third, so it helps hardly more than one sentence.
const PLACE_WORDS: f64 = 17.0;

/// How much more a sentence counts that says everything its headline says.
const TITLE_WEIGHT: f64 = 1.5;

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

/// A story as the choice sees it: words and pairs of words (ideas) with their weights, and the units they are in.
#[derive(Debug)]
pub(super) struct Story {
    pub idea_weights: Vec<f64>,
    pub units: Vec<Weighed>,
}

/// Weighs a story's units.
pub(super) fn weigh(title: &str, units: &[Unit]) -> Story {
    let mut ideas = Ideas::default();
    let per_unit: Vec<Vec<usize>> = units.iter().map(|unit| ideas.note(&unit.text)).collect();
    let title_ideas = ideas.known(title);
    let closeness = closeness(units, &per_unit, &ideas);
    let mut words_before = 0;
    let units = units
        .iter()
        .zip(per_unit)
        .zip(closeness)
        .map(|((unit, own), closeness)| {
            let place = (-f64::from(words_before) / PLACE_WORDS).exp();
            words_before += u32::try_from(unit.words).unwrap_or(u32::MAX);
            let in_title = share(&title_ideas, &own);
            let length = count(unit.words).powf(LENGTH_POWER);
            let factor = (1.0 + PLACE_WEIGHT * place) * (1.0 + TITLE_WEIGHT * in_title) * closeness * length;
            Weighed { ideas: own, factor }
        });
    let units = units.collect();
    Story {
        idea_weights: ideas.weights(),
        units,
    }
}

/// The words and pairs of words of a story.
#[derive(Default)]
struct Ideas {
    numbers: HashMap<String, usize>,
    /// In how many units each is.
    counts: Vec<usize>,
    is_pair: Vec<bool>,
}

impl Ideas {
    /// Counts the ideas of a unit and returns them.
    fn note(&mut self, text: &str) -> Vec<usize> {
        let mut own: Vec<usize> = ideas_of(text)
            .into_iter()
            .map(|(idea, is_pair)| self.number(idea, is_pair))
            .collect();
        own.sort_unstable();
        own.dedup();
        for &idea in &own {
            if let Some(count) = self.counts.get_mut(idea) {
                *count += 1;
            }
        }
        own
    }

    fn number(&mut self, idea: String, is_pair: bool) -> usize {
        let next = self.counts.len();
        let number = *self.numbers.entry(idea).or_insert(next);
        if number == next {
            self.counts.push(0);
            self.is_pair.push(is_pair);
        }
        number
    }

    /// The ideas of a text that the story has, too.
    fn known(&self, text: &str) -> Vec<usize> {
        let mut known: Vec<usize> = ideas_of(text)
            .into_iter()
            .filter_map(|(idea, _)| self.numbers.get(&idea).copied())
            .collect();
        known.sort_unstable();
        known.dedup();
        known
    }

    /// An idea counts as often as it comes; one that comes once says next to nothing of the story as a whole.
    fn weights(&self) -> Vec<f64> {
        let weight = |(&units, &is_pair): (&usize, &bool)| {
            let weight = if units > 1 { count(units) } else { ONCE_WEIGHT };
            if is_pair { weight * PAIR_WEIGHT } else { weight }
        };
        self.counts.iter().zip(&self.is_pair).map(weight).collect()
    }
}

/// How many words each unit shares with the others, the closest 1: TextRank's likeness (Mihalcea and Tarau 2004),
/// which sets the words shared against the logarithms of both lengths, summed instead of ranked by a walk (which
/// chooses no better here).
fn closeness(units: &[Unit], per_unit: &[Vec<usize>], ideas: &Ideas) -> Vec<f64> {
    let single = |idea: &&usize| !ideas.is_pair.get(**idea).copied().unwrap_or(true);
    let mut sums = vec![0.0; units.len()];
    for (at, (unit, own)) in units.iter().zip(per_unit).enumerate() {
        let own: Vec<usize> = own.iter().filter(single).copied().collect();
        for (before, (other, others)) in units.iter().zip(per_unit).take(at).enumerate() {
            let lengths = (1.0 + count(unit.words)).ln() + (1.0 + count(other.words)).ln();
            let likeness = count(shared(&own, others)) / lengths.max(1.0);
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

/// Which part of `wanted` is in `own`.
fn share(wanted: &[usize], own: &[usize]) -> f64 {
    if wanted.is_empty() {
        0.0
    } else {
        count(shared(wanted, own)) / count(wanted.len())
    }
}

/// Stems, and pairs of them where two stand side by side without a stop word between.
fn ideas_of(text: &str) -> Vec<(String, bool)> {
    let stems: Vec<Option<String>> = words(text)
        .iter()
        .map(|word| (!is_stop_word(word)).then(|| stem(word)))
        .collect();
    let pairs = stems.windows(2).filter_map(|pair| match pair {
        [Some(first), Some(second)] => Some((format!("{first} {second}"), true)),
        _ => None,
    });
    stems
        .iter()
        .flatten()
        .map(|stem| (stem.clone(), false))
        .chain(pairs)
        .collect()
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::MAX, f64::from)
}
