//! `/privacy`: what is kept about whoever asks; shown, handed over, hidden and deleted, by themselves and at once.

use super::{Command, Outcome, Press, Trouble, Turn};
use crate::interaction::{Button, Call, Embed, File, Look, Message, Places, Reply, Row, Spec, Subcommand, custom_id};
use async_trait::async_trait;

const SPEC: Spec = Spec {
    name: "privacy",
    subcommands: &[
        Subcommand {
            name: "show",
            options: &[],
        },
        Subcommand {
            name: "export",
            options: &[],
        },
        Subcommand {
            name: "hide",
            options: &[],
        },
        Subcommand {
            name: "delete",
            options: &[],
        },
    ],
    options: &[],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/privacy show",
};

/// What the file is called in which everything is handed over.
const EXPORT_NAME: &str = "fanchant-export.json";

/// `/privacy`.
pub struct PrivacyCommand;

#[async_trait]
impl Command for PrivacyCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        match call.subcommand.as_deref() {
            Some("show") => show(turn).await,
            Some("export") => export(turn).await,
            Some("hide") => hide(turn).await,
            Some("delete") => ask(turn).await,
            _ => Err(Trouble::refused(turn.words.plain("command-gone"))),
        }
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        let ([], []) = (press.id.arguments.as_slice(), press.values) else {
            return Err(Trouble::Stale);
        };
        match press.id.verb {
            // Whoever presses deletes what is kept about themselves, never about somebody else.
            "forget" => {
                turn.store.forget_person(turn.request.user, turn.now).await?;
                Ok(Reply::Update(card(
                    turn.words.plain("privacy-deleted"),
                    Vec::new(),
                    turn,
                )))
            }
            "keep" => Ok(Reply::Update(card(turn.words.plain("privacy-kept"), Vec::new(), turn))),
            "ask" => ask(turn).await,
            _ => Err(Trouble::Stale),
        }
    }
}

async fn show(turn: &Turn<'_>) -> Outcome {
    let kept = turn.store.kept_about(turn.request.user).await?;
    if kept.is_nothing() {
        return Ok(Reply::Message(card(
            turn.words.plain("privacy-nothing"),
            Vec::new(),
            turn,
        )));
    }
    let rated = if kept.rated { "yes" } else { "no" };
    let hidden = if kept.hidden { "yes" } else { "no" };
    let text = turn.words.say(
        "privacy-show",
        &[
            ("answers", kept.answers.into()),
            ("points", kept.points.into()),
            ("games", kept.games.into()),
            ("quotes", kept.quotes.into()),
            ("reports", kept.reports.into()),
            ("saved", kept.saved.into()),
            ("rated", rated.into()),
            ("hidden", hidden.into()),
        ],
    );
    let delete = Button::press(
        turn.words.plain("privacy-delete"),
        custom_id::write(SPEC.name, "ask", &[]),
    );
    Ok(Reply::Message(card(text, vec![delete], turn)))
}

/// All of it as a file.
async fn export(turn: &Turn<'_>) -> Outcome {
    let kept = turn.store.export_person(turn.request.user, turn.now).await?;
    let file = File {
        name: EXPORT_NAME.to_owned(),
        media_type: "application/json",
        bytes: format!("{kept:#}").into_bytes(),
    };
    Ok(Reply::Message(Message {
        files: vec![file],
        ..card(turn.words.plain("privacy-export"), Vec::new(), turn)
    }))
}

/// Leaves whoever asks out of every board, or puts them back.
async fn hide(turn: &Turn<'_>) -> Outcome {
    let user = turn.request.user;
    let hidden = !turn.store.is_hidden(user).await?;
    turn.store.hide_person(user, hidden, turn.now).await?;
    let now = if hidden { "hidden" } else { "seen" };
    let text = turn.words.say("privacy-hide", &[("now", now.into())]);
    Ok(Reply::Message(card(text, Vec::new(), turn)))
}

/// Asks once.
async fn ask(turn: &Turn<'_>) -> Outcome {
    let button = |key: String, verb| Button::press(key, custom_id::write(SPEC.name, verb, &[]));
    let buttons = vec![
        button(turn.words.plain("privacy-delete-now"), "forget").looking(Look::Primary),
        button(turn.words.plain("privacy-keep"), "keep"),
    ];
    Ok(Reply::Message(card(turn.words.plain("privacy-ask"), buttons, turn)))
}

fn card(text: String, buttons: Vec<Button>, turn: &Turn<'_>) -> Message {
    let embed = Embed {
        title: turn.words.plain("privacy-title"),
        text,
        ..Embed::default()
    };
    let rows = (!buttons.is_empty()).then_some(Row::Buttons(buttons));
    Message {
        embeds: vec![embed],
        rows: rows.into_iter().collect(),
        private: true,
        ..Message::default()
    }
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::Chat;
    use crate::interaction::Reply;
    use serde_json::Value;

    #[tokio::test]
    async fn what_is_kept_is_told_and_after_one_question_it_is_gone() {
        let chat = Chat::new().await;
        chat.types("/privacy show")
            .await
            .is_private()
            .shows("I keep nothing about you");
        chat.types("/quote jimin").await;
        let game = chat.types("/trivia mode:solo").await;
        let (label, _) = game.buttons().swap_remove(0);
        game.press(&label).await;
        let shown = chat.types("/privacy show").await;
        shown.is_private().shows("1 answer").shows("1 game").shows("1 quote");
        shown.shows("0 stories you saved");
        let asked = shown.press("Delete it").await;
        asked.is_private().shows("cannot be undone");
        asked.press("Keep it").await.shows("Nothing was deleted");
        asked.press("Yes, delete everything").await.shows("It is gone");
        chat.types("/privacy show").await.shows("I keep nothing about you");
    }

    #[tokio::test]
    async fn everything_is_handed_over_in_a_file_for_oneself_alone() {
        let chat = Chat::new().await;
        let game = chat.types("/trivia mode:solo timer:none").await;
        let (label, _) = game.buttons().swap_remove(0);
        game.press(&label).await;
        chat.as_user(2).types("/quote jimin").await;
        let exported = chat.types("/privacy export").await;
        exported
            .is_private()
            .shows("only you can see it")
            .shows("fanchant-export.json");
        let Reply::Message(message) = exported.reply() else {
            panic!("a message")
        };
        let file: Value = serde_json::from_slice(&message.files[0].bytes).expect("JSON");
        assert_eq!(
            (&file["person"], &file["made_at"]),
            (&"1".into(), &"2023-11-14T22:13:20Z".into())
        );
        assert_eq!(file["answers"][0]["at"], "2023-11-14T22:13:20.000Z");
        assert_eq!(file["answers"][0]["counts_for_day"], "2023-11-15");
        assert_eq!(file["rating"][0]["answers"], 1);
        assert_eq!(file["games"][0]["started_by_you"], true);
        assert_eq!(file["quotes_seen"], Value::Array(Vec::new()), "somebody else's");
        chat.in_locale("ko")
            .types("/privacy export")
            .await
            .is_private()
            .shows("나에게만 보여요");
    }

    #[tokio::test]
    async fn who_hides_is_told_what_that_means_and_how_to_undo_it() {
        let chat = Chat::new().await;
        let hidden = chat.types("/privacy hide").await;
        hidden.is_private().shows("You are hidden").shows("ask once more");
        chat.types("/privacy show")
            .await
            .shows("hidden from every leaderboard")
            .shows("0 answers");
        chat.types("/privacy hide")
            .await
            .is_private()
            .shows("You are seen again");
        chat.types("/privacy show").await.shows("I keep nothing about you");
        let korean = chat.in_locale("ko");
        korean.types("/privacy hide").await.shows("이제 숨겨졌어요");
        korean.types("/privacy show").await.shows("숨겨져 있다는 것");
    }

    #[tokio::test]
    async fn nobody_can_delete_for_somebody_else() {
        let chat = Chat::new().await;
        chat.types("/quote jimin").await;
        let asked = chat.types("/privacy delete").await;
        asked.press_as(&chat.as_user(2), "Yes, delete everything").await;
        chat.types("/privacy show").await.shows("1 quote");
    }

    #[tokio::test]
    async fn koreans_read_it_in_korean_and_strange_buttons_are_refused() {
        let chat = Chat::new().await.in_locale("ko");
        chat.types("/privacy delete").await.shows("되돌릴 수 없어요");
        for id in ["1:privacy:forget:1", "1:privacy:export", "1:privacy:hide"] {
            chat.presses(id, &[]).await.is_private();
            chat.in_locale("en-US").presses(id, &[]).await.shows("older version");
        }
    }
}
