//! Chooses the units that together tell most of a story within the words allowed.

use super::opening::Opening;
use super::unit::Unit;
use super::weigh::{Story, Weighed};
use std::cmp::Ordering;

/// What an idea is worth that was already told: some, because what a story comes back to is its subject.
const TOLD_AGAIN: f64 = 0.7;

/// What a choice may hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Words of all units together.
    pub words_max: usize,
    /// Words of each unit.
    pub unit_words_max: usize,
    pub units_max: usize,
    /// Each unit is read by itself, so none may lean on another.
    pub apart: bool,
}

/// The best choice among the units, as places in `units`, rising.
///
/// Filled like a knapsack: of all choices among the units read so far that have the same number of words, only the best
/// goes on. That finds the best there is but for what later units repeat; keeping more of each length gives the same
/// on the measured sets.
pub(super) fn choose(units: &[Unit], story: &Story, limits: Limits) -> Vec<usize> {
    let mut kept = vec![Partial::default()];
    for (at, (unit, weighed)) in units.iter().zip(&story.units).enumerate() {
        if !unit.usable || unit.words > limits.unit_words_max {
            continue;
        }
        let grown: Vec<Partial> = kept
            .iter()
            .filter(|partial| partial.admits(unit, limits))
            .filter_map(|partial| {
                let worth = partial.worth_with(weighed, story);
                let of_length = kept.binary_search_by_key(&(partial.words + unit.words), |other| other.words);
                let rival = of_length.ok().and_then(|place| kept.get(place));
                // Most would be thrown away below, so they are not even made.
                let has_chance = rival.is_none_or(|rival| rival.worth <= worth);
                has_chance.then(|| partial.with(at, unit, weighed, worth, story.idea_weights.len()))
            })
            .collect();
        kept.extend(grown);
        kept.sort_by(|a, b| a.words.cmp(&b.words).then_with(|| a.best_first(b)));
        kept.dedup_by_key(|partial| partial.words);
    }
    kept.sort_by(Partial::best_first);
    kept.into_iter()
        .next()
        .map(|partial| partial.chosen)
        .unwrap_or_default()
}

/// A choice among the units read so far.
#[derive(Debug, Clone, Default)]
struct Partial {
    worth: f64,
    words: usize,
    chosen: Vec<usize>,
    /// The sentence behind the last one chosen.
    next_sentence: Option<usize>,
    /// Whether each idea is told; none is where it is empty.
    told: Vec<bool>,
}

impl Partial {
    /// The places break ties, so that the same story always gives the same summary.
    fn best_first(&self, other: &Self) -> Ordering {
        let by_worth = other.worth.total_cmp(&self.worth);
        by_worth.then_with(|| self.chosen.cmp(&other.chosen))
    }

    fn admits(&self, unit: &Unit, limits: Limits) -> bool {
        let understood = match unit.opening {
            Opening::Plain => true,
            Opening::Connects => !limits.apart && !self.chosen.is_empty(),
            Opening::PointsBack => !limits.apart && self.next_sentence == Some(unit.first),
        };
        understood && self.chosen.len() < limits.units_max && self.words + unit.words <= limits.words_max
    }

    fn worth_with(&self, weighed: &Weighed, story: &Story) -> f64 {
        let mut worth = 0.0;
        for &idea in &weighed.ideas {
            let weight = story.idea_weights.get(idea).copied().unwrap_or_default();
            let again = self.told.get(idea).copied().unwrap_or_default();
            worth += if again { weight * TOLD_AGAIN } else { weight };
        }
        self.worth + worth * weighed.factor
    }

    fn with(&self, at: usize, unit: &Unit, weighed: &Weighed, worth: f64, ideas: usize) -> Self {
        let mut told = self.told.clone();
        told.resize(ideas, false);
        for &idea in &weighed.ideas {
            told.get_mut(idea).into_iter().for_each(|told| *told = true);
        }
        let mut chosen = self.chosen.clone();
        chosen.push(at);
        Self {
            worth,
            words: self.words + unit.words,
            chosen,
            next_sentence: Some(unit.last + 1),
            told,
        }
    }
}
