//! A story as a card: shared by `/news`, and by the *Read the story* buttons of other commands.

use super::words::{date_words, list_words, name_in_both, name_words};
use super::{Turn, quote, rests};
use crate::catalogue::{Article, Event, Quote, Reason, Related};
use crate::interaction::{Button, Embed, Field, Message, custom_id};
use crate::text::{escape, link};

/// Quotes that a story shows; more stand behind `/quote`.
const QUOTES_SHOWN: usize = 2;
/// Related stories that are listed.
const RELATED_SHOWN: usize = 5;

/// The story as a card.
pub fn card(turn: &Turn<'_>, article: &Article) -> Embed {
    let words = turn.words;
    let mut fields: Vec<Field> = they_said(turn, &turn.catalogue.quotes_in(article))
        .into_iter()
        .collect();
    let artists: Vec<String> = article
        .artists
        .iter()
        .filter_map(|id| turn.catalogue.artist(id))
        .map(|artist| escape(&name_in_both(words, artist)))
        .collect();
    fields.push(Field {
        name: words.plain("story-with"),
        value: artists.join(" · "),
    });
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

/// The buttons below a story.
pub fn buttons(turn: &Turn<'_>, article: &Article) -> Vec<Button> {
    let outlet = first_address(article).map(|address| Button::open(turn.words.plain("story-open"), address));
    let related = Button::press(
        turn.words.plain("story-related"),
        custom_id::write("news", "related", &[&article.id]),
    );
    outlet.into_iter().chain([related]).collect()
}

/// The stories related to one, each with the reasons, as a message of its own for the person who asked.
pub fn related_message(turn: &Turn<'_>, article: &Article) -> Message {
    let words = turn.words;
    let headline = escape(article.headline.in_language(words.language));
    let related = turn.catalogue.related_to(article, RELATED_SHOWN);
    let lines: Vec<String> = related.iter().map(|related| related_line(turn, related)).collect();
    let text = if lines.is_empty() {
        words.plain("related-none")
    } else {
        lines.join("\n\n")
    };
    let title = words.say("related-title", &[("headline", headline.into())]);
    Message {
        embeds: vec![Embed {
            title,
            text,
            ..Embed::default()
        }],
        private: true,
        ..Message::default()
    }
}

fn related_line(turn: &Turn<'_>, related: &Related<'_>) -> String {
    let article = related.article;
    let headline = article.headline.in_language(turn.words.language);
    let headline = match first_address(article) {
        Some(address) => link(headline, address),
        None => escape(headline),
    };
    let reasons: Vec<String> = related
        .reasons
        .iter()
        .map(|reason| reason_words(turn, reason))
        .collect();
    let when = when(turn, article);
    format!("**{headline}**\n{when} · {}", reasons.join("; "))
}

fn reason_words(turn: &Turn<'_>, reason: &Reason<'_>) -> String {
    let words = turn.words;
    match reason {
        Reason::SameSong(title) => words.say("related-same-song", &[("title", escape(title).into())]),
        Reason::SameWork(title) => words.say("related-same-work", &[("title", escape(title).into())]),
        Reason::SameArtists(ids) => {
            let artists = ids.iter().filter_map(|id| turn.catalogue.artist(id));
            let names: Vec<String> = artists.map(|artist| escape(&name_words(words, artist))).collect();
            let count = names.len();
            words.say(
                "related-same-artists",
                &[("count", count.into()), ("names", list_words(words, &names).into())],
            )
        }
    }
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

fn first_address(article: &Article) -> Option<&str> {
    article.sources.iter().find_map(|source| source.address())
}
