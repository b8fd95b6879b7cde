//! What belongs with a story, each with the reasons in words.

use super::{Item, feed_key, load};
use crate::catalogue::Reason;
use crate::commands::words::{list_words, name_words};
use crate::commands::{Trouble, Turn};
use crate::interaction::{Embed, Menu, MenuOption, Message, Row, custom_id};
use crate::newsroom::related::{Item as Headline, related};
use crate::newsroom::search::Query;
use crate::text::{escape, fold, link};
use jiff::SignedDuration;
use std::collections::HashSet;

/// Related stories that are listed.
const RELATED_SHOWN: usize = 5;
/// Of these, stories that tell the same event.
const SAME_SHOWN: usize = 2;
/// Stories about the same artists that are compared.
const ABOUT_MAX: u32 = 60;
/// Stories with the same words that are compared.
const ALIKE_MAX: usize = 20;
/// What telling the same event counts, against the weights of [`Reason`].
const EVENT_WEIGHT: f32 = 1_000.0;
/// What the likeness of two headlines counts, from 0 to this.
const LIKENESS_WEIGHT: f32 = 20.0;
/// Likeness from which shared words are a reason by themselves.
const LIKENESS_MIN: f32 = 0.1;
/// How long after a story another may go on with it.
const FOLLOWS_WITHIN: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Why a story belongs with another, and how strongly.
struct Tie<'i, 'a> {
    item: &'i Item<'a>,
    reasons: Vec<String>,
    weight: f32,
}

/// The stories related to one, as a message of its own for the person who asked.
pub async fn message(turn: &Turn<'_>, item: &Item<'_>) -> Result<Message, Trouble> {
    let words = turn.words;
    let others = candidates(turn, item).await?;
    let ties = ties(turn, item, &others);
    let lines: Vec<String> = ties.iter().map(|tie| line(turn, tie)).collect();
    let text = if lines.is_empty() {
        words.plain("related-none")
    } else {
        lines.join("\n\n")
    };
    let title = words.say("related-title", &[("headline", escape(item.headline(turn)).into())]);
    let options = ties.iter().map(|tie| MenuOption {
        label: tie.item.headline(turn).to_owned(),
        value: tie.item.key(),
        description: tie.item.plain_line(turn),
    });
    let menu = Menu {
        custom_id: custom_id::write("news", "card", &[]),
        placeholder: words.plain("news-choose"),
        options: options.collect(),
    };
    Ok(Message {
        embeds: vec![Embed {
            title,
            text,
            ..Embed::default()
        }],
        rows: vec![Row::Menu(menu)],
        private: true,
        ..Message::default()
    })
}

/// What may belong with a story: its event in other outlets, stories of its artists, stories with its words, and every
/// article.
async fn candidates<'a>(turn: &Turn<'a>, item: &Item<'a>) -> Result<Vec<Item<'a>>, Trouble> {
    let mut stories = Vec::new();
    if let Item::Feed(story) = item
        && let Some(event) = story.event
    {
        stories.extend(turn.store.stories_of_event(event, ABOUT_MAX).await?);
    }
    let artists: Vec<&str> = item.about().artists.iter().map(String::as_str).collect();
    stories.extend(turn.store.stories_about(&artists, ABOUT_MAX).await?);
    let query = Query {
        words: item.headline(turn).to_owned(),
        ..Query::default()
    };
    let hits = turn.index.search(&query, turn.now, ALIKE_MAX)?;
    let alike: Vec<String> = hits.iter().map(|hit| feed_key(crate::store::StoryId(hit.id))).collect();
    let mut found: Vec<Item<'a>> = stories.into_iter().map(|story| Item::Feed(Box::new(story))).collect();
    found.extend(load(turn, &alike).await?);
    found.extend(turn.catalogue.articles().iter().map(Item::Article));
    let mut seen = HashSet::from([item.key()]);
    found.retain(|other| seen.insert(other.key()));
    Ok(found)
}

/// The strongest ties: of another event one story, of the story's own event two.
fn ties<'i, 'a>(turn: &Turn<'_>, item: &Item<'_>, others: &'i [Item<'a>]) -> Vec<Tie<'i, 'a>> {
    let headlines: Vec<Headline<'_>> = std::iter::once(item)
        .chain(others)
        .map(|item| headline(turn, item))
        .collect();
    let mut likeness = vec![(0.0, Vec::new()); headlines.len()];
    for relation in related(&headlines, headlines.len())
        .into_iter()
        .next()
        .into_iter()
        .flat_map(|first| first.related)
    {
        if let Some(slot) = likeness.get_mut(relation.item) {
            *slot = (relation.score, relation.shared);
        }
    }
    let alike = likeness.into_iter().skip(1);
    let mut ties: Vec<Tie<'_, '_>> = others
        .iter()
        .zip(alike)
        .filter_map(|(other, (score, shared))| tie(turn, item, other, score, &shared))
        .collect();
    // The sort is stable: stories come newest first, then articles, newest first.
    ties.sort_by(|one, other| other.weight.total_cmp(&one.weight));
    let (mut events, mut same) = (HashSet::new(), 0);
    ties.retain(|tie| match tie.item {
        Item::Feed(story) if story.event == own_event(item) => {
            same += 1;
            same <= SAME_SHOWN
        }
        Item::Feed(story) => events.insert(story.event),
        Item::Article(_) => true,
    });
    ties.truncate(RELATED_SHOWN);
    ties
}

fn own_event(item: &Item<'_>) -> Option<crate::store::StoryId> {
    match item {
        Item::Feed(story) => story.event,
        Item::Article(_) => None,
    }
}

fn headline<'i>(turn: &Turn<'_>, item: &'i Item<'_>) -> Headline<'i> {
    Headline {
        title: item.headline(turn),
        published: match item {
            Item::Feed(story) => Some(story.dated_at.as_millisecond()),
            Item::Article(_) => None,
        },
        outlet: match item {
            Item::Feed(story) => Some(&story.outlet),
            Item::Article(_) => None,
        },
        ..Headline::default()
    }
}

fn tie<'i, 'a>(
    turn: &Turn<'_>,
    item: &Item<'_>,
    other: &'i Item<'a>,
    score: f32,
    shared: &[String],
) -> Option<Tie<'i, 'a>> {
    let words = turn.words;
    let (mut reasons, mut weight) = (Vec::new(), 0.0);
    if let Item::Feed(story) = other
        && story.event.is_some()
        && story.event == own_event(item)
    {
        weight += EVENT_WEIGHT;
        reasons.push(words.say("related-same-event", &[("count", story.also_in.len().into())]));
    }
    let common = turn.catalogue.in_common(item.about(), other.about());
    let same_people = !common.is_empty();
    for reason in common {
        weight += f32::from(u16::try_from(reason.weight()).unwrap_or(u16::MAX));
        reasons.push(reason_words(turn, &reason));
    }
    let names: HashSet<String> = item.about().artists.iter().flat_map(|id| names(turn, id)).collect();
    let telling: Vec<String> = shared
        .iter()
        .filter(|word| !names.contains(&fold(word)))
        .map(|word| escape(word))
        .collect();
    if !telling.is_empty() && score >= LIKENESS_MIN {
        weight += score * LIKENESS_WEIGHT;
        if let Some(order) = follows(item, other).filter(|_| same_people) {
            reasons.push(words.say("related-follow-up", &[("order", order.into())]));
        }
        reasons.push(words.say("related-shared-words", &[("words", telling.join(", ").into())]));
    }
    (!reasons.is_empty()).then_some(Tie {
        item: other,
        reasons,
        weight,
    })
}

/// Whether one of two outlets' stories may go on with the other, by their dates: `later` where the other one came
/// after, `earlier` where it came before; none where they tell one event or lie too far apart.
fn follows(item: &Item<'_>, other: &Item<'_>) -> Option<&'static str> {
    let (Item::Feed(one), Item::Feed(two)) = (item, other) else {
        return None;
    };
    let (from, to) = (one.said.published_at?, two.said.published_at?);
    let apart = to.duration_since(from);
    let fits = one.event != two.event && apart.abs() <= FOLLOWS_WITHIN;
    fits.then_some(if apart.is_negative() { "earlier" } else { "later" })
}

/// The folded forms of an artist's name, which are told as the artist and not as words.
fn names(turn: &Turn<'_>, id: &str) -> Vec<String> {
    let artist = turn.catalogue.artist(id).into_iter();
    artist
        .flat_map(|artist| {
            std::iter::once(&artist.name)
                .chain(&artist.hangul)
                .chain(&artist.aliases)
        })
        .map(|name| fold(name))
        .collect()
}

fn line(turn: &Turn<'_>, tie: &Tie<'_, '_>) -> String {
    let headline = tie.item.headline(turn);
    let headline = match tie.item.address() {
        Some(address) => link(headline, address),
        None => escape(headline),
    };
    format!("**{headline}**\n{} · {}", tie.item.line(turn), tie.reasons.join("; "))
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
