//! The composition root: puts the rooms together, starts them, and stops them in order.

use crate::catalogue::{Catalogue, Problem};
use crate::config::{Config, Feeds};
use crate::discord::{
    self, DiscordOutbox, Endpoint, Gateway, GatewayError, PublicKey, Rest, RestError, Route, Undelivered,
};
use crate::engine::Engine;
use crate::interaction::Token;
use crate::jobs::{self, Reader};
use crate::locale::{BadWords, Locales};
use crate::newsroom::fetch::{FetchError, Fetcher, Limits};
use crate::newsroom::search::{SearchError, Stories};
use crate::store::{Store, StoreError};
use crate::watch;
use jiff::Timestamp;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::task::{JoinError, JoinSet};
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use tokio_util::sync::CancellationToken;

/// Where the store lives.
#[derive(Debug, Clone, Copy)]
pub enum Database<'a> {
    /// In a file.
    File(&'a Path),
    /// In memory, for as long as the process runs.
    Memory,
}

/// Why the bot cannot run.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The data files have errors.
    #[error("the data files have errors")]
    Data(Vec<Problem>),
    /// The language files built into the program have errors.
    #[error(transparent)]
    Words(#[from] BadWords),
    /// The database cannot be used.
    #[error("{0}; check `database` in the configuration")]
    Store(#[from] StoreError),
    /// There is neither a token nor an endpoint.
    #[error(
        "there is no bot token: create an application at https://discord.com/developers/applications, copy the token \
         from its Bot page into the environment variable DISCORD_TOKEN, and run again (`fanchant try` needs none)"
    )]
    NoToken,
    /// Discord refuses the token.
    #[error("Discord does not know this bot token; copy it again from the application's Bot page")]
    WrongToken,
    /// Discord refuses something that waiting does not mend.
    #[error(transparent)]
    Rest(#[from] RestError),
    /// The gateway refuses something that waiting does not mend.
    #[error(transparent)]
    Gateway(#[from] GatewayError),
    /// There is no room for the search index.
    #[error(transparent)]
    Search(#[from] SearchError),
    /// The news cannot be fetched.
    #[error("the news cannot be fetched: {0}; set enabled = false under [feeds] to do without")]
    Feeds(#[from] FetchError),
    /// The endpoint's address cannot be used.
    #[error("endpoint.listen: {address} cannot be listened on: {why}; choose another port or stop what uses it")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// The system's words.
        why: io::Error,
    },
    /// A part of the bot panicked.
    #[error("a part of the bot ended unexpectedly, which is a mistake in the program: {0}")]
    Broken(#[source] JoinError),
}

/// How long what is under way may take to be finished when the bot is stopped. A first answer to an interaction is good
/// for no longer, and systems that end services lose patience soon after.
const STOP_WITHIN: Duration = Duration::from_secs(3);

/// A bot that runs.
pub struct App {
    engine: Arc<Engine>,
    stop: CancellationToken,
    tasks: JoinSet<Result<(), AppError>>,
    endpoint: Option<SocketAddr>,
}

impl App {
    /// Reads the data, opens the store, and starts every road in and the clock.
    pub async fn start(config: &Config, database: Database<'_>) -> Result<Self, AppError> {
        let endpoint = config.endpoint.listen.zip(config.endpoint.public_key.clone());
        if config.discord.token.is_none() && endpoint.is_none() {
            return Err(AppError::NoToken);
        }
        let gateway = config.discord.gateway || endpoint.is_none();
        let watched = watch::watch(config.data.clone()).map_err(AppError::Data)?;
        let store = match database {
            Database::File(file) => Store::open(file).await?,
            Database::Memory => Store::in_memory().await?,
        };
        let catalogue = watched.catalogue.clone();
        let feeds = config.feeds.enabled.then(|| fetcher(&config.feeds)).transpose()?;
        let engine = Arc::new(Engine::new(
            watched.catalogue,
            Locales::built_in()?,
            store,
            Arc::new(Stories::new()?),
            config.settings(),
        ));
        let rest = Arc::new(Rest::new(&config.discord.api_base, config.discord.token.as_ref())?);
        let mut app = Self {
            engine,
            stop: CancellationToken::new(),
            tasks: JoinSet::new(),
            endpoint: None,
        };
        if let Some((address, key)) = endpoint {
            app.serve_endpoint(address, key).await?;
        }
        match &config.discord.token {
            Some(token) => app.serve_discord(&rest, &config.discord.api_base, token, gateway),
            None => tracing::warn!("without a bot token the commands are not registered and the gateway is not used"),
        }
        app.run_clock(rest);
        if let Some(fetcher) = feeds {
            app.poll_feeds(fetcher, catalogue.clone());
        }
        app.read_stories(catalogue);
        app.prune();
        Ok(app)
    }

    /// The endpoint's address, where it serves.
    pub fn endpoint(&self) -> Option<SocketAddr> {
        self.endpoint
    }

    /// Runs until `stop` comes or something fails for good, then stops everything in order.
    pub async fn run_until(mut self, stop: impl Future<Output = ()>) -> Result<(), AppError> {
        let outcome = tokio::select! {
            () = stop => Ok(()),
            ended = self.tasks.join_next() => ended.map_or(Ok(()), outcome_of),
        };
        self.stop.cancel();
        let finish = async {
            while self.tasks.join_next().await.is_some() {}
            self.engine.store().close().await;
        };
        if timeout(STOP_WITHIN, finish).await.is_err() {
            tracing::warn!("not everything that was under way could be finished");
        }
        outcome
    }

    async fn serve_endpoint(&mut self, address: SocketAddr, key: PublicKey) -> Result<(), AppError> {
        let listen = move |why| AppError::Listen { address, why };
        let endpoint = Endpoint::bind(address, key, Arc::clone(&self.engine))
            .await
            .map_err(listen)?;
        let bound = endpoint.address().map_err(listen)?;
        tracing::info!(address = %bound, "listening for interactions over HTTP");
        self.endpoint = Some(bound);
        let stop = self.stop.clone();
        self.tasks
            .spawn(async move { endpoint.serve(stop.cancelled_owned()).await.map_err(listen) });
        Ok(())
    }

    fn serve_discord(&mut self, rest: &Arc<Rest>, origin: &str, token: &Token, gateway: bool) {
        let link = Link {
            rest: Arc::clone(rest),
            engine: Arc::clone(&self.engine),
            origin: origin.to_owned(),
            token: token.clone(),
            stop: self.stop.clone(),
        };
        self.tasks.spawn(link.keep(gateway));
    }

    /// Asks the feeds of the catalogue as it is at the moment. Stopping breaks a step off: it is repeated next time.
    fn poll_feeds(&mut self, fetcher: Fetcher, catalogue: tokio::sync::watch::Receiver<Arc<Catalogue>>) {
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
    fn read_stories(&mut self, catalogue: tokio::sync::watch::Receiver<Arc<Catalogue>>) {
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

    fn prune(&mut self) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut ticks = interval(jobs::PRUNE_EVERY);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    _ = ticks.tick() => {}
                }
                match jobs::step_prune(engine.store(), Timestamp::now()).await {
                    Ok(gone) => {
                        let gone: Vec<i64> = gone.into_iter().map(|story| story.0).collect();
                        if let Err(error) = engine.index().remove(&gone) {
                            tracing::error!(%error, "removed stories are still looked up");
                        }
                    }
                    Err(error) => tracing::error!(%error, "old stories could not be removed; trying again"),
                }
            }
        });
    }

    fn run_clock(&mut self, rest: Arc<Rest>) {
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
fn current(catalogue: &tokio::sync::watch::Receiver<Arc<Catalogue>>, reader: &mut Reader) -> Arc<Catalogue> {
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

fn fetcher(feeds: &Feeds) -> Result<Fetcher, FetchError> {
    if feeds.contact.trim().is_empty() {
        tracing::info!("feeds.contact is empty; outlets like to know whom to write to");
    }
    Fetcher::new(Some(&feeds.contact), &feeds.allow_hosts, Limits::default())
}

/// What came of a part of the bot; one that panicked has failed, so that whatever restarts services sees it.
fn outcome_of(ended: Result<Result<(), AppError>, JoinError>) -> Result<(), AppError> {
    ended.unwrap_or_else(|error| Err(AppError::Broken(error)))
}

/// First and longest wait between attempts to reach Discord.
const RECONNECT_AFTER: Duration = Duration::from_secs(2);
const RECONNECT_AFTER_MAX: Duration = Duration::from_secs(60);

/// What registration and the gateway need to reach Discord.
struct Link {
    rest: Arc<Rest>,
    engine: Arc<Engine>,
    origin: String,
    token: Token,
    stop: CancellationToken,
}

impl Link {
    /// Registers the commands and keeps the gateway connected; ends when told to, or when waiting does not help.
    async fn keep(self, gateway: bool) -> Result<(), AppError> {
        let first = tokio::select! {
            () = self.stop.cancelled() => return Ok(()),
            outcome = self.register() => outcome,
        };
        let registering = async {
            match first {
                // Without its commands a bot on its first start can do nothing, so this does not wait for the next start.
                Err(error) if is_passing(&error) => {
                    tell_retry(&error, RECONNECT_AFTER);
                    self.persist(RECONNECT_AFTER, || self.register()).await.map(|_| ())
                }
                outcome => outcome,
            }
        };
        let connected = async { if gateway { self.keep_gateway().await } else { Ok(()) } };
        tokio::try_join!(registering, connected)?;
        self.stop.cancelled().await;
        Ok(())
    }

    async fn keep_gateway(&self) -> Result<(), AppError> {
        let connect = || async {
            let (rest, engine) = (Arc::clone(&self.rest), Arc::clone(&self.engine));
            Ok(Gateway::connect(rest, engine, &self.origin, &self.token).await?)
        };
        let Some(mut connection) = self.persist(Duration::ZERO, connect).await? else {
            return Ok(());
        };
        tokio::select! {
            () = self.stop.cancelled() => {
                connection.close().await;
                Ok(())
            }
            error = connection.ended() => Err(error.into()),
        }
    }

    /// Waits, then attempts until it succeeds or fails for good, with growing pauses; nothing when told to stop.
    async fn persist<T, F>(&self, wait: Duration, attempt: impl Fn() -> F) -> Result<Option<T>, AppError>
    where
        F: Future<Output = Result<T, AppError>>,
    {
        let mut pause = wait;
        loop {
            let outcome = tokio::select! {
                () = self.stop.cancelled() => return Ok(None),
                outcome = async { sleep(pause).await; attempt().await } => outcome,
            };
            match outcome {
                Err(error) if is_passing(&error) => {
                    pause = (pause * 2).clamp(RECONNECT_AFTER, RECONNECT_AFTER_MAX);
                    tell_retry(&error, pause);
                }
                outcome => return outcome.map(Some),
            }
        }
    }

    /// Registers the commands. Only failures that passing time may mend, or that leave no bot, are errors.
    async fn register(&self) -> Result<(), AppError> {
        let answer = self.rest.send(&Route::Application, None).await;
        let answer = answer.map_err(|error| match error {
            RestError::Refused { status: 401, .. } => AppError::WrongToken,
            error => error.into(),
        })?;
        let Some(application) = answer["id"].as_str().and_then(|id| id.parse().ok()) else {
            tracing::error!("Discord did not say which application this is; commands are not registered");
            return Ok(());
        };
        let (store, locales) = (self.engine.store(), self.engine.locales());
        match discord::register(&self.rest, store, locales, application).await {
            Ok(true) => tracing::info!("the commands were registered"),
            Ok(false) => tracing::info!("the commands are registered as they are"),
            Err(Undelivered::Rest(error)) if error.is_passing() => return Err(error.into()),
            // The commands of the last start still serve.
            Err(error) => tracing::error!(%error, "the commands could not be registered"),
        }
        Ok(())
    }
}

fn tell_retry(error: &AppError, pause: Duration) {
    tracing::warn!(%error, seconds = pause.as_secs(), "Discord cannot be reached; trying again");
}

fn is_passing(error: &AppError) -> bool {
    match error {
        AppError::Rest(error) | AppError::Gateway(GatewayError::Rest(error)) => error.is_passing(),
        _ => false,
    }
}

/// The exit code of a program that was told twice to stop, as shells give it for Ctrl-C.
const STOPPED_AT_ONCE: i32 = 130;

/// Waits for Ctrl-C, or for the signal by which systems end services. The next one ends the program at once.
///
/// It listens from the call on, not from the first wait: a signal that comes while the bot starts is not lost.
pub fn asked_to_stop() -> impl Future<Output = ()> {
    let mut signals = Signals::listen();
    async move {
        signals.next().await;
        tracing::info!("stopping; asked again, the program ends at once");
        tokio::spawn(async move {
            signals.next().await;
            std::process::exit(STOPPED_AT_ONCE);
        });
    }
}

/// The signals that ask to stop. One value listens all the time, so that none is lost between the first and the second.
#[cfg(unix)]
struct Signals {
    interrupt: Option<Signal>,
    terminate: Option<Signal>,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> Self {
        Self {
            interrupt: signal(SignalKind::interrupt()).ok(),
            terminate: signal(SignalKind::terminate()).ok(),
        }
    }

    async fn next(&mut self) {
        tokio::select! {
            () = received(&mut self.interrupt) => {}
            () = received(&mut self.terminate) => {}
        }
    }
}

#[cfg(unix)]
async fn received(signal: &mut Option<Signal>) {
    match signal {
        Some(signal) => drop(signal.recv().await),
        None => std::future::pending().await,
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> Self {
        Self
    }

    async fn next(&mut self) {
        let _ = tokio::signal::ctrl_c().await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_part_that_panics_is_a_failure_of_the_program() {
        let mut tasks: JoinSet<Result<(), AppError>> = JoinSet::new();
        tasks.spawn(async { panic!("as a mistake in the program does") });
        let ended = tasks.join_next().await.expect("a part");
        assert!(matches!(outcome_of(ended), Err(AppError::Broken(_))));
        assert!(outcome_of(Ok(Ok(()))).is_ok());
    }
}
