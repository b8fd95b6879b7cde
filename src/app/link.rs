//! The link to Discord: commands are registered, and the gateway is kept connected.

use super::AppError;
use crate::discord::{self, Gateway, GatewayError, Rest, RestError, Route, Undelivered};
use crate::engine::Engine;
use crate::interaction::Token;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

/// First and longest wait between attempts to reach Discord.
const RECONNECT_AFTER: Duration = Duration::from_secs(2);
const RECONNECT_AFTER_MAX: Duration = Duration::from_secs(60);

/// What registration and the gateway need to reach Discord.
pub(super) struct Link {
    pub(super) rest: Arc<Rest>,
    pub(super) engine: Arc<Engine>,
    pub(super) origin: String,
    pub(super) token: Token,
    pub(super) stop: CancellationToken,
}

impl Link {
    /// Registers the commands and keeps the gateway connected; ends when told to, or when waiting does not help.
    pub(super) async fn keep(self, gateway: bool) -> Result<(), AppError> {
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
