//! Which other stories of the catalogue belong to one, each with the reason in the shape people are told it.

use super::{Article, Catalogue, Collaboration};
use std::collections::BTreeSet;

/// A related article and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Related<'a> {
    /// The article.
    pub article: &'a Article,
    /// The reasons, the strongest first; never empty.
    pub reasons: Vec<Reason<'a>>,
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
    fn weight(&self) -> usize {
        match self {
            Reason::SameSong(_) => 100,
            Reason::SameWork(_) => 15,
            Reason::SameArtists(artists) => 10 * artists.len(),
        }
    }
}

impl Catalogue {
    /// The stories related to `article`, the most strongly related first, then the newest; at most `most`.
    pub fn related_to<'a>(&'a self, article: &'a Article, most: usize) -> Vec<Related<'a>> {
        let mut related: Vec<Related<'a>> = self
            .articles()
            .iter()
            .filter(|other| other.id != article.id)
            .map(|other| Related {
                article: other,
                reasons: self.reasons(article, other),
            })
            .filter(|related| !related.reasons.is_empty())
            .collect();
        let weight = |related: &Related<'_>| related.reasons.iter().map(Reason::weight).sum::<usize>();
        // The sort is stable and the articles come newest first.
        related.sort_by_key(|related| std::cmp::Reverse(weight(related)));
        related.truncate(most);
        related
    }

    fn reasons<'a>(&'a self, one: &'a Article, other: &'a Article) -> Vec<Reason<'a>> {
        let mut reasons = Vec::new();
        if let Some(song) = one.collaborations.iter().find(|id| other.collaborations.contains(id)) {
            reasons.extend(self.collaboration(song).map(|song| Reason::SameSong(&song.title)));
        }
        let works: BTreeSet<&str> = self.songs_of(other).filter_map(work_title).collect();
        if let Some(work) = self
            .songs_of(one)
            .filter_map(work_title)
            .find(|work| works.contains(work))
        {
            reasons.push(Reason::SameWork(work));
        }
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

    fn songs_of<'a>(&'a self, article: &'a Article) -> impl Iterator<Item = &'a Collaboration> {
        article.collaborations.iter().filter_map(|id| self.collaboration(id))
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
    fn the_founding_story_is_related_with_reasons() {
        let catalogue = testing::catalogue();
        let story = catalogue.article("the-story-of-with-you").expect("in the sample");
        let related = catalogue.related_to(story, 3);
        assert_eq!(related[0].article.id, "for-us-on-the-same-drama");
        assert_eq!(related[0].reasons, [Reason::SameWork("Our Blues")]);
        assert!(related.iter().all(|related| related.article.id != story.id));
    }

    #[test]
    fn nothing_in_common_is_not_related() {
        let catalogue = testing::catalogue();
        let lone = catalogue.article("a-story-alone").expect("in the sample");
        assert_eq!(catalogue.related_to(lone, 5), []);
    }
}
