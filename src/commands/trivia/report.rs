//! *Report this question*: a window for what is wrong with a question that is over, and thanks.

use super::super::{Outcome, Submit, Trouble, Turn};
use super::{SPEC, board};
use crate::interaction::{Modal, Reply, TextField, Tint, custom_id};
use crate::store::{Match, NewReport, REASON_CHARS_MAX};

/// The window's one field.
const FIELD: &str = "reason";

/// The window for the reason. A question that is still asked cannot be reported: the words would tell its answer.
pub fn open(turn: &Turn<'_>, found: &Match, number: usize) -> Outcome {
    if !found.game.is_answered(number) {
        return Err(Trouble::Stale);
    }
    let words = turn.words;
    Ok(Reply::Modal(Modal {
        custom_id: custom_id::write(SPEC.name, "reported", &[&found.id.0.to_string(), &number.to_string()]),
        title: words.plain("trivia-report"),
        fields: vec![TextField {
            name: FIELD.to_owned(),
            label: words.plain("trivia-report-reason"),
            placeholder: words.plain("trivia-report-placeholder"),
            is_long: true,
            required: true,
            chars_max: REASON_CHARS_MAX,
        }],
    }))
}

/// Keeps the report, instead of an earlier one of the same person.
pub async fn submit(turn: &Turn<'_>, submit: &Submit<'_>, found: &Match, number: usize) -> Outcome {
    let question = found.questions.get(number).filter(|_| found.game.is_answered(number));
    let question = question.ok_or(Trouble::Stale)?;
    let reason = submit.text(FIELD);
    if reason.is_empty() {
        return Err(Trouble::refused(turn.words.plain("trivia-report-empty")));
    }
    let right = question.options.get(question.right);
    let report = NewReport {
        question: &question.id,
        user: turn.request.user,
        prompt: &question.prompt,
        answer: right.map_or("", |right| right.label.as_str()),
        reason,
        language: found.language,
        now: turn.now,
    };
    turn.store.report_question(report).await?;
    let thanks = turn.words.plain("trivia-reported");
    Ok(Reply::Message(board::private_card(
        turn.words,
        thanks,
        Tint::Accent,
        None,
    )))
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::{Answer, Chat};

    async fn shown(chat: &Chat) -> Answer {
        let asked = chat.types("/trivia kind:song artist:하성운 rounds:1").await;
        asked.press("Stop").await
    }

    #[tokio::test]
    async fn a_question_that_three_people_report_rests_until_an_operator_clears_it() {
        let chat = Chat::new().await;
        for user in [1, 2, 2, 3] {
            let over = shown(&chat).await;
            let window = over.press_as(&chat.as_user(user), "Report this question").await;
            window.shows("What is wrong with it?");
            window
                .fill_in(&["A *sample* reason"])
                .await
                .is_private()
                .shows("Thank you");
        }
        let reports = chat.store().reports().await.expect("read");
        assert_eq!(reports.len(), 3, "one report a person");
        assert_eq!(
            (reports[0].answer.as_str(), reports[0].reason.as_str()),
            ("With You", "A *sample* reason")
        );
        assert!(reports[0].prompt.contains("Which song did Jimin") && reports[0].rests);
        let none = chat.types("/trivia kind:song artist:하성운").await;
        none.is_private().shows("no questions of that kind");
        chat.store().clear_reports(&reports[0].question).await.expect("cleared");
        shown(&chat).await.shows("With You");
    }

    #[tokio::test]
    async fn a_question_is_reported_when_it_is_over_and_with_a_reason() {
        let chat = Chat::new().await;
        let asked = chat.types("/trivia rounds:2").await;
        asked.hides("Report this question");
        for id in ["1:trivia:report:1:0", "1:trivia:report:1:1", "1:trivia:report:9:0"] {
            chat.presses(id, &[]).await.is_private().shows("older version");
            let id = id.replace("report", "reported");
            let sent = chat.submits(&id, &[("reason", "A sample reason")]).await;
            sent.is_private().shows("older version");
        }
        let over = asked.press("Skip").await;
        let window = over.press("Report this question").await;
        window.fill_in(&["  "]).await.is_private().shows("Nothing was sent");
        assert_eq!(chat.store().reports().await.expect("read"), []);
        let korean = chat.in_locale("ko");
        let window = over.press_as(&korean, "Report this question").await;
        window.shows("무엇이 잘못됐나요");
        window.fill_in(&["견본"]).await.is_private().shows("고마워요");
        chat.types("/privacy show").await.shows("1 question you have reported");
    }

    #[tokio::test]
    async fn after_the_answer_stands_a_way_to_the_story_or_else_to_the_artist() {
        let chat = Chat::new().await;
        let over = shown(&chat).await;
        over.press("Read the story").await.shows("How Jimin and Ha Sung Woon");
        // "Dream" has no story in the sample.
        let over = chat
            .types("/trivia kind:year artist:baekhyun")
            .await
            .press("Stop")
            .await;
        over.shows("Dream")
            .press("Suzy")
            .await
            .is_private()
            .shows("Suzy (수지)");
        let over = chat
            .types("/trivia kind:partner artist:baekhyun")
            .await
            .press("Stop")
            .await;
        over.press("Who is this?").await.is_private();
    }
}
