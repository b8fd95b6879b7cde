//! "Which drama was “With You” by Jimin (BTS) and Ha Sung Woon made for?"

use super::super::draw::alike;
use super::super::index::same_time;
use super::super::{About, Choice, Draft, Index, Topic};
use super::{Kind, nothing};
use crate::catalogue::{Collaboration, Work, WorkKind};
use crate::text::fold;
use std::collections::BTreeMap;

/// Every song for a drama, film or series whose title does not name it.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    songs(index)
        .filter(|(song, work)| !alike(&song.title, &work.title))
        .map(|(song, _)| Topic {
            kind: Kind::Work,
            about: About::Song {
                song,
                named: index.credited(song),
                wanted: None,
            },
        })
        .collect()
}

fn songs<'a>(index: &Index<'a>) -> impl Iterator<Item = (&'a Collaboration, &'a Work)> {
    let asked = |work: &Work| matches!(work.kind, WorkKind::Drama | WorkKind::Film | WorkKind::Series);
    let songs = index.catalogue.collaborations().iter();
    songs
        .filter_map(|song| song.work.as_ref().map(|work| (song, work)))
        .filter(move |(_, work)| asked(work))
}

/// The answer is the work; wrong is every other that no version of the song was made for.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Song { song, .. } = topic.about else {
        return nothing();
    };
    let Some(own) = &song.work else { return nothing() };
    let versions = index.versions_of(song).iter();
    let used: Vec<String> = versions
        .filter_map(|version| version.work.as_ref())
        .map(|work| fold(&work.title))
        .collect();
    let mut wrong: BTreeMap<&str, bool> = BTreeMap::new();
    for (other, work) in songs(index).filter(|(_, work)| !used.contains(&fold(&work.title))) {
        *wrong.entry(work.title.as_str()).or_default() |= own.kind == work.kind && same_time(song, other);
    }
    let choices = |wanted: bool| -> Vec<Choice> {
        let titles = wrong.iter().filter(|(_, plausible)| **plausible == wanted);
        titles.map(|(title, _)| choice(title)).collect()
    };
    Draft {
        answer: choice(&own.title),
        plausible: choices(true),
        others: choices(false),
    }
}

fn choice(title: &str) -> Choice {
    Choice {
        id: title.to_owned(),
        label: title.to_owned(),
    }
}
