//! The slash commands, one file each: its spec, its handler, its buttons, and the conversations that prove it.
//!
//! A new command is one file and one line in [`ALL`]; registration, dispatch, `/help`, the README's table and the
//! registry tests read that table.

mod artist;
mod collab;
#[cfg(test)]
pub(crate) mod conversation;
mod daily;
mod help;
mod leaderboard;
mod news;
mod outcome;
mod privacy;
mod profile;
mod quote;
mod rests;
mod song;
mod story;
mod trivia;
mod who;
mod words;

pub use outcome::{Outcome, Trouble};
pub use trivia::match_message;

use crate::catalogue::Catalogue;
use crate::config::Settings;
use crate::interaction::custom_id::CustomId;
use crate::interaction::{Call, Choice, Request, Spec};
use crate::locale::{Locales, Words};
use crate::newsroom::search::Stories;
use crate::store::{Store, StoreError};
use async_trait::async_trait;
use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};
use rand::rngs::StdRng;

/// Every command, in the order in which people are told of them.
pub const ALL: &[&dyn Command] = &[
    &news::NewsCommand,
    &artist::ArtistCommand,
    &collab::CollabCommand,
    &quote::QuoteCommand,
    &trivia::TriviaCommand,
    &daily::DailyCommand,
    &leaderboard::LeaderboardCommand,
    &profile::ProfileCommand,
    &privacy::PrivacyCommand,
    &help::HelpCommand,
];

/// A slash command.
#[async_trait]
pub trait Command: Send + Sync {
    /// Its definition.
    fn spec(&self) -> &'static Spec;

    /// Answers the command.
    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome;

    /// Suggests values for the option `focused`, the best first.
    async fn complete(&self, _turn: &Turn<'_>, _call: &Call, _focused: &str) -> Result<Vec<Choice>, StoreError> {
        Ok(Vec::new())
    }

    /// Answers the press of a button or the choice in a menu that this command made.
    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome;

    /// Answers what was typed into a window that this command made.
    async fn submit(&self, _turn: &mut Turn<'_>, _submit: &Submit<'_>) -> Outcome {
        Err(Trouble::Stale)
    }

    /// Answers this command's message command, used on a message with this text.
    async fn on_message(&self, turn: &mut Turn<'_>, _text: &str) -> Outcome {
        Err(Trouble::refused(turn.words.plain("command-gone")))
    }
}

/// A press that was read, but not yet checked against the catalogue and the store.
#[derive(Debug, Clone)]
pub struct Press<'a> {
    /// What the component's custom_id says.
    pub id: CustomId<'a>,
    /// The chosen values of a menu; empty for a button.
    pub values: &'a [String],
    /// The message with the component.
    pub message: u64,
}

/// What was typed into a window, not yet checked against the catalogue and the store.
#[derive(Debug, Clone)]
pub struct Submit<'a> {
    /// What the window's custom_id says.
    pub id: CustomId<'a>,
    /// Name and text of each field.
    pub fields: &'a [(String, String)],
    /// The message whose button opened the window, where one did.
    pub message: Option<u64>,
}

impl Submit<'_> {
    /// What was typed into the field `name`, trimmed; empty where nothing was.
    pub fn text(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|(field, _)| field == name);
        field.map_or("", |(_, text)| text.trim())
    }
}

/// Everything a handler works with while it answers one request.
pub struct Turn<'a> {
    /// What was asked.
    pub request: &'a Request,
    /// What is known.
    pub catalogue: &'a Catalogue,
    /// The words in the person's language.
    pub words: Words<'a>,
    /// The words of every language, for what others read too.
    pub locales: &'a Locales,
    /// What outlives the process.
    pub store: &'a Store,
    /// By which stories are found.
    pub index: &'a Stories,
    /// What the operator chose.
    pub settings: &'a Settings,
    /// When it was asked.
    pub now: Timestamp,
    /// The only source of chance.
    pub random: StdRng,
}

impl Turn<'_> {
    /// Today's date, by which facts hold or have expired.
    fn today(&self) -> civil::Date {
        self.now.to_zoned(TimeZone::UTC).date()
    }
}

/// The command whose message command bears this English name.
pub fn named_on_message(name: &str) -> Option<&'static dyn Command> {
    ALL.iter()
        .copied()
        .find(|command| command.spec().on_message == Some(name))
}

/// The command with this name.
pub fn named(name: &str) -> Option<&'static dyn Command> {
    ALL.iter().copied().find(|command| command.spec().name == name)
}
