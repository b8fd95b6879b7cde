//! "Which drama was “With You” by Jimin (BTS) and Ha Sung Woon made for?"

use super::{Choice, Draft, Kind, Topic, credited, same_time};
use crate::catalogue::{Catalogue, Collaboration, Work, WorkKind};
use crate::text::fold;
use std::collections::BTreeMap;

/// Every song for a drama, film or series.
pub fn topics(catalogue: &Catalogue) -> Vec<Topic<'_>> {
    let named = |song| credited(catalogue, song);
    songs(catalogue)
        .map(|(song, _)| Topic {
            kind: Kind::Work,
            song,
            named: named(song),
        })
        .collect()
}

fn songs(catalogue: &Catalogue) -> impl Iterator<Item = (&Collaboration, &Work)> {
    let asked = |work: &Work| matches!(work.kind, WorkKind::Drama | WorkKind::Film | WorkKind::Series);
    catalogue
        .collaborations()
        .iter()
        .filter_map(|song| song.work.as_ref().map(|work| (song, work)))
        .filter(move |(_, work)| asked(work))
}

/// The answer is the work; wrong is every other that no song of this title was made for.
pub fn draft<'a>(catalogue: &'a Catalogue, topic: Topic<'a>) -> Draft<'a> {
    let title = fold(&topic.song.title);
    let used: Vec<String> = songs(catalogue)
        .filter(|(song, _)| fold(&song.title) == title)
        .map(|(_, work)| fold(&work.title))
        .collect();
    let mut wrong: BTreeMap<&str, bool> = BTreeMap::new();
    for (song, work) in songs(catalogue).filter(|(_, work)| !used.contains(&fold(&work.title))) {
        let same_kind = topic.song.work.as_ref().is_some_and(|own| own.kind == work.kind);
        *wrong.entry(work.title.as_str()).or_default() |= same_kind && same_time(topic.song, song);
    }
    let choices = |wanted: bool| -> Vec<Choice> {
        wrong
            .iter()
            .filter(|(_, plausible)| **plausible == wanted)
            .map(|(title, _)| choice(title))
            .collect()
    };
    let answer = topic
        .song
        .work
        .as_ref()
        .map(|work| choice(&work.title))
        .unwrap_or_default();
    Draft {
        answer,
        plausible: choices(true),
        others: choices(false),
        topic,
    }
}

fn choice(title: &str) -> Choice {
    Choice {
        id: title.to_owned(),
        label: title.to_owned(),
    }
}
