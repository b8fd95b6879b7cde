//! Leaderboards: answers added up by person, ranked, and read a page at a time.

use super::matches::rows::small;
use super::{Store, StoreError};
use crate::trivia::daily::Day;
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};

/// Answers that somebody needs for a place by accuracy: with fewer, luck alone would lead.
pub const ACCURACY_ANSWERS_MIN: u32 = 10;

/// Whose answers are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Those given in this channel.
    Channel(u64),
    /// Those given in this server.
    Server(u64),
    /// All.
    Everywhere,
}

/// What people are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Board {
    /// All points.
    Points,
    /// The share of right answers, of those who gave at least [`ACCURACY_ANSWERS_MIN`].
    Accuracy,
    /// The most right answers in a row, as they were reached there and then, wherever the row began.
    Streak,
    /// Points in dailies.
    Daily,
}

/// A leaderboard that somebody wants to see. Those who are hidden, or were never right, stand on none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WantedBoard {
    /// Whose answers.
    pub scope: Scope,
    /// From this day on.
    pub since: Day,
    /// Ranked by what.
    pub board: Board,
}

/// A person's line on a board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The place, from 1; equals share one, and the next place is as much further on.
    pub place: u64,
    /// The line, from 1: which of equals stands first says nothing.
    pub number: u64,
    /// Who.
    pub user: u64,
    /// Points.
    pub points: u64,
    /// Answers.
    pub answers: u64,
    /// Right ones.
    pub right: u64,
    /// The most right ones in a row.
    pub streak: u64,
    /// Lines of the whole board.
    pub people: u64,
}

impl Store {
    /// The page `number` of a board, from 0, of `size` lines; the last page for a number beyond it.
    pub async fn board_page(&self, wanted: &WantedBoard, number: u32, size: u32) -> Result<Vec<Line>, StoreError> {
        let lines = "number > min(?3, (people - 1) / ?4) * ?4 AND number <= (min(?3, (people - 1) / ?4) + 1) * ?4";
        let rows = sqlx::query(AssertSqlSafe(select(wanted, lines)))
            .bind(scope_id(wanted))
            .bind(wanted.since.0)
            .bind(i64::from(number))
            .bind(i64::from(size.max(1)))
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(read).collect()
    }

    /// A person's line on a board.
    pub async fn board_line(&self, wanted: &WantedBoard, user: u64) -> Result<Option<Line>, StoreError> {
        let row = sqlx::query(AssertSqlSafe(select(wanted, "user_id = ?3")))
            .bind(scope_id(wanted))
            .bind(wanted.since.0)
            .bind(user.cast_signed())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| read(&row)).transpose()
    }
}

/// The statement that ranks everybody and reads the lines that fit `lines`; made of this file's own words alone.
fn select(wanted: &WantedBoard, lines: &str) -> String {
    // Named, as the planner would else walk over everybody's answers of all time in the order of persons.
    let (index, scope) = match wanted.scope {
        Scope::Channel(_) => ("match_answers_here", "channel_id = ?1"),
        Scope::Server(_) => ("match_answers_in_server", "guild_id = ?1"),
        Scope::Everywhere => ("match_answers_everywhere", "?1 IS NULL"),
    };
    let (games, score, least) = match wanted.board {
        Board::Points => ("TRUE", "points", 1),
        Board::Accuracy => ("TRUE", "1.0 * rights / answers", ACCURACY_ANSWERS_MIN),
        Board::Streak => ("TRUE", "streak", 1),
        Board::Daily => ("daily = 1", "points", 1),
    };
    format!(
        "WITH sums AS (
             SELECT user_id, count(*) AS answers, sum(correct) AS rights, sum(points) AS points, max(streak) AS streak
             FROM match_answers INDEXED BY {index} WHERE {scope} AND day >= ?2 AND {games}
                 AND user_id NOT IN (SELECT user_id FROM hidden_people)
             GROUP BY user_id HAVING answers >= {least} AND rights > 0),
         ranked AS (
             SELECT *, rank() OVER (ORDER BY {score} DESC) AS place, count(*) OVER () AS people,
                    row_number() OVER (ORDER BY {score} DESC, user_id) AS number FROM sums)
         SELECT * FROM ranked WHERE {lines} ORDER BY number"
    )
}

fn scope_id(wanted: &WantedBoard) -> Option<i64> {
    match wanted.scope {
        Scope::Channel(id) | Scope::Server(id) => Some(id.cast_signed()),
        Scope::Everywhere => None,
    }
}

fn read(row: &SqliteRow) -> Result<Line, StoreError> {
    let number = |name: &str| small(row.try_get(name)?);
    Ok(Line {
        place: number("place")?,
        number: number("number")?,
        user: row.try_get::<i64, _>("user_id")?.cast_unsigned(),
        points: number("points")?,
        answers: number("answers")?,
        right: number("rights")?,
        streak: number("streak")?,
        people: number("people")?,
    })
}

#[cfg(test)]
mod tests;
