//! "In which year did “Palette” by IU and G-Dragon come out?"

use super::super::{About, Choice, Draft, Index, Topic};
use super::{Kind, nothing};
use crate::catalogue::Collaboration;

/// Years around the right one that may stand beside it.
const AROUND: i16 = 6;
/// Years around the right one that are close to it.
const CLOSE: i16 = 3;

/// Every song whose year is beyond doubt: its sources agree, and so does the year of the record it is on.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let songs = index.catalogue.collaborations().iter();
    songs
        .filter(|song| year(song).is_some() && song.date_doubt.is_none())
        .filter(|song| {
            let of_work = song.work.as_ref().and_then(|work| work.year);
            of_work.is_none() || of_work == year(song)
        })
        .filter(|song| !year(song).is_some_and(|year| song.title.contains(&year.to_string())))
        .map(|song| Topic {
            kind: Kind::Year,
            about: About::Song {
                song,
                named: index.credited(song),
                wanted: None,
            },
        })
        .collect()
}

fn year(song: &Collaboration) -> Option<i16> {
    song.date.map(|date| date.year())
}

/// The answer is the year; wrong is every year near it in which no version of the song came out, none of them to come.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Song { song, .. } = topic.about else {
        return nothing();
    };
    let Some(right) = year(song) else { return nothing() };
    let of_versions = |version: &&Collaboration| [year(version), version.work.as_ref().and_then(|work| work.year)];
    let used: Vec<i16> = index.versions_of(song).iter().flat_map(of_versions).flatten().collect();
    let last = index.today.year().min(right + AROUND);
    // The window keeps its width at the end of time, so that the newest song is not always the latest year.
    let wrong = (last - 2 * AROUND..=last).filter(|year| !used.contains(year));
    let (plausible, others): (Vec<i16>, Vec<i16>) = wrong.partition(|year| (year - right).abs() <= CLOSE);
    let choices = |years: Vec<i16>| -> Vec<Choice> { years.into_iter().map(choice).collect() };
    Draft {
        answer: choice(right),
        plausible: choices(plausible),
        others: choices(others),
    }
}

fn choice(year: i16) -> Choice {
    Choice {
        id: year.to_string(),
        label: year.to_string(),
    }
}
