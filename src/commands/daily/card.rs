//! What a daily came to, for its player and for a channel: squares and the same in words, and never an answer.

use super::super::trivia;
use super::SPEC;
use crate::interaction::{Button, Embed, Field, Look, Message, Row, custom_id};
use crate::locale::Words;
use crate::store::{Mark, Match, Standing};
use crate::trivia::daily::{Day, Streak};

/// "Daily · 22 November 2026".
pub fn title(words: Words<'_>, day: Day) -> String {
    words.say("daily-title", &[("date", date(words, day).into())])
}

/// The end of a daily: the last answer, what it all came to, when the next begins, and a way to share it.
pub fn ended(words: Words<'_>, found: &Match, day: Day, standing: &Standing) -> Message {
    let Some(question) = found.question() else {
        return Message::default();
    };
    let next = day.plus(1).begins().as_second();
    let next = words.say(
        "daily-next",
        &[
            ("when", format!("<t:{next}:R>").into()),
            ("at", format!("<t:{next}:f>").into()),
        ],
    );
    let embed = Embed {
        text: format!("{}\n\n{next}", result(words, standing)),
        ..card(words, day, standing)
    };
    let share = custom_id::write(SPEC.name, "share", &[&day.0.to_string()]);
    let share = Button::press(words.plain("daily-share"), share).looking(Look::Primary);
    let mut message = trivia::ended(words, found, question, Some(embed));
    match message.rows.as_mut_slice() {
        // Beside the ways on from the last answer, where there are any below its options.
        [_, Row::Buttons(ways)] => ways.insert(0, share),
        _ => message.rows.push(Row::Buttons(vec![share])),
    }
    message
}

/// The result as everybody may see it.
pub fn shared(words: Words<'_>, user: u64, day: Day, standing: &Standing) -> Message {
    let name = format!("<@{user}>");
    let embed = Embed {
        text: format!("{name}\n{}", result(words, standing)),
        footer: words.plain("daily-play"),
        ..card(words, day, standing)
    };
    Message {
        embeds: vec![embed],
        ..Message::default()
    }
}

fn card(words: Words<'_>, day: Day, standing: &Standing) -> Embed {
    let mut fields = vec![Field {
        name: words.plain("daily-streak"),
        value: streak_words(words, standing.streak),
    }];
    fields.extend(standing.server.filter(|days| *days > 0).map(|days| Field {
        name: words.plain("daily-server-streak"),
        value: words.say("daily-days", &[("days", days.into())]),
    }));
    Embed {
        title: title(words, day),
        fields,
        ..Embed::default()
    }
}

/// Squares, the same in words, and the sum.
fn result(words: Words<'_>, standing: &Standing) -> String {
    let squares: Vec<&str> = standing.marks.iter().map(|mark| square(*mark)).collect();
    let marks = standing.marks.iter().map(|mark| {
        let mark = match mark {
            Mark::Right => "right",
            Mark::Wrong => "wrong",
            Mark::Open => "open",
        };
        words.say("daily-mark", &[("mark", mark.into())])
    });
    let right = standing.marks.iter().filter(|mark| **mark == Mark::Right).count();
    let sum = words.say(
        "daily-sum",
        &[
            ("right", right.into()),
            ("count", standing.marks.len().into()),
            ("points", standing.points.into()),
        ],
    );
    [squares.concat(), marks.collect::<Vec<_>>().join(", "), sum].join("\n")
}

fn square(mark: Mark) -> &'static str {
    match mark {
        Mark::Right => "🟩",
        Mark::Wrong => "🟥",
        Mark::Open => "⬜",
    }
}

/// "4 days in a row, 9 at best. …", with what becomes of a missed day.
pub fn streak_words(words: Words<'_>, streak: Streak) -> String {
    let freeze = if streak.freeze_from.is_some() { "used" } else { "ready" };
    let from = streak
        .freeze_from
        .map(|day| format!("<t:{}:D>", day.begins().as_second()));
    words.say(
        "daily-streak-line",
        &[
            ("days", streak.days.into()),
            ("best", streak.best.into()),
            ("freeze", freeze.into()),
            ("from", from.unwrap_or_default().into()),
        ],
    )
}

/// The day's date in Seoul, as people there call it.
fn date(words: Words<'_>, day: Day) -> String {
    let date = day.date();
    words.say(
        "date-day",
        &[
            ("year", date.year().to_string().into()),
            ("month", date.month().into()),
            ("day", date.day().into()),
        ],
    )
}
