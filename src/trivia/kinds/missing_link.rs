//! "Who has made a song with IU and also one with Taeyeon?"

use super::super::index::same_kind;
use super::super::{About, Draft, Index, Topic};
use super::{Kind, artists_as_options, nothing};
use crate::catalogue::Artist;
use std::collections::HashSet;

/// Partners of one artist that are looked at; the best known have some twenty.
const PARTNERS_MAX: usize = 24;

/// Every artist with songs beside two that can be told apart from those who have none.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let listed: HashSet<&str> = index
        .catalogue
        .strangers()
        .iter()
        .flat_map(|row| row.with.iter().chain([&row.artist]).map(String::as_str))
        .collect();
    let mut topics = Vec::new();
    for link in index.with_partners() {
        let circle: HashSet<&str> = index.circle(&link.id).collect();
        let ends: Vec<&Artist> = index
            .partners_of(&link.id)
            .filter(|(id, _)| listed.contains(id) && !circle.contains(id))
            .filter_map(|(id, _)| index.catalogue.artist(id))
            .take(PARTNERS_MAX)
            .collect();
        for (place, one) in ends.iter().enumerate() {
            let later = ends.iter().skip(place + 1);
            let apart = later.filter(|other| !index.circle(&one.id).any(|id| id == other.id));
            topics.extend(apart.map(|other| Topic {
                kind: Kind::MissingLink,
                about: About::Link {
                    ends: [one, other],
                    link,
                },
            }));
        }
    }
    topics
}

/// The answer is the one with both; wrong is who is listed as having no song with one of the two. Close to right is who
/// has a song with the other.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Link {
        ends: [one, other],
        link,
    } = topic.about
    else {
        return nothing();
    };
    let of = |end: &Artist| -> HashSet<&'a str> { index.partners_of(&end.id).map(|(id, _)| id).collect() };
    let (of_one, of_other) = (of(one), of(other));
    let near: HashSet<&str> = [one, other, link]
        .iter()
        .flat_map(|artist| index.circle(&artist.id))
        .collect();
    artists_as_options(
        index,
        link,
        |artist| {
            let id = artist.id.as_str();
            !near.contains(id) && (index.are_strangers(id, &one.id) || index.are_strangers(id, &other.id))
        },
        |artist| {
            let id = artist.id.as_str();
            same_kind(artist, link) && (of_one.contains(id) || of_other.contains(id))
        },
    )
}
