//! One search: every way to read the query against the forms worth comparing, and the best of it for every entry.

use std::cmp::Ordering;

use super::distance::{Reach, Typed};
use super::forms::{Form, Owner, Part};
use super::index::{SHARED_CERTAIN, SHARED_LEAST};
use super::initials;
use super::score::{self, Likeness};
use super::variants::{self, Variant};
use super::{Candidate, How, Names, Why};
use crate::text::{fold, hangul, keyboard};

/// Letters typed below which nothing but a true beginning is looked for: too much is near so little.
const FUZZY_LETTERS_MIN: usize = 3;

/// Whether any name may be so near the query that a caller may act on it; a yes may be wrong, a no is not.
///
/// Parts of names, abbreviations and the other layout are not looked at: they are never sure, or never whole names.
pub(super) fn may_be_sure(names: &Names, query: &str) -> bool {
    let variants = variants::read(names, query, Reach::Whole).into_iter();
    variants.filter(|variant| variant.how.is_none()).any(|variant| {
        near(names, &variant, Reach::Whole)
            .any(|(_, form)| score::may_be_sure(names.alphabet, names.keys, &variant.reading, &form.reading))
    })
}

/// The forms that are worth comparing with a query read one way, with their places.
fn near<'a>(names: &'a Names, variant: &Variant, reach: Reach) -> impl Iterator<Item = (usize, &'a Form)> {
    let least = if variant.least > 0.0 {
        SHARED_CERTAIN
    } else {
        SHARED_LEAST
    };
    let places = names.index.near(names.alphabet, &variant.reading, reach, least);
    places
        .into_iter()
        .filter_map(|place| Some((place, names.forms.get(place)?)))
}

/// The best found so far for every entry.
pub(super) struct Board<'a> {
    names: &'a Names,
    best: Vec<Option<Best>>,
}

#[derive(Clone, Copy)]
struct Best {
    score: f64,
    /// The likeness of the letters alone, of whichever form has most.
    letters: f64,
    how: How,
    form: usize,
    owner: usize,
}

impl<'a> Board<'a> {
    pub(super) fn new(names: &'a Names) -> Board<'a> {
        Board {
            names,
            best: vec![None; names.entries.len()],
        }
    }

    /// Adds what is near the query, or begins nearly so.
    pub(super) fn search(&mut self, query: &str, reach: Reach) {
        let names = self.names;
        for variant in variants::read(names, query, reach) {
            if reach == Reach::Beginning && variant.reading.letters.letters.len() < FUZZY_LETTERS_MIN {
                continue;
            }
            for (place, form) in near(names, &variant, reach) {
                let likeness = score::compare(names.alphabet, names.keys, &variant.reading, &form.reading, reach);
                if let Some(likeness) = likeness.filter(|likeness| likeness.score >= variant.least) {
                    self.add_owners(query, &variant, form, place, likeness);
                }
            }
        }
    }

    /// Adds every name that begins with what is typed, in any of the ways to type it.
    pub(super) fn add_beginning(&mut self, typed: &str) {
        let names = self.names;
        let folded = fold::fold(typed);
        let as_typed = Typed::new(&hangul::letters(&folded));
        let korean = keyboard::korean_letters(typed).filter(|row| row.chars().count() >= FUZZY_LETTERS_MIN);
        let latin = typed
            .chars()
            .any(hangul::is_letter)
            .then(|| fold::fold(&keyboard::typed_as_latin(typed)));
        let other_layout: Vec<_> = korean.into_iter().chain(latin).map(|row| Typed::new(&row)).collect();
        let are_initials = folded.chars().all(|letter| hangul::INITIALS.contains(&letter));
        for (place, form) in names.forms.iter().enumerate() {
            let letters = &form.reading.letters.letters;
            if letters.starts_with(&as_typed.letters) {
                self.add_begun(place, form, How::Prefix);
            } else if are_initials && initials::begin(&form.reading.folded, &folded) {
                self.add_begun(place, form, How::Abbreviation);
            } else if other_layout.iter().any(|row| letters.starts_with(&row.letters)) {
                self.add_begun(place, form, How::Keyboard);
            }
        }
    }

    fn add_begun(&mut self, place: usize, form: &Form, how: How) {
        for (owner_place, owner) in form
            .owners
            .iter()
            .enumerate()
            .filter(|(_, owner)| owner.part != Part::Initials)
        {
            let score = score::beginning(how, owner.part);
            self.add(
                owner.entry,
                Best {
                    score,
                    letters: 0.0,
                    how,
                    form: place,
                    owner: owner_place,
                },
            );
        }
    }

    /// Adds every name that the query may abbreviate by some of its consonants.
    pub(super) fn add_abbreviated(&mut self, query: &str) {
        let folded = fold::fold(query);
        if !initials::may_abbreviate(&folded) {
            return;
        }
        let names = self.names;
        for (place, form) in names.forms.iter().enumerate() {
            let Some(consonants) = initials::consonants_abbreviated(&folded, &form.reading.folded) else {
                continue;
            };
            let score = score::abbreviated(folded.chars().count(), consonants);
            for (owner_place, owner) in form
                .owners
                .iter()
                .enumerate()
                .filter(|(_, owner)| owner.part.is_whole())
            {
                let how = How::Abbreviation;
                self.add(
                    owner.entry,
                    Best {
                        score,
                        letters: 0.0,
                        how,
                        form: place,
                        owner: owner_place,
                    },
                );
            }
        }
    }

    /// Adds everybody alike.
    pub(super) fn add_all(&mut self) {
        for (place, form) in self.names.forms.iter().enumerate() {
            for (owner_place, owner) in form
                .owners
                .iter()
                .enumerate()
                .filter(|(_, owner)| owner.part.is_whole())
            {
                let (how, score) = (How::Prefix, score::beginning(How::Prefix, Part::Known));
                self.add(
                    owner.entry,
                    Best {
                        score,
                        letters: 0.0,
                        how,
                        form: place,
                        owner: owner_place,
                    },
                );
            }
        }
    }

    /// The candidates, best first.
    pub(super) fn candidates(self, most: usize) -> Vec<Candidate> {
        let names = self.names;
        let scored = self.best.iter().enumerate().filter_map(|(index, best)| {
            let best = (*best)?;
            // Prominence orders the names that begin as typed, not how much of them is left to type.
            let letters = if best.how == How::Prefix { 0.0 } else { best.letters };
            let score = score::with_spelling(best.score, letters);
            (score >= score::NEAR).then_some((index, score, best))
        });
        let mut found: Vec<(usize, f64, Best)> = scored.collect();
        found.sort_by(|(first, score, _), (second, other, _)| {
            let (one, two) = (names.entries.get(*first), names.entries.get(*second));
            (other.partial_cmp(score).unwrap_or(Ordering::Equal))
                .then_with(|| {
                    two.map(|entry| entry.prominence)
                        .cmp(&one.map(|entry| entry.prominence))
                })
                .then_with(|| one.map(|entry| &entry.name).cmp(&two.map(|entry| &entry.name)))
                .then_with(|| first.cmp(second))
        });
        found.truncate(most);
        let candidate = |(index, score, best): (usize, f64, Best)| {
            let owner = names.forms.get(best.form).and_then(|form| form.owners.get(best.owner));
            let form = owner.map(|owner| owner.written.clone()).unwrap_or_default();
            Candidate {
                index,
                score,
                why: Why { how: best.how, form },
            }
        };
        found.into_iter().map(candidate).collect()
    }

    fn add_owners(&mut self, query: &str, variant: &Variant, form: &Form, place: usize, likeness: Likeness) {
        for (owner_place, owner) in form.owners.iter().enumerate() {
            let is_member = variant
                .members
                .as_ref()
                .is_none_or(|members| members.contains(&owner.entry));
            let is_cut_twice = variant.whole_only && !owner.part.is_whole();
            let is_loose_initials = owner.part == Part::Initials && likeness.score < 1.0;
            if !is_member || is_cut_twice || is_loose_initials {
                continue;
            }
            let weight = variant.weight * score::part_weight(owner.part);
            self.add(
                owner.entry,
                Best {
                    score: likeness.score * weight,
                    letters: likeness.letters * weight,
                    how: how(query, variant, owner, likeness),
                    form: place,
                    owner: owner_place,
                },
            );
        }
    }

    fn add(&mut self, entry: usize, found: Best) {
        let Some(place) = self.best.get_mut(entry) else { return };
        let Some(best) = place else {
            *place = Some(found);
            return;
        };
        let letters = best.letters.max(found.letters);
        if found.score > best.score {
            *best = found;
        }
        best.letters = letters;
    }
}

fn how(query: &str, variant: &Variant, owner: &Owner, likeness: Likeness) -> How {
    match (variant.how, owner.part) {
        (Some(how), _) => how,
        (None, Part::Known | Part::Other) if owner.written == query => How::Exact,
        (None, Part::Known | Part::Other) => likeness.how,
        (None, Part::Initials) => How::Abbreviation,
        (None, Part::Given | Part::Word) => How::Partial,
    }
}
