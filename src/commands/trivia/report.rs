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
