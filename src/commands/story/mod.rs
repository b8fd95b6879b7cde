//! A story as a card, whether the catalogue tells it or a feed brought it: shared by `/news`, and by the *Read the
//! story* buttons of other commands.

mod article;
mod feed;
mod newest;
mod related;

pub use article::{read_button, they_said, when};
pub use newest::newest;
pub use related::message as related_message;

use super::words::{name_in_both, name_words};
use super::{Trouble, Turn};
use crate::catalogue::{About, Article};
use crate::interaction::{Button, Embed, Field, Message, Row, custom_id};
use crate::store::{StoreError, Story, StoryId};
use crate::text::escape;
use std::collections::HashMap;

/// Quotes that a story shows; more stand behind `/quote`.
const QUOTES_SHOWN: usize = 2;
/// Artists of a story that a button leads to.
const ARTISTS_OFFERED: usize = 2;
/// What stands before the number in the key of a story that a feed brought; no id of the catalogue has such a mark.
const FEED_KEY: &str = "feed_";

/// A story of either kind.
#[derive(Debug, Clone)]
pub enum Item<'a> {
    /// One that the catalogue tells.
    Article(&'a Article),
    /// One that a feed brought, or that was put in by hand.
    Feed(Box<Story>),
}

/// The key by which components and lists name a story that a feed brought; an article's key is its id.
pub fn feed_key(id: StoryId) -> String {
    format!("{FEED_KEY}{}", id.0)
}

/// The stories with these keys, in their order; those that are gone are left out.
pub async fn load<'a>(turn: &Turn<'a>, keys: &[String]) -> Result<Vec<Item<'a>>, StoreError> {
    let number = |key: &str| {
        key.strip_prefix(FEED_KEY)
            .and_then(|number| number.parse().ok().map(StoryId))
    };
    let numbers: Vec<StoryId> = keys.iter().filter_map(|key| number(key)).collect();
    let stories = turn.store.stories(&numbers).await?;
    let mut by_key: HashMap<String, Story> = stories.into_iter().map(|story| (feed_key(story.id), story)).collect();
    let item = |key: &String| match by_key.remove(key) {
        Some(story) => Some(Item::Feed(Box::new(story))),
        None => turn.catalogue.article(key).map(Item::Article),
    };
    Ok(keys.iter().filter_map(item).collect())
}

/// The story with this key, which may have come from anywhere.
pub async fn one<'a>(turn: &Turn<'a>, key: &str) -> Result<Item<'a>, Trouble> {
    load(turn, &[key.to_owned()]).await?.pop().ok_or(Trouble::Stale)
}

impl Item<'_> {
    /// By which components and lists name it.
    pub fn key(&self) -> String {
        match self {
            Item::Article(article) => article.id.clone(),
            Item::Feed(story) => feed_key(story.id),
        }
    }

    /// Its headline, not yet escaped.
    pub fn headline<'s>(&'s self, turn: &Turn<'_>) -> &'s str {
        match self {
            Item::Article(article) => article.headline.in_language(turn.words.language),
            Item::Feed(story) => &story.said.headline,
        }
    }

    /// Who tells it and when it is from, as markdown: times are shown in everybody's own.
    pub fn line(&self, turn: &Turn<'_>) -> String {
        match self {
            Item::Article(article) => when(turn, article),
            Item::Feed(story) => feed::line(turn, story),
        }
    }

    /// The same where Discord shows no markdown and no times.
    pub fn plain_line(&self, turn: &Turn<'_>) -> String {
        match self {
            Item::Article(article) => when(turn, article),
            Item::Feed(story) => feed::above(turn, story),
        }
    }

    /// Where it can be read.
    pub fn address(&self) -> Option<&str> {
        match self {
            Item::Article(article) => article::first_address(article),
            Item::Feed(story) => story.said.link.as_deref(),
        }
    }

    /// What it is about.
    pub fn about(&self) -> About<'_> {
        match self {
            Item::Article(article) => article.about(),
            Item::Feed(story) => About {
                artists: &story.understood.artists,
                songs: &story.understood.songs,
            },
        }
    }
}

/// The story as a card.
pub fn card(turn: &Turn<'_>, item: &Item<'_>) -> Embed {
    match item {
        Item::Article(article) => article::card(turn, article),
        Item::Feed(story) => feed::card(turn, story),
    }
}

/// The story as a message of its own.
pub fn message(turn: &Turn<'_>, item: &Item<'_>) -> Message {
    let mut row = buttons(turn, item);
    row.extend(artist_buttons(turn, item).into_iter().take(ARTISTS_OFFERED));
    Message {
        embeds: vec![card(turn, item)],
        rows: vec![Row::Buttons(row)],
        ..Message::default()
    }
}

/// The buttons below a story: at its outlet, what belongs with it, and for later.
pub fn buttons(turn: &Turn<'_>, item: &Item<'_>) -> Vec<Button> {
    let words = turn.words;
    let label = match item {
        Item::Article(_) => words.plain("story-open"),
        Item::Feed(_) => words.plain("story-open-outlet"),
    };
    let outlet = item.address().map(|address| Button::open(label, address));
    let press = |label: String, verb| Button::press(label, custom_id::write("news", verb, &[&item.key()]));
    let related = press(words.plain("story-related"), "related");
    let save = press(words.plain("story-save"), "save");
    outlet.into_iter().chain([related, save]).collect()
}

/// Buttons to the artists it is about, each by name.
pub fn artist_buttons(turn: &Turn<'_>, item: &Item<'_>) -> Vec<Button> {
    let artists = item.about().artists.iter().filter_map(|id| turn.catalogue.artist(id));
    artists
        .map(|artist| {
            let id = custom_id::write("artist", "who", &[&artist.id]);
            Button::press(name_words(turn.words, artist), id)
        })
        .collect()
}

/// *With*: the artists of a story; nothing where none is known.
fn with(turn: &Turn<'_>, ids: &[String]) -> Option<Field> {
    let artists = ids.iter().filter_map(|id| turn.catalogue.artist(id));
    let names: Vec<String> = artists
        .map(|artist| escape(&name_in_both(turn.words, artist)))
        .collect();
    (!names.is_empty()).then(|| Field {
        name: turn.words.plain("story-with"),
        value: names.join(" · "),
    })
}
