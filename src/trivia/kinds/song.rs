//! "Which song did Suzy and Baekhyun (EXO) record together?"

use super::super::index::{asked_title, same_time};
use super::super::{About, Choice, Draft, Index, Topic};
use super::{Kind, nothing, pairs, title_names};
use crate::catalogue::Collaboration;

/// Every song of two acts.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    pairs(index)
        .map(|(song, pair)| Topic {
            kind: Kind::Song,
            about: About::Song {
                song,
                named: pair.into(),
                wanted: None,
            },
        })
        .collect()
}

/// Nothing where the title names one of the two. The answer is the song; wrong is every song in which nobody of this
/// one had a part in any guise, nor in another of that title, and whose title tells as little who made it.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Song { song, named, .. } = &topic.about else {
        return nothing();
    };
    if named.iter().any(|artist| title_names(index, song, artist)) {
        return nothing();
    }
    let around = index.took_part(song);
    let is_strange = |other: &&Collaboration| {
        if index.names_its_artist(other) {
            return false;
        }
        let mut credits = index.versions_of(other).iter().flat_map(|version| &version.artists);
        credits.all(|credit| !around.contains(credit.id.as_str()))
    };
    let strangers = index.catalogue.collaborations().iter().filter(is_strange);
    let (plausible, others): (Vec<&Collaboration>, Vec<&Collaboration>) =
        strangers.partition(|other| same_time(song, other));
    let choices = |songs: Vec<&Collaboration>| -> Vec<Choice> { songs.into_iter().map(choice).collect() };
    Draft {
        answer: choice(song),
        plausible: choices(plausible),
        others: choices(others),
    }
}

fn choice(song: &Collaboration) -> Choice {
    Choice {
        id: song.id.clone(),
        label: asked_title(&song.title),
    }
}
