//! The lists that a message pages through, and how its components name them.

use super::SPEC;
use crate::commands::words::{name_with_group, name_words};
use crate::commands::{Trouble, Turn, story};
use crate::interaction::{Button, custom_id};
use crate::newsroom::kind::Kind;
use crate::text::escape;

/// Stories of feeds that the newest are paged through; further back they are found by searching.
const LATEST_MAX: u32 = 500;
/// What stands in a custom_id for an artist or a kind that was not asked for, and before what is neither.
const NONE: &str = "_";
const FOUND: &str = "_list";
const SAVED: &str = "_saved";

/// A list of stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum List {
    /// The newest stories: of everybody, or of one artist by id; of every kind, or of one.
    Latest { artist: Option<String>, kind: Option<Kind> },
    /// What a search found, kept under this number.
    Found(i64),
    /// What the person who asks has saved.
    Saved,
}

/// What is on a list.
pub struct Listed {
    /// Its heading.
    pub title: String,
    /// The stories' keys, in order.
    pub keys: Vec<String>,
}

impl List {
    /// The list that a component's arguments name. Components of older versions named none and meant all stories.
    pub fn read(arguments: &[&str]) -> Option<Self> {
        match arguments {
            [] => Some(List::Latest {
                artist: None,
                kind: None,
            }),
            [FOUND, number] => number.parse().ok().map(List::Found),
            [SAVED] => Some(List::Saved),
            [artist, kind] => {
                let given = |part: &&str| *part != NONE;
                let kind = match Some(*kind).filter(given) {
                    Some(kind) => Some(Kind::named(kind)?),
                    None => None,
                };
                Some(List::Latest {
                    artist: Some(*artist).filter(given).map(str::to_owned),
                    kind,
                })
            }
            _ => None,
        }
    }

    fn arguments(&self) -> Vec<String> {
        match self {
            List::Latest {
                artist: None,
                kind: None,
            } => Vec::new(),
            List::Latest { artist, kind } => vec![
                artist.clone().unwrap_or_else(|| NONE.to_owned()),
                kind.map_or(NONE, Kind::name).to_owned(),
            ],
            List::Found(number) => vec![FOUND.to_owned(), number.to_string()],
            List::Saved => vec![SAVED.to_owned()],
        }
    }

    /// A custom_id that names this list.
    pub fn write(&self, verb: &str) -> String {
        let arguments = self.arguments();
        custom_id::write(
            SPEC.name,
            verb,
            &arguments.iter().map(String::as_str).collect::<Vec<_>>(),
        )
    }

    /// A custom_id that names a page of this list.
    pub fn write_page(&self, verb: &str, number: usize) -> String {
        let (number, arguments) = (number.to_string(), self.arguments());
        let all: Vec<&str> = std::iter::once(&number).chain(&arguments).map(String::as_str).collect();
        custom_id::write(SPEC.name, verb, &all)
    }

    /// What is on the list; trouble that says so where nothing is.
    pub async fn listed(&self, turn: &Turn<'_>) -> Result<Listed, Trouble> {
        let words = turn.words;
        match self {
            List::Latest { artist, kind } => latest(turn, artist.as_deref(), *kind).await,
            List::Found(number) => {
                let (typed, keys) = turn.store.list(*number).await?.ok_or(Trouble::Stale)?;
                let title = words.say("news-found", &[("words", escape(&typed).into())]);
                Ok(Listed { title, keys })
            }
            List::Saved => {
                let keys = turn.store.saved(turn.request.user).await?;
                let title = words.plain("news-saved-title");
                Ok(Listed { title, keys })
            }
        }
    }
}

/// The newest stories of feeds and of the catalogue in one list.
async fn latest(turn: &Turn<'_>, artist: Option<&str>, kind: Option<Kind>) -> Result<Listed, Trouble> {
    let known = artist
        .map(|id| turn.catalogue.artist(id).ok_or(Trouble::Stale))
        .transpose()?;
    let keys = story::newest(turn, artist, kind, LATEST_MAX).await?;
    if keys.is_empty() {
        return Err(none(turn, artist, kind));
    }
    let title = match known {
        Some(artist) => {
            let name = escape(&name_words(turn.words, artist));
            turn.words.say("news-title-about", &[("name", name.into())])
        }
        None => turn.words.plain("news-title"),
    };
    let title = match kind {
        Some(kind) => format!(
            "{title} · {}",
            turn.words.say("news-kind", &[("kind", kind.name().into())])
        ),
        None => title,
    };
    Ok(Listed { title, keys })
}

/// Nothing of that kind is there: says so, and offers the nearest that is.
fn none(turn: &Turn<'_>, artist: Option<&str>, kind: Option<Kind>) -> Trouble {
    let words = turn.words;
    let Some(artist) = artist.and_then(|id| turn.catalogue.artist(id)) else {
        let key = kind.map_or("all", |_| "kind");
        return Trouble::refused(words.say("news-none", &[("which", key.into())]));
    };
    let mut buttons = Vec::new();
    if kind.is_some() {
        let all = List::Latest {
            artist: Some(artist.id.clone()),
            kind: None,
        };
        buttons.push(Button::press(words.plain("news-all-kinds"), all.write("of")));
    }
    if !turn.catalogue.collaborations_of(&artist.id).is_empty() {
        let id = custom_id::write("collab", "of", &[&artist.id]);
        buttons.push(Button::press(words.plain("artist-songs"), id));
    }
    if !turn.catalogue.quotes_of(&artist.id).is_empty() {
        let id = custom_id::write("quote", "of", &[&artist.id]);
        buttons.push(Button::press(words.plain("artist-quotes"), id));
    }
    let name = escape(&name_with_group(words, turn.catalogue, artist));
    let key = if buttons.is_empty() { "none" } else { "some" };
    let values = [("name", name.into()), ("else", key.into())];
    Trouble::offering(words.say("news-none-about", &values), buttons)
}
