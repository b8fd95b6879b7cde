//! "Who belongs in the gap of “____ and IU meet again”?": a recent headline without one of its artists.

use super::super::index::{name_stands_in, same_kind};
use super::super::{About, Draft, Index, Topic};
use super::{Kind, artists_as_options, nothing};
use crate::catalogue::Artist;
use crate::text::fold_words;
use std::collections::HashSet;
use std::ops::Range;

/// What stands in the place of the name.
const GAP: &str = "____";

/// The headline of a recent story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headline {
    /// The story's id: lower-case letters, digits and `-`.
    pub id: String,
    /// The headline as the outlet wrote it.
    pub text: String,
    /// The outlet's name.
    pub outlet: String,
    /// The story's http(s) address at the outlet.
    pub link: String,
    /// Ids of all artists that the story is about.
    pub artists: Vec<String>,
}

impl Headline {
    /// The headline with a gap in the place of the artist's name; none unless the name, in one of its spellings, stands
    /// there exactly once, as it is written and as whole words.
    pub fn without(&self, artist: &Artist) -> Option<String> {
        let spellings = [Some(&artist.name), artist.hangul.as_ref()].into_iter().flatten();
        let spellings = spellings.chain(&artist.aliases).chain(&artist.former_names);
        let mut found: Vec<Range<usize>> = spellings.filter_map(|name| only_place(&self.text, name)).collect();
        // Of "Ha Sung Woon" and "Sung Woon" the longer is the name that stands there.
        found.sort_by_key(|place| std::cmp::Reverse(place.len()));
        let place = found.into_iter().next()?;
        let (before, after) = (self.text.get(..place.start)?, self.text.get(place.end..)?);
        let rest = [before, after].map(fold_words);
        let still_named = rest.iter().any(|words| name_stands_in(words, artist));
        (!still_named).then(|| format!("{before}{GAP}{after}"))
    }
}

/// Where the name stands, if once.
fn only_place(text: &str, name: &str) -> Option<Range<usize>> {
    let mut places = text.match_indices(name).filter(|(start, _)| {
        let before = text.get(..*start).and_then(|before| before.chars().next_back());
        let after = text.get(start + name.len()..).and_then(|after| after.chars().next());
        !before.is_some_and(joins) && !after.is_some_and(joins)
    });
    let (start, _) = places.next()?;
    places.next().is_none().then(|| start..start + name.len())
}

/// Whether a character beside a name may make another name of it: "G-Dragon" is no "Dragon".
fn joins(character: char) -> bool {
    character.is_alphanumeric() || "-_&+*".contains(character)
}

/// Every headline with each of its artists whose name can be taken out.
pub fn topics<'a>(index: &Index<'a>) -> Vec<Topic<'a>> {
    let mut topics = Vec::new();
    for headline in index.headlines {
        let artists = headline.artists.iter().filter_map(|id| index.catalogue.artist(id));
        let artists = artists.filter(|artist| headline.without(artist).is_some());
        topics.extend(artists.map(|artist| Topic {
            kind: Kind::Headline,
            about: About::Headline { headline, artist },
        }));
    }
    topics
}

/// Nothing where what is left names a group, a unit or a fellow member of the artist. The answer is the artist; wrong is
/// everybody whom neither the story nor the headline knows, in any guise.
pub fn draft<'a>(index: &Index<'a>, topic: &Topic<'a>) -> Draft {
    let About::Headline { headline, artist } = topic.about else {
        return nothing();
    };
    let Some(asked) = headline.without(artist) else {
        return nothing();
    };
    let left = fold_words(&asked);
    let mut circle = index.circle(&artist.id).filter_map(|id| index.catalogue.artist(id));
    if circle.any(|near| name_stands_in(&left, near)) {
        return nothing();
    }
    let told: HashSet<&str> = headline.artists.iter().flat_map(|id| index.circle(id)).collect();
    let words = fold_words(&headline.text);
    artists_as_options(
        index,
        artist,
        |other| !told.contains(other.id.as_str()) && !name_stands_in(&words, other),
        |other| same_kind(artist, other) && index.fame(other) > 0,
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;

    fn headline(text: &str) -> Headline {
        Headline {
            id: "1".into(),
            text: text.into(),
            outlet: "Sample Outlet".into(),
            link: "https://example.org/1".into(),
            artists: vec!["jimin-bts".into()],
        }
    }

    #[test]
    fn a_name_is_taken_out_where_it_stands_once_as_it_is_written() {
        let catalogue = testing::catalogue();
        let jimin = catalogue.artist("jimin-bts").expect("in the sample");
        for (text, asked) in [
            ("A sample about Jimin and a cat", Some("A sample about ____ and a cat")),
            ("Jimin's sample", Some("____'s sample")),
            ("Park Jimin in a sample", Some("____ in a sample")),
            ("지민, 견본", Some("____, 견본")),
            ("Jimin and Jimin", None),
            ("Jimin (지민) twice", None),
            ("JIMIN shouted", None),
            ("Jiminism", None),
            ("DJ-Jimin", None),
            ("지민이 한 글자 더", None),
            ("Nobody", None),
        ] {
            assert_eq!(headline(text).without(jimin).as_deref(), asked, "{text}");
        }
    }
}
