//! What a person did, as plain data: one [`Request`] whichever road it came by.

use std::fmt;

/// Everything a handler may know about one deed of one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The interaction's snowflake.
    pub id: u64,
    /// The application's snowflake, which later edits of the answer are addressed with.
    pub application: u64,
    /// The continuation token; valid for [`super::limits::INTERACTION_TOKEN_LIFE`].
    pub token: Token,
    /// Snowflake of the person.
    pub user: u64,
    /// Where it happened.
    pub place: Place,
    /// What the person and the bot may do there.
    pub rights: Rights,
    /// The person's Discord locale, such as `en-US` or `ko`.
    pub locale: String,
    /// What was done.
    pub act: Act,
}

/// Where a request came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Snowflake of the channel.
    pub channel: u64,
    /// Snowflake of the server; none in direct messages.
    pub guild: Option<u64>,
    /// Whether the bot itself is here, so that it can still edit its message when the token has expired.
    pub bot_is_member: bool,
}

/// What Discord lets the person and the bot do where something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rights {
    /// The person may manage other people's messages.
    pub manages_messages: bool,
    /// The bot may edit its own messages there without a token: it is there, sees the channel, and may send cards.
    pub bot_may_edit: bool,
}

/// What a person can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A slash command was sent.
    Command(Call),
    /// A slash command is being typed; `focused` names the option under the cursor.
    Complete {
        /// What is typed so far.
        call: Call,
        /// Name of the option being typed.
        focused: String,
    },
    /// A button was pressed, or choices of a menu were taken.
    Press {
        /// The component's custom_id, as it came: not yet trusted.
        custom_id: String,
        /// The chosen values of a menu; empty for a button.
        values: Vec<String>,
        /// Snowflake of the message with the component.
        message: u64,
    },
    /// A window was filled in and sent.
    Submit {
        /// The window's custom_id, as it came: not yet trusted.
        custom_id: String,
        /// Name and text of each field, as they came.
        fields: Vec<(String, String)>,
        /// Snowflake of the message whose button opened the window; none where a command did.
        message: Option<u64>,
    },
    /// A message command was used on somebody's message.
    OnMessage {
        /// The command's name in English.
        command: String,
        /// What stands in the message: its words, and the titles and addresses of its cards, a line each.
        text: String,
    },
}

/// A slash command as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// The command's name.
    pub name: String,
    /// The sub-command's name, where the command has any.
    pub subcommand: Option<String>,
    /// The options that were given.
    pub options: Vec<(String, Value)>,
}

/// An option's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Typed text, or the value of a choice.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Snowflake of a person.
    Person(u64),
}

impl Call {
    /// The text given for the option `name`, trimmed; none when it was left out or blank.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.options.iter().find_map(|(option, value)| match value {
            Value::Text(text) if option == name && !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        })
    }

    /// The person given for the option `name`, by snowflake.
    pub fn person(&self, name: &str) -> Option<u64> {
        self.options.iter().find_map(|(option, value)| match value {
            Value::Person(user) if option == name => Some(*user),
            _ => None,
        })
    }

    /// The whole number given for the option `name`.
    pub fn whole(&self, name: &str) -> Option<i64> {
        self.options.iter().find_map(|(option, value)| match value {
            Value::Whole(number) if option == name => Some(*number),
            _ => None,
        })
    }
}

/// A secret that may be used but never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Wraps the secret.
    pub fn new(secret: impl Into<String>) -> Self {
        Self(secret.into())
    }

    /// The secret itself: for the request that needs it and the store, never for a log.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Call, Token, Value};

    #[test]
    fn a_token_never_shows_itself() {
        assert_eq!(format!("{:?}", Token::new("aW50ZXJhY3Rpb24")), "Token(redacted)");
    }

    #[test]
    fn blank_text_counts_as_left_out() {
        let call = Call {
            name: "quote".into(),
            subcommand: None,
            options: vec![
                ("artist".into(), Value::Text("  jimin ".into())),
                ("about".into(), Value::Text(" ".into())),
            ],
        };
        assert_eq!(call.text("artist"), Some("jimin"));
        assert_eq!(call.text("about"), None);
    }
}
