//! "Who recorded “With You” with Jimin (BTS)?"

use super::super::index::same_kind;
use super::super::{About, Draft, Index, Topic};
use super::{Kind, artists_as_options, nothing, pairs, title_names};
use crate::catalogue::Role;

/// Every song of two acts, asked from both sides; guests are asked for by another kind.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    pairs(index)
        .filter(|(song, _)| song.artists.iter().all(|credit| credit.role != Role::Featured))
        .flat_map(|(song, [one, other])| [(song, one, other), (song, other, one)])
        .map(|(song, named, wanted)| Topic {
            kind: Kind::Partner,
            about: About::Song {
                song,
                named: vec![named],
                wanted: Some(wanted),
            },
        })
        .collect()
}

/// Nothing where the title says who it is. The answer is the other act; wrong is everyone who had no part in the song in any guise.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Song {
        song,
        wanted: Some(answer),
        ..
    } = &topic.about
    else {
        return nothing();
    };
    if title_names(index, song, answer) {
        return nothing();
    }
    let took_part = index.took_part(song);
    let of_the_time = index.of_the_time(song);
    artists_as_options(
        index,
        answer,
        |artist| !took_part.contains(artist.id.as_str()),
        |artist| same_kind(artist, answer) && of_the_time.contains(artist.id.as_str()),
    )
}
