//! `/trivia`: a question about a collaboration, answered with four buttons.

mod asking;

use super::{Command, Outcome, Press, Trouble, Turn, rests};
use crate::catalogue::Source;
use crate::interaction::{
    Action, Button, Call, Embed, Field, Look, Message, Places, Reply, Row, Spec, Tint, custom_id,
};
use crate::locale::Words;
use crate::store::{Answered, NewRound, Round, RoundId, Verdict};
use crate::text::escape;
use crate::trivia::{self, Index, Question, Wish};
use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};

const SPEC: Spec = Spec {
    name: "trivia",
    subcommands: &[],
    options: &[],
    places: Places::EVERYWHERE,
    example: "/trivia",
};

/// Points for the right answer.
const POINTS: u32 = 1;
/// People that are named below an answer; the rest are counted.
const NAMED_MAX: usize = 10;
/// The letters of the options.
const LETTERS: [&str; trivia::OPTIONS] = ["A", "B", "C", "D"];

/// `/trivia`.
pub struct TriviaCommand;

#[async_trait]
impl Command for TriviaCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, _call: &Call) -> Outcome {
        let index = Index::new(turn.catalogue, turn.now.to_zoned(jiff::tz::TimeZone::UTC).date());
        let puzzles = trivia::draw(&index, &Wish::default(), 1, &mut turn.random);
        let Some(puzzle) = puzzles.first() else {
            return Err(Trouble::refused(turn.words.plain("trivia-none")));
        };
        let question = asking::in_words(turn, puzzle);
        let place = turn.request.place;
        let closes_at = turn.now + SignedDuration::from_secs(i64::from(turn.settings.trivia_seconds));
        let id = turn
            .store
            .add_round(NewRound {
                interaction: turn.request.id,
                application: turn.request.application,
                token: &turn.request.token,
                channel: place.channel,
                guild: place.guild,
                bot_is_member: place.bot_is_member,
                language: turn.words.language,
                question: &question,
                posted_at: turn.now,
                closes_at,
            })
            .await?;
        // Where the bot is no member it can edit only through the token, and only what it answered: privately.
        let private = !place.bot_is_member;
        Ok(Reply::Message(Message {
            private,
            ..question_message(turn.words, id, &question, closes_at, 0)
        }))
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        let ("answer", [round, choice], []) = (press.id.verb, press.id.arguments.as_slice(), press.values) else {
            return Err(Trouble::Stale);
        };
        let id = RoundId(round.parse().map_err(|_| Trouble::Stale)?);
        let choice: u8 = choice.parse().map_err(|_| Trouble::Stale)?;
        let round = turn.store.round(id).await?.ok_or(Trouble::Stale)?;
        let index = usize::from(choice);
        // The ids are small numbers that anyone could write: the press must come from the round's own channel.
        if index >= round.question.options.len() || round.channel != turn.request.place.channel {
            return Err(Trouble::Stale);
        }
        let right = index == round.question.right;
        let points = if right { POINTS } else { 0 };
        let answer = Answered {
            user: turn.request.user,
            choice,
            points,
            at: turn.now,
        };
        let verdict = turn.store.add_answer(id, press.message, answer).await?;
        Ok(Reply::Message(verdict_message(turn.words, verdict, right)))
    }
}

/// What the presser is told, and nobody else; never what the right answer is.
fn verdict_message(words: Words<'_>, verdict: Verdict, right: bool) -> Message {
    let (key, tint) = match (verdict, right) {
        (Verdict::Counted, true) => ("right", Tint::Right),
        (Verdict::Counted, false) => ("wrong", Tint::Wrong),
        (Verdict::AnsweredBefore, _) => ("before", Tint::Accent),
        (Verdict::Closed, _) => ("closed", Tint::Accent),
    };
    let text = words.say("trivia-verdict", &[("verdict", key.into())]);
    Message {
        embeds: vec![Embed {
            text,
            tint,
            ..Embed::default()
        }],
        private: true,
        ..Message::default()
    }
}

/// The question while it can be answered.
pub fn running_message(words: Words<'_>, round: &Round, answers: usize) -> Message {
    question_message(words, round.id, &round.question, round.closes_at, answers)
}

fn question_message(
    words: Words<'_>,
    id: RoundId,
    question: &Question,
    closes_at: Timestamp,
    answers: usize,
) -> Message {
    let closes = format!("<t:{}:R>", closes_at.as_second());
    let embed = Embed {
        title: words.plain("trivia-title"),
        text: format!(
            "**{}**\n\n{}",
            question.prompt,
            words.say("trivia-closes", &[("when", closes.into())])
        ),
        footer: words.say("trivia-answers", &[("count", answers.into())]),
        ..Embed::default()
    };
    let buttons = question
        .options
        .iter()
        .zip(LETTERS)
        .enumerate()
        .map(|(index, (option, letter))| {
            let id = custom_id::write(SPEC.name, "answer", &[&id.0.to_string(), &index.to_string()]);
            Button::press(format!("{letter} · {}", option.label), id)
        });
    let rows = vec![Row::Buttons(buttons.collect())];
    Message {
        embeds: vec![embed],
        rows,
        edited_later: true,
        ..Message::default()
    }
}

/// The question when its time is up: the answer, one line of fact, where it comes from, and who was right.
pub fn closed_message(words: Words<'_>, round: &Round, answers: &[Answered]) -> Message {
    let question = &round.question;
    let right = question
        .options
        .get(question.right)
        .map(|option| escape(&option.label))
        .unwrap_or_default();
    let letter = LETTERS.get(question.right).copied().unwrap_or_default();
    let answer = words.say("trivia-answer", &[("letter", letter.into()), ("answer", right.into())]);
    let mut fields = vec![Field {
        name: words.plain("trivia-who"),
        value: who_was_right(words, round, answers),
    }];
    let sources = source_lines(words, &question.sources);
    fields.push(Field {
        name: words.plain("trivia-sources"),
        value: sources,
    });
    let embed = Embed {
        title: words.plain("trivia-title"),
        text: format!("**{}**\n\n{answer}\n{}", question.prompt, question.fact),
        fields,
        footer: words.say("trivia-answers", &[("count", answers.len().into())]),
        ..Embed::default()
    };
    Message {
        embeds: vec![embed],
        rows: closed_rows(words, question),
        ..Message::default()
    }
}

/// The options greyed out, the right one in green and with a tick, and a way to the story.
fn closed_rows(words: Words<'_>, question: &Question) -> Vec<Row> {
    let buttons = question
        .options
        .iter()
        .zip(LETTERS)
        .enumerate()
        .map(|(index, (option, letter))| {
            let label = format!("{letter} · {}", option.label);
            let (label, look) = if index == question.right {
                (
                    words.say("trivia-right-option", &[("option", label.into())]),
                    Look::Right,
                )
            } else {
                (label, Look::Secondary)
            };
            let action = Action::Press(custom_id::write(SPEC.name, "over", &[&index.to_string()]));
            Button {
                label,
                action,
                disabled: true,
                look,
            }
        });
    let mut rows = vec![Row::Buttons(buttons.collect())];
    if let Some(story) = &question.story {
        let id = custom_id::write("news", "read", &[story]);
        rows.push(Row::Buttons(vec![Button::press(words.plain("story-read"), id)]));
    }
    rows
}

fn who_was_right(words: Words<'_>, round: &Round, answers: &[Answered]) -> String {
    let right: Vec<&Answered> = answers
        .iter()
        .filter(|answer| usize::from(answer.choice) == round.question.right)
        .collect();
    if answers.is_empty() {
        return words.plain("trivia-nobody-answered");
    }
    if right.is_empty() {
        return words.plain("trivia-nobody-right");
    }
    let mut lines: Vec<String> = right
        .iter()
        .take(NAMED_MAX)
        .map(|answer| {
            let seconds = answer.at.duration_since(round.posted_at).as_secs_f64();
            let name = format!("<@{}>", answer.user);
            words.say(
                "trivia-right-line",
                &[("name", name.into()), ("seconds", format!("{seconds:.1}").into())],
            )
        })
        .collect();
    if right.len() > NAMED_MAX {
        lines.push(words.say("trivia-right-more", &[("count", (right.len() - NAMED_MAX).into())]));
    }
    lines.join("\n")
}

fn source_lines(words: Words<'_>, sources: &[Source]) -> String {
    let mut lines = rests::lines(words, sources);
    lines.extend(rests::one_source(words, sources));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::{Answer, CHANNEL, Chat};
    use crate::interaction::{Place, Reply};
    use crate::store::RoundId;

    /// The labels of the right button and of a wrong one.
    async fn right_and_wrong(chat: &Chat, asked: &Answer) -> (String, String) {
        let round = chat.store().round(RoundId(1)).await.expect("read").expect("asked");
        let labels: Vec<String> = asked.buttons().into_iter().map(|(label, _)| label).collect();
        let wrong = (round.question.right + 1) % labels.len();
        (labels[round.question.right].clone(), labels[wrong].clone())
    }

    #[tokio::test]
    async fn a_question_has_four_buttons_and_says_when_it_closes() {
        let chat = Chat::new().await;
        let asked = chat.types("/trivia").await;
        assert_eq!(asked.buttons().len(), 4);
        asked.shows("Closes <t:1700000020:R>").shows("No answers yet");
        let Reply::Message(message) = asked.reply() else {
            panic!("a message")
        };
        assert!(!message.private && message.edited_later);
    }

    #[tokio::test]
    async fn each_answers_once_and_is_told_privately_without_the_answer() {
        let chat = Chat::new().await;
        let asked = chat.types("/trivia").await;
        let (right, wrong) = right_and_wrong(&chat, &asked).await;
        asked.press(&right).await.is_private().shows("**Right.**");
        asked.press(&wrong).await.is_private().shows("your first answer counts");
        let verdict = asked.press_as(&chat.as_user(2), &wrong).await;
        verdict
            .is_private()
            .shows("**Wrong.**")
            .hides(right.split(" · ").nth(1).expect("a label"));
        assert_eq!(chat.store().points_of(1).await.expect("read"), 1);
        assert_eq!(chat.store().points_of(2).await.expect("read"), 0);
    }

    #[tokio::test]
    async fn after_twenty_seconds_nobody_answers() {
        let chat = Chat::new().await;
        let asked = chat.types("/trivia").await;
        let (right, _) = right_and_wrong(&chat, &asked).await;
        asked
            .press_as(&chat.seconds_later(20), &right)
            .await
            .is_private()
            .shows("Time is up");
        assert_eq!(chat.store().points_of(1).await.expect("read"), 0);
        asked
            .press_as(&chat.seconds_later(19), &right)
            .await
            .shows("**Right.**");
    }

    #[tokio::test]
    async fn nothing_that_is_sent_reveals_the_answer() {
        let chat = Chat::new().await;
        let mut places = std::collections::BTreeSet::new();
        for round in 1..40 {
            let asked = chat.types("/trivia").await;
            for (index, (_, id)) in asked.buttons().into_iter().enumerate() {
                assert_eq!(id, format!("1:trivia:answer:{round}:{index}"));
            }
            let stored = chat.store().round(RoundId(round)).await.expect("read").expect("asked");
            places.insert(stored.question.right);
        }
        assert_eq!(places.len(), 4, "the right answer stands in every place");
    }

    #[tokio::test]
    async fn where_the_bot_is_no_member_the_question_is_private() {
        let chat = Chat::new().await.at_place(Place {
            channel: 6,
            guild: None,
            bot_is_member: false,
        });
        chat.types("/trivia").await.is_private();
    }

    #[tokio::test]
    async fn buttons_of_no_round_or_another_channel_are_refused() {
        let chat = Chat::new().await;
        let asked = chat.types("/trivia").await;
        for id in [
            "1:trivia:answer:1:4",
            "1:trivia:answer:9:0",
            "1:trivia:answer:x:0",
            "1:trivia:over:1",
            "1:trivia:answer:1:-1",
        ] {
            chat.presses(id, &[]).await.is_private().shows("older version");
        }
        let elsewhere = chat.at_place(Place {
            channel: CHANNEL + 1,
            guild: Some(9),
            bot_is_member: true,
        });
        let (label, _) = asked.buttons().swap_remove(0);
        asked.press_as(&elsewhere, &label).await.shows("older version");
    }

    #[tokio::test]
    async fn too_few_songs_are_told() {
        Chat::with_nothing()
            .await
            .types("/trivia")
            .await
            .is_private()
            .shows("I don't know enough songs yet");
    }

    #[tokio::test]
    async fn koreans_are_asked_in_korean() {
        let asked = Chat::new().await.in_locale("ko").types("/trivia").await;
        asked.shows("퀴즈").shows("마감돼요");
    }
}
