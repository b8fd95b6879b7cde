//! "Which drama was “With You” by Jimin (BTS) and Ha Sung Woon made for?"

use super::{Draft, Kind, same_time};
use crate::catalogue::{Catalogue, Collaboration, Work, WorkKind};
use crate::text::fold;
use crate::trivia::Choice;
use std::collections::BTreeMap;

/// Songs for a drama, film or series; the wrong options are other works of these kinds.
pub fn drafts(catalogue: &Catalogue) -> Vec<Draft<'_>> {
    let songs: Vec<(&Collaboration, &Work)> = catalogue
        .collaborations()
        .iter()
        .filter_map(|song| song.work.as_ref().map(|work| (song, work)))
        .filter(|(_, work)| matches!(work.kind, WorkKind::Drama | WorkKind::Film | WorkKind::Series))
        .collect();
    songs
        .iter()
        .map(|(song, work)| draft(catalogue, song, work, &songs))
        .collect()
}

fn draft<'a>(
    catalogue: &'a Catalogue,
    song: &'a Collaboration,
    work: &Work,
    all: &[(&'a Collaboration, &'a Work)],
) -> Draft<'a> {
    // A song may have been used twice under one title: such works are no wrong options.
    let title = fold(&song.title);
    let used: Vec<String> = all
        .iter()
        .filter(|(other, _)| fold(&other.title) == title)
        .map(|(_, work)| fold(&work.title))
        .collect();
    let mut wrong: BTreeMap<&str, bool> = BTreeMap::new();
    for (other, other_work) in all {
        if !used.contains(&fold(&other_work.title)) {
            let plausible = other_work.kind == work.kind && same_time(song, other);
            *wrong.entry(other_work.title.as_str()).or_default() |= plausible;
        }
    }
    let choices = |wanted: bool| {
        wrong
            .iter()
            .filter(|(_, plausible)| **plausible == wanted)
            .map(|(title, _)| choice(title))
            .collect()
    };
    Draft {
        kind: Kind::Work,
        song,
        named: catalogue.credited(song).collect(),
        answer: choice(&work.title),
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
