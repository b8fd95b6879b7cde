//! "Which song did Suzy and Baekhyun (EXO) make together?"

use super::{Draft, Kind, same_time, took_part};
use crate::catalogue::{Artist, Catalogue, Collaboration};
use crate::trivia::Choice;

/// Songs of exactly two acts. A wrong option is a song in which neither had a part in any guise.
pub fn drafts(catalogue: &Catalogue) -> Vec<Draft<'_>> {
    let pairs = catalogue.collaborations().iter().filter_map(|song| {
        let artists: Vec<&Artist> = catalogue.credited(song).collect();
        <[&Artist; 2]>::try_from(artists).ok().map(|pair| (song, pair))
    });
    pairs.map(|(song, pair)| draft(catalogue, song, pair)).collect()
}

fn draft<'a>(catalogue: &'a Catalogue, song: &'a Collaboration, pair: [&'a Artist; 2]) -> Draft<'a> {
    let around = took_part(catalogue, song);
    let strangers = catalogue
        .collaborations()
        .iter()
        .filter(|other| other.artists.iter().all(|credit| !around.contains(credit.id.as_str())));
    let (plausible, others): (Vec<&Collaboration>, Vec<&Collaboration>) =
        strangers.partition(|other| same_time(song, other));
    let choices = |songs: Vec<&Collaboration>| songs.into_iter().map(choice).collect();
    Draft {
        kind: Kind::Song,
        song,
        named: pair.into(),
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
