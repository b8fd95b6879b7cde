//! Finding an artist or a song by whatever a person wrote.

use super::names::{Candidate, NameEntry, Names, SURE};
use super::{Artist, Catalogue, Collaboration, Shelf};
use crate::text::fold;

/// What a person meant.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant<'a, T> {
    /// Certainly this, or one of several whose names are written alike.
    Sure {
        /// The one with most to show.
        first: &'a T,
        /// The others of that name.
        likewise: Vec<&'a T>,
    },
    /// Nothing for certain; these are the nearest, perhaps none.
    Unsure(Vec<&'a T>),
}

/// A row that is found by a name people write.
pub trait Named {
    /// The row's id.
    fn id(&self) -> &str;
    /// What it is called.
    fn called(&self) -> &str;
}

impl Named for Artist {
    fn id(&self) -> &str {
        &self.id
    }

    fn called(&self) -> &str {
        &self.name
    }
}

impl Named for Collaboration {
    fn id(&self) -> &str {
        &self.id
    }

    fn called(&self) -> &str {
        &self.title
    }
}

/// Candidates that are looked at; more share no name and are near nothing.
const CANDIDATES_MAX: usize = 8;

impl Catalogue {
    /// Whom `typed` means: an artist's id, as autocomplete fills it in, or a name in any spelling.
    pub fn meant(&self, typed: &str) -> Meant<'_, Artist> {
        meant(&self.artists, &self.names, typed)
    }

    /// Which song `typed` means: its id, as autocomplete fills it in, or its title, perhaps with an artist's name.
    pub fn song_meant(&self, typed: &str) -> Meant<'_, Collaboration> {
        meant(&self.collaborations, &self.titles, typed)
    }

    /// The artists that `typed` may become, the likeliest first; those with most to show when nothing is typed yet.
    pub fn suggest(&self, typed: &str, most: usize) -> Vec<&Artist> {
        rows(&self.artists, &self.names.complete(typed, most))
    }

    /// The songs that `typed` may become, the likeliest first; those with most to show when nothing is typed yet.
    pub fn suggest_songs(&self, typed: &str, most: usize) -> Vec<&Collaboration> {
        rows(&self.collaborations, &self.titles.complete(typed, most))
    }
}

fn meant<'a, T: Named>(shelf: &'a Shelf<T>, names: &Names, typed: &str) -> Meant<'a, T> {
    if let Some(row) = shelf.get(typed) {
        return Meant::Sure {
            first: row,
            likewise: likewise(shelf, names, row, typed),
        };
    }
    let candidates = names.find(typed, CANDIDATES_MAX);
    let best = candidates.first().map_or(0.0, |candidate| candidate.score);
    let mut equals = rows(shelf, best_of(&candidates)).into_iter();
    match equals.next() {
        Some(first) if best >= SURE => Meant::Sure {
            first,
            likewise: equals.collect(),
        },
        _ => Meant::Unsure(rows(shelf, &candidates)),
    }
}

/// The others of the name where the id that was typed is nothing but the name: then a person may have typed it who
/// knows nothing of ids.
fn likewise<'a, T: Named>(shelf: &'a Shelf<T>, names: &Names, row: &T, typed: &str) -> Vec<&'a T> {
    if fold(typed) != fold(row.called()) {
        return Vec::new();
    }
    let candidates = names.find(typed, CANDIDATES_MAX);
    let equals = rows(shelf, best_of(&candidates)).into_iter();
    equals.filter(|other| other.id() != row.id()).collect()
}

/// The candidates that are as likely as the first.
fn best_of(candidates: &[Candidate]) -> &[Candidate] {
    let best = candidates.first().map_or(0.0, |candidate| candidate.score);
    let equals = candidates
        .iter()
        .take_while(|candidate| candidate.score >= best)
        .count();
    candidates.get(..equals).unwrap_or_default()
}

fn rows<'a, T>(shelf: &'a Shelf<T>, candidates: &[Candidate]) -> Vec<&'a T> {
    candidates
        .iter()
        .filter_map(|candidate| shelf.rows.get(candidate.index))
        .collect()
}

/// What the finder is to know of the catalogue's artists, in their order.
pub(super) fn artist_entries(catalogue: &Catalogue) -> Vec<NameEntry> {
    let entry = |artist: &Artist| {
        let songs = catalogue.collaborations_of(&artist.id).len();
        let to_show = songs + catalogue.quotes_of(&artist.id).len() + catalogue.articles_about(&artist.id).len();
        NameEntry {
            id: artist.id.clone(),
            name: artist.name.clone(),
            hangul: artist.hangul.clone(),
            others: artist.aliases.iter().chain(&artist.former_names).cloned().collect(),
            groups: catalogue.groups_of(artist).flat_map(spellings).collect(),
            prominence: u32::try_from(to_show).unwrap_or(u32::MAX),
        }
    };
    catalogue.artists().iter().map(entry).collect()
}

/// What the finder is to know of the songs, in their order: an artist stands to a song as a group to its member, so
/// that "dream suzy" tells one "Dream" from another.
pub(super) fn song_entries(catalogue: &Catalogue) -> Vec<NameEntry> {
    let entry = |song: &Collaboration| {
        let to_show = catalogue.quotes_about(&song.id).count() + usize::from(catalogue.story_of(&song.id).is_some());
        // Of two with as much to show the newer one comes first.
        let year = song.date.map_or(0, |date| usize::from(date.year().unsigned_abs()));
        let prominence = to_show * usize::from(u16::MAX) + year;
        NameEntry {
            id: song.id.clone(),
            name: song.title.clone(),
            hangul: None,
            others: title_parts(&song.title),
            groups: catalogue.credited(song).flat_map(spellings).collect(),
            prominence: u32::try_from(prominence).unwrap_or(u32::MAX),
        }
    };
    catalogue.collaborations().iter().map(entry).collect()
}

fn spellings(artist: &Artist) -> impl Iterator<Item = String> {
    std::iter::once(artist.name.clone()).chain(artist.hangul.clone())
}

/// A title without its brackets, and what stands in them: "Without You (결국)" is also "Without You" and "결국".
fn title_parts(title: &str) -> Vec<String> {
    let Some((before, rest)) = title.split_once('(') else {
        return Vec::new();
    };
    let inside = rest.split(')').next().unwrap_or_default();
    [before, inside]
        .into_iter()
        .map(|part| part.trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::{Meant, title_parts};

    #[track_caller]
    fn sure(typed: &str) -> (String, Vec<String>) {
        match testing::catalogue().song_meant(typed) {
            Meant::Sure { first, likewise } => {
                (first.id.clone(), likewise.iter().map(|song| song.id.clone()).collect())
            }
            Meant::Unsure(nearest) => panic!("unsure among {nearest:?}"),
        }
    }

    #[test]
    fn a_song_is_found_by_its_title_however_it_is_typed() {
        for typed in ["with-you", "With You", "withyou", "WITH-YOU", "with you jimin"] {
            assert_eq!(sure(typed).0, "with-you", "{typed}");
        }
    }

    #[test]
    fn a_title_is_known_by_its_parts() {
        assert_eq!(title_parts("Without You (결국)"), ["Without You", "결국"]);
        assert_eq!(title_parts("(Untitled"), ["Untitled"]);
        assert_eq!(title_parts("Dream"), Vec::<String>::new());
    }

    #[test]
    fn nothing_near_is_nothing_sure() {
        let catalogue = testing::catalogue();
        assert!(matches!(catalogue.song_meant("qqqqqqqq"), Meant::Unsure(_)));
    }
}
