//! The one handler of the conversation: a request in, a reply out, whichever road they travel.

use crate::catalogue::Catalogue;
use crate::commands::{self, Press, Submit, Trouble, Turn};
use crate::config::Settings;
use crate::interaction::{Act, Call, Message, Reply, Request, custom_id};
use crate::locale::{Locales, Words};
use crate::newsroom::search::Stories;
use crate::store::Store;
use crate::text::Language;
use jiff::Timestamp;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use std::sync::Arc;
use tokio::sync::watch;

/// Answers requests from the catalogue as it is at the moment, the words and the store.
pub struct Engine {
    catalogue: watch::Receiver<Arc<Catalogue>>,
    locales: Locales,
    store: Store,
    index: Arc<Stories>,
    settings: Settings,
}

impl Engine {
    /// An engine that takes every new catalogue that `catalogue` brings.
    pub fn new(
        catalogue: watch::Receiver<Arc<Catalogue>>,
        locales: Locales,
        store: Store,
        index: Arc<Stories>,
        settings: Settings,
    ) -> Self {
        Self {
            catalogue,
            locales,
            store,
            index,
            settings,
        }
    }

    /// The words of every language.
    pub fn locales(&self) -> &Locales {
        &self.locales
    }

    /// What outlives the process.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// By which stories are found.
    pub fn index(&self) -> &Arc<Stories> {
        &self.index
    }

    /// Answers one request. Whatever goes wrong, the person gets a sentence; what the operator must know is logged
    /// here, with the reference that the person was given.
    pub async fn answer(&self, request: &Request, now: Timestamp, seed: u64) -> Reply {
        let catalogue = Arc::clone(&self.catalogue.borrow());
        let words = self.locales.words(Language::for_locale(&request.locale));
        let mut turn = Turn {
            request,
            catalogue: &catalogue,
            words,
            locales: &self.locales,
            store: &self.store,
            index: &self.index,
            settings: &self.settings,
            now,
            random: StdRng::seed_from_u64(seed),
        };
        let reply = match &request.act {
            Act::Command(call) => run(&mut turn, call).await,
            Act::Complete { call, focused } => Ok(complete(&turn, call, focused).await),
            Act::Press {
                custom_id,
                values,
                message,
            } => press(&mut turn, custom_id, values, *message).await,
            Act::Submit {
                custom_id,
                fields,
                message,
            } => submit(&mut turn, custom_id, fields, *message).await,
            Act::OnMessage { command, text } => on_message(&mut turn, command, text).await,
        };
        reply
            .unwrap_or_else(|trouble| Reply::Message(explain(&mut turn, trouble)))
            .fitted()
    }
}

async fn run(turn: &mut Turn<'_>, call: &Call) -> commands::Outcome {
    match commands::named(&call.name) {
        Some(command) => command.run(turn, call).await,
        None => Err(Trouble::refused(turn.words.plain("command-gone"))),
    }
}

/// Suggestions; none where they cannot be had, as there is no way to say why.
async fn complete(turn: &Turn<'_>, call: &Call, focused: &str) -> Reply {
    let Some(command) = commands::named(&call.name) else {
        return Reply::Choices(Vec::new());
    };
    let choices = command.complete(turn, call, focused).await;
    Reply::Choices(choices.unwrap_or_else(|error| {
        tracing::error!(interaction = turn.request.id, %error, "nothing could be suggested");
        Vec::new()
    }))
}

async fn submit(turn: &mut Turn<'_>, id: &str, fields: &[(String, String)], message: Option<u64>) -> commands::Outcome {
    let id = custom_id::parse(id).ok_or(Trouble::Stale)?;
    let command = commands::named(id.command).ok_or(Trouble::Stale)?;
    command.submit(turn, &Submit { id, fields, message }).await
}

async fn on_message(turn: &mut Turn<'_>, name: &str, text: &str) -> commands::Outcome {
    match commands::named_on_message(name) {
        Some(command) => command.on_message(turn, text).await,
        None => Err(Trouble::refused(turn.words.plain("command-gone"))),
    }
}

async fn press(turn: &mut Turn<'_>, id: &str, values: &[String], message: u64) -> commands::Outcome {
    let id = custom_id::parse(id).ok_or(Trouble::Stale)?;
    let command = commands::named(id.command).ok_or(Trouble::Stale)?;
    command.press(turn, &Press { id, values, message }).await
}

/// What the person is told about trouble, privately.
fn explain(turn: &mut Turn<'_>, trouble: Trouble) -> Message {
    let told = |content: String| Message {
        content,
        private: true,
        ..Message::default()
    };
    match trouble {
        Trouble::Refused(message) => *message,
        Trouble::Stale => told(turn.words.plain("component-stale")),
        Trouble::Store(error) => failed(turn, &error),
        Trouble::Search(error) => failed(turn, &error),
    }
}

/// A mistake that is not the person's: logged, and told with the reference to the log.
fn failed(turn: &mut Turn<'_>, error: &dyn std::error::Error) -> Message {
    let reference = format!("{:04x}", turn.random.random::<u16>());
    tracing::error!(reference, interaction = turn.request.id, %error, "a request could not be answered");
    Message {
        content: trouble_sentence(turn.words, &reference),
        private: true,
        ..Message::default()
    }
}

/// "Something went wrong on my side", with the reference that the log line bears too.
fn trouble_sentence(words: Words<'_>, reference: &str) -> String {
    words.say("trouble", &[("reference", reference.to_owned().into())])
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn a_broken_database_is_told_in_a_sentence_with_a_reference() {
        let chat = Chat::new().await;
        chat.store().close().await;
        let reply = chat.types("/trivia").await;
        reply
            .is_private()
            .shows("Something went wrong on my side. Nothing is lost; please try again. (ref ");
        let korean = chat.in_locale("ko").types("/trivia").await;
        korean.is_private().shows("문제가 생겼어요");
    }

    #[tokio::test]
    async fn a_command_that_is_no_more_is_told() {
        let chat = Chat::new().await;
        chat.sends("weather", None, &[])
            .await
            .is_private()
            .shows("no longer exists");
    }
}
