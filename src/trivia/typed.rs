//! A typed answer: which of a question's options it names, in any spelling, with a slip of the finger or two.
//!
//! The options are read through the same finder that reads names everywhere, made of nothing but the options; the whole
//! catalogue is asked beside it, so that the exact name of somebody else is never taken for a misspelt option.

use super::index::stem;
use super::{Choice, Kind, Question};
use crate::catalogue::Catalogue;
use crate::catalogue::names::{Candidate, How, NameEntry, Names};
use crate::text::fold;

/// Characters of a typed answer that are read; the longest options have about 80.
pub const TYPED_CHARS_MAX: u16 = 100;

/// From this likeness on (0 to 1, as the finder scores) a spelling names an option: one letter of five may be wrong.
const NAMES: f64 = 0.77;
/// From here on a part of a name names an artist: a given name alone does, another word does not.
const PART_NAMES: f64 = 0.87;
/// From here on it is close.
const CLOSE: f64 = 0.7;
/// By so much an option must be likelier than all others.
const LEAD: f64 = 0.05;
/// Below this likeness the spelling was guessed at, and a guess never passes over a number.
const GUESSED: f64 = 0.99;

/// What a typed answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Typed {
    /// This option, by its index.
    Names(usize),
    /// Each of these options alike, by their indices.
    Several(Vec<usize>),
    /// No option for certain, but it is near one.
    ///
    /// It may be any of them: were it told of the right one only, whoever types a piece of each option would learn
    /// which is right without answering.
    Close,
    /// Nothing that is among the options.
    Nothing,
}

/// Reads what was typed as an answer to `question`.
pub fn read(catalogue: &Catalogue, question: &Question, typed: &str) -> Typed {
    let typed: String = typed.chars().take(TYPED_CHARS_MAX.into()).collect();
    let folded = fold(&typed);
    if folded.is_empty() {
        return Typed::Nothing;
    }
    let kind = Kind::named(&question.kind);
    if kind == Some(Kind::Year) {
        return year(question, &folded);
    }
    let options = question.options.iter();
    let entries: Vec<NameEntry> = options.map(|option| entry(catalogue, question, kind, option)).collect();
    let is_exact = |(place, entry): (usize, &NameEntry)| {
        let label = question.options.get(place).map(|option| &option.label);
        let spellings = label.into_iter().chain([&entry.name]).chain(&entry.hangul);
        let mut spellings = spellings.chain(&entry.others);
        spellings.any(|spelling| fold(spelling) == folded).then_some(place)
    };
    let exact: Vec<usize> = entries.iter().enumerate().filter_map(is_exact).collect();
    if !exact.is_empty() {
        return one_or_several(exact);
    }
    let count = entries.len();
    let candidates = Names::new(entries).find(&typed, count);
    nearest(catalogue, question, kind, &typed, &candidates)
}

/// A year is right or it is not: a digit is no slip of the finger.
fn year(question: &Question, folded: &str) -> Typed {
    let digits = folded.trim_end_matches('년');
    let options = question.options.iter();
    let named = options.map(|option| &option.label).position(|label| label == digits);
    named.map_or(Typed::Nothing, Typed::Names)
}

fn one_or_several(places: Vec<usize>) -> Typed {
    match places.as_slice() {
        [only] => Typed::Names(*only),
        _ => Typed::Several(places),
    }
}

/// What the options that are merely near come to.
fn nearest(
    catalogue: &Catalogue,
    question: &Question,
    kind: Option<Kind>,
    typed: &str,
    candidates: &[Candidate],
) -> Typed {
    let Some(best) = candidates.first().filter(|best| best.score >= CLOSE) else {
        return Typed::Nothing;
    };
    if !names(best, kind, typed) || means_another(catalogue, question, kind, typed, best) {
        return Typed::Close;
    }
    let alike = candidates.iter().take_while(|other| other.score > best.score - LEAD);
    one_or_several(alike.map(|candidate| candidate.index).collect())
}

/// Whether the likeness is enough for an answer. People go by a part of their name, songs and answers do not.
fn names(candidate: &Candidate, kind: Option<Kind>, typed: &str) -> bool {
    let digits = |text: &str| -> String { fold(text).chars().filter(char::is_ascii_digit).collect() };
    let least = match candidate.why.how {
        How::Partial if kind.is_some_and(Kind::asks_for_an_artist) => PART_NAMES,
        How::Partial | How::Abbreviation | How::Prefix => return false,
        _ => NAMES,
    };
    candidate.score >= least && (candidate.score >= GUESSED || digits(typed) == digits(&candidate.why.form))
}

/// Whether somebody or something outside the options is meant rather than the best of them.
fn means_another(
    catalogue: &Catalogue,
    question: &Question,
    kind: Option<Kind>,
    typed: &str,
    best: &Candidate,
) -> bool {
    let option = question.options.get(best.index);
    let id = option.map_or("", |option| option.id.as_str());
    let nearer = |found: &Candidate| found.score >= 1.0 || found.score > best.score + LEAD;
    let first = |names: &Names| names.find(typed, 1).into_iter().find(nearer).map(|found| found.index);
    match kind {
        Some(Kind::Song) => {
            let other = first(catalogue.titles()).and_then(|place| catalogue.collaborations().get(place));
            let own = catalogue.collaboration(id).map(|song| stem(&song.title));
            other.is_some_and(|other| Some(stem(&other.title)) != own)
        }
        Some(Kind::Work) => {
            let mut works = catalogue.collaborations().iter().filter_map(|song| song.work.as_ref());
            works.any(|work| fold(&work.title) == fold(typed))
        }
        Some(kind) if kind.asks_for_an_artist() => {
            let other = first(catalogue.names()).and_then(|place| catalogue.artists().get(place));
            let own = catalogue.artist(id);
            let same = |other| own.is_some_and(|own| catalogue.same_person(own, other));
            other.is_some_and(|other| other.id != id && !same(other))
        }
        _ => false,
    }
}

/// What the finder is to know of an option; its label alone where the catalogue knows it no more.
fn entry(catalogue: &Catalogue, question: &Question, kind: Option<Kind>, option: &Choice) -> NameEntry {
    let known = match kind {
        Some(Kind::Song) => song_entry(catalogue, option),
        Some(Kind::Written) => written_entry(catalogue, question, option),
        Some(kind) if kind.asks_for_an_artist() => artist_entry(catalogue, question, option),
        _ => None,
    };
    known.unwrap_or_else(|| NameEntry {
        name: option.label.clone(),
        ..NameEntry::default()
    })
}

/// The artist, also under the other names of that person, unless one of them is an option of its own.
fn artist_entry(catalogue: &Catalogue, question: &Question, option: &Choice) -> Option<NameEntry> {
    let artists = catalogue.artists();
    let place = artists.iter().position(|artist| artist.id == option.id)?;
    let own = artists.get(place)?;
    let mut entry = catalogue.names().entry(place)?.clone();
    let is_option = |id: &str| question.options.iter().any(|option| option.id == id);
    let guises = artists.iter().enumerate().filter(|(_, other)| !is_option(&other.id));
    let guises = guises.filter(|(_, other)| catalogue.same_person(own, other));
    for guise in guises.filter_map(|(place, _)| catalogue.names().entry(place)) {
        entry.others.push(guise.name.clone());
        entry.others.extend(guise.hangul.iter().chain(&guise.others).cloned());
    }
    Some(entry)
}

/// The song by its title, its title in parts, and as the option writes it; the artists' names may stand beside it.
fn song_entry(catalogue: &Catalogue, option: &Choice) -> Option<NameEntry> {
    let songs = catalogue.collaborations();
    let place = songs.iter().position(|song| song.id == option.id)?;
    let mut entry = catalogue.titles().entry(place)?.clone();
    entry.others.push(option.label.clone());
    Some(entry)
}

/// What an editor wrote, in every language.
fn written_entry(catalogue: &Catalogue, question: &Question, option: &Choice) -> Option<NameEntry> {
    let (_, id) = question.id.split_once(':')?;
    let written = catalogue.questions().iter().find(|written| written.id == id)?;
    let wrong = option.id.parse::<usize>().ok();
    let text = match wrong {
        Some(place) => written.wrong.get(place)?,
        None => &written.answer,
    };
    Some(NameEntry {
        name: text.en.clone(),
        others: text.ko.iter().cloned().chain([option.label.clone()]).collect(),
        ..NameEntry::default()
    })
}

#[cfg(test)]
mod tests;
