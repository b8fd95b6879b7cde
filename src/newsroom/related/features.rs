//! Turns headlines into vectors: words, their beginnings and their letters, the rarer the heavier.

use super::Item;
use super::outlets::headlines;
use super::vector::Vector;
use crate::newsroom::terms::{is_stop_word, stem, words};
use std::collections::HashMap;

/// Letters that the beginnings of long words are compared by: `Korea` and `Korean` share `kore`.
const BEGINNING_LETTERS: usize = 4;

/// Letters of the pieces that words are compared by besides; they find other spellings and other endings.
const PIECE_LETTERS: usize = 3;

/// What a word of the text's beginning counts against one of the headline.
const TEXT_WEIGHT: f32 = 0.3;

/// How much of the text is read: the first paragraph of a news text.
const TEXT_WORDS_MAX: usize = 60;

/// The vectors of all stories, and what is needed to explain them.
#[derive(Debug, Default)]
pub(super) struct Features {
    /// Each of length 1.
    pub vectors: Vec<Vector>,
    /// The features of each story by which others are looked up, without the pieces of words.
    pub keys: Vec<Vec<u32>>,
    /// In how many stories each feature is.
    pub stories: Vec<u32>,
    /// The headline's words as written, with the feature of those that tell something.
    pub headlines: Vec<Vec<(String, Option<u32>)>>,
}

/// A feature's spelling, by what it is compared.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Spelling {
    Word(String),
    Beginning(String),
    Piece(String),
}

impl Features {
    /// The features of a set of stories.
    pub(super) fn of(items: &[Item<'_>]) -> Self {
        let mut numbers = Numbers::default();
        let mut features = Self::default();
        let mut counted: Vec<Vec<(u32, f32)>> = Vec::new();
        for (headline, item) in headlines(items).into_iter().zip(items) {
            let mut weights = Vec::new();
            let mut keys = Vec::new();
            for word in words(headline) {
                read_word(&word, &mut numbers, &mut weights, &mut keys);
            }
            for word in words(item.text.unwrap_or_default()).iter().take(TEXT_WORDS_MAX) {
                if !is_stop_word(word) {
                    weights.push((numbers.of(Spelling::Word(stem(word))), TEXT_WEIGHT));
                }
            }
            keys.sort_unstable();
            keys.dedup();
            features.keys.push(keys);
            features.headlines.push(surface(headline, &numbers));
            counted.push(Vector::sum_of(weights).0);
        }
        features.weigh(counted, numbers.0.len());
        features
    }

    /// Makes vectors of how often each feature is in each story.
    fn weigh(&mut self, counted: Vec<Vec<(u32, f32)>>, features: usize) {
        self.stories = vec![0; features];
        for &(feature, _) in counted.iter().flatten() {
            if let Some(stories) = self.stories.get_mut(feature as usize) {
                *stories += 1;
            }
        }
        let total = counted.len();
        let rare = |feature: u32| rarity(total, self.stories.get(feature as usize));
        let vector = |weights: Vec<(u32, f32)>| {
            Vector(
                weights
                    .into_iter()
                    .map(|(feature, count)| (feature, (1.0 + count).ln() * rare(feature)))
                    .collect(),
            )
        };
        self.vectors = counted.into_iter().map(|weights| vector(weights).unit()).collect();
    }

    /// How telling a feature is.
    pub(super) fn rarity(&self, feature: u32) -> f32 {
        rarity(self.vectors.len(), self.stories.get(feature as usize))
    }
}

fn read_word(word: &str, numbers: &mut Numbers, weights: &mut Vec<(u32, f32)>, keys: &mut Vec<u32>) {
    let letters: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
    for piece in letters.windows(PIECE_LETTERS) {
        weights.push((numbers.of(Spelling::Piece(piece.iter().collect())), 1.0));
    }
    if is_stop_word(word) {
        return;
    }
    let stem = stem(word);
    if stem.chars().count() > BEGINNING_LETTERS {
        keys.push(numbers.of(Spelling::Beginning(stem.chars().take(BEGINNING_LETTERS).collect())));
    }
    keys.push(numbers.of(Spelling::Word(stem)));
    weights.extend(keys.iter().rev().take(1).map(|&key| (key, 1.0)));
}

/// The words as written, each with the feature of its stem.
fn surface(headline: &str, numbers: &Numbers) -> Vec<(String, Option<u32>)> {
    let feature = |written: &str| {
        let small = words(written);
        let word = small.first().filter(|word| !is_stop_word(word))?;
        numbers.0.get(&Spelling::Word(stem(word))).copied()
    };
    let trimmed = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    headline
        .split_whitespace()
        .map(trimmed)
        .filter(|word| !word.is_empty())
        .map(|word| {
            let feature = feature(&word);
            (without_possessive(word), feature)
        })
        .collect()
}

fn without_possessive(word: String) -> String {
    word.strip_suffix("'s")
        .or(word.strip_suffix("’s"))
        .map_or(word.clone(), str::to_owned)
}

/// A rare feature tells more, as in "inverse document frequency".
fn rarity(total: usize, stories: Option<&u32>) -> f32 {
    #[expect(
        clippy::cast_precision_loss,
        reason = "a count of stories, of which a float holds 16 million"
    )]
    let (total, stories) = (total as f32, stories.copied().unwrap_or_default() as f32);
    ((1.0 + total) / (1.0 + stories)).ln() + 1.0
}

#[derive(Default)]
struct Numbers(HashMap<Spelling, u32>);

impl Numbers {
    fn of(&mut self, spelling: Spelling) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(spelling).or_insert(next)
    }
}
