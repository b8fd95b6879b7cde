//! The words of queries and stories as the index has them: folded, Hangul in pairs of syllables.

use crate::text::fold;
use unicode_segmentation::UnicodeSegmentation;

/// Words of a query that are looked for.
const WORDS_MAX: usize = 12;
/// Words of a story that are indexed: headline, summary and the beginning of a long text.
const STORY_WORDS_MAX: usize = 2_000;
/// Letters from which a word may have one typing mistake, and two.
const TYPO_LETTERS_MIN: usize = 4;
const TWO_TYPOS_LETTERS_MIN: usize = 8;

/// A word of a query.
#[derive(Debug, PartialEq)]
pub struct Word {
    /// The term.
    pub text: String,
    /// Typing mistakes it may have.
    pub mistakes: u8,
    /// Whether it may be the beginning of a word: it is the last that was typed.
    pub may_go_on: bool,
}

/// The terms of a query.
pub fn query_words(text: &str) -> Vec<Word> {
    let words: Vec<String> = folded_words(text).take(WORDS_MAX).collect();
    let last = words.len().saturating_sub(1);
    let terms = words.iter().enumerate().flat_map(|(at, word)| {
        let runs = runs(word);
        runs.into_iter().flat_map(move |(is_hangul, run)| {
            let letters = run.chars().count();
            if is_hangul {
                let pairs = if letters == 1 { vec![run] } else { pairs(&run) };
                return pairs.into_iter().map(exact).collect::<Vec<_>>();
            }
            let mistakes = match letters {
                TWO_TYPOS_LETTERS_MIN.. => 2,
                TYPO_LETTERS_MIN.. => 1,
                _ => 0,
            };
            let may_go_on = at == last && letters > 1;
            vec![Word {
                text: run,
                mistakes,
                may_go_on,
            }]
        })
    });
    terms.collect()
}

/// The words of a text, each folded: "Sung-Woon" is two.
fn folded_words(text: &str) -> impl Iterator<Item = String> {
    text.unicode_words().map(fold).filter(|word| !word.is_empty())
}

fn exact(text: String) -> Word {
    Word {
        text,
        mistakes: 0,
        may_go_on: false,
    }
}

/// The terms of a story's text, blanks between them: words as they are, Hangul as syllables and their pairs.
pub fn story_terms(text: &str) -> String {
    let mut terms = Vec::new();
    for word in folded_words(text).take(STORY_WORDS_MAX) {
        for (is_hangul, run) in runs(&word) {
            if is_hangul {
                terms.extend(run.chars().map(String::from));
                terms.extend(pairs(&run));
            } else {
                terms.push(run);
            }
        }
    }
    terms.join(" ")
}

/// A word in runs of Hangul and of anything else: "BTS의" are two.
fn runs(word: &str) -> Vec<(bool, String)> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    for character in word.chars() {
        let is_hangul = ('가'..='힣').contains(&character);
        match runs.last_mut() {
            Some((kind, run)) if *kind == is_hangul => run.push(character),
            _ => runs.push((is_hangul, character.into())),
        }
    }
    runs
}

fn pairs(run: &str) -> Vec<String> {
    run.chars()
        .zip(run.chars().skip(1))
        .map(|(first, second)| [first, second].iter().collect())
        .collect()
}
