//! What a person's answers add up to.

use super::matches::rows::{small, time};
use super::{Store, StoreError};
use crate::trivia::daily::Day;
use crate::trivia::rating::Rating;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// What a person's answers add up to, over all places.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// Points.
    pub points: u64,
    /// Answers.
    pub answers: u64,
    /// Right ones.
    pub right: u64,
    /// Games with an answer.
    pub games: u64,
    /// The most right answers in a row.
    pub streak: u64,
    /// How strong a player.
    pub rating: Rating,
    /// Days on which the daily was played, in order.
    pub days: Vec<Day>,
    /// Each kind of question with an answer, the most answered at the front.
    pub kinds: Vec<KindScore>,
    /// Questions answered rightly, and how often.
    pub right_questions: Vec<(String, u64)>,
    /// The last games, the newest at the front.
    pub last: Vec<PastGame>,
}

/// Answers to one kind of question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindScore {
    /// The kind's name.
    pub kind: String,
    /// Answers.
    pub answers: u64,
    /// Right ones.
    pub right: u64,
}

/// A game that was played.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastGame {
    /// When the last answer was given.
    pub at: Timestamp,
    /// Whether it was a daily.
    pub daily: bool,
    /// Answers.
    pub answers: u64,
    /// Right ones.
    pub right: u64,
    /// Points.
    pub points: u64,
}

/// Games that are told as the last ones.
const LAST_GAMES: i64 = 5;

impl Store {
    /// What a person's answers add up to.
    pub async fn profile_of(&self, user: u64) -> Result<Profile, StoreError> {
        let totals = self.rows_of(
            user,
            "SELECT count(*) AS answers, coalesce(sum(correct), 0) AS rights, coalesce(sum(points), 0) AS points,
                    coalesce(max(streak), 0) AS streak, count(DISTINCT match_id) AS games
             FROM match_answers WHERE user_id = ?1",
        );
        let totals = totals.await?;
        let total = |name: &str| totals.first().map_or(Ok(0), |row| number(row, name));
        let kinds = self.rows_of(
            user,
            "SELECT kind, count(*) AS answers, sum(correct) AS rights FROM match_answers WHERE user_id = ?1
             GROUP BY kind ORDER BY answers DESC, kind",
        );
        let questions = self.rows_of(
            user,
            "SELECT question_id, count(*) AS times FROM match_answers WHERE user_id = ?1 AND correct = 1
             GROUP BY question_id ORDER BY question_id",
        );
        Ok(Profile {
            points: total("points")?,
            answers: total("answers")?,
            right: total("rights")?,
            games: total("games")?,
            streak: total("streak")?,
            rating: self.player_rating(user).await?,
            days: self.days_of(user).await?,
            kinds: kinds.await?.iter().map(kind).collect::<Result<_, _>>()?,
            right_questions: questions.await?.iter().map(question).collect::<Result<_, _>>()?,
            last: self.last_games(user).await?,
        })
    }

    async fn last_games(&self, user: u64) -> Result<Vec<PastGame>, StoreError> {
        let rows = sqlx::query(
            "SELECT max(answered_at) AS at, max(daily) AS daily, count(*) AS answers, sum(correct) AS rights,
                    sum(points) AS points
             FROM match_answers WHERE user_id = ?1 GROUP BY match_id ORDER BY at DESC, match_id DESC LIMIT ?2",
        );
        let rows = rows.bind(user.cast_signed()).bind(LAST_GAMES).fetch_all(&self.pool);
        rows.await?.iter().map(game).collect()
    }

    async fn rows_of(&self, user: u64, query: &'static str) -> Result<Vec<SqliteRow>, StoreError> {
        let query = sqlx::query(query).bind(user.cast_signed());
        Ok(query.fetch_all(&self.pool).await?)
    }
}

fn number(row: &SqliteRow, name: &str) -> Result<u64, StoreError> {
    small(row.try_get(name)?)
}

fn kind(row: &SqliteRow) -> Result<KindScore, StoreError> {
    Ok(KindScore {
        kind: row.try_get("kind")?,
        answers: number(row, "answers")?,
        right: number(row, "rights")?,
    })
}

fn question(row: &SqliteRow) -> Result<(String, u64), StoreError> {
    Ok((row.try_get("question_id")?, number(row, "times")?))
}

fn game(row: &SqliteRow) -> Result<PastGame, StoreError> {
    Ok(PastGame {
        at: time(row.try_get("at")?)?,
        daily: row.try_get("daily")?,
        answers: number(row, "answers")?,
        right: number(row, "rights")?,
        points: number(row, "points")?,
    })
}
