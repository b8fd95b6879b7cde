//! "Who made “With You” with Jimin (BTS)?"

use super::{Draft, Kind, artist_choice, same_kind, same_time, took_part};
use crate::catalogue::{Artist, Catalogue, Collaboration};
use std::collections::HashSet;

/// Songs of exactly two acts, each asked from both sides: with a third, "with" would have two answers.
pub fn drafts(catalogue: &Catalogue) -> Vec<Draft<'_>> {
    let pairs = catalogue.collaborations().iter().filter_map(|song| {
        let artists: Vec<&Artist> = catalogue.credited(song).collect();
        <[&Artist; 2]>::try_from(artists).ok().map(|pair| (song, pair))
    });
    pairs
        .flat_map(|(song, [one, other])| [draft(catalogue, song, one, other), draft(catalogue, song, other, one)])
        .collect()
}

fn draft<'a>(catalogue: &'a Catalogue, song: &'a Collaboration, named: &'a Artist, answer: &'a Artist) -> Draft<'a> {
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
    let (plausible, others): (Vec<&Artist>, Vec<&Artist>) =
        wrong.partition(|artist| same_kind(artist, answer) && of_the_time.contains(artist.id.as_str()));
    let choices = |artists: Vec<&Artist>| {
        artists
            .into_iter()
            .map(|artist| artist_choice(catalogue, artist))
            .collect()
    };
    Draft {
        kind: Kind::Partner,
        song,
        named: vec![named],
        answer: artist_choice(catalogue, answer),
        plausible: choices(plausible),
        others: choices(others),
    }
}
