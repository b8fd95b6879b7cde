//! Finding an artist by whatever a person wrote.

use super::names::{self, NameEntry};
use super::{Artist, Catalogue};

/// Whom a person meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant<'a> {
    /// Certainly this artist, or one of several whose name is written alike.
    Sure {
        /// The one with most to show.
        artist: &'a Artist,
        /// The others of that name.
        likewise: Vec<&'a Artist>,
    },
    /// Nobody for certain; these are the nearest, perhaps none.
    Unsure(Vec<&'a Artist>),
}

/// Candidates that are looked at; more share no name and are near nothing.
const CANDIDATES_MAX: usize = 8;

impl Catalogue {
    /// Whom `typed` means: an artist's id, as autocomplete fills it in, or a name in any spelling.
    pub fn meant(&self, typed: &str) -> Meant<'_> {
        if let Some(artist) = self.artist(typed) {
            return Meant::Sure {
                artist,
                likewise: Vec::new(),
            };
        }
        let candidates = self.names().find(typed, CANDIDATES_MAX);
        let best = candidates.first().map_or(0.0, |candidate| candidate.score);
        let artists = |from: &[names::Candidate]| -> Vec<&Artist> {
            from.iter()
                .filter_map(|candidate| self.artists().get(candidate.index))
                .collect()
        };
        if best < names::SURE {
            return Meant::Unsure(artists(&candidates));
        }
        let equals: Vec<names::Candidate> = candidates
            .into_iter()
            .filter(|candidate| candidate.score >= best)
            .collect();
        let mut equals = artists(&equals).into_iter();
        match equals.next() {
            Some(artist) => Meant::Sure {
                artist,
                likewise: equals.collect(),
            },
            None => Meant::Unsure(Vec::new()),
        }
    }

    /// The artists that `typed` may become, the likeliest first; those with most to show when nothing is typed yet.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<&Artist> {
        let candidates = self.names().complete(typed, most);
        candidates
            .iter()
            .filter_map(|candidate| self.artists().get(candidate.index))
            .collect()
    }
}

/// What the finder is to know of the catalogue's artists, in their order.
pub(super) fn entries(catalogue: &Catalogue) -> Vec<NameEntry> {
    catalogue
        .artists()
        .iter()
        .map(|artist| entry(catalogue, artist))
        .collect()
}

fn entry(catalogue: &Catalogue, artist: &Artist) -> NameEntry {
    let of_group = |group: &Artist| [Some(group.name.clone()), group.hangul.clone()];
    let songs = catalogue.collaborations_of(&artist.id).len();
    let to_show = songs + catalogue.quotes_of(&artist.id).len() + catalogue.articles_about(&artist.id).len();
    NameEntry {
        id: artist.id.clone(),
        name: artist.name.clone(),
        hangul: artist.hangul.clone(),
        others: artist.aliases.iter().chain(&artist.former_names).cloned().collect(),
        groups: catalogue.groups_of(artist).flat_map(of_group).flatten().collect(),
        prominence: u32::try_from(to_show).unwrap_or(u32::MAX),
    }
}
