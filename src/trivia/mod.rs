//! Trivia about collaborations: puzzles made from the catalogue, each with exactly one right answer.

mod about;
pub mod daily;
mod difficulty;
mod draw;
pub mod game;
mod index;
mod kinds;
mod points;
mod question;
pub mod rating;
mod typed;

pub use about::artists_of;
pub use draw::{Wish, alike, draw};
pub use index::{Index, asked_title};
pub use kinds::{Headline, Kind};
pub use question::{Choice, Question};
pub use typed::{TYPED_CHARS_MAX, Typed, read as read_typed};

use crate::catalogue::{Artist, Collaboration, Quote, WrittenQuestion};

/// Options of a question.
pub const OPTIONS: usize = 4;

/// Something that can be asked: cheap to list, so that all stand to be drawn.
#[derive(Debug, Clone)]
pub struct Topic<'a> {
    /// What is asked.
    pub kind: Kind,
    /// What it is asked about.
    pub about: About<'a>,
}

/// What a question is about.
#[derive(Debug, Clone)]
pub enum About<'a> {
    /// A song, and the artists whom the question names.
    Song {
        /// The song.
        song: &'a Collaboration,
        /// Those named, in the order of the credit.
        named: Vec<&'a Artist>,
        /// The artist asked for; none where something else is.
        wanted: Option<&'a Artist>,
    },
    /// Words somebody said.
    Quote {
        /// The words.
        quote: &'a Quote,
        /// Who said them.
        speaker: &'a Artist,
    },
    /// A member and one of the member's groups.
    Member {
        /// The member.
        artist: &'a Artist,
        /// The group.
        group: &'a Artist,
    },
    /// Somebody who made a song with each of two.
    Link {
        /// The two.
        ends: [&'a Artist; 2],
        /// Who made a song with both.
        link: &'a Artist,
    },
    /// Somebody who made no song with an artist.
    Odd {
        /// The artist.
        hub: &'a Artist,
        /// The one without a song.
        odd: &'a Artist,
    },
    /// A headline and an artist whose name is missing in it.
    Headline {
        /// The headline.
        headline: &'a Headline,
        /// The artist.
        artist: &'a Artist,
    },
    /// What an editor wrote.
    Written(&'a WrittenQuestion),
}

impl<'a> Topic<'a> {
    /// An id that names what is asked, whatever the options and the language.
    pub fn id(&self) -> String {
        let parts: Vec<&str> = match &self.about {
            About::Song { song, named, wanted } => {
                let artists = named.iter().chain(wanted.iter()).map(|artist| artist.id.as_str());
                std::iter::once(song.id.as_str()).chain(artists).collect()
            }
            About::Quote { quote, .. } => vec![&quote.id],
            About::Member { artist, group } => vec![&artist.id, &group.id],
            About::Link {
                ends: [one, other],
                link,
            } => vec![&one.id, &other.id, &link.id],
            About::Odd { hub, odd } => vec![&hub.id, &odd.id],
            About::Headline { headline, artist } => vec![&headline.id, &artist.id],
            About::Written(written) => vec![&written.id],
        };
        format!("{}:{}", self.kind.name(), parts.join(":"))
    }

    /// What must not be asked about twice in one game: the song or the story, where there is one, else the topic itself.
    pub fn subject(&self) -> String {
        match &self.about {
            About::Song { song, .. } => song.id.clone(),
            About::Headline { headline, .. } => format!("headline:{}", headline.id),
            About::Written(written) => written.collaboration.clone().unwrap_or_else(|| self.id()),
            _ => self.id(),
        }
    }

    /// The artists it is about, the answer included.
    pub fn artists(&self, index: &Index<'a>) -> Vec<&'a Artist> {
        match &self.about {
            About::Song { song, .. } => index.credited(song),
            About::Quote { speaker, .. } => vec![speaker],
            About::Member { artist, group } => vec![artist, group],
            About::Link {
                ends: [one, other],
                link,
            } => vec![one, other, link],
            About::Odd { hub, odd } => vec![hub, odd],
            About::Headline { artist, .. } => vec![artist],
            About::Written(written) => {
                let ids = written.artists.iter();
                ids.filter_map(|id| index.catalogue.artist(id)).collect()
            }
        }
    }
}

/// A question before it is put into words.
#[derive(Debug, Clone)]
pub struct Puzzle<'a> {
    /// What is asked.
    pub topic: Topic<'a>,
    /// The options in the order they are shown.
    pub options: Vec<Choice>,
    /// Index of the right one.
    pub right: usize,
    /// How hard it is, from 1 to 5.
    pub difficulty: f64,
}

/// A topic's answer, and everything that may stand beside it as another option.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The right option.
    pub answer: Choice,
    /// Wrong for certain; the plausible ones.
    pub plausible: Vec<Choice>,
    /// Wrong for certain; the others.
    pub others: Vec<Choice>,
}

#[cfg(test)]
mod tests;
