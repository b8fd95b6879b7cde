//! Finds what people say in a text, and who says it.

mod before;
mod behind;
mod blocks;
mod cues;
mod dialogue;
mod interviews;
mod korean;
mod marks;
mod mentions;
mod page;
mod people;
mod pronouns;
mod speaker;
mod speech;
mod subjects;
mod tokens;
mod traits;
mod vocatives;
mod wordlists;

#[cfg(test)]
mod forms;
#[cfg(test)]
mod founding_form;
#[cfg(test)]
mod properties;

use cues::Evidence;
use page::Page;
use speaker::{Reading, Said, Who, wording};

/// A person whose name is known beforehand, such as an artist of the catalogue.
///
/// Giving only those who are tagged in the text is faster than giving everybody, and tells namesakes apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownPerson {
    /// The name to answer with, usually the stage name.
    pub name: String,
    /// Other ways of writing the name, in any script.
    pub spellings: Vec<String>,
}

/// From this confidence on a quotation may be shown as the words of its speaker: on story cards and, where the speaker is
/// an artist of the catalogue, by `/quote`. Of the quotations in news (development half and 200 further texts) that are
/// as sure, 95 in 100 are speech of the one who is mentioned; from .7 to here 87, below 63.
pub const SURE: f32 = 0.8;

/// A quotation and its speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Where the quoted text begins, in code points, behind its opening mark.
    pub start: usize,
    /// Where it ends, in code points, before its closing mark.
    pub end: usize,
    /// The speaker as mentioned in the text: "he", "the singer", "Ha Sung Woon".
    pub mention: Option<String>,
    /// The person meant: the known name, else the fullest name in the text.
    pub speaker: Option<String>,
    /// How sure it is that this is speech, and by this person: 0 to 1.
    pub confidence: f32,
}

/// All quotations of a text in order.
pub fn quotes(text: &str, known: &[KnownPerson]) -> Vec<Found> {
    explained(text, known).into_iter().map(|(found, _)| found).collect()
}

/// All quotations with the ground on which each has its speaker.
pub(crate) fn explained(text: &str, known: &[KnownPerson]) -> Vec<(Found, Evidence)> {
    let mut page = Page::new(text);
    page.learn(known);
    for block in blocks::blocks(&page) {
        page.add(block);
    }
    for line in interviews::interview(&page) {
        page.add(line);
    }
    let reading = Reading::of(&page, known);
    reading
        .said
        .iter()
        .map(|said| (found(&page, &reading, said), said.evidence))
        .collect()
}

fn found(page: &Page<'_>, reading: &Reading<'_, '_>, said: &Said) -> Found {
    let inside = said.span.open + 1..said.span.close;
    let first = inside
        .clone()
        .find(|&index| !page.token(index).ends_line())
        .unwrap_or(inside.start);
    let last = inside
        .clone()
        .rev()
        .find(|&index| !page.token(index).ends_line())
        .unwrap_or(inside.start);
    let person = match said.who {
        Some(Who::Person(id)) => Some(id),
        Some(Who::Narrator) => reading.narrator(),
        None => None,
    };
    let speaker = person
        .and_then(|id| reading.people.list.get(id))
        .map(|person| person.display.clone());
    let ground = if speaker.is_none() { 0.6 } else { 1.0 };
    Found {
        start: page.token(first).start,
        end: page.token(last).end,
        mention: said.mention.map(|mention| wording(page, &mention)),
        speaker,
        confidence: said.speech * said.evidence.trust() * said.meant * ground,
    }
}
