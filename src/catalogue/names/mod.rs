//! Finding a name: the people and groups meant by whatever somebody typed, best first, each with a score and a reason.
//!
//! One finder serves commands, autocomplete, tagging and typed answers. It compares in three ways and keeps the best:
//! folded letters (`text::fold`), letters with slips of the finger (`distance`), and sounds (`sounds`), by which Hangul
//! and all its romanisations are spellings of one thing. An index of pairs (`index`) keeps it quick.

mod distance;
mod forms;
mod index;
mod initials;
mod readings;
mod score;
mod search;
mod sounds;
mod spelling;
#[cfg(test)]
mod tests;
mod variants;

use std::collections::HashMap;
use std::sync::LazyLock;

use distance::{Keys, Reach};
use forms::Form;
use index::Index;
pub use score::SURE;
use search::Board;
use sounds::Alphabet;
pub use spelling::is_family_name;

use crate::text::fold;

/// The most characters of a query that are read; the rest is cut. The longest names in use have about 40.
pub const QUERY_CHARS_MAX: usize = 64;

/// Somebody or something with a name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameEntry {
    /// The caller's own name for it; the finder only hands it back.
    pub id: String,
    /// The name as fans write it.
    pub name: String,
    /// The name in Hangul.
    pub hangul: Option<String>,
    /// Other ways to write it: full names, aliases, former names, in any script.
    pub others: Vec<String>,
    /// The groups it belongs to, in any spelling: typed beside the name they tell namesakes apart ("Jimin BTS").
    pub groups: Vec<String>,
    /// How much there is to show; it orders equals only.
    pub prominence: u32,
}

/// An entry that may be meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The entry's place in the list the finder was made from.
    pub index: usize,
    /// Likeness alone, from 0 to 1: what is equally alike scores the same.
    pub score: f64,
    /// What made it a candidate.
    pub why: Why,
}

/// Why an entry is a candidate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Why {
    /// The kind of likeness.
    pub how: How,
    /// The form of the name that is alike, as the entry writes it.
    pub form: String,
}

/// Kinds of likeness.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// The same characters.
    Exact,
    /// The same but for capitals, accents, width, spaces and punctuation.
    Folded,
    /// The same words in another order.
    Reordered,
    /// Hangul with a letter or two otherwise.
    Hangul,
    /// It sounds alike: Hangul and a romanisation, or two romanisations.
    Romanised,
    /// Typed with the other keyboard layout on.
    Keyboard,
    /// A slip of the finger, or a letter missing.
    Typo,
    /// Only part of the name, or more than the name.
    Partial,
    /// Its first letters or main consonants: RV, SKZ, and in Hangul ㅈㅁ.
    Abbreviation,
    /// What was typed so far is how the name begins.
    Prefix,
}

impl How {
    /// One lower-case word for it, as data files and command lines show it.
    pub fn name(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Folded => "folded",
            How::Reordered => "reordered",
            How::Hangul => "hangul",
            How::Romanised => "romanised",
            How::Keyboard => "keyboard",
            How::Typo => "typo",
            How::Partial => "partial",
            How::Abbreviation => "abbreviation",
            How::Prefix => "prefix",
        }
    }
}

/// The finder: entries prepared for searching.
#[derive(Debug)]
pub struct Names {
    entries: Vec<NameEntry>,
    forms: Vec<Form>,
    index: Index,
    /// The members of every group, by its folded name.
    members: HashMap<String, Vec<usize>>,
    alphabet: &'static Alphabet,
    keys: &'static Keys,
}

/// Worked out once, as they are the same for every finder, and typed answers make one for every question.
static ALPHABET: LazyLock<Alphabet> = LazyLock::new(Alphabet::new);
static KEYS: LazyLock<Keys> = LazyLock::new(Keys::new);

impl Names {
    /// Prepares entries for searching; candidates name them by their place in this list.
    pub fn new(entries: Vec<NameEntry>) -> Names {
        let alphabet = &*ALPHABET;
        let forms = forms::gather(alphabet, &entries);
        let index = Index::new(alphabet, &forms);
        let mut members: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for group in &entry.groups {
                members.entry(fold::fold_words(group).concat()).or_default().push(place);
            }
        }
        Names {
            entries,
            forms,
            index,
            members,
            alphabet,
            keys: &KEYS,
        }
    }

    /// The entry at a place, as candidates give it.
    pub fn entry(&self, index: usize) -> Option<&NameEntry> {
        self.entries.get(index)
    }

    /// Who is meant by a whole name: at most `most` candidates, best first, none when nothing is near.
    ///
    /// Equals are ordered by prominence, then name; see [`SURE`] for acting on the first.
    pub fn find(&self, query: &str, most: usize) -> Vec<Candidate> {
        let mut board = Board::new(self);
        let query = cut(query);
        board.search(&query, Reach::Whole);
        board.add_abbreviated(&query);
        board.candidates(most)
    }

    /// The one who is surely meant by a whole name, if anybody is: alone at [`SURE`] or above, by the name itself and not
    /// by a part of it, an abbreviation or the keys of the other layout.
    ///
    /// The same as looking at the first two of [`Names::find`], but quick where nobody is, as for most words of a text.
    pub fn surely(&self, query: &str) -> Option<usize> {
        if !search::may_be_sure(self, &cut(query)) {
            return None;
        }
        let candidates = self.find(query, 2);
        let (best, rest) = candidates.split_first()?;
        let alone = rest.iter().all(|next| next.score < best.score);
        let whole = !matches!(
            best.why.how,
            How::Partial | How::Prefix | How::Abbreviation | How::Keyboard
        );
        (best.score >= SURE && alone && whole).then_some(best.index)
    }

    /// Who may be meant by what is typed so far: at most `most` candidates, best first.
    ///
    /// Names that begin so come before names that are merely near. Hangul may be half typed (`짐` on the way to `지민`)
    /// or its initial consonants alone (`ㅈㅁ`). Nothing typed yet gives everybody, by prominence.
    pub fn complete(&self, typed: &str, most: usize) -> Vec<Candidate> {
        let typed = cut(typed);
        let mut board = Board::new(self);
        if fold::fold(&typed).is_empty() {
            board.add_all();
        } else {
            board.add_beginning(&typed);
            board.search(&typed, Reach::Whole);
            board.search(&typed, Reach::Beginning);
            board.add_abbreviated(&typed);
        }
        board.candidates(most)
    }
}

fn cut(query: &str) -> String {
    query.chars().take(QUERY_CHARS_MAX).collect()
}
