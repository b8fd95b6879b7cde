//! The REST routes the bot uses, parsed from method and path.

use axum::http::Method;

use super::super::faults::Target;

/// Which message of an interaction's webhook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Which {
    Original,
    Id(u64),
}

/// A known path.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Route {
    Gateway,
    GatewayBot,
    Me,
    DirectChannels,
    Application,
    Commands {
        application: u64,
    },
    Callback {
        interaction: u64,
        token: String,
    },
    FollowUps {
        application: u64,
        token: String,
    },
    WebhookMessage {
        application: u64,
        token: String,
        which: Which,
    },
    Channel {
        channel: u64,
    },
    Messages {
        channel: u64,
    },
    Message {
        channel: u64,
        message: u64,
    },
}

impl Route {
    /// Parses a path below `/api/v10`.
    pub(super) fn parse(path: &str) -> Option<Route> {
        let parts: Vec<&str> = path.trim_matches('/').split('/').collect();
        let id = |text: &str| text.parse::<u64>().ok();
        Some(match parts.as_slice() {
            ["gateway"] => Route::Gateway,
            ["gateway", "bot"] => Route::GatewayBot,
            ["users", "@me"] => Route::Me,
            ["users", "@me", "channels"] => Route::DirectChannels,
            ["applications", "@me"] | ["oauth2", "applications", "@me"] => Route::Application,
            ["applications", application, "commands"] => Route::Commands {
                application: id(application)?,
            },
            ["interactions", interaction, token, "callback"] => Route::Callback {
                interaction: id(interaction)?,
                token: (*token).to_owned(),
            },
            ["webhooks", application, token] => Route::FollowUps {
                application: id(application)?,
                token: (*token).to_owned(),
            },
            ["webhooks", application, token, "messages", message] => Route::WebhookMessage {
                application: id(application)?,
                token: (*token).to_owned(),
                which: if *message == "@original" {
                    Which::Original
                } else {
                    Which::Id(id(message)?)
                },
            },
            ["channels", channel] => Route::Channel { channel: id(channel)? },
            ["channels", channel, "messages"] => Route::Messages { channel: id(channel)? },
            ["channels", channel, "messages", message] => Route::Message {
                channel: id(channel)?,
                message: id(message)?,
            },
            _ => return None,
        })
    }

    /// Whether the request must carry the bot's token; the others carry their own in the path, or need none.
    pub(super) fn needs_bot(&self) -> bool {
        !matches!(
            self,
            Route::Gateway | Route::Callback { .. } | Route::FollowUps { .. } | Route::WebhookMessage { .. }
        )
    }

    /// The interaction token in the path.
    pub(super) fn token(&self) -> Option<&str> {
        match self {
            Route::Callback { token, .. } | Route::FollowUps { token, .. } | Route::WebhookMessage { token, .. } => {
                Some(token)
            }
            _ => None,
        }
    }

    /// The group of routes that a fault aims at.
    pub(super) fn target(&self) -> Target {
        match self {
            Route::Callback { .. } => Target::Callback,
            Route::WebhookMessage {
                which: Which::Original, ..
            } => Target::Original,
            Route::FollowUps { .. } | Route::WebhookMessage { .. } => Target::FollowUp,
            Route::Channel { .. } | Route::Messages { .. } | Route::Message { .. } => Target::Channel,
            Route::Commands { .. } => Target::Commands,
            _ => Target::Other,
        }
    }

    /// The bucket its requests count in: a name that shows in the headers, and how many in how many seconds.
    /// First answers to interactions have none.
    pub(super) fn bucket(&self, method: &Method) -> Option<(String, u32, u64)> {
        Some(match self {
            Route::Callback { .. } => return None,
            Route::FollowUps { token, .. } | Route::WebhookMessage { token, .. } => (format!("webhook:{token}"), 5, 5),
            Route::Messages { channel } => (format!("{method}:messages:{channel}"), 5, 5),
            Route::Message { channel, .. } => (format!("{method}:message:{channel}"), 5, 5),
            Route::Commands { application } => (format!("{method}:commands:{application}"), 5, 20),
            other => (format!("{method}:{other:?}"), 50, 1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_routes() {
        let token = "abc".to_owned();
        let webhook = |which| Route::WebhookMessage {
            application: 1,
            token: token.clone(),
            which,
        };
        assert_eq!(
            Route::parse("/webhooks/1/abc/messages/@original"),
            Some(webhook(Which::Original))
        );
        assert_eq!(Route::parse("/webhooks/1/abc/messages/7"), Some(webhook(Which::Id(7))));
        assert_eq!(
            Route::parse("/channels/3/messages"),
            Some(Route::Messages { channel: 3 })
        );
        assert_eq!(Route::parse("/channels/x/messages"), None);
        assert_eq!(Route::parse("/guilds/1/emojis"), None);
    }
}
