//! Gathers the stories that tell the same event.

use super::neighbours::Neighbours;
use super::vector::{Flat, Vector};
use super::{Item, same_outlet};
use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};

/// How alike two groups must be on average to be one event. Found on a set of headlines sorted by events: there
/// 0.1 gathers more, but a set with more and closer events needs more care, and so does a reader who is told that
/// two stories are the same.
const LIKENESS_MIN: f32 = 0.2;

/// Features kept of a group; the lighter ones change no decision.
const GROUP_FEATURES_MAX: usize = 160;

/// Nearest stories by which groups are found that may become one; more find the same groups.
const LINKS_MAX: usize = 20;

/// The event of each story: the place of the first story that tells it.
///
/// `features` says how many features there are. Groups grow from single stories, always the two most alike first, by the average over all their pairs.
pub(super) fn events(items: &[Item<'_>], features: usize, near: &Neighbours) -> Vec<usize> {
    let mut groups: Vec<Group> = near
        .vectors
        .iter()
        .enumerate()
        .map(|(at, vector)| Group::single(at, vector))
        .collect();
    let mut open = BinaryHeap::new();
    let mut flat = Flat::new(features);
    for at in 0..groups.len() {
        let linked: Vec<usize> = near
            .of(at)
            .iter()
            .take(LINKS_MAX)
            .filter(|near| near.score >= LIKENESS_MIN)
            .map(|near| near.item)
            .collect();
        linked.iter().for_each(|&other| link(&mut groups, at, other));
        open.extend(pairs(items, &groups, at, &linked, &mut flat));
    }
    while let Some(pair) = open.pop() {
        if pair.is_current(&groups) {
            let linked = merge(&mut groups, pair.left, pair.right);
            open.extend(pairs(items, &groups, pair.left, &linked, &mut flat));
        }
    }
    let mut events: Vec<usize> = (0..items.len()).collect();
    for group in &groups {
        let first = group.members.iter().min().copied();
        for &member in &group.members {
            if let (Some(event), Some(first)) = (events.get_mut(member), first) {
                *event = first;
            }
        }
    }
    events
}

/// Stories that tell one event, as far as known.
#[derive(Debug)]
struct Group {
    members: Vec<usize>,
    /// The sum of the members' vectors, so that a product of two sums is the sum over all pairs.
    sum: Vector,
    /// Groups that have a neighbour of a member.
    linked: BTreeSet<usize>,
    /// Counts the changes; an empty group has no members.
    version: u32,
}

impl Group {
    fn single(at: usize, vector: &Vector) -> Self {
        Self {
            members: vec![at],
            sum: vector.clone(),
            linked: BTreeSet::new(),
            version: 0,
        }
    }
}

/// Two groups that may become one.
#[derive(Debug, PartialEq)]
struct Pair {
    likeness: f32,
    left: usize,
    right: usize,
    versions: (u32, u32),
}

impl Pair {
    fn is_current(&self, groups: &[Group]) -> bool {
        let version = |at: usize| {
            groups
                .get(at)
                .filter(|group| !group.members.is_empty())
                .map(|group| group.version)
        };
        version(self.left) == Some(self.versions.0) && version(self.right) == Some(self.versions.1)
    }
}

impl Eq for Pair {}

impl Ord for Pair {
    fn cmp(&self, other: &Self) -> Ordering {
        let places = (other.left, other.right).cmp(&(self.left, self.right));
        self.likeness.total_cmp(&other.likeness).then(places)
    }
}

impl PartialOrd for Pair {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn link(groups: &mut [Group], left: usize, right: usize) {
    for (at, other) in [(left, right), (right, left)] {
        if let Some(group) = groups.get_mut(at) {
            group.linked.insert(other);
        }
    }
}

/// The pairs of a group with those linked that are alike enough and not of one outlet alone.
fn pairs(items: &[Item<'_>], groups: &[Group], at: usize, linked: &[usize], flat: &mut Flat) -> Vec<Pair> {
    let Some(own) = groups.get(at) else { return Vec::new() };
    flat.set(&own.sum);
    let pair = |&other: &usize| {
        let theirs = groups.get(other)?;
        let pairs = own
            .members
            .len()
            .checked_mul(theirs.members.len())
            .filter(|&pairs| pairs > 0)?;
        #[expect(
            clippy::cast_precision_loss,
            reason = "a count of pairs of stories; an average needs no more digits"
        )]
        let likeness = flat.dot(&theirs.sum) / pairs as f32;
        let alike = likeness >= LIKENESS_MIN && in_two_outlets(items, own, theirs);
        let ((left, one), (right, two)) = if at < other {
            ((at, own), (other, theirs))
        } else {
            ((other, theirs), (at, own))
        };
        alike.then_some(Pair {
            likeness,
            left,
            right,
            versions: (one.version, two.version),
        })
    };
    linked.iter().filter_map(pair).collect()
}

/// Whether a story of one group stands beside one of another outlet in the other group.
fn in_two_outlets(items: &[Item<'_>], one: &Group, two: &Group) -> bool {
    let of = |group: &Group| {
        group
            .members
            .first()
            .and_then(|&member| items.get(member))
            .copied()
            .unwrap_or_default()
    };
    let first = of(one);
    let all_alike = |group: &Group| {
        group
            .members
            .iter()
            .filter_map(|&member| items.get(member))
            .all(|item| same_outlet(&first, item))
    };
    first.outlet.is_none() || !all_alike(one) || !all_alike(two)
}

/// Moves the right group into the left; returns the groups that are linked with it.
fn merge(groups: &mut [Group], left: usize, right: usize) -> Vec<usize> {
    let Some(taken) = groups.get_mut(right) else {
        return Vec::new();
    };
    taken.version += 1;
    let members = std::mem::take(&mut taken.members);
    let sum = std::mem::take(&mut taken.sum);
    let linked = std::mem::take(&mut taken.linked);
    let Some(kept) = groups.get_mut(left) else {
        return Vec::new();
    };
    kept.version += 1;
    kept.members.extend(members);
    let parts = std::mem::take(&mut kept.sum).0.into_iter().chain(sum.0).collect();
    kept.sum = Vector::sum_of(parts).heaviest(GROUP_FEATURES_MAX);
    kept.linked.extend(&linked);
    kept.linked.remove(&left);
    kept.linked.remove(&right);
    let touched: Vec<usize> = kept.linked.iter().copied().collect();
    for other in linked {
        if let Some(group) = groups.get_mut(other).filter(|_| other != left) {
            group.linked.remove(&right);
            group.linked.insert(left);
        }
    }
    touched
}
