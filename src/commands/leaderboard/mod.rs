//! `/leaderboard`: who has most points, is right most often, has the longest row of right answers, or leads the daily.

mod page;

use super::{Command, Outcome, Press, Trouble, Turn};
use crate::interaction::custom_id::CustomId;
use crate::interaction::{Call, Form, OptionSpec, Places, Reply, Spec};
use crate::store::{Board, Scope, WantedBoard};
use crate::trivia::daily::Day;
use async_trait::async_trait;

/// Values of the option `scope`, the default first.
const SCOPES: &[&str] = &["server", "here", "everywhere"];
/// Values of the option `period`, the default first.
const PERIODS: &[&str] = &["week", "today", "month", "all"];
/// Values of the option `board`, the default first.
const BOARDS: &[&str] = &["points", "accuracy", "streak", "daily"];

const SPEC: Spec = Spec {
    name: "leaderboard",
    subcommands: &[],
    options: &[
        option("scope", SCOPES),
        option("period", PERIODS),
        option("board", BOARDS),
    ],
    on_message: None,
    places: Places::EVERYWHERE,
    example: "/leaderboard period:month",
};

const fn option(name: &'static str, values: &'static [&'static str]) -> OptionSpec {
    OptionSpec {
        name,
        required: false,
        autocomplete: false,
        form: Form::OneOf(values),
    }
}

/// A board as it was asked for: values of the options.
#[derive(Debug, Clone, Copy)]
struct Asked {
    scope: &'static str,
    period: &'static str,
    board: &'static str,
}

/// `/leaderboard`.
pub struct LeaderboardCommand;

#[async_trait]
impl Command for LeaderboardCommand {
    fn spec(&self) -> &'static Spec {
        &SPEC
    }

    async fn run(&self, turn: &mut Turn<'_>, call: &Call) -> Outcome {
        let chosen = |name, values: &'static [&'static str]| {
            let text = call.text(name).unwrap_or_default();
            known(values, text).or(values.first().copied()).unwrap_or_default()
        };
        let asked = Asked {
            scope: chosen("scope", SCOPES),
            period: chosen("period", PERIODS),
            board: chosen("board", BOARDS),
        };
        Ok(Reply::Message(page::message(turn, asked.here(turn), 0).await?))
    }

    async fn press(&self, turn: &mut Turn<'_>, press: &Press<'_>) -> Outcome {
        let (asked, rest) = asked(&press.id).ok_or(Trouble::Stale)?;
        let asked = asked.here(turn);
        match (press.id.verb, rest, press.values) {
            ("up" | "down", [number], []) => {
                let number = number.parse().map_err(|_| Trouble::Stale)?;
                Ok(Reply::Update(page::message(turn, asked, number).await?))
            }
            ("me", [], []) => Ok(Reply::Message(page::mine(turn, asked).await?)),
            _ => Err(Trouble::Stale),
        }
    }
}

/// The board that a custom_id speaks of, and what else it says.
fn asked<'a>(id: &'a CustomId<'a>) -> Option<(Asked, &'a [&'a str])> {
    let [scope, period, board, rest @ ..] = id.arguments.as_slice() else {
        return None;
    };
    let asked = Asked {
        scope: known(SCOPES, scope)?,
        period: known(PERIODS, period)?,
        board: known(BOARDS, board)?,
    };
    Some((asked, rest))
}

fn known(values: &'static [&'static str], text: &str) -> Option<&'static str> {
    values.iter().copied().find(|value| *value == text)
}

impl Asked {
    /// The same where the question was asked: outside of servers, the server's board is that of the conversation.
    fn here(self, turn: &Turn<'_>) -> Self {
        match (self.scope, turn.request.place.guild) {
            ("server", None) => Self { scope: "here", ..self },
            _ => self,
        }
    }

    /// The first day that counts.
    fn since(self, now: jiff::Timestamp) -> Day {
        let today = Day::of(now);
        match self.period {
            "today" => today,
            "week" => today.week_begins(),
            "month" => today.month_begins(),
            // No answer is older than the bot.
            _ => Day(0),
        }
    }

    fn wanted(self, turn: &Turn<'_>) -> WantedBoard {
        let place = turn.request.place;
        let scope = match (self.scope, place.guild) {
            ("everywhere", _) => Scope::Everywhere,
            ("server", Some(guild)) => Scope::Server(guild),
            _ => Scope::Channel(place.channel),
        };
        let board = match self.board {
            "accuracy" => Board::Accuracy,
            "streak" => Board::Streak,
            "daily" => Board::Daily,
            _ => Board::Points,
        };
        WantedBoard {
            scope,
            since: self.since(turn.now),
            board,
        }
    }
}

#[cfg(test)]
mod tests;
