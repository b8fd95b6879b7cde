//! Says of a word what it may be: a verb of saying, a pronoun, a title, the beginning of a description, and so on.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::wordlists as lists;

/// What is known of a word, as a set of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u32);

impl Traits {
    pub(super) const SAYING: Traits = Traits(1);
    /// A verb of saying that has another common meaning too.
    pub(super) const SOMETIMES: Traits = Traits(1 << 1);
    pub(super) const SPEECH_NOUN: Traits = Traits(1 << 2);
    pub(super) const PRONOUN: Traits = Traits(1 << 3);
    pub(super) const OTHER_PRONOUN: Traits = Traits(1 << 4);
    pub(super) const DETERMINER: Traits = Traits(1 << 5);
    pub(super) const PREPOSITION: Traits = Traits(1 << 6);
    pub(super) const JOINER: Traits = Traits(1 << 7);
    /// May stand between a subject and its verb.
    pub(super) const BETWEEN: Traits = Traits(1 << 8);
    /// Capital at the beginning of a sentence only.
    pub(super) const NO_NAME: Traits = Traits(1 << 9);
    pub(super) const TITLE: Traits = Traits(1 << 10);
    pub(super) const MALE: Traits = Traits(1 << 11);
    pub(super) const FEMALE: Traits = Traits(1 << 12);
    pub(super) const PLACE: Traits = Traits(1 << 13);
    /// A past form without -ed.
    pub(super) const PAST: Traits = Traits(1 << 15);
    /// A noun for a work, behind which a title stands.
    pub(super) const WORK: Traits = Traits(1 << 14);

    /// Nothing is known.
    pub(super) const fn of_nothing() -> Traits {
        Traits(0)
    }

    /// Whether any of `wanted` holds.
    pub(super) fn has(self, wanted: Traits) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Both sets together.
    pub(super) const fn or(self, other: Traits) -> Traits {
        Traits(self.0 | other.0)
    }

    /// What is known of `word`, given in small letters and without `'s`.
    pub(super) fn of(word: &str) -> Traits {
        TABLE.get(word).copied().unwrap_or_default()
    }
}

/// How surely a verb reports speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Saying {
    /// It also has another common meaning ("put", "called").
    Sometimes,
    /// It reports speech ("said", "told").
    Always,
}

/// Every word list and what it says of its words.
const LISTS: &[(&str, Traits)] = &[
    (lists::SAYING, Traits::SAYING),
    (lists::SAYING_SOMETIMES, Traits::SAYING.or(Traits::SOMETIMES)),
    (lists::SPEECH_NOUNS, Traits::SPEECH_NOUN),
    (lists::PRONOUNS, Traits::PRONOUN),
    (lists::OTHER_PRONOUNS, Traits::OTHER_PRONOUN),
    (lists::DETERMINERS, Traits::DETERMINER),
    (lists::PREPOSITIONS, Traits::PREPOSITION),
    (lists::JOINERS, Traits::JOINER),
    (lists::BETWEEN, Traits::BETWEEN),
    (lists::NO_NAMES, Traits::NO_NAME),
    (lists::TITLES, Traits::TITLE),
    (lists::MALE, Traits::MALE),
    (lists::FEMALE, Traits::FEMALE),
    (lists::MALE_NAMES, Traits::MALE),
    (lists::FEMALE_NAMES, Traits::FEMALE),
    (lists::PLACES, Traits::PLACE),
    (lists::WORKS, Traits::WORK),
    (lists::PAST, Traits::PAST),
];

/// All lists in one table: each word of a text is looked up once.
static TABLE: LazyLock<HashMap<&'static str, Traits>> = LazyLock::new(|| {
    let mut table: HashMap<&'static str, Traits> = HashMap::new();
    for &(words, traits) in LISTS {
        for word in words.split_whitespace() {
            let entry = table.entry(word).or_default();
            *entry = entry.or(traits);
        }
    }
    table
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_traits() {
        let her = Traits::of("her");
        assert!(her.has(Traits::DETERMINER) && her.has(Traits::OTHER_PRONOUN) && !her.has(Traits::SAYING));
        assert!(Traits::of("put").has(Traits::SOMETIMES) && !Traits::of("said").has(Traits::SOMETIMES));
        assert_eq!(Traits::of("xylophone"), Traits::default());
    }
}
