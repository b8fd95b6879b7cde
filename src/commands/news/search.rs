//! Finding stories by words, by headline and by outlet.

use super::list::List;
use super::page;
use crate::catalogue::{Catalogue, Meant};
use crate::commands::story::Item;
use crate::commands::{Trouble, Turn, story, who};
use crate::interaction::limits::AUTOCOMPLETE_CHOICES_MAX;
use crate::interaction::{Button, Call, Choice, Message, custom_id};
use crate::newsroom::kind::Kind;
use crate::newsroom::search::{Hit, Query, article_number};
use crate::store::{StoreError, StoryId};
use crate::text::{clip, fold, fold_words};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeSet, HashSet};

/// Stories that one search finds.
const FOUND_MAX: usize = 50;
/// Words of a search among which names are looked for, and words of the longest name.
const NAME_AMONG_MAX: usize = 8;
const NAME_WORDS_MAX: usize = 3;
/// Characters of a headline in a suggestion, so that its outlet has room behind it.
const HEADLINE_CHARS_SHOWN: usize = 75;

/// What a search finds, as a list to page through.
pub async fn message(turn: &Turn<'_>, call: &Call) -> Result<Message, Trouble> {
    let words = call.text("words").unwrap_or_default();
    let artist = match call.text("artist") {
        Some(typed) => Some(who::find(turn, typed, |artist| super::latest_of(&artist.id))?.artist),
        None => None,
    };
    let query = Query {
        words: words.to_owned(),
        named: named(turn.catalogue, words),
        artist: artist.map(|artist| artist.id.clone()),
        outlet: match call.text("outlet") {
            Some(typed) => Some(outlet(turn, typed).await?),
            None => None,
        },
        kind: call
            .text("kind")
            .and_then(Kind::named)
            .map(|kind| kind.name().to_owned()),
        since: call.text("since").map(|since| since_when(since, turn.now)),
    };
    let hits = turn.index.search(&query, turn.now, FOUND_MAX)?;
    let keys = told_once(story::load(turn, &keys(turn, &hits)).await?);
    if keys.is_empty() {
        return Err(nothing(turn, words, &query));
    }
    let list = turn.store.keep_list(words, &keys, turn.now).await?;
    page::page(turn, &List::Found(list), 0).await
}

/// The story with this key or headline as a card.
pub async fn read(turn: &Turn<'_>, typed: &str) -> Result<Message, Trouble> {
    let mut found = story::load(turn, &[typed.to_owned()]).await?.pop();
    if found.is_none() {
        found = by_headline(turn, typed, 1).await?.into_iter().next();
    }
    let item = found.ok_or_else(|| nothing(turn, typed, &Query::default()))?;
    Ok(story::message(turn, &item))
}

/// Stories that `typed` may be the beginning of, the best and newest first; the newest when nothing is typed yet.
pub async fn stories(turn: &Turn<'_>, typed: &str) -> Result<Vec<Choice>, StoreError> {
    let found = match by_headline(turn, typed, AUTOCOMPLETE_CHOICES_MAX).await {
        Ok(found) => found,
        Err(Trouble::Store(error)) => return Err(error),
        // Suggestions have no way to say why there are none.
        Err(_) => Vec::new(),
    };
    let choice = |item: &Item<'_>| Choice {
        name: format!(
            "{} · {}",
            clip(item.headline(turn), HEADLINE_CHARS_SHOWN),
            item.plain_line(turn)
        ),
        value: item.key(),
    };
    Ok(found.iter().map(choice).collect())
}

/// The outlets that `typed` may become.
pub async fn outlets(turn: &Turn<'_>, typed: &str) -> Result<Vec<Choice>, StoreError> {
    let outlets = turn.store.outlets().await?.into_iter();
    let fitting = outlets.filter(|outlet| fold(outlet).contains(&fold(typed)));
    let choice = |outlet: String| Choice {
        name: outlet.clone(),
        value: outlet,
    };
    Ok(fitting.take(AUTOCOMPLETE_CHOICES_MAX).map(choice).collect())
}

/// The stories whose headline has these words, the closest first, then the best and newest about them or about those
/// they name.
pub async fn by_headline<'a>(turn: &Turn<'a>, typed: &str, most: usize) -> Result<Vec<Item<'a>>, Trouble> {
    let words = Query {
        words: typed.to_owned(),
        ..Query::default()
    };
    let named = Query {
        named: named(turn.catalogue, typed),
        ..words.clone()
    };
    let with_words = story::load(turn, &keys(turn, &turn.index.search(&words, turn.now, FOUND_MAX)?)).await?;
    let mut close: Vec<(Closeness, Item<'a>)> = with_words
        .into_iter()
        .filter_map(|item| Some((closeness(item.headline(turn), typed)?, item)))
        .collect();
    // The sort is stable: of headlines as close the newest comes first.
    close.sort_by_key(|(closeness, _)| *closeness);
    let mut found: Vec<Item<'a>> = close.into_iter().map(|(_, item)| item).collect();
    found.extend(story::load(turn, &keys(turn, &turn.index.search(&named, turn.now, most)?)).await?);
    let mut seen = HashSet::new();
    found.retain(|item| seen.insert(item.key()));
    found.truncate(most);
    Ok(found)
}

/// How close a headline is to what was typed, the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Closeness {
    Same,
    Begins,
    HasWords,
}

/// None where the headline lacks a word.
fn closeness(headline: &str, typed: &str) -> Option<Closeness> {
    let (folded, wanted) = (fold(headline), fold(typed));
    let said = fold_words(headline);
    let has = |word: &String| said.iter().any(|own| own.starts_with(word.as_str()));
    match () {
        () if wanted.is_empty() => None,
        () if folded == wanted => Some(Closeness::Same),
        () if folded.starts_with(&wanted) => Some(Closeness::Begins),
        () => fold_words(typed).iter().all(has).then_some(Closeness::HasWords),
    }
}

/// The keys of what the index found.
fn keys(turn: &Turn<'_>, hits: &[Hit]) -> Vec<String> {
    let article = |number: i64| {
        let mut articles = turn.catalogue.articles().iter();
        articles.find(|article| article_number(&article.id) == number)
    };
    let key = |hit: &Hit| match hit.id {
        id if id < 0 => article(id).map(|article| article.id.clone()),
        id => Some(story::feed_key(StoryId(id))),
    };
    hits.iter().filter_map(key).collect()
}

/// The keys of these stories, of each event the best.
fn told_once(items: Vec<Item<'_>>) -> Vec<String> {
    let mut events = HashSet::new();
    let is_first = |item: &Item<'_>| match item {
        Item::Feed(story) => story.event.is_none_or(|event| events.insert(event)),
        Item::Article(_) => true,
    };
    let mut items = items;
    items.retain(is_first);
    items.iter().map(Item::key).collect()
}

/// Ids of the artists that some of the words surely name, in any spelling.
fn named(catalogue: &Catalogue, words: &str) -> Vec<String> {
    let words: Vec<&str> = words.split_whitespace().take(NAME_AMONG_MAX).collect();
    let runs = (1..=NAME_WORDS_MAX).flat_map(|count| words.windows(count));
    let mut named = BTreeSet::new();
    for run in runs {
        if let Meant::Sure { first, likewise } = catalogue.meant(&run.join(" ")) {
            named.extend(std::iter::once(first).chain(likewise).map(|artist| artist.id.clone()));
        }
    }
    named.into_iter().collect()
}

/// The outlet that was meant: the first that has what was typed in its name.
async fn outlet(turn: &Turn<'_>, typed: &str) -> Result<String, Trouble> {
    let fitting = outlets(turn, typed).await?.into_iter().next();
    fitting.map(|choice| choice.value).ok_or_else(|| {
        let typed = who::said_back(typed);
        Trouble::refused(turn.words.say("news-no-outlet", &[("typed", typed.into())]))
    })
}

/// The time from which stories are wanted: a day, a week or a month back.
pub fn since_when(since: &str, now: Timestamp) -> Timestamp {
    let days = match since {
        "today" => 1,
        "week" => 7,
        _ => 30,
    };
    now - SignedDuration::from_hours(24 * days)
}

/// Nothing was found: says so, and offers what is nearest.
fn nothing(turn: &Turn<'_>, words: &str, query: &Query) -> Trouble {
    let artist = query.artist.iter().chain(&query.named).next();
    let artist = artist.and_then(|id| turn.catalogue.artist(id));
    let mut buttons = Vec::new();
    if let Some(artist) = artist {
        let name = crate::commands::words::name_words(turn.words, artist);
        buttons.push(Button::press(name, custom_id::write("artist", "of", &[&artist.id])));
    }
    let all = List::Latest {
        artist: None,
        kind: None,
    };
    buttons.push(Button::press(turn.words.plain("news-latest"), all.write("of")));
    let typed = who::said_back(words);
    Trouble::offering(turn.words.say("news-found-none", &[("words", typed.into())]), buttons)
}
