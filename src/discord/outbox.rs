//! Editing messages that were sent before: through the interaction's token while it lives, else in the channel.

use super::body::Body;
use super::encode;
use super::rest::{Rest, Route};
use super::undelivered::Undelivered;
use crate::interaction::Message;
use crate::jobs::{NotEdited, Outbox, Sent};
use async_trait::async_trait;
use std::sync::Arc;

/// The outbox that reaches Discord.
pub struct DiscordOutbox {
    rest: Arc<Rest>,
}

impl DiscordOutbox {
    /// An outbox over this client.
    pub fn new(rest: Arc<Rest>) -> Self {
        Self { rest }
    }

    async fn send(&self, route: Route<'_>, body: Result<Body, serde_json::Error>) -> Result<(), Undelivered> {
        self.rest.send(&route, Some(body?)).await?;
        Ok(())
    }
}

#[async_trait]
impl Outbox for DiscordOutbox {
    async fn edit(&self, sent: &Sent, message: &Message) -> Result<(), NotEdited> {
        let mut outcome = Err(NotEdited::Never("there is no way to the message".into()));
        if let Some(token) = &sent.token {
            let route = Route::Original {
                application: sent.application,
                token,
            };
            outcome = self
                .send(route, encode::original_edit_body(message))
                .await
                .map_err(NotEdited::from);
        }
        match (outcome, sent.in_channel) {
            (Err(NotEdited::Never(_)), Some((channel, message_id))) if self.rest.is_authorised() => {
                let route = Route::ChannelMessage {
                    channel,
                    message: message_id,
                };
                Ok(self.send(route, encode::channel_edit_body(message)).await?)
            }
            (outcome, _) => outcome,
        }
    }
}
