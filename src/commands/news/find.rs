//! *Find the story*: the story of a link or a headline that somebody posted, for the person who asks.

use super::search::by_headline;
use crate::catalogue::Article;
use crate::commands::story::Item;
use crate::commands::{Trouble, Turn, story};
use crate::interaction::Message;
use crate::newsroom::parse::link_key;
use crate::text::fold_words;
use std::collections::HashSet;

/// Links of a message that are looked up.
const LINKS_MAX: usize = 5;
/// Lines of a message that may be a headline.
const LINES_MAX: usize = 5;
/// Words that a headline must have, so that it is no greeting.
const HEADLINE_WORDS_MIN: usize = 3;
/// Stories with a line's words whose headlines are compared with it.
const COMPARED_MAX: usize = 5;

/// The story of this text as a card, for the person who asked.
pub async fn message(turn: &Turn<'_>, text: &str) -> Result<Message, Trouble> {
    let mut found = by_link(turn, text).await?;
    if found.is_none() {
        found = by_line(turn, text).await?;
    }
    let item = found.ok_or_else(|| Trouble::refused(turn.words.plain("news-find-none")))?;
    Ok(Message {
        private: true,
        ..story::message(turn, &item)
    })
}

async fn by_link<'a>(turn: &Turn<'a>, text: &str) -> Result<Option<Item<'a>>, Trouble> {
    for link in links(text) {
        let key = link_key(link);
        if let Some(story) = turn.store.story_at(&key).await? {
            return Ok(Some(Item::Feed(Box::new(story))));
        }
        let rests_on = |article: &&Article| {
            let mut addresses = article.sources.iter().filter_map(|source| source.address());
            addresses.any(|address| link_key(address) == key)
        };
        if let Some(article) = turn.catalogue.articles().iter().find(rests_on) {
            return Ok(Some(Item::Article(article)));
        }
    }
    Ok(None)
}

/// The addresses in a text, without the marks that stand around them.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let words = text.split(|c: char| c.is_whitespace() || "<>()[]\"".contains(c));
    words
        .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
        .map(|word| word.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']))
        .take(LINKS_MAX)
}

async fn by_line<'a>(turn: &Turn<'a>, text: &str) -> Result<Option<Item<'a>>, Trouble> {
    let lines = text.lines().filter(|line| fold_words(line).len() >= HEADLINE_WORDS_MIN);
    for line in lines.take(LINES_MAX) {
        let found = by_headline(turn, line, COMPARED_MAX).await?;
        if let Some(item) = found.into_iter().find(|item| is_headline_in(line, item.headline(turn))) {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

/// Whether nearly all words of the headline stand in the line: outlets correct a word, people leave one out.
fn is_headline_in(line: &str, headline: &str) -> bool {
    let said: HashSet<String> = fold_words(line).into_iter().collect();
    let words = fold_words(headline);
    let there = words.iter().filter(|word| said.contains(*word)).count();
    words.len() >= HEADLINE_WORDS_MIN && there * 5 >= words.len() * 4
}
