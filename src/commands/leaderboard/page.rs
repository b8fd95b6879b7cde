//! A page of a leaderboard, and where somebody stands on it.

use super::super::Turn;
use super::{Asked, SPEC};
use crate::interaction::{Button, Embed, Message, Row, custom_id};
use crate::store::{ACCURACY_ANSWERS_MIN, Board, Line, StoreError};

/// Lines of a page: short enough to be read on a phone without scrolling.
const PAGE_LINES: u32 = 10;

/// The page `number` of a board, from 0; the last page for a number beyond it.
pub async fn message(turn: &Turn<'_>, asked: Asked, number: u32) -> Result<Message, StoreError> {
    let lines = turn.store.board_page(&asked.wanted(turn), number, PAGE_LINES).await?;
    let list = match lines.is_empty() {
        true => turn.words.say("leaderboard-empty", &[("board", asked.board.into())]),
        false => lines
            .iter()
            .map(|line| line_words(turn, asked, line))
            .collect::<Vec<_>>()
            .join("\n"),
    };
    let (page, pages) = paging(&lines);
    let embed = Embed {
        title: turn.words.say("leaderboard-title", &[("board", asked.board.into())]),
        text: format!("{}\n\n{list}", heading(turn, asked)),
        footer: footer(turn, asked, &lines),
        ..Embed::default()
    };
    let rows = match lines.is_empty() {
        true => Vec::new(),
        false => vec![Row::Buttons(buttons(turn, asked, page, pages))],
    };
    Ok(Message {
        embeds: vec![embed],
        rows,
        ..Message::default()
    })
}

/// Where whoever asks stands, with the page around it, for them alone.
pub async fn mine(turn: &Turn<'_>, asked: Asked) -> Result<Message, StoreError> {
    let user = turn.request.user;
    let line = turn.store.board_line(&asked.wanted(turn), user).await?;
    let (mut message, told) = match line {
        Some(line) => {
            let number = line.number.saturating_sub(1) / u64::from(PAGE_LINES);
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let places = [("place", line.place.into()), ("people", line.people.into())];
            let told = turn.words.say("leaderboard-you", &places);
            (message(turn, asked, number).await?, told)
        }
        None => (Message::default(), nowhere(turn, asked).await?),
    };
    message.content = told;
    message.private = true;
    Ok(message)
}

/// Why somebody does not stand on a board.
async fn nowhere(turn: &Turn<'_>, asked: Asked) -> Result<String, StoreError> {
    if turn.store.is_hidden(turn.request.user).await? {
        return Ok(turn.words.plain("leaderboard-you-hide"));
    }
    let least = ("least", ACCURACY_ANSWERS_MIN.into());
    Ok(turn
        .words
        .say("leaderboard-you-nowhere", &[("board", asked.board.into()), least]))
}

/// The page's number from 0, and how many pages there are.
fn paging(lines: &[Line]) -> (u64, u64) {
    let size = u64::from(PAGE_LINES);
    let first = lines.first().map_or((1, 0), |line| (line.number, line.people));
    (first.0.saturating_sub(1) / size, first.1.div_ceil(size))
}

/// "This server · since 16 November 2026".
fn heading(turn: &Turn<'_>, asked: Asked) -> String {
    let since = asked.since(turn.now).begins().as_second();
    turn.words.say(
        "leaderboard-heading",
        &[
            ("scope", asked.scope.into()),
            ("period", asked.period.into()),
            ("since", format!("<t:{since}:f>").into()),
        ],
    )
}

/// "**3** · @Mina · 240 points".
fn line_words(turn: &Turn<'_>, asked: Asked, line: &Line) -> String {
    let percent = (line.right * 100 + line.answers / 2) / line.answers.max(1);
    turn.words.say(
        "leaderboard-line",
        &[
            ("place", line.place.into()),
            ("name", format!("<@{}>", line.user).into()),
            ("board", asked.board.into()),
            ("points", line.points.into()),
            ("percent", percent.into()),
            ("answers", line.answers.into()),
            ("streak", line.streak.into()),
        ],
    )
}

fn footer(turn: &Turn<'_>, asked: Asked, lines: &[Line]) -> String {
    let (page, pages) = paging(lines);
    let people = lines.first().map_or(0, |line| line.people);
    let count = turn.words.say(
        "leaderboard-page",
        &[
            ("page", (page + 1).into()),
            ("pages", pages.into()),
            ("people", people.into()),
        ],
    );
    let least = turn
        .words
        .say("leaderboard-least", &[("least", ACCURACY_ANSWERS_MIN.into())]);
    let accuracy = asked.wanted(turn).board == Board::Accuracy;
    let parts = [(!lines.is_empty()).then_some(count), accuracy.then_some(least)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn buttons(turn: &Turn<'_>, asked: Asked, page: u64, pages: u64) -> Vec<Button> {
    let Asked { scope, period, board } = asked;
    let turning = |verb, number: u64| custom_id::write(SPEC.name, verb, &[scope, period, board, &number.to_string()]);
    let up = Button::press(
        turn.words.plain("leaderboard-up"),
        turning("up", page.saturating_sub(1)),
    );
    let down = Button::press(turn.words.plain("leaderboard-down"), turning("down", page + 1));
    let me = custom_id::write(SPEC.name, "me", &[scope, period, board]);
    let me = Button::press(turn.words.plain("leaderboard-me"), me);
    if pages < 2 {
        return vec![me];
    }
    vec![up.disabled_when(page == 0), down.disabled_when(page + 1 >= pages), me]
}
