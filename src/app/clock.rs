//! The clock: what time brings, each piece a task that calls one job again and again until the bot stops.

use super::App;
use crate::catalogue::Catalogue;
use crate::discord::{DiscordOutbox, Rest};
use crate::engine::Engine;
use crate::jobs::{self, Reader};
use crate::newsroom::fetch::Fetcher;
use jiff::Timestamp;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::{Interval, MissedTickBehavior, interval};
use tokio_util::sync::CancellationToken;

impl App {
    /// Asks the feeds of the catalogue as it is at the moment. Stopping breaks a step off: it is repeated next time.
    pub(super) fn poll_feeds(&mut self, fetcher: Fetcher, catalogue: watch::Receiver<Arc<Catalogue>>) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut reader = Reader::new(Arc::clone(&catalogue.borrow()));
            let mut beat = Beat::every(jobs::POLL_EVERY, stop);
            while beat.comes().await {
                let known = current(&catalogue, &mut reader);
                let step = jobs::step_poll(engine.store(), &fetcher, &known, reader.tagger(), Timestamp::now());
                if let Some(Err(error)) = beat.unless_stopped(step).await {
                    tracing::error!(%error, "the news could not be looked after; trying again");
                }
            }
            Ok(())
        });
    }

    /// Reads what feeds and imports brought, and keeps the index up; with every new catalogue all is read again.
    pub(super) fn read_stories(&mut self, catalogue: watch::Receiver<Arc<Catalogue>>) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut reader = Reader::new(Arc::clone(&catalogue.borrow()));
            let mut indexed = 0;
            let mut articles_of: Option<Arc<Catalogue>> = None;
            let mut beat = Beat::every(jobs::READ_EVERY, stop);
            while beat.comes().await {
                let known = current(&catalogue, &mut reader);
                if articles_of.as_ref().is_none_or(|former| !Arc::ptr_eq(former, &known)) {
                    match jobs::add_articles(engine.index(), &known, articles_of.as_deref()) {
                        Ok(()) => articles_of = Some(known),
                        Err(error) => tracing::error!(%error, "the articles cannot be searched; trying again"),
                    }
                }
                let step = read_and_index(&engine, &reader, &mut indexed);
                beat.unless_stopped(step).await;
            }
            Ok(())
        });
    }

    /// Lets go what is old.
    pub(super) fn prune(&mut self) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut beat = Beat::every(jobs::PRUNE_EVERY, stop);
            while beat.comes().await {
                let step = jobs::step_prune(engine.store(), engine.index(), Timestamp::now());
                if let Some(Err(error)) = beat.unless_stopped(step).await {
                    tracing::error!(%error, "what is old could not be removed; trying again");
                }
            }
            Ok(())
        });
    }

    /// Looks after running games.
    pub(super) fn run_clock(&mut self, rest: Arc<Rest>) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        let outbox = DiscordOutbox::new(rest);
        self.tasks.spawn(async move {
            let mut beat = Beat::every(jobs::STEP_EVERY, stop);
            while beat.comes().await {
                let step = jobs::step_matches(engine.store(), engine.locales(), &outbox, Timestamp::now());
                // One that waits for Discord's patience must not hold up the end.
                if let Some(Err(error)) = beat.unless_stopped(step).await {
                    tracing::error!(%error, "running games could not be looked after; trying again");
                }
            }
            Ok(())
        });
    }
}

/// The beat to which a job's steps are taken, until the bot stops.
struct Beat {
    ticks: Interval,
    stop: CancellationToken,
}

impl Beat {
    /// The first beat comes at once; one that a long step missed is not made up for.
    fn every(period: Duration, stop: CancellationToken) -> Self {
        let mut ticks = interval(period);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { ticks, stop }
    }

    /// Waits for the next beat; false when the bot stops.
    async fn comes(&mut self) -> bool {
        self.stop.run_until_cancelled(self.ticks.tick()).await.is_some()
    }

    /// The step's outcome; none when it was broken off because the bot stops. Every step may be: it is repeated.
    async fn unless_stopped<T>(&self, step: impl Future<Output = T>) -> Option<T> {
        self.stop.run_until_cancelled(step).await
    }
}

/// The catalogue as it is at the moment, and a reader that knows its names.
fn current(catalogue: &watch::Receiver<Arc<Catalogue>>, reader: &mut Reader) -> Arc<Catalogue> {
    let current = Arc::clone(&catalogue.borrow());
    if !reader.knows(&current) {
        *reader = Reader::new(Arc::clone(&current));
    }
    current
}

/// One step of reading, and one of indexing whatever was read, here or by another process.
async fn read_and_index(engine: &Engine, reader: &Reader, indexed: &mut i64) {
    match jobs::step_read(engine.store(), reader).await {
        Ok(0) => {}
        Ok(stories) => tracing::info!(stories, "stories were read"),
        Err(error) => tracing::error!(%error, "stories could not be read; trying again"),
    }
    match jobs::step_index(engine.store(), engine.index(), *indexed).await {
        Ok(last) => *indexed = last,
        Err(error) => tracing::error!(%error, "the search index is not up to date; trying again"),
    }
}
