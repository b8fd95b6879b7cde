//! "Who recorded “With You” with Jimin (BTS)?"

use super::{Choice, Draft, Kind, Topic, artist_choice, credited, pairs, same_kind, same_time, took_part};
use crate::catalogue::{Artist, Catalogue};
use std::collections::HashSet;

/// Every song of two acts, asked from both sides.
pub fn topics(catalogue: &Catalogue) -> Vec<Topic<'_>> {
    let sides = pairs(catalogue).flat_map(|(song, [one, other])| [(song, one), (song, other)]);
    sides
        .map(|(song, named)| Topic {
            kind: Kind::Partner,
            song,
            named: vec![named],
        })
        .collect()
}

/// The answer is the other act; wrong is everyone who had no part in the song in any guise.
pub fn draft<'a>(catalogue: &'a Catalogue, topic: Topic<'a>) -> Draft<'a> {
    let song = topic.song;
    let is_named = |artist: &Artist| topic.named.iter().any(|named| named.id == artist.id);
    let answer = credited(catalogue, song).into_iter().find(|artist| !is_named(artist));
    let excluded = took_part(catalogue, song);
    let of_the_time: HashSet<&str> = catalogue
        .collaborations()
        .iter()
        .filter(|other| same_time(song, other))
        .flat_map(|other| other.artists.iter().map(|credit| credit.id.as_str()))
        .collect();
    let wrong = catalogue
        .artists()
        .iter()
        .filter(|artist| !excluded.contains(artist.id.as_str()));
    let (plausible, others): (Vec<&Artist>, Vec<&Artist>) = wrong.partition(|artist| {
        answer.is_some_and(|answer| same_kind(artist, answer)) && of_the_time.contains(artist.id.as_str())
    });
    let choices = |artists: Vec<&Artist>| -> Vec<Choice> {
        artists
            .into_iter()
            .map(|artist| artist_choice(catalogue, artist))
            .collect()
    };
    Draft {
        answer: answer
            .map(|artist| artist_choice(catalogue, artist))
            .unwrap_or_default(),
        plausible: choices(plausible),
        others: choices(others),
        topic,
    }
}
