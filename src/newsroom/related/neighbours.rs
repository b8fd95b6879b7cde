//! Finds the nearest stories of each story, first by its own words, then by those of its neighbours, too.

use super::features::Features;
use super::vector::{Flat, Vector};
use std::cmp::Ordering;

/// Neighbours whose words a story takes over: a headline has ten words, and one event is told in many others.
const TEACHERS: usize = 20;

/// Features kept of a story and its teachers.
const LEARNED_FEATURES_MAX: usize = 80;

/// Stories compared exactly in the first round, out of those that share a key.
const COMPARED_MAX: usize = 150;

/// Stories looked at in the second round: neighbours and their neighbours.
const SECOND_ROUND_MAX: usize = 400;

/// A key in more stories than this leads nowhere; looked up only where a story has no rarer one.
const KEY_STORIES_MAX: u32 = 2_000;

/// The rarest keys of a story, looked up even when they are in too many stories, each up to that number.
const KEYS_MIN: usize = 3;

/// A story near another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Near {
    pub item: usize,
    pub score: f32,
}

/// The neighbours of every story, the nearest first, with the vectors they were found by.
#[derive(Debug, Default)]
pub(super) struct Neighbours {
    near: Vec<Vec<Near>>,
    pub vectors: Vec<Vector>,
}

impl Neighbours {
    /// The neighbours of one story.
    pub(super) fn of(&self, item: usize) -> &[Near] {
        self.near.get(item).map_or(&[], Vec::as_slice)
    }
}

/// Finds up to `near_max` neighbours of every story.
pub(super) fn neighbours(features: &Features, near_max: usize) -> Neighbours {
    let first = first_round(features, near_max);
    let learned: Vec<Vector> = (0..features.vectors.len())
        .map(|item| learned(features, &first, item))
        .collect();
    let mut marks = Marks::new(features.vectors.len());
    let mut flat = Flat::new(features.stories.len());
    let second = (0..learned.len()).map(|item| {
        let candidates = circle(&first, item, &mut marks);
        let mut near = scored(&learned, item, candidates, &mut flat);
        near.truncate(near_max);
        fill_up(&mut near, first.get(item), near_max);
        near
    });
    let near = second.collect();
    Neighbours { near, vectors: learned }
}

/// By a story's own words.
fn first_round(features: &Features, near_max: usize) -> Vec<Vec<Near>> {
    let mut stories_of: Vec<Vec<usize>> = vec![Vec::new(); features.stories.len()];
    for (item, keys) in features.keys.iter().enumerate() {
        for &key in keys {
            if let Some(stories) = stories_of.get_mut(key as usize) {
                stories.push(item);
            }
        }
    }
    let mut sums = vec![0.0_f32; features.vectors.len()];
    let mut flat = Flat::new(features.stories.len());
    (0..features.vectors.len())
        .map(|item| {
            let candidates = sharing_keys(features, &stories_of, item, &mut sums);
            let mut near = scored(&features.vectors, item, candidates, &mut flat);
            near.truncate(near_max);
            near
        })
        .collect()
}

/// The stories that share the rarest keys with `item`; `sums` is all zero before and after.
fn sharing_keys(features: &Features, stories_of: &[Vec<usize>], item: usize, sums: &mut [f32]) -> Vec<usize> {
    let mut keys = features.keys.get(item).cloned().unwrap_or_default();
    let stories = |key: u32| stories_of.get(key as usize).map_or(&[][..], Vec::as_slice);
    keys.sort_by_key(|&key| (stories(key).len(), key));
    let mut touched = Vec::new();
    for (rank, &key) in keys.iter().enumerate() {
        let found = stories(key);
        if rank >= KEYS_MIN && found.len() > KEY_STORIES_MAX as usize {
            break;
        }
        let weight = features.rarity(key).powi(2);
        for &other in around(found, item) {
            let Some(sum) = sums.get_mut(other) else { continue };
            if *sum == 0.0 {
                touched.push(other);
            }
            *sum += weight;
        }
    }
    touched.retain(|&other| other != item);
    let mut best: Vec<Near> = touched
        .iter()
        .map(|&item| Near {
            item,
            score: sums.get(item).copied().unwrap_or_default(),
        })
        .collect();
    for &other in touched.iter().chain([&item]) {
        if let Some(sum) = sums.get_mut(other) {
            *sum = 0.0;
        }
    }
    if best.len() > COMPARED_MAX {
        best.select_nth_unstable_by(COMPARED_MAX, nearest_first);
        best.truncate(COMPARED_MAX);
    }
    best.into_iter().map(|near| near.item).collect()
}

fn nearest_first(a: &Near, b: &Near) -> Ordering {
    b.score.total_cmp(&a.score).then(a.item.cmp(&b.item))
}

/// Of too many stories those that stand nearest in the list, which callers give in the order of time.
fn around(stories: &[usize], item: usize) -> &[usize] {
    let most = KEY_STORIES_MAX as usize;
    let at = stories.partition_point(|&other| other < item);
    let start = at.saturating_sub(most / 2).min(stories.len().saturating_sub(most));
    stories.get(start..stories.len().min(start + most)).unwrap_or_default()
}

/// The story's words together with those of its nearest neighbours, each as far as it is near.
fn learned(features: &Features, first: &[Vec<Near>], item: usize) -> Vector {
    let vector_of = |item: usize| features.vectors.get(item).map_or(&[][..], |vector| vector.0.as_slice());
    let teachers = first
        .get(item)
        .map_or(&[][..], |near| near.get(..TEACHERS.min(near.len())).unwrap_or_default());
    let total: f32 = teachers.iter().map(|near| near.score).sum();
    let mut parts = vector_of(item).to_vec();
    for near in teachers {
        let share = near.score / total;
        parts.extend(
            vector_of(near.item)
                .iter()
                .map(|&(feature, weight)| (feature, weight * share)),
        );
    }
    Vector::sum_of(parts).heaviest(LEARNED_FEATURES_MAX).unit()
}

/// Neighbours and their neighbours, the nearest rings first.
fn circle(first: &[Vec<Near>], item: usize, marks: &mut Marks) -> Vec<usize> {
    let near = |item: usize| first.get(item).map_or(&[][..], Vec::as_slice);
    marks.begin();
    marks.mark(item);
    let mut found = Vec::new();
    let own = near(item).iter().map(|near| near.item);
    let others = near(item)
        .iter()
        .take(TEACHERS)
        .flat_map(|middle| near(middle.item))
        .map(|near| near.item);
    for other in own.chain(others) {
        if found.len() >= SECOND_ROUND_MAX {
            break;
        }
        if marks.mark(other) {
            found.push(other);
        }
    }
    found
}

/// The candidates with their likeness, best first, those without any left out.
fn scored(vectors: &[Vector], item: usize, candidates: Vec<usize>, flat: &mut Flat) -> Vec<Near> {
    let Some(own) = vectors.get(item) else {
        return Vec::new();
    };
    flat.set(own);
    let score = |item: usize| vectors.get(item).map_or(0.0, |other| flat.dot(other)).min(1.0);
    let mut near: Vec<Near> = candidates
        .into_iter()
        .map(|item| Near {
            item,
            score: score(item),
        })
        .collect();
    near.retain(|near| near.score > 0.0);
    near.sort_unstable_by(nearest_first);
    near
}

/// Adds neighbours of the first round that the second left out, behind the others.
fn fill_up(near: &mut Vec<Near>, first: Option<&Vec<Near>>, near_max: usize) {
    let lowest = near.last().map_or(1.0, |near| near.score);
    for spare in first.into_iter().flatten() {
        if near.len() >= near_max {
            break;
        }
        if !near.iter().any(|near| near.item == spare.item) {
            near.push(Near {
                item: spare.item,
                score: spare.score.min(lowest),
            });
        }
    }
}

/// Which stories were seen in this turn, without clearing a list for each turn.
struct Marks {
    turn: u32,
    seen: Vec<u32>,
}

impl Marks {
    fn new(items: usize) -> Self {
        Self {
            turn: 0,
            seen: vec![0; items],
        }
    }

    fn begin(&mut self) {
        self.turn += 1;
    }

    /// Whether it was not seen before.
    fn mark(&mut self, item: usize) -> bool {
        self.seen
            .get_mut(item)
            .is_some_and(|seen| std::mem::replace(seen, self.turn) != self.turn)
    }
}
