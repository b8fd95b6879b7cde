//! `/help`: what can be asked, read off the command table.

use super::{ALL, Command, Outcome, Press, Trouble, Turn};
use crate::interaction::{Call, Embed, Field, Message, Places, Reply, Spec};
use crate::locale::Words;
use async_trait::async_trait;

const SPEC: Spec = Spec {
    name: "help",
    subcommands: &[],
    options: &[],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/help",
};

/// `/help`.
pub struct HelpCommand;

#[async_trait]
impl Command for HelpCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, _call: &Call) -> Outcome {
        let words = turn.words;
        let fields = ALL.iter().map(|command| command.spec()).map(|spec| Field {
            name: format!("/{}", words.plain(&format!("command-{}.name", spec.name))),
            value: words.say(
                "help-command",
                &[
                    ("description", words.plain(&format!("command-{}", spec.name)).into()),
                    ("example", localised_example(words, spec).into()),
                ],
            ),
        });
        let embed = Embed {
            title: words.plain("help-title"),
            text: words.plain("help-text"),
            fields: fields.collect(),
            footer: words.plain("help-footer"),
            ..Embed::default()
        };
        Ok(Reply::Message(Message {
            embeds: vec![embed],
            private: true,
            ..Message::default()
        }))
    }

    async fn press(&self, _turn: &mut Turn<'_>, _press: &Press<'_>) -> Outcome {
        Err(Trouble::Stale)
    }
}

/// The command's example as it is typed in the person's Discord: with the names of its language.
fn localised_example(words: Words<'_>, spec: &Spec) -> String {
    let key = format!("command-{}", spec.name);
    let name = |part: &str| words.plain(&format!("{part}.name"));
    let mut owner = key.clone();
    let word = |typed: &str| {
        if typed == format!("/{}", spec.name) {
            return format!("/{}", name(&key));
        }
        if spec.subcommands.iter().any(|sub| sub.name == typed) {
            owner = format!("{key}-{typed}");
            return name(&owner);
        }
        match typed.split_once(':') {
            Some((option, value)) => format!("{}:{value}", name(&format!("{owner}-{option}"))),
            None => typed.to_owned(),
        }
    };
    spec.example.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::commands::ALL;
    use crate::commands::conversation::Chat;

    #[tokio::test]
    async fn help_names_every_command_with_an_example() {
        let chat = Chat::new().await;
        let reply = chat.types("/help").await;
        for command in ALL {
            reply.shows(&format!("/{}", command.spec().name));
            reply.shows(command.spec().example);
        }
    }

    #[tokio::test]
    async fn help_speaks_korean_with_the_localised_names() {
        let chat = Chat::new().await;
        chat.in_locale("ko")
            .types("/help")
            .await
            .is_private()
            .shows("/퀴즈")
            .shows("/인용 아티스트:jimin");
    }
}
