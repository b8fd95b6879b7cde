//! News feeds: those that are due are claimed, asked and read, and what is new in them becomes stories.

use crate::catalogue::{Catalogue, Feed};
use crate::newsroom::body;
use crate::newsroom::fetch::{Fetcher, Request, Response};
use crate::newsroom::parse::{self, Entry, Key};
use crate::newsroom::poll::{self, Answer, Facts, Headers, Off, Verdict};
use crate::newsroom::tag::Tagger;
use crate::store::{FeedState, NewStory, Reading, Store, StoreError};
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::time::Duration;

/// How often the clock calls [`step`].
pub const STEP_EVERY: Duration = Duration::from_secs(20);
/// Hosts that are asked at the same time; each is asked one thing at a time.
const HOSTS_AT_ONCE: usize = 6;
/// Stories taken from a feed at its first reading: the newest; what is older was never news here.
const FIRST_STORIES_MAX: usize = 20;
/// Pages fetched after one reading.
const PAGES_MAX: usize = 5;
/// Characters of a headline made of a summary.
const HEADLINE_CHARS_MAX: usize = 120;

/// Asks the feeds that are due; safe to repeat, to break off anywhere, and to run in several processes at once. How
/// many stories are new.
pub async fn step(
    store: &Store,
    fetcher: &Fetcher,
    catalogue: &Catalogue,
    tagger: &Tagger,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let desk = Desk {
        store,
        fetcher,
        catalogue,
        tagger,
        now,
    };
    let mut by_host: BTreeMap<String, Vec<Due<'_>>> = BTreeMap::new();
    for feed in catalogue.feeds() {
        if let Some(due) = desk.due(feed).await? {
            by_host.entry(due.host.clone()).or_default().push(due);
        }
    }
    let asking: Vec<_> = by_host.into_values().map(|feeds| desk.ask_in_turn(feeds)).collect();
    stream::iter(asking)
        .buffer_unordered(HOSTS_AT_ONCE)
        .try_fold(0, |sum, new| async move { Ok(sum + new) })
        .await
}

struct Desk<'a> {
    store: &'a Store,
    fetcher: &'a Fetcher,
    catalogue: &'a Catalogue,
    tagger: &'a Tagger,
    now: Timestamp,
}

/// A feed that is to be asked now.
struct Due<'a> {
    feed: &'a Feed,
    address: &'a str,
    host: String,
    state: FeedState,
}

impl Desk<'_> {
    /// The feed, if it is due.
    async fn due<'a>(&self, feed: &'a Feed) -> Result<Option<Due<'a>>, StoreError> {
        let Some(address) = feed.url.as_ref().and_then(|url| url.address()) else {
            return Ok(None);
        };
        let state = self.store.feed_state(&feed.id, address).await?;
        match poll::verdict(&state.facts, feed.enabled, self.now) {
            Verdict::Due => {}
            Verdict::Off(Off::Disabled) if state.facts.off.is_some() => {
                // Once it is enabled again, it is asked anew.
                self.store.revive_feed(&feed.id).await?;
                return Ok(None);
            }
            Verdict::Wait(_) | Verdict::Off(_) => return Ok(None),
        }
        let host = url::Url::parse(address)
            .ok()
            .and_then(|url| url.host_str().map(str::to_owned));
        Ok(Some(Due {
            feed,
            address,
            host: host.unwrap_or_default(),
            state,
        }))
    }

    /// Asks the feeds of one host, one after the other.
    async fn ask_in_turn(&self, feeds: Vec<Due<'_>>) -> Result<u64, StoreError> {
        let mut new = 0;
        for due in feeds {
            let (feed, facts) = (due.feed, &due.state.facts);
            let claim = self.store.claim_feed(&feed.id, due.address, &due.host, facts, self.now);
            if claim.await? {
                let reading = self.ask(&due).await?;
                tell(feed, facts, &reading.facts);
                let added = self.store.keep_reading(&reading, self.now).await?;
                if added > 0 {
                    tracing::info!(feed = feed.id, stories = added, "new stories");
                }
                new += added;
            }
        }
        Ok(new)
    }

    async fn ask<'a>(&self, due: &Due<'a>) -> Result<Reading<'a>, StoreError> {
        let facts = &due.state.facts;
        let request = Request {
            address: due.address.to_owned(),
            etag: facts.etag.clone(),
            last_modified: facts.last_modified.clone(),
        };
        let mut reading = Reading {
            feed: &due.feed.id,
            outlet: &due.feed.outlet,
            language: &due.feed.language,
            ..Reading::default()
        };
        let answer = match self.fetcher.get(&request).await {
            Ok(response) => {
                if response.moved {
                    let to = response.address.as_str();
                    tracing::warn!(
                        feed = due.feed.id,
                        to,
                        "the feed has moved for good; change its url in feeds.toml"
                    );
                }
                match response.status {
                    304 => Answer::Unchanged(response.headers),
                    200..=299 => self.read(due, response, &mut reading).await?,
                    status => {
                        tracing::warn!(feed = due.feed.id, status, "the feed was refused");
                        Answer::Refused(status, response.headers)
                    }
                }
            }
            Err(error) => {
                tracing::warn!(feed = due.feed.id, %error, "the feed was not fetched");
                Answer::Failed
            }
        };
        reading.facts = poll::after(facts, &answer, self.now);
        Ok(reading)
    }

    /// Reads a document and puts what is to be stored into `reading`.
    async fn read(&self, due: &Due<'_>, response: Response, reading: &mut Reading<'_>) -> Result<Answer, StoreError> {
        let headers = response.headers.clone();
        let feed = match parse_aside(response).await {
            Ok(feed) => feed,
            Err(why) => {
                tracing::warn!(feed = due.feed.id, why, "the feed was not understood");
                return Ok(Answer::Failed);
            }
        };
        let key = parse::choose_key(&feed.entries, due.state.key);
        // With another key everything looks new, though nothing is: as at the first reading.
        let is_first = !due.state.was_read || due.state.key.is_some_and(|known| known != key);
        let known_by = |entry: &Entry| key.of(entry).or_else(|| Key::Link.of(entry));
        reading.key = Some(key);
        reading.seen = feed.entries.iter().filter_map(known_by).collect();
        let unseen: HashSet<String> = self
            .store
            .unseen(&due.feed.id, &reading.seen)
            .await?
            .into_iter()
            .collect();
        let mut stories: Vec<NewStory> = feed
            .entries
            .iter()
            .filter(|entry| !due.feed.general || self.names_an_artist(entry))
            .filter_map(|entry| story(entry, known_by(entry)?))
            .collect();
        if is_first {
            keep_newest(&mut stories);
        }
        if due.feed.full_text {
            self.fetch_pages(&mut stories, &unseen).await;
        }
        reading.stories = stories;
        // An answer without entries is an answer, but a version without entries is not worth remembering.
        let empty = feed.entries.is_empty();
        Ok(Answer::Fresh(if empty { unversioned(headers) } else { headers }))
    }

    fn names_an_artist(&self, entry: &Entry) -> bool {
        let text = format!("{}\n\n{}", entry.title, entry.summary);
        !self.tagger.tags(self.catalogue, &text).is_empty()
    }

    /// Fetches the pages of stories that are new and came without their text.
    async fn fetch_pages(&self, stories: &mut [NewStory], unseen: &HashSet<String>) {
        let wanting = stories
            .iter_mut()
            .filter(|story| story.body.is_none() && unseen.contains(&story.identity));
        for story in wanting.take(PAGES_MAX) {
            let Some(link) = story.link.clone() else { continue };
            match self.fetcher.page(&link).await {
                Ok(page) if (200..300).contains(&page.status) => add_page(story, page).await,
                Ok(page) => tracing::debug!(link, status = page.status, "a page was refused"),
                Err(error) => tracing::debug!(link, %error, "a page was not fetched"),
            }
        }
    }
}

fn unversioned(headers: Headers) -> Headers {
    Headers {
        etag: None,
        last_modified: None,
        ..headers
    }
}

/// Parsing is work for the processor: it does not hold up the conversation.
async fn parse_aside(response: Response) -> Result<parse::Feed, String> {
    let read = move || parse::read(&response.body, response.charset.as_deref(), Some(&response.address));
    match tokio::task::spawn_blocking(read).await {
        Ok(outcome) => outcome.map_err(|error| error.to_string()),
        Err(error) => Err(error.to_string()),
    }
}

async fn add_page(story: &mut NewStory, page: Response) {
    let read = move || {
        let html = parse::decode(&page.body, page.charset.as_deref());
        body::of_page(&html, Some(&page.address))
    };
    if let Ok(Ok(body)) = tokio::task::spawn_blocking(read).await {
        story.body = Some(body.text()).filter(|text| !text.is_empty());
        story.image = story.image.take().or(body.image);
        story.image_credit = story.image_credit.take().or_else(|| body.credits.into_iter().next());
    }
}

/// A story has a headline and an address; what has none cannot be shown with its source.
fn story(entry: &Entry, identity: String) -> Option<NewStory> {
    let headline = match entry.title.as_str() {
        "" => crate::text::clip(&entry.summary, HEADLINE_CHARS_MAX),
        title => title.to_owned(),
    };
    let link = Some(entry.link.clone()?);
    (!headline.is_empty()).then(|| NewStory {
        identity,
        headline,
        link,
        published_at: entry.published,
        summary: entry.summary.clone(),
        image: entry.images.first().cloned(),
        image_credit: entry.credits.first().cloned(),
        body: Some(entry.body.join("\n\n")).filter(|body| !body.is_empty()),
    })
}

/// Keeps the newest; undated stories count as older than dated ones, in the order of the feed.
fn keep_newest(stories: &mut Vec<NewStory>) {
    stories.sort_by_key(|story| Reverse(story.published_at));
    stories.truncate(FIRST_STORIES_MAX);
}

/// Says when a feed goes off: the one line by which an operator learns of it.
fn tell(feed: &Feed, before: &Facts, after: &Facts) {
    if let (None, Some(off)) = (before.off, after.off) {
        let failures = after.failures;
        tracing::error!(
            feed = feed.id,
            outlet = feed.outlet,
            ?off,
            failures,
            "the feed is off; change its url in feeds.toml, or set enabled = false and later true again"
        );
    }
}

#[cfg(test)]
mod tests;
