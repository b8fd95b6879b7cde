//! "Which of these groups has had Jimin as a member?"

use super::super::index::names;
use super::super::{About, Draft, Index, Topic};
use super::{Kind, artists_as_options, nothing};
use crate::catalogue::{Artist, ArtistKind};
use crate::text::fold;
use std::collections::HashMap;

/// Every member of a group whose stage name is borne by nobody else.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let mut bearers: HashMap<String, u32> = HashMap::new();
    for artist in index.catalogue.artists() {
        let names = [Some(&artist.name), artist.hangul.as_ref()];
        for name in names.into_iter().flatten() {
            *bearers.entry(fold(name)).or_default() += 1;
        }
    }
    let is_alone = |artist: &&Artist| {
        let names = [Some(&artist.name), artist.hangul.as_ref()];
        let alone = |name: &String| bearers.get(&fold(name)) == Some(&1);
        artist.shares_name_with.is_empty() && names.into_iter().flatten().all(alone)
    };
    let members = index.catalogue.artists().iter().filter(is_alone);
    members
        .flat_map(|artist| index.catalogue.groups_of(artist).map(move |group| (artist, group)))
        .filter(|(artist, group)| group.kind == ArtistKind::Group && !names(&artist.name, group))
        .map(|(artist, group)| Topic {
            kind: Kind::Group,
            about: About::Member { artist, group },
        })
        .collect()
}

/// The answer is the group; wrong is every group of which we know members, none of them in the member's circle: a
/// group without any might have had this one.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Member { artist, group } = topic.about else {
        return nothing();
    };
    let circle: Vec<&str> = index.circle(&artist.id).collect();
    let near = |other: &Artist| index.circle(&other.id).any(|id| circle.contains(&id));
    let has_members = |other: &Artist| index.circle(&other.id).count() > 1;
    let years = |one: &Artist| one.debut.map(|debut| debut.year());
    artists_as_options(
        index,
        group,
        |other| other.kind == ArtistKind::Group && has_members(other) && !near(other),
        |other| {
            years(other)
                .zip(years(group))
                .is_some_and(|(one, other)| (one - other).abs() <= 4)
        },
    )
}
