//! "Which song did Suzy and Baekhyun (EXO) record together?"

use super::{Choice, Draft, Kind, Topic, pairs, same_time, took_part};
use crate::catalogue::{Catalogue, Collaboration};

/// Every song of two acts.
pub fn topics(catalogue: &Catalogue) -> Vec<Topic<'_>> {
    pairs(catalogue)
        .map(|(song, pair)| Topic {
            kind: Kind::Song,
            song,
            named: pair.into(),
        })
        .collect()
}

/// The answer is the song; wrong is every song in which nobody of this one had a part in any guise.
pub fn draft<'a>(catalogue: &'a Catalogue, topic: Topic<'a>) -> Draft<'a> {
    let around = took_part(catalogue, topic.song);
    let is_strange = |other: &&Collaboration| other.artists.iter().all(|credit| !around.contains(credit.id.as_str()));
    let strangers = catalogue.collaborations().iter().filter(is_strange);
    let (plausible, others): (Vec<&Collaboration>, Vec<&Collaboration>) =
        strangers.partition(|other| same_time(topic.song, other));
    let choices = |songs: Vec<&Collaboration>| -> Vec<Choice> { songs.into_iter().map(choice).collect() };
    Draft {
        answer: choice(topic.song),
        plausible: choices(plausible),
        others: choices(others),
        topic,
    }
}

fn choice(song: &Collaboration) -> Choice {
    Choice {
        id: song.id.clone(),
        label: song.title.clone(),
    }
}
