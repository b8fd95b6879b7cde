//! Stories that were not read yet, or not with the names of today: what they say is understood and kept.

use crate::catalogue::Catalogue;
use crate::newsroom::fold::{EVENT_WITHIN, Telling, fold};
use crate::newsroom::parse::link_key;
use crate::newsroom::story::{Understood, state, understand};
use crate::newsroom::tag::Tagger;
use crate::store::{ReadStory, Store, StoreError, Story, StoryId};
use jiff::Timestamp;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::{JoinError, spawn_blocking};

/// How often the clock calls [`step`].
pub const STEP_EVERY: Duration = Duration::from_secs(5);
/// Stories that are read and kept at a time; comparing them with those of their days costs about as much for one.
const BATCH: u32 = 500;
/// Stories of the same days that new ones are compared with: a month of a dozen busy outlets.
const COMPARED_MAX: u32 = 2_000;

/// Why stories were not read.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    /// They cannot be fetched from the database, or what was understood cannot be kept.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The work broke off.
    #[error(transparent)]
    Broken(#[from] JoinError),
}

/// Knows a catalogue's names; made once for each catalogue.
#[derive(Clone)]
pub struct Reader {
    catalogue: Arc<Catalogue>,
    tagger: Arc<Tagger>,
    state: String,
}

impl Reader {
    /// Gathers the names.
    pub fn new(catalogue: Arc<Catalogue>) -> Self {
        Self {
            tagger: Arc::new(Tagger::new(&catalogue)),
            state: state(&catalogue),
            catalogue,
        }
    }

    /// Whether it knows the names of this catalogue.
    pub fn knows(&self, catalogue: &Arc<Catalogue>) -> bool {
        Arc::ptr_eq(&self.catalogue, catalogue)
    }

    /// Whom a text names.
    pub fn tagger(&self) -> &Tagger {
        &self.tagger
    }

    fn read(&self, story: &Story) -> Understood {
        let text = story.said.body.as_deref().unwrap_or(&story.said.summary);
        let reading = || understand(&self.catalogue, &self.tagger, &story.said.headline, text);
        // A mistake in a stage must cost one story what is said in it, not everybody the news.
        catch_unwind(AssertUnwindSafe(reading)).unwrap_or_else(|_| {
            tracing::error!(story = story.id.0, link = story.said.link, "a story could not be read");
            Understood::default()
        })
    }
}

/// Reads what is unread, the oldest first; safe to repeat, to break off anywhere, and to run in several processes at
/// once. How many stories were read.
pub async fn step(store: &Store, reader: &Reader) -> Result<usize, NotRead> {
    let mut count = 0;
    loop {
        match batch(store, reader).await? {
            0 => return Ok(count),
            read => count += read,
        }
    }
}

/// Reads the oldest of what is unread, for whoever shows how far it is. How many stories were read; 0 when all are.
pub async fn batch(store: &Store, reader: &Reader) -> Result<usize, NotRead> {
    let stories = store.unread_stories(&reader.state, BATCH).await?;
    let (Some(first), Some(last)) = (stories.first(), stories.last()) else {
        return Ok(0);
    };
    let (from, to) = (
        before(first.dated_at),
        last.dated_at.saturating_add(EVENT_WITHIN).unwrap_or(Timestamp::MAX),
    );
    let known = store.stories_between(from, to, COMPARED_MAX).await?;
    let count = stories.len();
    // Reading is work for the processor: it does not hold up the conversation.
    let own = reader.clone();
    let read = spawn_blocking(move || own.read_all(stories, known)).await?;
    store.keep_read(&read, &reader.state).await?;
    Ok(count)
}

fn before(time: Timestamp) -> Timestamp {
    time.saturating_sub(EVENT_WITHIN).unwrap_or(Timestamp::MIN)
}

impl Reader {
    fn read_all(&self, stories: Vec<Story>, mut known: Vec<Story>) -> Vec<ReadStory> {
        known.retain(|known| stories.iter().all(|story| story.id != known.id));
        let tellings: Vec<Telling<'_>> = stories.iter().chain(&known).map(telling).collect();
        // Stories that are all read again have their events.
        let is_new = tellings.iter().any(|telling| telling.event.is_none());
        let events = if is_new { fold(&tellings) } else { Vec::new() };
        let event = |place: usize, story: &Story| {
            events
                .get(place)
                .copied()
                .map(StoryId)
                .or(story.event)
                .unwrap_or(story.id)
        };
        stories
            .iter()
            .enumerate()
            .map(|(place, story)| ReadStory {
                id: story.id,
                headline: story.said.headline.clone(),
                understood: self.read(story),
                event: event(place, story),
                link_key: story.said.link.as_deref().map(link_key),
            })
            .collect()
    }
}

fn telling(story: &Story) -> Telling<'_> {
    Telling {
        id: story.id.0,
        headline: &story.said.headline,
        text: story.said.body.as_deref().unwrap_or(&story.said.summary),
        outlet: &story.outlet,
        dated_at: story.dated_at,
        event: story.event.map(|event| event.0),
    }
}

#[cfg(test)]
mod tests;
