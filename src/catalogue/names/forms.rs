//! The forms a name can be asked for by: each way an entry is written, folded and heard, and the parts of it that
//! people use alone.

use std::collections::HashMap;

use super::NameEntry;
use super::distance::{Spoken, Typed};
use super::initials;
use super::sounds::Alphabet;
use super::spelling;
use crate::text::{fold, hangul};

/// Words too common to stand for a name of several words.
const FILLERS: [&str; 8] = ["the", "of", "and", "a", "an", "in", "to", "for"];
/// Letters of a word below which it does not stand for a name of several words.
const WORD_LETTERS_MIN: usize = 3;

/// Which part of an entry's name a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The name it is known by, in Latin letters or Hangul.
    Known,
    /// Another name it has.
    Other,
    /// The given name out of family and given name.
    Given,
    /// One word of several.
    Word,
    /// The first letters of its words or syllables.
    Initials,
}

impl Part {
    /// Whether this is a name as the entry has it.
    pub(super) fn is_whole(self) -> bool {
        matches!(self, Part::Known | Part::Other)
    }
}

/// An entry that goes by a form.
#[derive(Debug)]
pub(super) struct Owner {
    /// The entry's place in the list.
    pub(super) entry: usize,
    pub(super) part: Part,
    /// The name as the entry writes it.
    pub(super) written: String,
}

/// A text prepared for comparing: a query, or a name.
#[derive(Debug)]
pub(super) struct Reading {
    /// The folded text in the order it was written.
    pub(super) folded: String,
    /// Its letters, family name first; Hangul as the letters of its syllables.
    pub(super) letters: Typed,
    /// Its sounds, family name first, unless it has letters of a third script.
    pub(super) spoken: Option<Spoken>,
    /// Whether it has Korean letters.
    pub(super) is_hangul: bool,
}

impl Reading {
    /// Prepares folded words, the family name among them (if any) moved to the front.
    pub(super) fn new(alphabet: &Alphabet, words: &[String], family: Option<usize>) -> Reading {
        let folded = words.concat();
        let mut ordered = words.to_vec();
        if let Some(place) = family.filter(|&place| place < ordered.len()) {
            let name = ordered.remove(place);
            ordered.insert(0, name);
        }
        Reading {
            letters: Typed::new(&hangul::letters(&ordered.concat())),
            spoken: alphabet
                .hear(&ordered, family.map(|_| 0))
                .map(|sounds| Spoken::new(alphabet, sounds)),
            is_hangul: folded.chars().any(|c| hangul::is_syllable(c) || hangul::is_letter(c)),
            folded,
        }
    }
}

/// A form with all that go by it.
#[derive(Debug)]
pub(super) struct Form {
    pub(super) reading: Reading,
    pub(super) owners: Vec<Owner>,
}

/// The places of the words that may be a family name: the first, then the last, of several.
pub(super) fn family_places(words: &[String]) -> Vec<usize> {
    let last = words.len().saturating_sub(1);
    let mut places = Vec::new();
    for place in [0, last] {
        let is_family = last > 0
            && words
                .get(place)
                .is_some_and(|word| spelling::family_name(word).is_some());
        if is_family && !places.contains(&place) {
            places.push(place);
        }
    }
    places
}

/// The given name in a Korean full name written in three syllable blocks.
pub(super) fn hangul_given(words: &[String]) -> Option<String> {
    let whole = words.concat();
    let mut syllables = whole.chars();
    let family = syllables.next()?;
    let is_full = whole.chars().count() == 3 && whole.chars().all(hangul::is_syllable);
    (is_full && spelling::is_family_syllable(family)).then(|| syllables.collect())
}

/// All forms of all entries, each once.
pub(super) fn gather(alphabet: &Alphabet, entries: &[NameEntry]) -> Vec<Form> {
    let mut gatherer = Gatherer {
        alphabet,
        forms: Vec::new(),
        places: HashMap::new(),
    };
    for (index, entry) in entries.iter().enumerate() {
        for known in [&entry.name].into_iter().chain(&entry.hangul) {
            gatherer.add_name(index, Part::Known, known);
        }
        for other in &entry.others {
            gatherer.add_name(index, Part::Other, other);
        }
    }
    gatherer.forms
}

struct Gatherer<'a> {
    alphabet: &'a Alphabet,
    forms: Vec<Form>,
    places: HashMap<String, usize>,
}

impl Gatherer<'_> {
    fn add_name(&mut self, entry: usize, part: Part, written: &str) {
        let words = fold::fold_words(written);
        if words.is_empty() {
            return;
        }
        let owner = |part: Part| Owner {
            entry,
            part,
            written: written.to_owned(),
        };
        let family = family_places(&words).first().copied();
        self.add(&words, family, owner(part));
        if let Some(given) = hangul_given(&words) {
            self.add(&[given], None, owner(Part::Given));
        } else if let Some(place) = family {
            let given = words
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, word)| word.clone());
            self.add(&given.collect::<Vec<_>>(), None, owner(Part::Given));
        } else {
            for word in words.iter().filter(|word| words.len() > 1 && stands_alone(word)) {
                self.add(std::slice::from_ref(word), None, owner(Part::Word));
            }
            let abbreviated = if part == Part::Known {
                initials::of(written)
            } else {
                Vec::new()
            };
            for initials in abbreviated {
                self.add(&[initials], None, owner(Part::Initials));
            }
        }
    }

    fn add(&mut self, words: &[String], family: Option<usize>, owner: Owner) {
        let place = *self.places.entry(words.join(" ")).or_insert_with(|| {
            let reading = Reading::new(self.alphabet, words, family);
            self.forms.push(Form {
                reading,
                owners: Vec::new(),
            });
            self.forms.len() - 1
        });
        let Some(form) = self.forms.get_mut(place) else { return };
        // The first name that gives a form is the nearest to how the entry is known.
        if !form
            .owners
            .iter()
            .any(|other| other.entry == owner.entry && other.part == owner.part)
        {
            form.owners.push(owner);
        }
    }
}

fn stands_alone(word: &str) -> bool {
    word.chars().count() >= WORD_LETTERS_MIN && !FILLERS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(name: &str) -> Vec<(String, Part)> {
        let entry = NameEntry {
            name: name.to_owned(),
            ..NameEntry::default()
        };
        let forms = gather(&Alphabet::new(), &[entry]);
        forms
            .iter()
            .flat_map(|form| {
                form.owners
                    .iter()
                    .map(|owner| (form.reading.folded.clone(), owner.part))
            })
            .collect()
    }

    #[test]
    fn a_full_name_can_be_asked_for_by_the_given_name() {
        assert_eq!(
            forms("Park Ji-min"),
            [("parkjimin".to_owned(), Part::Known), ("jimin".to_owned(), Part::Given)]
        );
        assert_eq!(
            forms("Jimin Park"),
            [("jiminpark".to_owned(), Part::Known), ("jimin".to_owned(), Part::Given)]
        );
        assert_eq!(
            forms("박지민"),
            [("박지민".to_owned(), Part::Known), ("지민".to_owned(), Part::Given)]
        );
    }

    #[test]
    fn a_group_can_be_asked_for_by_a_word_or_its_initials() {
        let parts: Vec<String> = forms("Girls of the Moon Sea")
            .into_iter()
            .map(|(form, _)| form)
            .collect();
        assert_eq!(parts, ["girlsofthemoonsea", "girls", "moon", "sea", "gotms"]);
    }

    #[test]
    fn the_family_name_is_moved_to_the_front() {
        let words = fold::fold_words("Jimin Park");
        assert_eq!(family_places(&words), [1]);
        let alphabet = Alphabet::new();
        let turned = Reading::new(&alphabet, &words, Some(1));
        assert_eq!(
            turned.letters,
            Reading::new(&alphabet, &fold::fold_words("Park Jimin"), Some(0)).letters
        );
        assert_eq!(turned.folded, "jiminpark");
    }

    #[test]
    fn a_form_of_two_entries_is_kept_once() {
        let entry = |id: &str| NameEntry {
            id: id.to_owned(),
            name: "Jimin".to_owned(),
            ..NameEntry::default()
        };
        let forms = gather(&Alphabet::new(), &[entry("a"), entry("b")]);
        assert_eq!(forms.len(), 1);
        assert_eq!(forms[0].owners.len(), 2);
    }
}
