//! A feed's bytes into its entries: decoded, mended where that is safe, read, and each field brought to plain text.

pub mod date;
mod decode;
mod entry;
mod identity;
mod json;
mod mend;

pub use decode::decode;
pub use identity::{Key, choose as choose_key, link_key};
pub use mend::NoFeed;

use super::plain;
use feed_rs::model;
use jiff::Timestamp;
use std::collections::HashSet;
use url::Url;

/// Entries of one document that are read, in its order: feeds put the newest first.
pub const ENTRIES_MAX: usize = 1_000;

/// What a feed said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its title, plain.
    pub title: String,
    /// Its entries in the order of the document.
    pub entries: Vec<Entry>,
    /// Why entries are missing.
    pub refused: Vec<Refused>,
    /// What the entries are known by.
    pub key: Option<Key>,
}

/// An entry of a feed. Texts are plain, addresses absolute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// The id that the outlet gave.
    pub guid: Option<String>,
    /// The headline, on one line; may be empty where there is a summary.
    pub title: String,
    /// The article's address.
    pub link: Option<String>,
    /// When it was published, or else last changed.
    pub published: Option<Timestamp>,
    /// The outlet's summary, on one line.
    pub summary: String,
    /// The text, a paragraph each, where the feed carries it.
    pub body: Vec<String>,
    /// Addresses of pictures, the main one first.
    pub images: Vec<String>,
    /// Who took them.
    pub credits: Vec<String>,
}

impl Entry {
    /// Whether two entries of one document are one that stands there twice.
    fn is_the_same_as(&self, other: &Self) -> bool {
        self.title == other.title && self.link == other.link
    }
}

/// An entry, or several, that could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// Why, in a sentence.
    pub why: String,
}

/// Why nothing could be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is no feed.
    #[error("this is no feed: {0}")]
    NoFeed(#[from] NoFeed),
    /// It is JSON, but no JSON Feed.
    #[error("this is no JSON Feed: {0}")]
    NoJsonFeed(String),
    /// It is of a feed's form, but the parser gave up on it.
    #[error("this feed cannot be read: {0}")]
    Broken(String),
}

/// Reads a feed. `charset` is what the HTTP header says, `address` is where it was fetched from; links are resolved
/// against that.
pub fn read(bytes: &[u8], charset: Option<&str>, address: Option<&str>) -> Result<Feed, Unreadable> {
    let text = decode(bytes, charset);
    let base = address.and_then(|address| Url::parse(address).ok());
    let (document, written) = if text.trim_start().starts_with('{') {
        let json = json::mend(&text).map_err(Unreadable::NoJsonFeed)?;
        (json.document, json.entries)
    } else {
        let mended = mend::mend(&text)?;
        (mended.xml, mended.entries)
    };
    let parser = feed_rs::parser::Builder::new()
        .base_uri(base.as_ref().map(Url::as_str))
        .timestamp_parser(|text| chrono_time(date::parse(text)?))
        // An id that the outlet did not give is told apart from one that it gave.
        .id_generator(|_, _, _| String::new())
        .sanitize_content(false)
        .build();
    let feed = parser
        .parse(document.as_bytes())
        .map_err(|error| Unreadable::Broken(error.to_string()))?;
    Ok(collect(feed, base.as_ref(), written))
}

/// feed-rs speaks chrono's time; this is the one place that meets it.
fn chrono_time(time: Timestamp) -> Option<chrono::DateTime<chrono::Utc>> {
    chrono::DateTime::from_timestamp(time.as_second(), time.subsec_nanosecond().unsigned_abs())
}

fn collect(feed: model::Feed, base: Option<&Url>, written: usize) -> Feed {
    let mut read = Feed {
        title: entry::plain_text(feed.title.as_ref(), &feed.feed_type),
        ..Feed::default()
    };
    // A saved feed says itself where it is from.
    let own = feed.links.iter().find_map(|link| Url::parse(&link.href).ok());
    let base = base.cloned().or(own);
    let lost = written.saturating_sub(feed.entries.len());
    if lost > 0 {
        read.refuse(format!("{lost} of the {written} entries stand where a feed has none"));
    }
    if feed.entries.len() > ENTRIES_MAX {
        let more = feed.entries.len() - ENTRIES_MAX;
        read.refuse(format!(
            "{more} entries come after the first {ENTRIES_MAX}, which are all that is read"
        ));
    }
    for raw in feed.entries.into_iter().take(ENTRIES_MAX) {
        match entry::read(raw, &feed.feed_type, base.as_ref()) {
            Ok(entry) => read.entries.push(entry),
            Err(why) => read.refuse(why),
        }
    }
    let key = identity::choose(&read.entries, None);
    read.key = Some(key);
    read.drop_repetitions(key);
    read
}

impl Feed {
    fn refuse(&mut self, why: String) {
        self.refused.push(Refused { why });
    }

    /// What an entry of this feed is known by.
    pub fn identity_of(&self, entry: &Entry) -> String {
        let key = self.key.unwrap_or(Key::Guid);
        key.of(entry).unwrap_or_else(|| plain::one_line(&entry.title))
    }

    /// An entry that stands in the document twice is one entry.
    fn drop_repetitions(&mut self, key: Key) {
        let mut seen = HashSet::new();
        let before = self.entries.len();
        self.entries
            .retain(|entry| key.of(entry).is_none_or(|identity| seen.insert(identity)));
        let repeated = before - self.entries.len();
        if repeated > 0 {
            self.refuse(format!("{repeated} entries repeat another one of this feed"));
        }
    }
}

#[cfg(test)]
mod tests;
