//! Trivia about collaborations: puzzles made from the catalogue, each with exactly one right answer.

mod kinds;
mod question;

pub use kinds::Kind;
pub use question::{Choice, Question};

use crate::catalogue::{Artist, Catalogue, Collaboration};
use crate::text::fold;
use rand::Rng;
use rand::seq::SliceRandom;

/// Options of a question.
pub const OPTIONS: usize = 4;

/// A question before it is put into words.
#[derive(Debug, Clone)]
pub struct Puzzle<'a> {
    /// What is asked.
    pub kind: Kind,
    /// The song it is about.
    pub song: &'a Collaboration,
    /// The artist whose partner is asked for, or the two whose song is.
    pub named: Vec<&'a Artist>,
    /// The options in the order they are shown.
    pub options: Vec<Choice>,
    /// Index of the right one.
    pub right: usize,
}

impl Puzzle<'_> {
    /// An id that names what is asked, whatever the options: kind, song, named artists.
    pub fn id(&self) -> String {
        let named = self.named.iter().map(|artist| artist.id.as_str());
        let parts: Vec<&str> = [self.kind.name(), &self.song.id].into_iter().chain(named).collect();
        parts.join(":")
    }
}

/// Draws a puzzle from the catalogue; none when the catalogue is too small for any.
///
/// The same catalogue and state of `random` give the same puzzle.
pub fn draw<'a>(catalogue: &'a Catalogue, random: &mut impl Rng) -> Option<Puzzle<'a>> {
    let mut topics: Vec<Topic<'a>> = Kind::ALL.iter().flat_map(|kind| kind.topics(catalogue)).collect();
    topics.shuffle(random);
    topics
        .into_iter()
        .find_map(|topic| topic.draft(catalogue).complete(random))
}

/// Something that can be asked: cheap to list, so that all stand to be drawn.
#[derive(Debug, Clone)]
struct Topic<'a> {
    kind: Kind,
    song: &'a Collaboration,
    named: Vec<&'a Artist>,
}

/// A topic with its answer, and everything that may stand beside it as a wrong option.
#[derive(Debug, Clone)]
struct Draft<'a> {
    topic: Topic<'a>,
    answer: Choice,
    /// Wrong for certain; the plausible ones first: those are taken before any of `others`.
    plausible: Vec<Choice>,
    others: Vec<Choice>,
}

impl<'a> Draft<'a> {
    /// Chooses the wrong options and the order of all; none when there are too few wrong ones.
    fn complete(mut self, random: &mut impl Rng) -> Option<Puzzle<'a>> {
        self.plausible.shuffle(random);
        self.others.shuffle(random);
        let right_id = self.answer.id.clone();
        let mut options = vec![self.answer];
        for candidate in self.plausible.into_iter().chain(self.others) {
            if options.len() < OPTIONS && options.iter().all(|option| !alike(&option.label, &candidate.label)) {
                options.push(candidate);
            }
        }
        if options.len() < OPTIONS {
            return None;
        }
        options.shuffle(random);
        let right = options.iter().position(|option| option.id == right_id)?;
        let Topic { kind, song, named } = self.topic;
        Some(Puzzle {
            kind,
            song,
            named,
            options,
            right,
        })
    }
}

/// Whether one label contains the other, so that it could be taken for it or give it away.
fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (fold(one), fold(other));
    one.contains(&other) || other.contains(&one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;
    use proptest::prelude::*;
    use rand::SeedableRng;
    use rand::rngs::StdRng;

    /// Whether `id` would also be a right answer to the puzzle, as far as the catalogue knows.
    fn is_right(catalogue: &Catalogue, puzzle: &Puzzle<'_>, id: &str) -> bool {
        let credited = |song: &Collaboration, id: &str| song.artists.iter().any(|credit| credit.id == id);
        match puzzle.kind {
            Kind::Partner => catalogue
                .collaborations()
                .iter()
                .any(|song| fold(&song.title) == fold(&puzzle.song.title) && credited(song, id)),
            Kind::Song => {
                let song = catalogue.collaboration(id).expect("an option is a song");
                puzzle.named.iter().all(|artist| credited(song, &artist.id))
            }
            Kind::Work => puzzle
                .song
                .work
                .as_ref()
                .is_some_and(|work| fold(&work.title) == fold(id)),
        }
    }

    proptest! {
        #[test]
        fn every_puzzle_has_four_unlike_options_and_one_right_answer(seed: u64) {
            let catalogue = testing::shared();
            let puzzle = draw(catalogue, &mut StdRng::seed_from_u64(seed)).expect("the sample has enough");
            prop_assert_eq!(puzzle.options.len(), OPTIONS);
            let right: Vec<usize> =
                (0..OPTIONS).filter(|index| is_right(catalogue, &puzzle, &puzzle.options[*index].id)).collect();
            prop_assert_eq!(right, vec![puzzle.right]);
            for (index, one) in puzzle.options.iter().enumerate() {
                for other in &puzzle.options[index + 1..] {
                    prop_assert!(!alike(&one.label, &other.label));
                }
            }
        }
    }

    #[test]
    fn the_right_answer_stands_anywhere_alike() {
        let catalogue = testing::shared();
        let mut places = [0u32; OPTIONS];
        for seed in 0..4_000 {
            let puzzle = draw(catalogue, &mut StdRng::seed_from_u64(seed)).expect("a puzzle");
            places[puzzle.right] += 1;
        }
        // 1,000 expected; five standard deviations of a fair draw are 137.
        assert!(places.iter().all(|place| place.abs_diff(1_000) < 137), "{places:?}");
    }

    #[test]
    fn the_same_seed_draws_the_same_puzzle() {
        let catalogue = testing::shared();
        let ids = [0, 0].map(|seed| {
            draw(catalogue, &mut StdRng::seed_from_u64(seed))
                .expect("a puzzle")
                .id()
        });
        assert_eq!(ids[0], ids[1]);
    }

    #[test]
    fn an_empty_catalogue_asks_nothing() {
        assert!(draw(&Catalogue::default(), &mut StdRng::seed_from_u64(1)).is_none());
    }
}
