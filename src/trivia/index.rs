//! What the kinds of questions ask the catalogue again and again, gathered once before questions are drawn.

use super::{Choice, Headline};
use crate::catalogue::{Artist, ArtistKind, Catalogue, Collaboration};
use crate::text::{fold, fold_words};
use jiff::civil;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// The catalogue as questions look at it on one day.
pub struct Index<'a> {
    /// What is known.
    pub catalogue: &'a Catalogue,
    /// The day: facts that have expired by then are not asked.
    pub today: civil::Date,
    /// The songs that go by one title, whatever stands in brackets after it: versions, remixes, namesakes.
    versions: HashMap<String, Vec<&'a Collaboration>>,
    /// The stem of each song's title, by the song's id.
    stems: HashMap<&'a str, String>,
    /// For each artist everybody whose deed could be taken for that artist's.
    circles: HashMap<&'a str, BTreeSet<&'a str>>,
    /// For each artist those credited beside, with the songs.
    partners: BTreeMap<&'a str, BTreeMap<&'a str, Vec<&'a Collaboration>>>,
    /// For each artist those listed as having made no song together.
    strangers: HashMap<&'a str, BTreeSet<&'a str>>,
    /// How much there is to tell about each artist.
    fame: HashMap<&'a str, u32>,
    /// The songs whose title names an artist of theirs.
    telling: HashSet<&'a str>,
    /// Headlines of recent stories.
    pub headlines: &'a [Headline],
}

/// Years between two songs that still count as one time.
const SAME_TIME_YEARS: i16 = 4;

impl<'a> Index<'a> {
    /// Gathers the index.
    pub fn new(catalogue: &'a Catalogue, today: civil::Date) -> Self {
        let mut index = Self {
            catalogue,
            today,
            versions: HashMap::new(),
            stems: HashMap::new(),
            circles: circles(catalogue),
            partners: BTreeMap::new(),
            strangers: HashMap::new(),
            fame: fame(catalogue),
            telling: telling(catalogue),
            headlines: &[],
        };
        for song in catalogue.collaborations() {
            let stem = stem(&song.title);
            index.stems.insert(&song.id, stem.clone());
            index.versions.entry(stem).or_default().push(song);
            for one in &song.artists {
                for other in song.artists.iter().filter(|other| other.id != one.id) {
                    let beside = index.partners.entry(&one.id).or_default();
                    beside.entry(&other.id).or_default().push(song);
                }
            }
        }
        for row in catalogue.strangers() {
            for other in &row.with {
                index.strangers.entry(&row.artist).or_default().insert(other);
                index.strangers.entry(other).or_default().insert(&row.artist);
            }
        }
        index
    }

    /// The same with headlines of recent stories to ask about.
    pub fn with_headlines(self, headlines: &'a [Headline]) -> Self {
        Self { headlines, ..self }
    }

    /// Whether the song's title, as it is asked, names one of those credited on it.
    pub fn names_its_artist(&self, song: &Collaboration) -> bool {
        self.telling.contains(song.id.as_str())
    }

    /// Every song that goes by the title of this one, itself among them.
    pub fn versions_of(&self, song: &Collaboration) -> &[&'a Collaboration] {
        let stem = self.stems.get(song.id.as_str());
        let versions = stem.and_then(|stem| self.versions.get(stem));
        versions.map(Vec::as_slice).unwrap_or_default()
    }

    /// Everybody whose deed could be taken for this artist's: the artist, other rows of the same person, their groups
    /// and units, the members of those, and the artist's own members.
    pub fn circle(&self, artist: &str) -> impl Iterator<Item = &'a str> {
        self.circles.get(artist).into_iter().flatten().copied()
    }

    /// Ids of everyone who took part in a song in any guise, also in another song of that title.
    pub fn took_part(&self, song: &Collaboration) -> HashSet<&'a str> {
        let credits = self.versions_of(song).iter().flat_map(|version| &version.artists);
        credits.flat_map(|credit| self.circle(&credit.id)).collect()
    }

    /// The artists credited beside this one, with their songs, in the order of their ids.
    pub fn partners_of(&self, artist: &str) -> impl Iterator<Item = (&'a str, &[&'a Collaboration])> {
        let partners = self.partners.get(artist).into_iter().flatten();
        partners.map(|(id, songs)| (*id, songs.as_slice()))
    }

    /// Every artist with a partner, in the order of the ids.
    pub fn with_partners(&self) -> impl Iterator<Item = &'a Artist> {
        self.partners.keys().filter_map(|id| self.catalogue.artist(id))
    }

    /// Whether two artists are listed as having made no song together.
    pub fn are_strangers(&self, one: &str, other: &str) -> bool {
        self.strangers
            .get(one)
            .is_some_and(|strangers| strangers.contains(other))
    }

    /// The artists listed as having made no song with this one, in the order of their ids.
    pub fn strangers_of(&self, artist: &str) -> impl Iterator<Item = &'a Artist> {
        let strangers = self.strangers.get(artist).into_iter().flatten();
        strangers.filter_map(|id| self.catalogue.artist(id))
    }

    /// How much there is to tell about an artist: songs, quotes and stories, half of them for the groups' ones.
    pub fn fame(&self, artist: &Artist) -> u32 {
        let own = |id: &str| self.fame.get(id).copied().unwrap_or_default();
        let of_groups = artist.groups.iter().map(|group| own(group) / 2).max();
        own(&artist.id) + of_groups.unwrap_or_default()
    }

    /// The artists credited on a song, in the order of the credit.
    pub fn credited(&self, song: &Collaboration) -> Vec<&'a Artist> {
        let credits = song.artists.iter();
        credits.filter_map(|credit| self.catalogue.artist(&credit.id)).collect()
    }

    /// Ids of the artists of songs that came out at about the same time as this one.
    pub fn of_the_time(&self, song: &Collaboration) -> HashSet<&'a str> {
        let songs = self.catalogue.collaborations().iter();
        songs
            .filter(|other| same_time(song, other))
            .flat_map(|other| other.artists.iter().map(|credit| credit.id.as_str()))
            .collect()
    }

    /// The artist as an option.
    pub fn choice(&self, artist: &Artist) -> Choice {
        Choice {
            id: artist.id.clone(),
            label: self.catalogue.name_with_group(artist),
        }
    }
}

/// Whether two songs came out at about the same time; not when a date is unknown.
pub fn same_time(one: &Collaboration, other: &Collaboration) -> bool {
    let dates = one.date.zip(other.date);
    dates.is_some_and(|(one, other)| (one.year() - other.year()).abs() <= SAME_TIME_YEARS)
}

/// Whether two artists are the same kind of act: both several people, or both one.
pub fn same_kind(one: &Artist, other: &Artist) -> bool {
    is_several(one) == is_several(other)
}

/// Whether the act is several people.
pub fn is_several(artist: &Artist) -> bool {
    matches!(artist.kind, ArtistKind::Group | ArtistKind::Unit)
}

/// A title without what stands in brackets or after "feat.", folded: what people would call the song.
pub fn stem(title: &str) -> String {
    let head = title.split(['(', '[']).next().unwrap_or_default();
    let words: Vec<&str> = head
        .split_whitespace()
        .take_while(|word| !["feat", "ft"].contains(&fold(word).as_str()))
        .collect();
    let folded = fold(&words.concat());
    if folded.is_empty() { fold(title) } else { folded }
}

/// How a guest's credit begins, within brackets; outside of them "with" is a word like others.
const GUESTS_FOLLOW: [&str; 5] = ["feat", "ft", "featuring", "with", "prod"];

/// A title as questions write it: without the guests credited in it, so that "Make It Right (feat. Lauv)" does not tell
/// from afar who had no part in it.
pub fn asked_title(title: &str) -> String {
    let mut kept = String::new();
    let mut rest = title;
    while let Some(open) = rest.find(['(', '[']) {
        let (before, from) = rest.split_at(open);
        let end = from.find([')', ']']).map_or(from.len(), |close| close + 1);
        let (bracket, after) = from.split_at(end);
        kept.push_str(before);
        let first = bracket.trim_start_matches(['(', '[']).split_whitespace().next();
        if !first.is_some_and(|word| GUESTS_FOLLOW.contains(&fold(word).as_str())) {
            kept.push_str(bracket);
        }
        rest = after;
    }
    kept.push_str(rest);
    let is_guest = |word: &str| ["feat", "ft", "featuring"].contains(&fold(word).as_str());
    let words: Vec<&str> = kept.split_whitespace().take_while(|word| !is_guest(word)).collect();
    if words.is_empty() {
        title.to_owned()
    } else {
        words.join(" ")
    }
}

/// Whether a text names the artist, in any of the artist's spellings, as whole words.
pub fn names(text: &str, artist: &Artist) -> bool {
    name_stands_in(&fold_words(text), artist)
}

/// The same of a text whose words were folded before.
pub fn name_stands_in(words: &[String], artist: &Artist) -> bool {
    let spellings = [Some(&artist.name), artist.hangul.as_ref()].into_iter().flatten();
    let mut spellings = spellings.chain(&artist.aliases).chain(&artist.former_names);
    spellings.any(|spelling| {
        let wanted = fold_words(spelling);
        !wanted.is_empty() && words.windows(wanted.len()).any(|window| window == wanted)
    })
}

/// For each artist everybody whose deed could be taken for that artist's.
fn circles(catalogue: &Catalogue) -> HashMap<&str, BTreeSet<&str>> {
    let mut members: HashMap<&str, Vec<&str>> = HashMap::new();
    let mut same: HashMap<&str, Vec<&str>> = HashMap::new();
    for artist in catalogue.artists() {
        for group in &artist.groups {
            members.entry(group).or_default().push(&artist.id);
        }
        if let Some(person) = &artist.same_person_as {
            same.entry(person).or_default().push(&artist.id);
            same.entry(&artist.id).or_default().push(person);
        }
    }
    let mut circles = HashMap::new();
    for artist in catalogue.artists() {
        let persons = same.get(artist.id.as_str()).into_iter().flatten().copied();
        let mut circle: BTreeSet<&str> = persons.chain([artist.id.as_str()]).collect();
        let rows: Vec<&Artist> = circle.iter().filter_map(|id| catalogue.artist(id)).collect();
        circle.extend(rows.iter().flat_map(|row| row.groups.iter().map(String::as_str)));
        let beside: Vec<&str> = circle
            .iter()
            .flat_map(|id| members.get(id).into_iter().flatten().copied())
            .collect();
        circle.extend(beside);
        circles.insert(artist.id.as_str(), circle);
    }
    circles
}

/// The songs whose title, as it is asked, names an artist of theirs or that artist's group.
fn telling(catalogue: &Catalogue) -> HashSet<&str> {
    let tells = |song: &&Collaboration| {
        let words = fold_words(&asked_title(&song.title));
        let mut artists = catalogue.credited(song);
        artists.any(|artist| {
            let mut own = catalogue.groups_of(artist).chain([artist]);
            own.any(|named| name_stands_in(&words, named))
        })
    };
    let songs = catalogue.collaborations().iter().filter(tells);
    songs.map(|song| song.id.as_str()).collect()
}

fn fame(catalogue: &Catalogue) -> HashMap<&str, u32> {
    let mut fame: HashMap<&str, u32> = HashMap::new();
    let songs = catalogue.collaborations().iter().flat_map(|song| &song.artists);
    let told = catalogue.articles().iter().flat_map(|article| &article.artists);
    let spoken = catalogue.quotes().iter().map(|quote| &quote.speaker);
    for id in songs.map(|credit| &credit.id).chain(told).chain(spoken) {
        *fame.entry(id).or_default() += 1;
    }
    fame
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;

    #[test]
    fn versions_of_a_song_share_its_stem() {
        assert_eq!(stem("MIC Drop (Steve Aoki Remix)"), stem("MIC Drop"));
        assert_eq!(stem("Make It Right (feat. Lauv)"), stem("Make It Right feat. Lauv"));
        assert_eq!(stem("17 (feat. Joshua and DK)"), "17");
        assert_ne!(stem("(Some) Song"), "");
    }

    #[test]
    fn a_title_is_asked_without_the_guests_credited_in_it() {
        for (title, asked) in [
            ("Make It Right (feat. Lauv)", "Make It Right"),
            ("Sample [Ft. Somebody] (Remix)", "Sample (Remix)"),
            ("Sample feat. Somebody", "Sample"),
            ("Sample (With Somebody)", "Sample"),
            ("Stay with Me", "Stay with Me"),
            ("Without You (결국)", "Without You (결국)"),
            ("Untitled (", "Untitled ("),
            ("feat.", "feat."),
        ] {
            assert_eq!(asked_title(title), asked);
        }
    }

    #[test]
    fn a_name_is_found_as_whole_words_only() {
        let catalogue = testing::catalogue();
        let jimin = catalogue.artist("jimin-bts").expect("in the sample");
        assert!(names("Dracula (JIMIN Remix)", jimin) && names("지민의 노래: 지민", jimin));
        assert!(!names("Jiminism", jimin));
    }

    #[test]
    fn a_circle_holds_groups_and_fellow_members_but_no_namesake() {
        let catalogue = testing::catalogue();
        let index = Index::new(&catalogue, civil::date(2026, 11, 22));
        let circle: Vec<&str> = index.circle("jimin-bts").collect();
        assert_eq!(circle, ["bts", "jimin-bts"]);
    }
}
