//! A game as everybody sees it: one message for each state, made from what is stored alone.

use super::super::words::list_words;
use super::super::{daily, rests};
use super::SPEC;
use crate::catalogue::Source;
use crate::interaction::{Action, Button, Embed, Field, Look, Message, Row, Tint, custom_id};
use crate::locale::Words;
use crate::store::Match;
use crate::text::escape;
use crate::trivia::game::{Given, HINTS_MAX, Mode, Phase, Player};
use crate::trivia::{OPTIONS, Question};
use jiff::Timestamp;

/// The letters of the options.
const LETTERS: [&str; OPTIONS] = ["A", "B", "C", "D"];
/// People that are named below an answer or a result; the rest are counted.
const NAMED_MAX: usize = 10;

/// The game's message as it stands.
pub fn game_message(words: Words<'_>, found: &Match) -> Message {
    let Some(question) = found.question() else {
        return Message::default();
    };
    match found.game.phase {
        Phase::Asking { closes_at } => asking(words, found, question, closes_at),
        Phase::Shown { next_at } => shown(words, found, question, next_at),
        Phase::Over => {
            let result = (found.questions.len() > 1).then(|| result(words, found));
            ended(words, found, question, result)
        }
    }
}

/// The end of a game: the last answer and the result.
pub fn ended(words: Words<'_>, found: &Match, question: &Question, result: Option<Embed>) -> Message {
    let message = shown(words, found, question, None);
    Message {
        embeds: message.embeds.into_iter().chain(result).collect(),
        ..message
    }
}

/// What the cards of a game are headed with.
fn title(words: Words<'_>, found: &Match) -> String {
    match found.daily {
        Some(day) => daily::title(words, day),
        None => words.plain("trivia-title"),
    }
}

/// A card that only the presser sees, with a way to the game where one is given.
pub fn private_card(words: Words<'_>, text: String, tint: Tint, game: Option<&Match>) -> Message {
    let way = game.and_then(|game| link_to(words, game));
    Message {
        embeds: vec![Embed {
            text,
            tint,
            ..Embed::default()
        }],
        rows: way.map(|button| Row::Buttons(vec![button])).into_iter().collect(),
        private: true,
        ..Message::default()
    }
}

/// A button that leads to the game's message, where that is known.
pub fn link_to(words: Words<'_>, found: &Match) -> Option<Button> {
    let guild = found.guild.map_or_else(|| "@me".to_owned(), |guild| guild.to_string());
    let address = format!(
        "https://discord.com/channels/{guild}/{}/{}",
        found.channel, found.message?
    );
    Some(Button::open(words.plain("trivia-go"), address))
}

fn stamp(at: Timestamp) -> String {
    format!("<t:{}:R>", at.as_second())
}

/// "Question 2 of 5 · difficulty 3 of 5".
fn heading(words: Words<'_>, found: &Match, question: &Question) -> String {
    let difficulty = (u32::from(question.difficulty_tenths) + 5) / 10;
    words.say(
        "trivia-heading",
        &[
            ("number", (found.game.number + 1).into()),
            ("count", found.questions.len().into()),
            ("difficulty", difficulty.into()),
        ],
    )
}

fn asking(words: Words<'_>, found: &Match, question: &Question, closes_at: Option<Timestamp>) -> Message {
    let when = closes_at.map(stamp).unwrap_or_default();
    let how = match (found.game.rules.alone, found.game.rules.mode) {
        (true, _) => "alone",
        (false, Mode::Fastest) => "fastest",
        (false, _) => "everyone",
    };
    let limit = if closes_at.is_some() { "timed" } else { "open" };
    let rule = words.say(
        "trivia-closes",
        &[("limit", limit.into()), ("when", when.into()), ("how", how.into())],
    );
    let embed = Embed {
        above: heading(words, found, question),
        title: title(words, found),
        text: format!("**{}**\n\n{rule}", question.prompt),
        footer: words.say("trivia-answers", &[("count", found.game.given.len().into())]),
        ..Embed::default()
    };
    let (id, number) = (found.id.0.to_string(), found.game.number.to_string());
    let options = question.options.iter().zip(LETTERS).enumerate();
    let options = options.map(|(place, (option, letter))| {
        let removed = found.game.removed().iter().any(|gone| usize::from(*gone) == place);
        let action = custom_id::write(SPEC.name, "answer", &[&id, &number, &place.to_string()]);
        Button::press(format!("{letter} · {}", option.label), action).disabled_when(removed)
    });
    let hint = custom_id::write(SPEC.name, "hint", &[&id, &number]);
    let skip = custom_id::write(SPEC.name, "skip", &[&id, &number]);
    let no_hints = found.game.hints >= HINTS_MAX;
    let doing = vec![
        Button::press(words.plain("trivia-hint"), hint).disabled_when(no_hints),
        Button::press(words.plain("trivia-skip"), skip),
        stop_button(words, found),
    ];
    Message {
        embeds: vec![embed],
        rows: vec![Row::Buttons(options.collect()), Row::Buttons(doing)],
        private: found.private,
        ..Message::default()
    }
}

fn stop_button(words: Words<'_>, found: &Match) -> Button {
    let id = custom_id::write(SPEC.name, "stop", &[&found.id.0.to_string()]);
    Button::press(words.plain("trivia-stop"), id)
}

/// The question when it is over: the answer, one line of fact, where it comes from, and who was right.
fn shown(words: Words<'_>, found: &Match, question: &Question, next_at: Option<Timestamp>) -> Message {
    let right = question.options.get(question.right);
    let right = right.map(|option| escape(&option.label)).unwrap_or_default();
    let letter = LETTERS.get(question.right).copied().unwrap_or_default();
    let answer = words.say("trivia-answer", &[("letter", letter.into()), ("answer", right.into())]);
    let next = next_at.map(|at| words.say("trivia-next-at", &[("when", stamp(at).into())]));
    let lines = [format!("**{}**\n\n{answer}", question.prompt), question.fact.clone()];
    let mut fields = vec![Field {
        name: words.plain("trivia-who"),
        value: who_was_right(words, &found.game.given),
    }];
    let sources = source_lines(words, &question.sources);
    if !sources.is_empty() {
        fields.push(Field {
            name: words.plain("trivia-sources"),
            value: sources,
        });
    }
    let embed = Embed {
        above: heading(words, found, question),
        title: title(words, found),
        text: lines.into_iter().chain(next).collect::<Vec<_>>().join("\n"),
        fields,
        footer: words.say("trivia-answers", &[("count", found.game.given.len().into())]),
        ..Embed::default()
    };
    Message {
        embeds: vec![embed],
        rows: shown_rows(words, found, question),
        private: found.private,
        ..Message::default()
    }
}

/// The options greyed out, the right one in green and with a tick; then the ways on.
fn shown_rows(words: Words<'_>, found: &Match, question: &Question) -> Vec<Row> {
    let options = question.options.iter().zip(LETTERS).enumerate();
    let options = options.map(|(place, (option, letter))| {
        let label = format!("{letter} · {}", option.label);
        let is_right = place == question.right;
        let tick = || words.say("trivia-right-option", &[("option", label.clone().into())]);
        let look = if is_right { Look::Right } else { Look::Secondary };
        Button {
            label: if is_right { tick() } else { label.clone() },
            action: Action::Press(custom_id::write(SPEC.name, "over", &[&place.to_string()])),
            disabled: true,
            look,
        }
    });
    let mut ways = Vec::new();
    if !found.game.is_over() {
        let (id, number) = (found.id.0.to_string(), found.game.number.to_string());
        let next = custom_id::write(SPEC.name, "skip", &[&id, &number]);
        ways.push(Button::press(words.plain("trivia-next"), next).looking(Look::Primary));
    }
    if let Some(story) = &question.story {
        let id = custom_id::write("news", "read", &[story]);
        ways.push(Button::press(words.plain("story-read"), id));
    }
    if !found.game.is_over() {
        ways.push(stop_button(words, found));
    }
    let ways = (!ways.is_empty()).then_some(Row::Buttons(ways));
    std::iter::once(Row::Buttons(options.collect())).chain(ways).collect()
}

fn who_was_right(words: Words<'_>, given: &[Given]) -> String {
    let right: Vec<&Given> = given.iter().filter(|given| given.right).collect();
    if given.is_empty() {
        return words.plain("trivia-nobody-answered");
    }
    if right.is_empty() {
        return words.plain("trivia-nobody-right");
    }
    let line = |given: &&Given| {
        let seconds = format!("{}.{}", given.took / 1_000, given.took % 1_000 / 100);
        words.say(
            "trivia-right-line",
            &[
                ("name", format!("<@{}>", given.user).into()),
                ("seconds", seconds.into()),
                ("points", given.points.into()),
            ],
        )
    };
    let mut lines: Vec<String> = right.iter().take(NAMED_MAX).map(line).collect();
    if right.len() > NAMED_MAX {
        lines.push(words.say("trivia-right-more", &[("count", (right.len() - NAMED_MAX).into())]));
    }
    lines.join("\n")
}

/// The result: the first three in words, everybody's points, the longest streak, and what to play next.
fn result(words: Words<'_>, found: &Match) -> Embed {
    let ranking = found.game.ranking();
    let place = |(place, player): (usize, &&Player)| {
        let name = format!("<@{}>", player.user);
        words.say("trivia-place", &[("place", (place + 1).into()), ("name", name.into())])
    };
    let scored = ranking.iter().filter(|player| player.points > 0).take(3);
    let places: Vec<String> = scored.enumerate().map(place).collect();
    let text = if places.is_empty() {
        words.plain("trivia-nobody-scored")
    } else {
        places.join("\n")
    };
    let mut fields = vec![Field {
        name: words.plain("trivia-points"),
        value: points_lines(words, found, &ranking),
    }];
    fields.extend(streak_field(words, &ranking));
    Embed {
        title: words.plain("trivia-result"),
        text,
        fields,
        footer: words.plain("trivia-play-next"),
        ..Embed::default()
    }
}

fn points_lines(words: Words<'_>, found: &Match, ranking: &[&Player]) -> String {
    let line = |player: &&Player| {
        words.say(
            "trivia-points-line",
            &[
                ("name", format!("<@{}>", player.user).into()),
                ("points", player.points.into()),
                ("right", player.right.into()),
                ("count", found.questions.len().into()),
            ],
        )
    };
    let mut lines: Vec<String> = ranking.iter().take(NAMED_MAX).map(line).collect();
    if ranking.len() > NAMED_MAX {
        lines.push(words.say("trivia-right-more", &[("count", (ranking.len() - NAMED_MAX).into())]));
    }
    lines.join("\n")
}

/// The longest row of right answers, when it is one.
fn streak_field(words: Words<'_>, ranking: &[&Player]) -> Option<Field> {
    let longest = ranking
        .iter()
        .map(|player| player.best_streak)
        .max()
        .filter(|streak| *streak > 1)?;
    let holders = ranking.iter().filter(|player| player.best_streak == longest);
    let names: Vec<String> = holders
        .take(NAMED_MAX)
        .map(|player| format!("<@{}>", player.user))
        .collect();
    Some(Field {
        name: words.plain("trivia-streak"),
        value: words.say(
            "trivia-streak-line",
            &[("names", list_words(words, &names).into()), ("count", longest.into())],
        ),
    })
}

fn source_lines(words: Words<'_>, sources: &[Source]) -> String {
    let mut lines = rests::lines(words, sources);
    lines.extend(rests::one_source(words, sources));
    lines.join("\n")
}
