//! The gateway: serenity keeps the connection, every interaction it brings is answered over REST.
//!
//! serenity's own `Client` asks for the gateway's address itself and dials the real one when that fails, so its shard
//! manager is started here with an address that we asked for: nothing dials a host that was not named.

use super::rest::{DISCORD, Rest, RestError, Route};
use super::undelivered::Undelivered;
use super::{decode, encode};
use crate::engine::Engine;
use crate::interaction::{Reply, Request, Token};
use async_trait::async_trait;
use futures_util::StreamExt;
use jiff::Timestamp;
use serde_json::Value;
use serenity::all::{
    Context, EventHandler, GatewayIntents, HttpBuilder, Interaction, Ready, ResumedEvent, ShardManager,
    ShardManagerOptions,
};
use std::sync::Arc;
use tokio::sync::Mutex;
use tokio::time::Instant;
use tokio_util::task::TaskTracker;

/// A connection to the gateway.
pub struct Gateway {
    manager: Arc<ShardManager>,
    ended: futures_channel::mpsc::UnboundedReceiver<Result<(), serenity::gateway::GatewayError>>,
    answering: TaskTracker,
}

/// Why there is no connection to the gateway.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// Discord did not say where it is.
    #[error(transparent)]
    Rest(#[from] RestError),
    /// What Discord said is no address.
    #[error("the answer to the gateway request names no address")]
    NoAddress,
    /// `discord.api_base` names another server, but that points to Discord itself.
    #[error("{0} is not the stand-in that discord.api_base names; nothing was dialled")]
    ForeignAddress(String),
    /// The connection ended for good.
    #[error("the gateway closed the connection for good: {0}")]
    Closed(String),
}

impl Gateway {
    /// Asks where the gateway is and starts the shards that it wants, without any privileged intent.
    pub async fn connect(
        rest: Arc<Rest>,
        engine: Arc<Engine>,
        origin: &str,
        token: &Token,
    ) -> Result<Self, GatewayError> {
        let answer = rest.send(&Route::GatewayBot, None).await?;
        let address = answer["url"].as_str().ok_or(GatewayError::NoAddress)?.to_owned();
        if origin != DISCORD && address.contains("discord.gg") {
            return Err(GatewayError::ForeignAddress(address));
        }
        let shards = shards(&answer);
        // Never used to send: our own client answers. It is told of the origin all the same.
        let http = HttpBuilder::new(token.expose())
            .proxy(origin)
            .ratelimiter_disabled(true)
            .build();
        let answering = TaskTracker::new();
        let (manager, ended) = ShardManager::new(ShardManagerOptions {
            data: Arc::default(),
            event_handlers: vec![Arc::new(Handler::new(rest, engine, &answering))],
            raw_event_handlers: Vec::new(),
            shard_index: 0,
            shard_init: shards,
            shard_total: shards,
            ws_url: Arc::new(Mutex::new(address)),
            http: Arc::new(http),
            // Interactions come without any intent.
            intents: GatewayIntents::empty(),
            presence: None,
        });
        manager
            .initialize()
            .map_err(|error| GatewayError::Closed(error.to_string()))?;
        Ok(Self {
            manager,
            ended,
            answering,
        })
    }

    /// Waits until the connection ends for good, which it does only for a reason that waiting does not mend.
    pub async fn ended(&mut self) -> GatewayError {
        let why = match self.ended.next().await {
            Some(Err(error)) => error.to_string(),
            Some(Ok(())) | None => "it was shut down".to_owned(),
        };
        GatewayError::Closed(why)
    }

    /// Closes the connection, and waits until every interaction that it brought is answered.
    pub async fn close(&self) {
        self.manager.shutdown_all().await;
        self.answering.close();
        self.answering.wait().await;
    }
}

/// How many shards Discord wants; one where it does not say.
fn shards(answer: &Value) -> u32 {
    let shards = answer["shards"].as_u64();
    shards.and_then(|shards| u32::try_from(shards).ok()).unwrap_or(1).max(1)
}

struct Handler {
    rest: Arc<Rest>,
    engine: Arc<Engine>,
    /// Counts the interactions that are being answered: serenity forgets the tasks that it calls us in.
    answering: TaskTracker,
}

#[async_trait]
impl EventHandler for Handler {
    async fn ready(&self, context: Context, ready: Ready) {
        tracing::info!(
            shard = context.shard_id.get(),
            guilds = ready.guilds.len(),
            "connected to the gateway"
        );
    }

    async fn resume(&self, context: Context, _: ResumedEvent) {
        tracing::info!(shard = context.shard_id.get(), "resumed the gateway connection");
    }

    async fn interaction_create(&self, _: Context, interaction: Interaction) {
        let arrived = Instant::now();
        let _answering = self.answering.token();
        let Some(request) = decode::request(&interaction) else {
            tracing::warn!(kind = ?interaction.kind(), "an interaction of a kind that is not expected");
            return;
        };
        let reply = self.engine.answer(&request, Timestamp::now(), rand::random()).await;
        if let Err(error) = self.deliver(&request, &reply, arrived).await {
            tracing::error!(interaction = request.id, %error, "an answer did not arrive");
        }
    }
}

impl Handler {
    fn new(rest: Arc<Rest>, engine: Arc<Engine>, answering: &TaskTracker) -> Self {
        Self {
            rest,
            engine,
            answering: answering.clone(),
        }
    }

    async fn deliver(&self, request: &Request, reply: &Reply, arrived: Instant) -> Result<(), Undelivered> {
        let with_response = matches!(reply, Reply::Message(message) if message.edited_later);
        let route = Route::Callback {
            interaction: request.id,
            token: &request.token,
            with_response,
            arrived,
        };
        let answer = self.rest.send(&route, Some(encode::reply_body(reply)?)).await?;
        let message = answer["resource"]["message"]["id"]
            .as_str()
            .and_then(|id| id.parse().ok());
        if let Some(message) = message {
            self.engine.store().note_message(request.id, message).await?;
        }
        Ok(())
    }
}
