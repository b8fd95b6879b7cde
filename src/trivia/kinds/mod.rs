//! The kinds of questions, one file each.

mod partner;
mod song;
mod work;

use super::{Choice, Draft, Topic};
use crate::catalogue::{Artist, ArtistKind, Catalogue, Collaboration};
use crate::text::fold;
use std::collections::HashSet;

/// A kind of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Who made this song with that artist?
    Partner,
    /// Which song did these two make together?
    Song,
    /// Which drama or film was the song made for?
    Work,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 3] = [Kind::Partner, Kind::Song, Kind::Work];

    /// Its name in ids.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Partner => "partner",
            Kind::Song => "song",
            Kind::Work => "work",
        }
    }

    /// Everything of this kind that can be asked.
    pub(super) fn topics(self, catalogue: &Catalogue) -> Vec<Topic<'_>> {
        match self {
            Kind::Partner => partner::topics(catalogue),
            Kind::Song => song::topics(catalogue),
            Kind::Work => work::topics(catalogue),
        }
    }
}

impl<'a> Topic<'a> {
    /// The topic with its answer and the wrong options.
    pub(super) fn draft(self, catalogue: &'a Catalogue) -> Draft<'a> {
        match self.kind {
            Kind::Partner => partner::draft(catalogue, self),
            Kind::Song => song::draft(catalogue, self),
            Kind::Work => work::draft(catalogue, self),
        }
    }
}

/// Years between two songs that still count as one time.
const SAME_TIME_YEARS: i16 = 4;

/// Whether two songs came out at about the same time; not when a date is unknown.
fn same_time(one: &Collaboration, other: &Collaboration) -> bool {
    let years = one
        .date
        .zip(other.date)
        .map(|(one, other)| (one.year() - other.year()).abs());
    years.is_some_and(|years| years <= SAME_TIME_YEARS)
}

/// Whether two artists are the same kind of act: both several people, or both one.
fn same_kind(one: &Artist, other: &Artist) -> bool {
    let several = |artist: &Artist| matches!(artist.kind, ArtistKind::Group | ArtistKind::Unit);
    several(one) == several(other)
}

/// The songs of exactly two acts, with both: with a third, "with" and "together" would have several answers.
fn pairs(catalogue: &Catalogue) -> impl Iterator<Item = (&Collaboration, [&Artist; 2])> {
    catalogue.collaborations().iter().filter_map(|song| {
        let pair = <[&Artist; 2]>::try_from(credited(catalogue, song)).ok()?;
        Some((song, pair))
    })
}

/// The artists credited on a song, in the order of the credit.
fn credited<'a>(catalogue: &'a Catalogue, song: &'a Collaboration) -> Vec<&'a Artist> {
    catalogue.credited(song).collect()
}

/// Ids of everyone who took part in a song in any guise: the credited, their groups, units and fellow members, other
/// rows of the same person, and whoever is credited on another song of that title.
fn took_part<'a>(catalogue: &'a Catalogue, song: &Collaboration) -> HashSet<&'a str> {
    let title = fold(&song.title);
    let versions = catalogue
        .collaborations()
        .iter()
        .filter(|other| fold(&other.title) == title);
    let direct: Vec<&Artist> = versions.flat_map(|version| credited(catalogue, version)).collect();
    let mut ids: HashSet<&str> = HashSet::new();
    for artist in direct {
        ids.insert(&artist.id);
        ids.extend(artist.same_person_as.as_deref());
        ids.extend(artist.groups.iter().map(String::as_str));
    }
    let named = ids.clone();
    for artist in catalogue.artists() {
        let same_person = artist
            .same_person_as
            .as_ref()
            .is_some_and(|id| named.contains(id.as_str()));
        if same_person || artist.groups.iter().any(|group| named.contains(group.as_str())) {
            ids.insert(&artist.id);
        }
    }
    ids
}

/// The artist as an option.
fn artist_choice(catalogue: &Catalogue, artist: &Artist) -> Choice {
    Choice {
        id: artist.id.clone(),
        label: catalogue.name_with_group(artist),
    }
}
