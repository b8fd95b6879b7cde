//! The clock: what time brings, each piece a task that calls one job again and again until the bot stops.

use super::App;
use crate::catalogue::Catalogue;
use crate::discord::{DiscordOutbox, Rest};
use crate::engine::Engine;
use crate::jobs::{self, Reader};
use crate::newsroom::fetch::Fetcher;
use jiff::Timestamp;
use std::sync::Arc;
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

impl App {
    /// Asks the feeds of the catalogue as it is at the moment. Stopping breaks a step off: it is repeated next time.
    pub(super) fn poll_feeds(&mut self, fetcher: Fetcher, catalogue: watch::Receiver<Arc<Catalogue>>) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut reader = Reader::new(Arc::clone(&catalogue.borrow()));
            let mut ticks = interval(jobs::POLL_EVERY);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    _ = ticks.tick() => {}
                }
                let known = current(&catalogue, &mut reader);
                let step = jobs::step_poll(engine.store(), &fetcher, &known, reader.tagger(), Timestamp::now());
                let outcome = tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    outcome = step => outcome,
                };
                if let Err(error) = outcome {
                    tracing::error!(%error, "the news could not be looked after; trying again");
                }
            }
        });
    }

    /// Reads what feeds and imports brought, and keeps the index up; with every new catalogue all is read again.
    pub(super) fn read_stories(&mut self, catalogue: watch::Receiver<Arc<Catalogue>>) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut reader = Reader::new(Arc::clone(&catalogue.borrow()));
            let mut indexed = 0;
            let mut articles_of: Option<Arc<Catalogue>> = None;
            let mut ticks = interval(jobs::READ_EVERY);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    _ = ticks.tick() => {}
                }
                let known = current(&catalogue, &mut reader);
                if articles_of.as_ref().is_none_or(|former| !Arc::ptr_eq(former, &known)) {
                    match jobs::add_articles(engine.index(), &known, articles_of.as_deref()) {
                        Ok(()) => articles_of = Some(known),
                        Err(error) => tracing::error!(%error, "the articles cannot be searched; trying again"),
                    }
                }
                let step = read_and_index(&engine, &reader, &mut indexed);
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    () = step => {}
                }
            }
        });
    }

    /// Lets go what is old.
    pub(super) fn prune(&mut self) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut ticks = interval(jobs::PRUNE_EVERY);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    _ = ticks.tick() => {}
                }
                if let Err(error) = jobs::step_prune(engine.store(), engine.index(), Timestamp::now()).await {
                    tracing::error!(%error, "what is old could not be removed; trying again");
                }
            }
        });
    }

    /// Looks after running games.
    pub(super) fn run_clock(&mut self, rest: Arc<Rest>) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        let outbox = DiscordOutbox::new(rest);
        self.tasks.spawn(async move {
            let mut ticks = interval(jobs::STEP_EVERY);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    _ = ticks.tick() => {}
                }
                let step = jobs::step_matches(engine.store(), engine.locales(), &outbox, Timestamp::now());
                // A step may be broken off anywhere, and one that waits for Discord's patience must not hold up the end.
                let outcome = tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    outcome = step => outcome,
                };
                if let Err(error) = outcome {
                    tracing::error!(%error, "running games could not be looked after; trying again");
                }
            }
        });
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
