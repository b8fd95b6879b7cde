//! `/news digest`: the day or the week in one message, what most outlets told and best known artists did first.

use super::list::List;
use super::search::since_when;
use crate::commands::story::Item;
use crate::commands::{Trouble, Turn};
use crate::interaction::{Button, Embed, Menu, MenuOption, Message, Row, custom_id};
use crate::newsroom::kind::Kind;
use crate::store::{StoreError, Story, WantedStories};
use crate::text::{clip, escape, link};
use std::cmp::Reverse;

/// Stories of a digest: one message that is read in a minute.
const DIGEST_STORIES: usize = 10;
/// Events of the period among which the top ones are chosen.
const AMONG_MAX: u32 = 500;
/// Characters of a headline, so that all stories fit into one text.
const HEADLINE_CHARS_SHOWN: usize = 150;
/// Characters of an address that a headline links to; the menu leads to a story whose address is longer.
const ADDRESS_CHARS_MAX: usize = 160;
/// What one more outlet counts against one more song that is known of an artist, and songs beyond which an artist is
/// simply well known.
const OUTLET_WEIGHT: usize = 10;
const KNOWN_SONGS_MAX: usize = 9;

/// The digest of a period, `today` or `week`; of today where none is given.
pub async fn message(turn: &Turn<'_>, period: Option<&str>) -> Result<Message, Trouble> {
    let period = match period {
        None | Some("today") => "today",
        Some("week") => "week",
        Some(_) => return Err(Trouble::Stale),
    };
    let top = top(turn, period).await?;
    if top.is_empty() {
        return Err(nothing(turn, period));
    }
    let items: Vec<Item<'_>> = top.into_iter().map(|story| Item::Feed(Box::new(story))).collect();
    let embed = Embed {
        title: turn.words.say("news-digest-title", &[("period", period.into())]),
        text: groups(turn, &items),
        footer: turn.words.plain("news-digest-order"),
        ..Embed::default()
    };
    let options = items.iter().map(|item| MenuOption {
        label: item.headline(turn).to_owned(),
        value: item.key(),
        description: item.plain_line(turn),
    });
    let menu = Menu {
        custom_id: custom_id::write(super::SPEC.name, "card", &[]),
        placeholder: turn.words.plain("news-choose"),
        options: options.collect(),
    };
    Ok(Message {
        embeds: vec![embed],
        rows: vec![Row::Menu(menu)],
        ..Message::default()
    })
}

/// The top stories of the period, the first told of each event.
async fn top(turn: &Turn<'_>, period: &str) -> Result<Vec<Story>, StoreError> {
    let wanted = WantedStories {
        since: Some(since_when(period, turn.now)),
        ..WantedStories::default()
    };
    let told = turn.store.told(wanted, AMONG_MAX).await?;
    let ids: Vec<_> = told.into_iter().map(|(id, _)| id).collect();
    let mut stories = turn.store.stories(&ids).await?;
    // The sort is stable: among equals the newest comes first.
    stories.sort_by_cached_key(|story| Reverse(weight(turn, story)));
    stories.truncate(DIGEST_STORIES);
    Ok(stories)
}

fn weight(turn: &Turn<'_>, story: &Story) -> usize {
    let songs = |id: &String| turn.catalogue.collaborations_of(id).len().min(KNOWN_SONGS_MAX);
    let best_known = story.understood.artists.iter().map(songs).max();
    story.also_in.len() * OUTLET_WEIGHT + best_known.unwrap_or_default()
}

/// The stories below a heading for each kind, the heading of the top story first; that story with its summary.
fn groups(turn: &Turn<'_>, items: &[Item<'_>]) -> String {
    let mut groups: Vec<(Option<Kind>, Vec<String>)> = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let kind = match item {
            Item::Feed(story) => story.understood.kind,
            Item::Article(_) => None,
        };
        let mut line = line(turn, item);
        if let Item::Feed(story) = item
            && place == 0
            && !story.understood.summary.is_empty()
        {
            line = format!("{line}\n{}", escape(&story.understood.summary));
        }
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((kind, vec![line])),
        }
    }
    let heading = |kind: Option<Kind>| {
        let kind = kind.map_or("other", Kind::name);
        turn.words.say("news-kind", &[("kind", kind.into())])
    };
    let groups = groups
        .into_iter()
        .map(|(kind, lines)| format!("### {}\n{}", heading(kind), lines.join("\n")));
    groups.collect::<Vec<_>>().join("\n")
}

fn line(turn: &Turn<'_>, item: &Item<'_>) -> String {
    let headline = clip(item.headline(turn), HEADLINE_CHARS_SHOWN);
    let headline = match item.address().filter(|address| address.len() <= ADDRESS_CHARS_MAX) {
        Some(address) => link(&headline, address),
        None => escape(&headline),
    };
    format!("**{headline}**\n{}", item.line(turn))
}

fn nothing(turn: &Turn<'_>, period: &str) -> Trouble {
    let words = turn.words;
    let mut buttons = Vec::new();
    if period == "today" {
        let id = custom_id::write(super::SPEC.name, "digest", &["week"]);
        buttons.push(Button::press(words.plain("news-digest-week"), id));
    }
    let all = List::Latest {
        artist: None,
        kind: None,
    };
    buttons.push(Button::press(words.plain("news-latest"), all.write("of")));
    Trouble::offering(words.say("news-digest-none", &[("period", period.into())]), buttons)
}
