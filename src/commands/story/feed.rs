//! A story that a feed brought as a card: the outlet's headline, our summary, and who says what in it.

use super::{QUOTES_SHOWN, with};
use crate::commands::Turn;
use crate::commands::words::name_words;
use crate::interaction::{Embed, Field};
use crate::store::Story;
use crate::text::escape;
use jiff::Timestamp;

/// The story as a card.
pub fn card(turn: &Turn<'_>, story: &Story) -> Embed {
    let parts = [when(turn, story), told(story)];
    let fields = they_said(turn, story)
        .into_iter()
        .chain(with(turn, &story.understood.artists));
    Embed {
        above: above(turn, story),
        title: escape(&story.said.headline),
        link: story.said.link.clone(),
        text: parts.join("\n\n").trim_end().to_owned(),
        fields: fields.collect(),
        image: story.said.image.clone(),
        footer: footer(turn, story),
        ..Embed::default()
    }
}

/// What it tells: a long story as a list, which is read at a glance, a short one as it runs. May be empty.
fn told(story: &Story) -> String {
    let understood = &story.understood;
    if understood.points.is_empty() {
        return escape(&understood.summary);
    }
    let points = understood.points.iter().map(|point| format!("- {}", escape(point)));
    points.collect::<Vec<_>>().join("\n")
}

/// Outlet, time and the other outlets, as markdown: "Soompi · published 2 hours ago · also in 3 outlets".
pub fn line(turn: &Turn<'_>, story: &Story) -> String {
    let mut parts = vec![escape(&outlet(turn, story)), when(turn, story)];
    parts.extend(also_in(turn, story));
    parts.join(" · ")
}

/// The same without the time: Discord shows none in this place.
pub fn above(turn: &Turn<'_>, story: &Story) -> String {
    let parts = std::iter::once(outlet(turn, story)).chain(also_in(turn, story));
    parts.collect::<Vec<_>>().join(" · ")
}

/// The outlet's name; a story that was put in by hand may have none, and says so.
fn outlet(turn: &Turn<'_>, story: &Story) -> String {
    if story.outlet.is_empty() {
        turn.words.plain("story-outlet-unknown")
    } else {
        story.outlet.clone()
    }
}

/// When the outlet says it was published, else when it was first seen; a story without either says so.
fn when(turn: &Turn<'_>, story: &Story) -> String {
    let words = turn.words;
    let ago = |at: Timestamp| format!("<t:{}:R>", at.as_second());
    match story.said.published_at {
        Some(at) => words.say("story-published", &[("when", ago(at).into())]),
        None if story.dated_at == Timestamp::UNIX_EPOCH => words.plain("story-date-unknown"),
        None => words.say("story-first-seen", &[("when", ago(story.fetched_at).into())]),
    }
}

fn also_in(turn: &Turn<'_>, story: &Story) -> Option<String> {
    let count = story.also_in.len();
    (count > 0).then(|| turn.words.say("story-also-in", &[("count", count.into())]))
}

fn they_said(turn: &Turn<'_>, story: &Story) -> Option<Field> {
    let quotes = story.understood.sure_quotes().take(QUOTES_SHOWN);
    let lines: Vec<String> = quotes
        .filter_map(|(quote, speaker)| {
            let name = escape(&name_words(turn.words, turn.catalogue.artist(speaker)?));
            Some(format!("> {}\n— {name}", escape(&quote.text)))
        })
        .collect();
    (!lines.is_empty()).then(|| Field {
        name: turn.words.plain("story-they-said"),
        value: lines.join("\n"),
    })
}

fn footer(turn: &Turn<'_>, story: &Story) -> String {
    let words = turn.words;
    let said = &story.said;
    let mut parts = Vec::new();
    if let Some(credit) = &said.image_credit {
        parts.push(words.say("story-photos", &[("credits", credit.clone().into())]));
    } else if said.image.is_some() {
        parts.push(words.say("story-picture-from", &[("outlet", story.outlet.clone().into())]));
    }
    if !story.understood.summary.is_empty() {
        parts.push(words.plain("story-our-summary"));
    }
    if said.link.is_none() {
        parts.push(words.plain("story-no-address"));
    }
    parts.join(" · ")
}
