//! Drawing questions: which topic, which wrong options, and in what order.

use super::difficulty::{self, CLOSENESS};
use super::{Choice, Draft, Index, Kind, OPTIONS, Puzzle, Topic};
use crate::text::fold;
use rand::seq::SliceRandom;
use rand::{Rng, RngExt};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// What is wanted of the questions.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    /// Of this kind only.
    pub kind: Option<Kind>,
    /// About this artist only: an id.
    pub artist: Option<String>,
    /// About this hard, from 1 to 5.
    pub difficulty: Option<u8>,
    /// When each question was asked here last, in any unit; those never asked go first, then the longest ago.
    pub asked: HashMap<String, i64>,
    /// Questions that are not to be asked.
    pub rested: HashSet<String>,
    /// Difficulties learned from answers, by question.
    pub learned: HashMap<String, f64>,
}

/// Draws up to `count` questions, no two about one song; fewer when there are no more.
///
/// The same catalogue, wish and state of `random` give the same questions.
pub fn draw<'a>(index: &Index<'a>, wish: &Wish, count: usize, random: &mut impl Rng) -> Vec<Puzzle<'a>> {
    let mut kinds: Vec<Kind> = Kind::all()
        .filter(|kind| wish.kind.is_none_or(|wanted| wanted == *kind))
        .collect();
    kinds.shuffle(random);
    let mut stacks: Vec<Vec<Candidate<'a>>> = Vec::new();
    let mut subjects = HashSet::new();
    let mut drawn = Vec::new();
    // Kind by kind, so that the many topics of one do not crowd out the few of another. A kind is looked at only when
    // no other has a topic as good as new; one whose next topic was asked here before waits for all the others.
    while drawn.len() < count {
        let order = |stack: &Vec<Candidate<'a>>| stack.last().map(Candidate::order);
        let best = (0..stacks.len()).min_by_key(|place| stacks.get(*place).and_then(order));
        let fresh = best.filter(|place| stacks.get(*place).and_then(order) == Some(NEW));
        if (fresh.is_none() || drawn.len() >= stacks.len())
            && let Some(kind) = kinds.pop()
        {
            let stack = candidates(index, wish, kind, random);
            if !stack.is_empty() {
                stacks.insert(0, stack);
            }
            continue;
        }
        let Some(place) = best else { break };
        let mut stack = stacks.remove(place);
        let Some(next) = stack.pop() else { continue };
        let subject = next.topic.subject();
        let wanted = !subjects.contains(&subject);
        if let Some(puzzle) = wanted.then(|| ask(index, wish, next.topic, random)).flatten() {
            subjects.insert(subject);
            drawn.push(puzzle);
            // To the end of the queue: among equals the first is taken.
            stacks.push(stack);
        } else if !stack.is_empty() {
            stacks.insert(place, stack);
        }
        stacks.retain(|stack| !stack.is_empty());
    }
    drawn
}

/// The order of a topic that is just as wanted and was never asked here.
const NEW: (u8, i64) = (0, i64::MIN);

/// A topic that fits the wish.
struct Candidate<'a> {
    topic: Topic<'a>,
    /// Whole steps between its difficulty and the one wanted.
    distance: u8,
    /// When it was asked here last; [`i64::MIN`] for never.
    asked: i64,
}

impl Candidate<'_> {
    /// What is asked first: what is nearest to the wish, then what was asked longest ago.
    fn order(&self) -> (u8, i64) {
        (self.distance, self.asked)
    }
}

/// The topics of a kind that fit the wish, the one to be asked first at the end.
fn candidates<'a>(index: &Index<'a>, wish: &Wish, kind: Kind, random: &mut impl Rng) -> Vec<Candidate<'a>> {
    let is_about = |topic: &Topic<'a>, artist: &String| topic.artists(index).iter().any(|own| own.id == *artist);
    let mut found: Vec<Candidate<'a>> = kind
        .topics(index)
        .into_iter()
        .filter(|topic| wish.artist.as_ref().is_none_or(|artist| is_about(topic, artist)))
        .filter_map(|topic| {
            let id = topic.id();
            let learned = wish.learned.get(&id).copied();
            let estimate = || learned.unwrap_or_else(|| difficulty::estimate(index, &topic));
            let distance = wish.difficulty.map_or(0, |wanted| steps(estimate(), wanted));
            let asked = wish.asked.get(&id).copied().unwrap_or(i64::MIN);
            (!wish.rested.contains(&id)).then_some(Candidate { topic, distance, asked })
        })
        .collect();
    found.shuffle(random);
    found.sort_by_key(|candidate| Reverse(candidate.order()));
    found
}

fn steps(estimate: f64, wanted: u8) -> u8 {
    let whole = (1..=5u8).min_by_key(|step| ((estimate - f64::from(*step)).abs() * 1_000.0) as i64);
    whole.unwrap_or(3).abs_diff(wanted)
}

/// The question of one topic; none when there are too few wrong options.
pub fn ask<'a>(index: &Index<'a>, wish: &Wish, topic: Topic<'a>, random: &mut impl Rng) -> Option<Puzzle<'a>> {
    let draft = topic.draft(index);
    let easy = wish.difficulty.is_some_and(|wanted| wanted <= 2);
    let (options, close) = draft.options(easy, random)?;
    let right = options.iter().position(|option| option.id == draft.answer.id)?;
    // From -1 where no wrong option is close to 1 where all are.
    let closeness = close as f64 / (OPTIONS - 1) as f64 * 2.0 - 1.0;
    let learned = wish.learned.get(&topic.id()).copied();
    let estimated = || difficulty::estimate(index, &topic) + CLOSENESS * closeness;
    let difficulty = learned.unwrap_or_else(estimated);
    Some(Puzzle {
        topic,
        options,
        right,
        difficulty: difficulty.clamp(difficulty::EASIEST, difficulty::HARDEST),
    })
}

impl Draft {
    /// The right option among three wrong ones in the order they are shown, and how many of those are close to it;
    /// none when there are too few. When `easy`, the plausible ones are taken last.
    ///
    /// How many of the wrong labels are longer than the right one is drawn first, each number alike, so that over many
    /// questions length says nothing.
    fn options(&self, easy: bool, random: &mut impl Rng) -> Option<(Vec<Choice>, usize)> {
        let (mut close, mut far) = (self.plausible.clone(), self.others.clone());
        close.shuffle(random);
        far.shuffle(random);
        let plausible: HashSet<&str> = self.plausible.iter().map(|choice| choice.id.as_str()).collect();
        let mut candidates = if easy { [far, close] } else { [close, far] }.concat();
        let longer = random.random_range(0..OPTIONS);
        let mut options = vec![self.answer.clone()];
        let mut folded = vec![fold(&self.answer.label)];
        for place in 0..OPTIONS - 1 {
            let wanted = |choice: &&Choice| is_longer(choice, &self.answer) == (place < longer);
            let fits = |choice: &&Choice| {
                let label = fold(&choice.label);
                !folded.iter().any(|own| own.contains(&label) || label.contains(own))
            };
            let near = |choice: &&Choice| is_near(choice, &self.answer);
            let found = position(&candidates, |choice| wanted(choice) && near(choice) && fits(choice))
                .or_else(|| position(&candidates, |choice| near(choice) && fits(choice)))
                .or_else(|| position(&candidates, |choice| fits(choice)))?;
            let chosen = candidates.remove(found);
            folded.push(fold(&chosen.label));
            options.push(chosen);
        }
        options.shuffle(random);
        let close = options.iter().filter(|option| plausible.contains(option.id.as_str()));
        let close = close.count();
        Some((options, close))
    }
}

fn position(candidates: &[Choice], wanted: impl Fn(&&Choice) -> bool) -> Option<usize> {
    candidates.iter().position(|choice| wanted(&choice))
}

/// Whether one label is longer than the other; of equally long ones the alphabet decides, so that neither is favoured.
fn is_longer(one: &Choice, other: &Choice) -> bool {
    let length = |choice: &Choice| choice.label.chars().count();
    (length(one), &one.label) > (length(other), &other.label)
}

/// Whether two labels are of a length: at most twice as long, with a few letters' grace.
fn is_near(one: &Choice, other: &Choice) -> bool {
    let (one, other) = (one.label.chars().count(), other.label.chars().count());
    one <= other * 2 + 4 && other <= one * 2 + 4
}

/// Whether one label contains the other, so that it could be taken for it or give it away.
pub fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    one.contains(&other) || other.contains(&one)
}
