//! The composition root: puts the rooms together, starts them, and stops them in order.

mod clock;
mod link;
mod signals;

pub use signals::asked_to_stop;

use crate::catalogue::Problem;
use crate::config::{Config, Feeds};
use crate::discord::{Endpoint, GatewayError, PublicKey, Rest, RestError};
use crate::engine::Engine;
use crate::interaction::Token;
use crate::locale::{BadWords, Locales};
use crate::newsroom::fetch::{FetchError, Fetcher, Limits};
use crate::newsroom::search::{SearchError, Stories};
use crate::store::{Store, StoreError};
use crate::watch;
use link::Link;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::{JoinError, JoinSet};
use tokio::time::timeout;
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
