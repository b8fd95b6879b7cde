//! The composition root: puts the rooms together, starts them, and stops them in order.

use crate::catalogue::{Catalogue, Problem};
use crate::config::{Config, Feeds};
use crate::discord::{self, DiscordOutbox, Endpoint, Gateway, GatewayError, PublicKey, Rest, RestError, Route};
use crate::engine::Engine;
use crate::interaction::Token;
use crate::jobs;
use crate::locale::{BadWords, Locales};
use crate::newsroom::fetch::{FetchError, Fetcher, Limits};
use crate::newsroom::tag::Tagger;
use crate::store::{Store, StoreError};
use crate::watch;
use jiff::Timestamp;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, sleep};
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
}

/// A bot that runs.
pub struct App {
    engine: Arc<Engine>,
    stop: CancellationToken,
    tasks: JoinSet<Result<(), AppError>>,
    endpoint: Option<SocketAddr>,
    _watched: watch::Watched,
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
            catalogue.clone(),
            Locales::built_in()?,
            store,
            config.settings(),
        ));
        let rest = Arc::new(Rest::new(&config.discord.api_base, config.discord.token.as_ref())?);
        let mut app = Self {
            engine,
            stop: CancellationToken::new(),
            tasks: JoinSet::new(),
            endpoint: None,
            _watched: watched,
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
            app.poll_feeds(fetcher, catalogue);
        }
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
            ended = self.tasks.join_next() => match ended {
                Some(Ok(outcome)) => outcome,
                Some(Err(error)) => {
                    tracing::error!(%error, "a part of the bot ended unexpectedly");
                    Ok(())
                }
                None => Ok(()),
            },
        };
        self.stop.cancel();
        while self.tasks.join_next().await.is_some() {}
        self.engine.store().close().await;
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
        let (rest, engine, stop) = (Arc::clone(rest), Arc::clone(&self.engine), self.stop.clone());
        let (origin, token) = (origin.to_owned(), token.clone());
        self.tasks
            .spawn(keep_connected(rest, engine, origin, token, gateway, stop));
    }

    /// Asks the feeds of the catalogue as it is at the moment. Stopping breaks a step off: it is repeated next time.
    fn poll_feeds(&mut self, fetcher: Fetcher, catalogue: tokio::sync::watch::Receiver<Arc<Catalogue>>) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut known = Arc::clone(&catalogue.borrow());
            let mut tagger = Tagger::new(&known);
            let mut ticks = interval(jobs::POLL_EVERY);
            ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    _ = ticks.tick() => {}
                }
                let current = Arc::clone(&catalogue.borrow());
                if !Arc::ptr_eq(&known, &current) {
                    tagger = Tagger::new(&current);
                    known = current;
                }
                let step = jobs::step_poll(engine.store(), &fetcher, &known, &tagger, Timestamp::now());
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

    fn prune(&mut self) {
        let (engine, stop) = (Arc::clone(&self.engine), self.stop.clone());
        self.tasks.spawn(async move {
            let mut ticks = interval(jobs::PRUNE_EVERY);
            loop {
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    _ = ticks.tick() => {}
                }
                if let Err(error) = jobs::step_prune(engine.store(), Timestamp::now()).await {
                    tracing::error!(%error, "old stories could not be removed; trying again");
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
                let step = jobs::step_rounds(engine.store(), engine.locales(), &outbox, Timestamp::now());
                if let Err(error) = step.await {
                    tracing::error!(%error, "running questions could not be looked after; trying again");
                }
            }
        });
    }
}

fn fetcher(feeds: &Feeds) -> Result<Fetcher, FetchError> {
    if feeds.contact.trim().is_empty() {
        tracing::info!("feeds.contact is empty; outlets like to know whom to write to");
    }
    Fetcher::new(Some(&feeds.contact), &feeds.allow_hosts, Limits::default())
}

/// First and longest wait between attempts to reach Discord.
const RECONNECT_AFTER: Duration = Duration::from_secs(2);
const RECONNECT_AFTER_MAX: Duration = Duration::from_secs(60);

/// Registers the commands and keeps the gateway connected; ends when told to, or when waiting does not help.
async fn keep_connected(
    rest: Arc<Rest>,
    engine: Arc<Engine>,
    origin: String,
    token: Token,
    gateway: bool,
    stop: CancellationToken,
) -> Result<(), AppError> {
    let mut pause = RECONNECT_AFTER;
    loop {
        let attempt = connect(&rest, &engine, &origin, &token, gateway);
        let outcome = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            outcome = attempt => outcome,
        };
        match outcome {
            Ok(None) => {
                stop.cancelled().await;
                return Ok(());
            }
            Ok(Some(mut connection)) => {
                tokio::select! {
                    () = stop.cancelled() => {
                        connection.close().await;
                        return Ok(());
                    }
                    error = connection.ended() => return Err(error.into()),
                }
            }
            Err(error) if is_passing(&error) => {
                tracing::warn!(%error, seconds = pause.as_secs(), "Discord cannot be reached; trying again");
                tokio::select! {
                    () = stop.cancelled() => return Ok(()),
                    () = sleep(pause) => pause = (pause * 2).min(RECONNECT_AFTER_MAX),
                }
            }
            Err(error) => return Err(error),
        }
    }
}

fn is_passing(error: &AppError) -> bool {
    match error {
        AppError::Rest(error) | AppError::Gateway(GatewayError::Rest(error)) => error.is_passing(),
        _ => false,
    }
}

async fn connect(
    rest: &Arc<Rest>,
    engine: &Arc<Engine>,
    origin: &str,
    token: &Token,
    gateway: bool,
) -> Result<Option<Gateway>, AppError> {
    let answer = rest
        .send(&Route::Application, None)
        .await
        .map_err(|error| match error {
            RestError::Refused { status: 401, .. } => AppError::WrongToken,
            error => error.into(),
        })?;
    match answer["id"].as_str().and_then(|id| id.parse().ok()) {
        Some(application) => match discord::register(rest, engine.store(), engine.locales(), application).await {
            Ok(true) => tracing::info!("the commands were registered"),
            Ok(false) => tracing::info!("the commands are registered as they are"),
            // The commands of the last start still serve.
            Err(error) => tracing::error!(%error, "the commands could not be registered"),
        },
        None => tracing::error!("Discord did not say which application this is; commands are not registered"),
    }
    if !gateway {
        return Ok(None);
    }
    Ok(Some(
        Gateway::connect(Arc::clone(rest), Arc::clone(engine), origin, token).await?,
    ))
}

/// Waits for Ctrl-C, or for the signal by which systems end services.
pub async fn asked_to_stop() {
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
