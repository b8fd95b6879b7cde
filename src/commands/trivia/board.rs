//! A game as everybody sees it: one message for each state, made from what is stored alone.

use super::super::{daily, rests};
use super::SPEC;
use super::result::result;
use crate::catalogue::Source;
use crate::interaction::{Action, Button, Embed, Field, Look, Message, Row, Tint, custom_id};
use crate::locale::Words;
use crate::store::Match;
use crate::text::escape;
use crate::trivia::game::{Given, HINTS_MAX, Mode, Phase};
use crate::trivia::{OPTIONS, Question};
use jiff::Timestamp;

/// The letters of the options.
const LETTERS: [&str; OPTIONS] = ["A", "B", "C", "D"];
/// People that are named below an answer or a result; the rest are counted.
pub const NAMED_MAX: usize = 10;

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
    let typing = custom_id::write(SPEC.name, "type", &[&id, &number]);
    let hint = custom_id::write(SPEC.name, "hint", &[&id, &number]);
    let skip = custom_id::write(SPEC.name, "skip", &[&id, &number]);
    let no_hints = found.game.hints >= HINTS_MAX;
    let mut doing = vec![
        Button::press(words.plain("trivia-type"), typing),
        Button::press(words.plain("trivia-hint"), hint).disabled_when(no_hints),
        Button::press(words.plain("trivia-skip"), skip),
    ];
    doing.extend(stop_button(words, found));
    Message {
        embeds: vec![embed],
        rows: vec![Row::Buttons(options.collect()), Row::Buttons(doing)],
        private: found.private,
        ..Message::default()
    }
}

/// None in a daily: it keeps nobody waiting, and whoever slipped could not play again that day.
fn stop_button(words: Words<'_>, found: &Match) -> Option<Button> {
    let id = custom_id::write(SPEC.name, "stop", &[&found.id.0.to_string()]);
    let button = Button::press(words.plain("trivia-stop"), id);
    found.daily.is_none().then_some(button)
}

/// The question when it is over: the answer, one line of fact, where it comes from, and who was right.
fn shown(words: Words<'_>, found: &Match, question: &Question, next_at: Option<Timestamp>) -> Message {
    let right = question.options.get(question.right);
    let right = right.map(|option| escape(&option.label)).unwrap_or_default();
    let letter = LETTERS.get(question.right).copied().unwrap_or_default();
    let answer = words.say("trivia-answer", &[("letter", letter.into()), ("answer", right.into())]);
    let next = next_at.map(|at| words.say("trivia-next-at", &[("when", stamp(at).into())]));
    let lines = [format!("**{}**\n\n{answer}", question.prompt), question.fact.clone()];
    let (name, value) = match found.game.rules.alone {
        true => (words.plain("trivia-your-answer"), your_answer(words, found, question)),
        false => (words.plain("trivia-who"), who_was_right(words, &found.game.given)),
    };
    let mut fields = vec![Field { name, value }];
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
    let (id, number) = (found.id.0.to_string(), found.game.number.to_string());
    if !found.game.is_over() {
        let next = custom_id::write(SPEC.name, "skip", &[&id, &number]);
        ways.push(Button::press(words.plain("trivia-next"), next).looking(Look::Primary));
    }
    ways.extend(more_button(words, question));
    let report = custom_id::write(SPEC.name, "report", &[&id, &number]);
    ways.push(Button::press(words.plain("trivia-report"), report));
    if !found.game.is_over() {
        ways.extend(stop_button(words, found));
    }
    vec![Row::Buttons(options.collect()), Row::Buttons(ways)]
}

/// A way to the story, else to the artist: by name where somebody else or something else was asked for.
fn more_button(words: Words<'_>, question: &Question) -> Option<Button> {
    if let Some(story) = &question.story {
        let id = custom_id::write("news", "read", &[story]);
        return Some(Button::press(words.plain("story-read"), id));
    }
    let artist = question.artist.as_ref()?;
    let right = question.options.get(question.right);
    let is_right = right.is_some_and(|right| right.id == artist.id);
    let label = if is_right {
        words.plain("artist-who")
    } else {
        artist.label.clone()
    };
    Some(Button::press(label, custom_id::write("artist", "who", &[&artist.id])))
}

/// What whoever plays alone answered, and whether it was right.
fn your_answer(words: Words<'_>, found: &Match, question: &Question) -> String {
    let Some(given) = found.game.given.first() else {
        return words.plain("trivia-your-none");
    };
    let place = usize::from(given.choice);
    let option = question.options.get(place).zip(LETTERS.get(place));
    let option = option.map(|(option, letter)| format!("{letter} · {}", escape(&option.label)));
    let mark = if given.right { "right" } else { "wrong" };
    words.say(
        "trivia-your-line",
        &[
            ("mark", mark.into()),
            ("option", option.unwrap_or_default().into()),
            ("seconds", seconds(given).into()),
            ("points", given.points.into()),
        ],
    )
}

/// Seconds that somebody took, to a tenth.
fn seconds(given: &Given) -> String {
    format!("{}.{}", given.took / 1_000, given.took % 1_000 / 100)
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
        words.say(
            "trivia-right-line",
            &[
                ("name", format!("<@{}>", given.user).into()),
                ("seconds", seconds(given).into()),
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

fn source_lines(words: Words<'_>, sources: &[Source]) -> String {
    let mut lines = rests::lines(words, sources);
    lines.extend(rests::one_source(words, sources));
    lines.join("\n")
}
