//! Who worked with whom: the shortest chain of songs from one artist to another.
//!
//! A knot is a person or an act; rows that say `same_person_as` (SUGA and Agust D) are one knot. A line is a song that
//! credits both. A group and its members are different knots: only a song joins them.

use super::{Artist, Catalogue, Collaboration, PartialDate};
use std::collections::{BTreeMap, HashMap};

/// One song of a chain: `from` made `song` with `to`, both as the song credits them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step<'a> {
    /// The artist on the near side.
    pub from: &'a Artist,
    /// The song that both made.
    pub song: &'a Collaboration,
    /// The artist on the far side.
    pub to: &'a Artist,
}

/// The places of artists and songs in the lists that the graph was made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Line {
    from: usize,
    song: usize,
    to: usize,
}

/// All knots and lines; made once with the catalogue.
#[derive(Debug, Default)]
pub(super) struct Graph {
    /// The knot of every artist, by the artist's place.
    knots: Vec<usize>,
    /// For every knot the knots it has a song with, each with the newest song.
    lines: Vec<BTreeMap<usize, Newest>>,
}

/// The newest song of two knots, from the side of the first.
#[derive(Debug, Clone, Copy)]
struct Newest {
    line: Line,
    age_key: i64,
}

/// How good the best chain so far to a knot is: the greater the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Worth {
    newness: i64,
    prominence: usize,
}

/// The best way found to a knot.
#[derive(Debug, Clone, Copy)]
struct Way {
    steps: usize,
    worth: Worth,
    last: Option<Newest>,
}

impl Catalogue {
    /// Whether two artists are one person, as their rows say.
    pub fn same_person(&self, one: &Artist, other: &Artist) -> bool {
        let places = self.artists.place(&one.id).zip(self.artists.place(&other.id));
        places.is_some_and(|(one, other)| self.graph.same(one, other))
    }

    /// The songs that credit both artists, newest first.
    pub fn songs_together(&self, one: &Artist, other: &Artist) -> Vec<&Collaboration> {
        let credits = |song: &Collaboration, wanted: &Artist| {
            let mut credited = song.artists.iter().filter_map(|credit| self.artist(&credit.id));
            credited.any(|artist| self.same_person(artist, wanted))
        };
        let mut songs: Vec<&Collaboration> = self
            .collaborations()
            .iter()
            .filter(|song| credits(song, one) && credits(song, other))
            .collect();
        newest_first(&mut songs);
        songs
    }

    /// The shortest chain of songs from one artist to another: none where no songs join them, empty for one person.
    ///
    /// Of several shortest chains it is the one whose songs are the newest taken together, then the one over the
    /// artists with most partners, then the one that stands first in the files. From the other end it is the same
    /// chain backwards.
    pub fn chain(&self, from: &Artist, to: &Artist) -> Option<Vec<Step<'_>>> {
        let lines = self
            .graph
            .chain(self.artists.place(&from.id)?, self.artists.place(&to.id)?)?;
        let step = |line: Line| {
            Some(Step {
                from: self.artists().get(line.from)?,
                song: self.collaborations().get(line.song)?,
                to: self.artists().get(line.to)?,
            })
        };
        lines.into_iter().map(step).collect()
    }
}

/// Sorts songs the newest first, those without a date last; songs of one date keep their order.
pub(super) fn newest_first(songs: &mut [&Collaboration]) {
    songs.sort_by_key(|song| std::cmp::Reverse(song.date));
}

impl Graph {
    pub(super) fn new(artists: &[Artist], songs: &[Collaboration]) -> Self {
        let places: HashMap<&str, usize> = artists
            .iter()
            .enumerate()
            .map(|(place, artist)| (artist.id.as_str(), place))
            .collect();
        let knots = knots(artists, &places);
        let mut lines = vec![BTreeMap::new(); artists.len()];
        for (song, row) in songs.iter().enumerate() {
            let credited: Vec<usize> = row
                .artists
                .iter()
                .filter_map(|credit| places.get(credit.id.as_str()).copied())
                .collect();
            let age_key = age_key(row.date);
            for &from in &credited {
                for &to in &credited {
                    let line = Line { from, song, to };
                    keep_newest(&mut lines, &knots, Newest { line, age_key });
                }
            }
        }
        Self { knots, lines }
    }

    /// Whether the artists at these two places are one person.
    fn same(&self, one: usize, other: usize) -> bool {
        self.knots.get(one) == self.knots.get(other)
    }

    /// The lines of the chain that [`Catalogue::chain`] describes.
    fn chain(&self, from: usize, to: usize) -> Option<Vec<Line>> {
        let (start, end) = (*self.knots.get(from)?, *self.knots.get(to)?);
        if start <= end {
            return self.forward(start, end);
        }
        let mut chain = self.forward(end, start)?;
        chain.reverse();
        let turned = |line: Line| Line {
            from: line.to,
            to: line.from,
            ..line
        };
        Some(chain.into_iter().map(turned).collect())
    }

    /// Goes out from `start` a step at a time, keeping the best way to every knot, until the step that reaches `end`.
    fn forward(&self, start: usize, end: usize) -> Option<Vec<Line>> {
        let mut ways: Vec<Option<Way>> = vec![None; self.lines.len()];
        let worth = Worth {
            newness: 0,
            prominence: 0,
        };
        let last = None;
        *ways.get_mut(start)? = Some(Way { steps: 0, worth, last });
        let mut frontier = vec![start];
        while !frontier.is_empty() && ways.get(end).is_some_and(Option::is_none) {
            let mut next = Vec::new();
            for knot in frontier {
                self.step_from(knot, &mut ways, &mut next);
            }
            frontier = next;
        }
        self.back(&ways, end)
    }

    fn step_from(&self, knot: usize, ways: &mut [Option<Way>], next: &mut Vec<usize>) {
        let (Some(Some(way)), Some(lines)) = (ways.get(knot).copied(), self.lines.get(knot)) else {
            return;
        };
        for (&to, newest) in lines {
            let worth = Worth {
                newness: way.worth.newness + newest.age_key,
                prominence: way.worth.prominence + self.lines.get(to).map_or(0, BTreeMap::len),
            };
            let steps = way.steps + 1;
            let Some(known) = ways.get_mut(to) else { continue };
            match known {
                Some(old) if old.steps < steps || old.worth >= worth => continue,
                Some(_) => {}
                None => next.push(to),
            }
            *known = Some(Way {
                steps,
                worth,
                last: Some(*newest),
            });
        }
    }

    /// The lines of the way to `end`, the first first.
    fn back(&self, ways: &[Option<Way>], end: usize) -> Option<Vec<Line>> {
        let mut chain = Vec::new();
        let mut way = (*ways.get(end)?)?;
        while let Some(newest) = way.last {
            chain.push(newest.line);
            way = (*ways.get(*self.knots.get(newest.line.from)?)?)?;
        }
        chain.reverse();
        Some(chain)
    }
}

/// The knot of every artist: the lowest place among the rows of one person.
fn knots(artists: &[Artist], places: &HashMap<&str, usize>) -> Vec<usize> {
    let mut knots: Vec<usize> = (0..artists.len()).collect();
    for (place, artist) in artists.iter().enumerate() {
        let other = artist.same_person_as.as_deref().and_then(|id| places.get(id));
        let Some(pair) = other.and_then(|&other| Some((*knots.get(place)?, *knots.get(other)?))) else {
            continue;
        };
        let (kept, given_up) = (pair.0.min(pair.1), pair.0.max(pair.1));
        for knot in knots.iter_mut().filter(|knot| **knot == given_up) {
            *knot = kept;
        }
    }
    knots
}

fn keep_newest(lines: &mut [BTreeMap<usize, Newest>], knots: &[usize], newest: Newest) {
    let ends = knots.get(newest.line.from).zip(knots.get(newest.line.to));
    let Some((&from, &to)) = ends.filter(|(from, to)| from != to) else {
        return;
    };
    let Some(partners) = lines.get_mut(from) else { return };
    let older = partners.get(&to).is_none_or(|known| known.age_key < newest.age_key);
    if older {
        partners.insert(to, newest);
    }
}

/// A date as a number that grows with it; nothing for an unknown date, which is older than every known one.
fn age_key(date: Option<PartialDate>) -> i64 {
    date.map_or(0, |date| {
        let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
        (i64::from(date.year()) * 12 + i64::from(month)) * 31 + i64::from(day)
    })
}

#[cfg(test)]
mod tests {
    use super::super::{Catalogue, testing};
    use proptest::prelude::*;

    fn chain(catalogue: &Catalogue, from: &str, to: &str) -> Option<Vec<String>> {
        let step = |step: &super::Step<'_>| format!("{} -{}- {}", step.from.id, step.song.id, step.to.id);
        let place = |id| catalogue.artist(id).expect("an artist");
        let steps = catalogue.chain(place(from), place(to))?;
        Some(steps.iter().map(step).collect())
    }

    fn with(extra: &str) -> Catalogue {
        let rows = super::super::read(testing::with_file("collaborations", extra).path());
        assert_eq!(rows.problems, []);
        Catalogue::new(rows)
    }

    fn song(id: &str, one: &str, other: &str, date: &str) -> String {
        format!(
            "[[collaboration]]\nid = \"{id}\"\ntitle = \"{id}\"\nkind = \"duet\"\ndate = \"{date}\"\nartists = [{{ id = \
             \"{one}\", role = \"lead\" }}, {{ id = \"{other}\", role = \"lead\" }}]\nsources = [\"dataset:a/b:c\"]\n\n"
        )
    }

    #[test]
    fn the_shortest_chain_names_each_song() {
        let catalogue = testing::catalogue();
        let steps = ["baekhyun -dream- suzy", "suzy -a-song-of-the-same-drama- punch"];
        assert_eq!(chain(&catalogue, "baekhyun", "punch").expect("a chain"), steps);
        assert_eq!(chain(&catalogue, "punch", "baekhyun").expect("a chain").len(), 2);
    }

    #[test]
    fn no_song_no_chain_not_even_between_a_group_and_its_member() {
        let catalogue = testing::catalogue();
        assert_eq!(chain(&catalogue, "jimin-bts", "iu"), None);
        assert_eq!(chain(&catalogue, "jimin-bts", "bts"), None);
        assert_eq!(chain(&catalogue, "iu", "iu"), Some(vec![]));
    }

    #[test]
    fn of_equally_short_chains_the_one_of_newer_songs_is_told() {
        let old_way = song("old-a", "iu", "punch", "2001") + &song("old-b", "punch", "bts", "2002");
        let new_way = song("new-a", "iu", "suzy", "2020") + &song("new-b", "suzy", "bts", "2001");
        let catalogue = with(&(old_way + &new_way));
        let steps = ["iu -new-a- suzy", "suzy -new-b- bts"];
        assert_eq!(chain(&catalogue, "iu", "bts").expect("a chain"), steps);
        let back = ["bts -new-b- suzy", "suzy -new-a- iu"];
        assert_eq!(chain(&catalogue, "bts", "iu").expect("a chain"), back);
    }

    #[test]
    fn two_rows_of_one_person_are_one_knot() {
        let folder = testing::with_file(
            "artists",
            "[[artist]]\nid = \"i-u-r\"\nname = \"Iyu\"\nkind = \"soloist\"\nsame_person_as = \"iu\"\nsources = \
             [\"dataset:a/b:c\"]\n",
        );
        let both = song("as-iyu", "i-u-r", "punch", "2020");
        std::fs::write(folder.path().join("collaborations/extra.toml"), both).expect("a file");
        let catalogue = Catalogue::new(super::super::read(folder.path()));
        let steps = ["high4 -not-spring- iu", "i-u-r -as-iyu- punch"];
        assert_eq!(chain(&catalogue, "high4", "punch").expect("a chain"), steps);
        assert_eq!(chain(&catalogue, "iu", "i-u-r"), Some(vec![]));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        /// Any songs between any artists: a chain hangs together, from one end to the other, and is the same backwards.
        #[test]
        fn a_chain_hangs_together(pairs in proptest::collection::vec((0usize..10, 0usize..10, 2000i16..2024), 0..20)) {
            let ids: Vec<String> = testing::catalogue().artists().iter().map(|artist| artist.id.clone()).collect();
            let songs = pairs.iter().enumerate().filter(|(_, (one, other, _))| one != other).map(|(number, (one, other, year))| {
                song(&format!("song-{number}"), &ids[*one], &ids[*other], &year.to_string())
            });
            let catalogue = with(&songs.collect::<String>());
            for from in catalogue.artists() {
                for to in catalogue.artists() {
                    let forth = catalogue.chain(from, to);
                    let back = catalogue.chain(to, from);
                    prop_assert_eq!(forth.is_some(), back.is_some());
                    let (Some(forth), Some(mut back)) = (forth, back) else { continue };
                    back.reverse();
                    let songs = |steps: &[super::Step<'_>]| steps.iter().map(|step| step.song.id.clone()).collect::<Vec<_>>();
                    prop_assert_eq!(songs(&forth), songs(&back));
                    prop_assert!(forth.windows(2).all(|pair| pair[0].to.id == pair[1].from.id));
                    prop_assert!(forth.first().is_none_or(|first| first.from.id == from.id));
                }
            }
        }
    }
}
