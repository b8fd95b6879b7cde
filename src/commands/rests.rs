//! What a card rests on: its sources as links, and a word where there is only one.

use crate::catalogue::{Source, single_origin};
use crate::locale::Words;
use crate::text::{escape, link};

/// Links that are listed on a card.
const LINKS_SHOWN: usize = 3;

/// The sources as lines: the first pages as links, the data sets counted; their names where there is no page.
pub fn lines(words: Words<'_>, sources: &[Source]) -> Vec<String> {
    let pages = sources
        .iter()
        .filter_map(|source| Some((source.origin(), source.address()?)));
    let mut lines: Vec<String> = pages
        .take(LINKS_SHOWN)
        .map(|(host, address)| link(host, address))
        .collect();
    let mut data_sets: Vec<&str> = sources
        .iter()
        .filter(|source| source.address().is_none())
        .map(Source::origin)
        .collect();
    data_sets.sort_unstable();
    data_sets.dedup();
    match (lines.is_empty(), data_sets.len()) {
        (_, 0) => {}
        (true, _) => lines.extend(
            data_sets
                .into_iter()
                .take(LINKS_SHOWN)
                .map(|set| words.say("source-data-set", &[("name", escape(set).into())])),
        ),
        (false, count) => lines.push(words.say("story-data-sets", &[("count", count.into())])),
    }
    lines
}

/// The words of a footer that say so where everything rests on one page's outlet or one data set.
pub fn one_source(words: Words<'_>, sources: &[Source]) -> Option<String> {
    single_origin(sources).map(|_| words.plain("story-one-source"))
}
