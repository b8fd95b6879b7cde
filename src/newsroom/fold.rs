//! Which stories tell one event: a new story joins what other outlets told before it, and never a story of its own
//! outlet for likeness alone.

use super::related::{Item, related};
use super::terms::{is_stop_word, stem, words};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// Stories further apart than this do not tell one event: outlets follow each other within hours.
pub const EVENT_WITHIN: SignedDuration = SignedDuration::from_hours(3 * 24);

/// Among fewer stories than this no word is rare, so likeness says little: then headlines must share words as well.
const FEW: usize = 100;

/// A story as far as it takes to fold it.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// Its number.
    pub id: i64,
    /// The headline.
    pub headline: &'a str,
    /// The text, or its beginning.
    pub text: &'a str,
    /// The outlet's name.
    pub outlet: &'a str,
    /// When it is from.
    pub dated_at: Timestamp,
    /// The event it was given before; it keeps it.
    pub event: Option<i64>,
}

/// The event of each of `stories`, in their order: the number of the first story that told it.
pub fn fold(stories: &[Telling<'_>]) -> Vec<i64> {
    let items: Vec<Item<'_>> = stories
        .iter()
        .map(|story| Item {
            title: story.headline,
            text: Some(story.text),
            published: Some(story.dated_at.as_millisecond()),
            outlet: Some(story.outlet),
        })
        .collect();
    let alike: Vec<usize> = related(&items, 1).iter().map(|relations| relations.event).collect();
    let mut given: Vec<Option<i64>> = stories.iter().map(|story| story.event).collect();
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, group) in alike.into_iter().enumerate() {
        groups.entry(group).or_default().push(place);
    }
    for mut group in groups.into_values() {
        group.sort_by_key(|place| stories.get(*place).map(|story| (story.dated_at, story.id)));
        for place in &group {
            let Some(story) = stories.get(*place).filter(|story| story.event.is_none()) else {
                continue;
            };
            let event = joined(stories, &given, &group, story).unwrap_or(story.id);
            if let Some(slot) = given.get_mut(*place) {
                *slot = Some(event);
            }
        }
    }
    given
        .into_iter()
        .zip(stories)
        .map(|(event, story)| event.unwrap_or(story.id))
        .collect()
}

/// The event of the first story of the group that another outlet told at about the same time, and that no story of the
/// own outlet tells yet.
fn joined(stories: &[Telling<'_>], given: &[Option<i64>], group: &[usize], story: &Telling<'_>) -> Option<i64> {
    let told = || {
        group
            .iter()
            .filter_map(|place| Some((stories.get(*place)?, (*given.get(*place)?)?)))
    };
    let own: Vec<i64> = told()
        .filter(|(other, _)| other.outlet == story.outlet)
        .map(|(_, event)| event)
        .collect();
    let near = |other: &Telling<'_>| other.dated_at.duration_since(story.dated_at).abs() <= EVENT_WITHIN;
    let alike = |other: &Telling<'_>| stories.len() >= FEW || share_words(story.headline, other.headline);
    told()
        .find(|(other, event)| other.outlet != story.outlet && near(other) && !own.contains(event) && alike(other))
        .map(|(_, event)| event)
}

/// Whether the shorter of two headlines has more than two thirds of its telling words in the other: a name alone has
/// half of many.
fn share_words(one: &str, other: &str) -> bool {
    let telling = |headline: &str| -> BTreeSet<String> {
        let words = words(headline).into_iter().filter(|word| !is_stop_word(word));
        words.map(|word| stem(&word)).collect()
    };
    let (one, other) = (telling(one), telling(other));
    one.intersection(&other).count() * 3 > one.len().min(other.len()) * 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn telling(id: i64, outlet: &'static str, headline: &'static str, hours: i64) -> Telling<'static> {
        Telling {
            id,
            headline,
            text: "",
            outlet,
            dated_at: Timestamp::UNIX_EPOCH + SignedDuration::from_hours(hours),
            event: None,
        }
    }

    const DUET: &str = "Mina and the Rivers release the duet 'North Star'";
    const SAME: &str = "Mina and the Rivers Release the Duet \"North Star\"";

    #[test]
    fn what_other_outlets_tell_is_one_event_and_one_outlet_tells_two() {
        let stories = [
            telling(1, "North", DUET, 0),
            telling(2, "South", SAME, 1),
            telling(3, "North", SAME, 2),
            telling(4, "West", "Label opens museum of lightsticks", 2),
        ];
        assert_eq!(fold(&stories), [1, 1, 3, 4]);
    }

    #[test]
    fn one_name_in_two_headlines_is_no_event() {
        let stories = [
            telling(1, "North", "Mina wins an award", 0),
            telling(2, "South", "Mina announces a comeback", 1),
        ];
        assert_eq!(fold(&stories), [1, 2]);
    }

    #[test]
    fn days_apart_it_is_another_event() {
        assert_eq!(
            fold(&[telling(1, "North", DUET, 0), telling(2, "South", SAME, 99)]),
            [1, 2]
        );
    }

    #[test]
    fn an_event_that_was_given_stays_and_new_stories_join_it() {
        let mut stories = [telling(7, "North", DUET, 5), telling(8, "South", SAME, 0)];
        stories[0].event = Some(3);
        assert_eq!(fold(&stories), [3, 3]);
    }

    proptest! {
        #[test]
        fn no_outlet_stands_twice_in_an_event(
            stories in proptest::collection::vec((0..3usize, 0..3usize, 0..90i64), 0..12)
        ) {
            let outlets = ["North", "South", "West"];
            let headlines = [DUET, SAME, "Label opens museum of lightsticks"];
            let stories: Vec<Telling> = stories.iter().zip(1..)
                .map(|((outlet, headline, hours), id)| telling(id, outlets[*outlet], headlines[*headline], *hours))
                .collect();
            let mut seen = std::collections::HashSet::new();
            for (story, event) in stories.iter().zip(fold(&stories)) {
                prop_assert!(seen.insert((story.outlet, event)));
            }
        }
    }
}
