//! The kinds of questions, one file each, and the one table of them.

mod featured;
mod group;
mod headline;
mod missing_link;
mod odd_one_out;
mod partner;
mod said_it;
mod song;
mod work;
mod written;
mod year;

pub use headline::Headline;

use super::index::{asked_title, names};
use super::{Choice, Draft, Index, Topic};
use crate::catalogue::{Artist, Collaboration, Role};

/// A kind of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Who made this song with that artist?
    Partner,
    /// Which song did these two make together?
    Song,
    /// Which drama or film was the song made for?
    Work,
    /// Who is the guest on this song?
    Featured,
    /// In which year did the song come out?
    Year,
    /// Who said this?
    SaidIt,
    /// Which group had this member?
    Group,
    /// Who made a song with each of these two?
    MissingLink,
    /// Who made no song with this artist?
    OddOneOut,
    /// Whose name is missing in this headline?
    Headline,
    /// What an editor wrote.
    Written,
}

/// Lists everything of a kind that can be asked.
type ListTopics = for<'a> fn(&Index<'a>) -> Vec<Topic<'a>>;
/// Finds the answer of a topic and the wrong options.
type DraftTopic = for<'a> fn(&Index<'a>, &Topic<'a>) -> Draft;

/// Every kind: its name in ids and option values, its topics, and their answers.
const TABLE: [(Kind, &str, ListTopics, DraftTopic); 11] = [
    (Kind::Partner, "partner", partner::topics, partner::draft),
    (Kind::Song, "song", song::topics, song::draft),
    (Kind::Work, "work", work::topics, work::draft),
    (Kind::Featured, "featured", featured::topics, featured::draft),
    (Kind::Year, "year", year::topics, year::draft),
    (Kind::SaidIt, "said-it", said_it::topics, said_it::draft),
    (Kind::Group, "group", group::topics, group::draft),
    (
        Kind::MissingLink,
        "missing-link",
        missing_link::topics,
        missing_link::draft,
    ),
    (Kind::OddOneOut, "odd-one-out", odd_one_out::topics, odd_one_out::draft),
    (Kind::Headline, "headline", headline::topics, headline::draft),
    (Kind::Written, "written", written::topics, written::draft),
];

impl Kind {
    /// Every kind.
    pub fn all() -> impl Iterator<Item = Kind> {
        TABLE.iter().map(|(kind, ..)| *kind)
    }

    /// Its name in ids and option values.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The kind of this name.
    pub fn named(name: &str) -> Option<Kind> {
        TABLE.iter().find(|(_, own, ..)| *own == name).map(|(kind, ..)| *kind)
    }

    /// Whether the options are artists.
    pub fn asks_for_an_artist(self) -> bool {
        !matches!(self, Kind::Song | Kind::Work | Kind::Year | Kind::Written)
    }

    /// Everything of this kind that can be asked.
    pub fn topics<'a>(self, index: &Index<'a>) -> Vec<Topic<'a>> {
        (self.row().2)(index)
    }

    fn row(self) -> &'static (Kind, &'static str, ListTopics, DraftTopic) {
        const FIRST: &(Kind, &str, ListTopics, DraftTopic) = &TABLE[0];
        TABLE.iter().find(|(kind, ..)| *kind == self).unwrap_or(FIRST)
    }
}

impl<'a> Topic<'a> {
    /// The topic's answer and the wrong options.
    pub fn draft(&self, index: &Index<'a>) -> Draft {
        (self.kind.row().3)(index, self)
    }
}

/// The songs of exactly two acts, with both: with a third, "with" and "together" would have several answers.
fn pairs<'a>(index: &Index<'a>) -> impl Iterator<Item = (&'a Collaboration, [&'a Artist; 2])> {
    index.catalogue.collaborations().iter().filter_map(|song| {
        let pair = <[&'a Artist; 2]>::try_from(index.credited(song)).ok()?;
        // Who produced or remixed a song did not record it together with the other.
        let sang = song
            .artists
            .iter()
            .all(|credit| matches!(credit.role, Role::Lead | Role::Featured));
        sang.then_some((song, pair))
    })
}

/// The credited artists of a song with this part in it.
fn with_role<'a>(index: &Index<'a>, song: &'a Collaboration, role: Role) -> Vec<&'a Artist> {
    let credits = song.artists.iter().filter(|credit| credit.role == role);
    credits
        .filter_map(|credit| index.catalogue.artist(&credit.id))
        .collect()
}

/// Whether the song's title, as it is asked, names the artist or one of the artist's groups, so that it would give the
/// answer away.
fn title_names(index: &Index<'_>, song: &Collaboration, artist: &Artist) -> bool {
    let title = asked_title(&song.title);
    names(&title, artist) || index.catalogue.groups_of(artist).any(|group| names(&title, group))
}

/// Every artist whom `is_wrong` finds wrong, the plausible apart from the others.
fn artists_as_options<'a>(
    index: &Index<'a>,
    answer: &Artist,
    is_wrong: impl Fn(&Artist) -> bool,
    is_plausible: impl Fn(&Artist) -> bool,
) -> Draft {
    let wrong = index.catalogue.artists().iter().filter(|artist| is_wrong(artist));
    let (plausible, others): (Vec<&Artist>, Vec<&Artist>) = wrong.partition(|artist| is_plausible(artist));
    let choices =
        |artists: Vec<&Artist>| -> Vec<Choice> { artists.into_iter().map(|artist| index.choice(artist)).collect() };
    Draft {
        answer: index.choice(answer),
        plausible: choices(plausible),
        others: choices(others),
    }
}

/// What is never asked: a topic that would say its own answer has no options, so it cannot be completed.
fn nothing() -> Draft {
    Draft {
        answer: Choice::default(),
        plausible: Vec::new(),
        others: Vec::new(),
    }
}
