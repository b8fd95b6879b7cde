//! Finds the stories that belong with a story: the same text, the same event told elsewhere, and what is related.

mod events;
mod features;
mod neighbours;
mod outlets;
mod reasons;
mod vector;

use super::duplicate::{Fingerprint, same_text};
use events::events;
use features::Features;
use neighbours::{Near, neighbours};
use std::cmp::Ordering;

/// Related stories kept for each story where the caller has no wish of its own.
pub const RELATED_MAX: usize = 50;

/// After so many days between two stories, half of their likeness is left: followers of an artist look back weeks,
/// not years.
const HALF_LIFE_DAYS: f32 = 30.0;

const DAY_MILLISECONDS: u64 = 24 * 60 * 60 * 1000;

/// A story as far as it takes to find its relations.
#[derive(Debug, Clone, Copy, Default)]
pub struct Item<'a> {
    /// The headline.
    pub title: &'a str,
    /// The text, when it is at hand; its beginning helps the headline.
    pub text: Option<&'a str>,
    /// When it was published, in milliseconds since 1970.
    pub published: Option<i64>,
    /// Who published it, in any unmistakable form. Two stories of one outlet are never taken for one.
    pub outlet: Option<&'a str>,
}

/// How two stories belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Word for word, or nearly, in another outlet.
    SameText,
    /// Another outlet tells the same event.
    SameEvent,
    /// It shares people, works or words.
    Related,
}

/// One story that belongs to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Relation {
    /// Its place in the items.
    pub item: usize,
    /// Above 0, at most 1.
    pub score: f32,
    /// How it belongs.
    pub kind: Kind,
    /// Names and words that both headlines have, as the first writes them, the most telling first; empty when only
    /// the stories around them connect the two.
    pub shared: Vec<String>,
}

/// What was found for one story.
#[derive(Debug, Clone, PartialEq)]
pub struct Relations {
    /// The best first.
    pub related: Vec<Relation>,
    /// The event it tells: the place of the first item that tells it.
    pub event: usize,
}

/// Finds for each item up to `related_max` others, and the event it belongs to.
///
/// The answer depends on nothing but the items and their order.
pub fn related(items: &[Item<'_>], related_max: usize) -> Vec<Relations> {
    let features = Features::of(items);
    let near = neighbours(&features, related_max.max(RELATED_MAX));
    let events = events(items, features.stories.len(), &near);
    let fingerprints: Vec<Fingerprint> = items
        .iter()
        .map(|item| Fingerprint::of(item.title, item.text))
        .collect();
    let relate = |at: usize, item: &Item<'_>| {
        let relation = |near: &Near| {
            let other = items.get(near.item)?;
            let elsewhere = !same_outlet(item, other);
            let same_words = elsewhere && same_text(fingerprints.get(at)?, fingerprints.get(near.item)?);
            let kind = match () {
                () if same_words => Kind::SameText,
                () if elsewhere && events.get(at) == events.get(near.item) => Kind::SameEvent,
                () => Kind::Related,
            };
            let shared = reasons::shared(&features, at, near.item);
            Some(Relation {
                item: near.item,
                score: near.score * freshness(item, other),
                kind,
                shared,
            })
        };
        let mut related: Vec<Relation> = near.of(at).iter().filter_map(relation).collect();
        related.sort_by(best_first);
        related.truncate(related_max);
        Relations {
            related,
            event: events.get(at).copied().unwrap_or(at),
        }
    };
    items.iter().enumerate().map(|(at, item)| relate(at, item)).collect()
}

fn best_first(a: &Relation, b: &Relation) -> Ordering {
    b.score.total_cmp(&a.score).then(a.item.cmp(&b.item))
}

/// Whether both are known to come from one outlet.
fn same_outlet(item: &Item<'_>, other: &Item<'_>) -> bool {
    item.outlet.is_some() && item.outlet == other.outlet
}

/// What time leaves of a likeness. Whole days count: outlets publish the same event within hours of each other, and
/// the minute at which a feed was read says nothing.
fn freshness(item: &Item<'_>, other: &Item<'_>) -> f32 {
    let (Some(one), Some(two)) = (item.published, other.published) else {
        return 1.0;
    };
    let days = one.abs_diff(two) / DAY_MILLISECONDS;
    let days = u16::try_from(days).map_or(f32::from(u16::MAX), f32::from);
    (-days / HALF_LIFE_DAYS).exp2()
}

#[cfg(test)]
mod tests;
