//! `/collab`: who worked with whom: an artist's songs with others, the way from one artist to another, one song.

mod between;
mod song_title;
mod with;

use super::{Command, Outcome, Press, Trouble, Turn, song, who};
use crate::interaction::{Call, Choice, Form, Message, OptionSpec, Places, Reply, Spec, Subcommand};
use crate::store::StoreError;
use async_trait::async_trait;

const SPEC: Spec = Spec {
    name: "collab",
    subcommands: &[
        Subcommand {
            name: "with",
            options: &[option("artist")],
        },
        Subcommand {
            name: "between",
            options: &[option("first"), option("second")],
        },
        Subcommand {
            name: "song",
            options: &[option("title")],
        },
    ],
    options: &[],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/collab between first:jimin second:iu",
};

const fn option(name: &'static str) -> OptionSpec {
    OptionSpec {
        name,
        required: true,
        autocomplete: true,
        form: Form::Text,
    }
}

/// `/collab`.
pub struct CollabCommand;

#[async_trait]
impl Command for CollabCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        let text = |name| call.text(name).unwrap_or_default();
        let message = match call.subcommand.as_deref() {
            Some("with") => with::answer(turn, text("artist"))?,
            Some("between") => between::answer(turn, text("first"), text("second"))?,
            Some("song") => song_title::answer(turn, text("title"))?,
            _ => return Err(Trouble::refused(turn.words.plain("command-gone"))),
        };
        Ok(Reply::Message(message))
    }

    async fn complete(&self, turn: &Turn<'_>, call: &Call, focused: &str) -> Result<Vec<Choice>, StoreError> {
        let typed = call.text(focused).unwrap_or_default();
        Ok(match focused {
            "title" => song_title::choices(turn, typed),
            _ => who::choices(turn, typed),
        })
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        let artist = |id: &str| turn.catalogue.artist(id).ok_or(Trouble::Stale);
        let song = |id: &str| turn.catalogue.collaboration(id).ok_or(Trouble::Stale);
        match (press.id.verb, press.id.arguments.as_slice(), press.values) {
            ("of", [id], []) => Ok(Reply::Message(with::page(turn, artist(id)?, 0, &[])?)),
            ("page", [id, number], []) => {
                let number = number.parse().map_err(|_| Trouble::Stale)?;
                Ok(Reply::Update(with::page(turn, artist(id)?, number, &[])?))
            }
            ("between", [first, second], []) => {
                let message = between::message(turn, artist(first)?, artist(second)?, Vec::new());
                Ok(Reply::Message(message))
            }
            ("song", [id], []) => Ok(Reply::Message(song::message(turn, song(id)?, &[]))),
            ("open", [], [id]) => Ok(Reply::Message(Message {
                private: true,
                ..song::message(turn, song(id)?, &[])
            })),
            _ => Err(Trouble::Stale),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn strange_buttons_are_refused() {
        let chat = Chat::new().await;
        for (id, values) in [
            ("1:collab:of:nobody", &[][..]),
            ("1:collab:page:iu:-1", &[]),
            ("1:collab:between:iu", &[]),
            ("1:collab:between:iu:nobody", &[]),
            ("1:collab:song:nothing", &[]),
            ("1:collab:open", &["nothing"]),
            ("1:collab:open", &[]),
            ("1:collab:burn:iu", &[]),
        ] {
            chat.presses(id, values).await.is_private().shows("older version");
        }
    }

    #[tokio::test]
    async fn a_sub_command_that_is_no_more_is_told() {
        let chat = Chat::new().await;
        chat.sends("collab", Some("without"), &[])
            .await
            .shows("no longer exists");
    }
}
