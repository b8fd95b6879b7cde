//! "Which song did Suzy and Baekhyun (EXO) record together?"

use super::super::index::same_time;
use super::super::{About, Choice, Draft, Index, Topic};
use super::{Kind, nothing, pairs, title_names};
use crate::catalogue::Collaboration;

/// Every song of two acts whose title names neither.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    pairs(index)
        .filter(|(song, pair)| !pair.iter().any(|artist| title_names(index, song, artist)))
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

/// The answer is the song; wrong is every song in which nobody of this one had a part in any guise.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Song { song, .. } = topic.about else {
        return nothing();
    };
    let around = index.took_part(song);
    let is_strange = |other: &&Collaboration| other.artists.iter().all(|credit| !around.contains(credit.id.as_str()));
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
        label: song.title.clone(),
    }
}
