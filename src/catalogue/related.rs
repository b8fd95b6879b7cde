//! What two stories have in common, in the shape people are told it.

use super::{Article, Catalogue, Collaboration};
use std::collections::BTreeSet;

/// What a story is about, whether it is of the catalogue or of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About<'a> {
    /// Ids of the artists.
    pub artists: &'a [String],
    /// Ids of the songs.
    pub songs: &'a [String],
}

impl Article {
    /// What it is about.
    pub fn about(&self) -> About<'_> {
        About {
            artists: &self.artists,
            songs: &self.collaborations,
        }
    }
}

/// Why two stories belong together.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason<'a> {
    /// They are about one song.
    SameSong(&'a str),
    /// Their songs belong to one drama, film, album or the like: its title.
    SameWork(&'a str),
    /// They are about these artists: their ids.
    SameArtists(Vec<&'a str>),
}

impl Reason<'_> {
    /// How strongly it ties two stories. One song outweighs any number of artists, a shared work one artist.
    pub fn weight(&self) -> usize {
        match self {
            Reason::SameSong(_) => 100,
            Reason::SameWork(_) => 15,
            Reason::SameArtists(artists) => 10 * artists.len(),
        }
    }
}

impl Catalogue {
    /// What two stories have in common, the strongest first; the artists in the order of the first.
    pub fn in_common<'a>(&'a self, one: About<'a>, other: About<'_>) -> Vec<Reason<'a>> {
        let mut reasons = Vec::new();
        if let Some(song) = one.songs.iter().find(|id| other.songs.contains(id)) {
            reasons.extend(self.collaboration(song).map(|song| Reason::SameSong(&song.title)));
        }
        let works: BTreeSet<&str> = self.songs_of(other).filter_map(work_title).collect();
        let shared_work = self
            .songs_of(one)
            .filter_map(work_title)
            .find(|work| works.contains(work));
        reasons.extend(shared_work.map(Reason::SameWork));
        let shared: Vec<&str> = one
            .artists
            .iter()
            .filter(|id| other.artists.contains(id))
            .map(String::as_str)
            .collect();
        if !shared.is_empty() {
            reasons.push(Reason::SameArtists(shared));
        }
        reasons
    }

    fn songs_of<'a>(&'a self, about: About<'_>) -> impl Iterator<Item = &'a Collaboration> {
        about.songs.iter().filter_map(|id| self.collaboration(id))
    }
}

fn work_title(song: &Collaboration) -> Option<&str> {
    song.work.as_ref().map(|work| work.title.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::Reason;

    #[test]
    fn what_two_stories_have_in_common_is_named() {
        let catalogue = testing::catalogue();
        let about = |id: &str| catalogue.article(id).expect("in the sample").about();
        let story = about("the-story-of-with-you");
        assert_eq!(
            catalogue.in_common(story, about("for-us-on-the-same-drama")),
            [Reason::SameWork("Our Blues")]
        );
        assert_eq!(
            catalogue.in_common(story, story),
            [
                Reason::SameSong("With You"),
                Reason::SameWork("Our Blues"),
                Reason::SameArtists(vec!["jimin-bts", "ha-sung-woon"])
            ]
        );
        assert_eq!(catalogue.in_common(story, about("a-story-alone")), []);
    }
}
