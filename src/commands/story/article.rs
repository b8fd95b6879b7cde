//! An article of the catalogue as a card.

use super::{QUOTES_SHOWN, with};
use crate::catalogue::{Article, Event, Quote};
use crate::commands::words::date_words;
use crate::commands::{Turn, quote, rests};
use crate::interaction::{Button, Embed, Field, custom_id};
use crate::text::escape;

/// The story as a card.
pub fn card(turn: &Turn<'_>, article: &Article) -> Embed {
    let words = turn.words;
    let mut fields: Vec<Field> = they_said(turn, &turn.catalogue.quotes_in(article))
        .into_iter()
        .collect();
    fields.extend(with(turn, &article.artists));
    fields.push(Field {
        name: words.plain("story-sources"),
        value: sources(turn, article),
    });
    Embed {
        above: when(turn, article),
        title: escape(article.headline.in_language(words.language)),
        link: first_address(article).map(str::to_owned),
        text: escape(article.text.in_language(words.language)),
        fields,
        footer: footer(turn, article),
        ..Embed::default()
    }
}

/// A button that shows the story in a message of its own.
pub fn read_button(turn: &Turn<'_>, article: &Article) -> Button {
    Button::press(
        turn.words.plain("story-read"),
        custom_id::write("news", "read", &[&article.id]),
    )
}

/// When the event was, and what it was: "Release of 24 April 2022".
pub fn when(turn: &Turn<'_>, article: &Article) -> String {
    let Some(date) = article.event_date else {
        return turn.words.plain("story-date-unknown");
    };
    let key = match article.event {
        Some(Event::Release) => "release",
        Some(Event::Broadcast) => "broadcast",
        Some(Event::Performance) => "performance",
        Some(Event::Award) => "award",
        None => "other",
    };
    turn.words.say(
        "story-when",
        &[("event", key.into()), ("date", date_words(turn.words, date).into())],
    )
}

/// *They said*: the first of these quotes, each with its speaker; nothing where there are none.
pub fn they_said(turn: &Turn<'_>, quotes: &[&Quote]) -> Option<Field> {
    let lines: Vec<String> = quotes
        .iter()
        .take(QUOTES_SHOWN)
        .map(|quote| quote::in_brief(turn, quote))
        .collect();
    (!lines.is_empty()).then(|| Field {
        name: turn.words.plain("story-they-said"),
        value: lines.join("\n"),
    })
}

fn sources(turn: &Turn<'_>, article: &Article) -> String {
    let mut lines = rests::lines(turn.words, &article.sources);
    if let Some(title) = &article.page_title {
        lines.push(turn.words.say("source-no-address", &[("title", escape(title).into())]));
    }
    lines.join("\n")
}

fn footer(turn: &Turn<'_>, article: &Article) -> String {
    let words = turn.words;
    let mut parts = Vec::new();
    if !article.photo_credits.is_empty() {
        parts.push(words.say("story-photos", &[("credits", article.photo_credits.join(", ").into())]));
    }
    parts.extend(rests::one_source(words, &article.sources));
    parts.push(words.plain("story-our-words"));
    parts.join(" · ")
}

/// The first page it rests on.
pub fn first_address(article: &Article) -> Option<&str> {
    article.sources.iter().find_map(|source| source.address())
}
