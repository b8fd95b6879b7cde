//! Dailies: which game is a person's of a day, where it is shown, and what it came to.

use super::matches::rows::{read, small};
use super::{Match, MatchId, Store, StoreError};
use crate::interaction::Request;
use crate::trivia::daily::{Day, Streak, server_streak, streak};
use sqlx::{Executor, Row, Sqlite};

/// How a question of a daily went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Answered rightly.
    Right,
    /// Answered wrongly.
    Wrong,
    /// Not answered.
    Open,
}

/// What a daily came to, and how regularly its player and its server play.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How each question went.
    pub marks: Vec<Mark>,
    /// Points for all of them.
    pub points: u64,
    /// The player's streak.
    pub streak: Streak,
    /// Days in a row on which somebody played in the server; none outside of servers.
    pub server: Option<u32>,
}

/// A person's daily of a day. That the person is somebody is said for the planner: else it takes no index for it.
const DAILY: &str = "SELECT * FROM matches WHERE starter_id = ?1 AND daily_day = ?2 AND starter_id <> 0";

/// Days with a daily in a server. The index is named, as the planner would else walk over all answers given there.
const SERVER_DAYS: &str = "SELECT DISTINCT day FROM match_answers INDEXED BY match_answers_server_days
    WHERE guild_id = ?1 AND daily = 1 ORDER BY day";

impl Store {
    /// A person's daily of a day.
    pub async fn daily_of(&self, user: u64, day: Day) -> Result<Option<Match>, StoreError> {
        daily_of(&self.pool, user, day).await
    }

    /// Notes that a game is now shown as the answer to `request`, in whose channel it goes on; what was shown before is
    /// no way to it any more.
    pub async fn move_match(&self, id: MatchId, request: &Request, now: jiff::Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE matches SET interaction_id = ?2, application_id = ?3, channel_id = ?4, guild_id = ?5, token = ?6,
                    token_at = ?7, may_edit = ?8, message_id = NULL WHERE id = ?1",
        )
        .bind(id.0)
        .bind(request.id.cast_signed())
        .bind(request.application.cast_signed())
        .bind(request.place.channel.cast_signed())
        .bind(request.place.guild.map(u64::cast_signed))
        .bind(request.token.expose())
        .bind(now.as_millisecond())
        .bind(request.rights.bot_may_edit)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// What a daily came to, as seen on `today`.
    pub async fn standing(&self, found: &Match, today: Day) -> Result<Standing, StoreError> {
        let rows =
            sqlx::query("SELECT number, correct, points FROM match_answers WHERE match_id = ?1 AND user_id = ?2")
                .bind(found.id.0)
                .bind(found.game.rules.starter.cast_signed())
                .fetch_all(&self.pool)
                .await?;
        let mut standing = Standing {
            marks: vec![Mark::Open; found.questions.len()],
            points: 0,
            streak: streak(&self.days_of(found.game.rules.starter).await?, today),
            server: None,
        };
        for row in rows {
            let number: usize = small(row.try_get("number")?)?;
            if let Some(mark) = standing.marks.get_mut(number) {
                let right: bool = row.try_get("correct")?;
                *mark = if right { Mark::Right } else { Mark::Wrong };
            }
            standing.points += small::<u64>(row.try_get("points")?)?;
        }
        if let Some(guild) = found.guild {
            standing.server = Some(server_streak(&self.days_of_server(guild).await?, today));
        }
        Ok(standing)
    }

    /// The days on which a person played the daily, in order.
    pub async fn days_of(&self, user: u64) -> Result<Vec<Day>, StoreError> {
        let query = "SELECT DISTINCT day FROM match_answers WHERE user_id = ?1 AND daily = 1 ORDER BY day";
        let days: Vec<i64> = sqlx::query_scalar(query)
            .bind(user.cast_signed())
            .fetch_all(&self.pool)
            .await?;
        Ok(days.into_iter().map(Day).collect())
    }

    /// The days on which anybody played the daily in a server, in order.
    async fn days_of_server(&self, guild: u64) -> Result<Vec<Day>, StoreError> {
        let days: Vec<i64> = sqlx::query_scalar(SERVER_DAYS)
            .bind(guild.cast_signed())
            .fetch_all(&self.pool)
            .await?;
        Ok(days.into_iter().map(Day).collect())
    }
}

/// A person's daily of a day, asked of the pool or within a transaction.
pub(super) async fn daily_of<'a>(
    asked: impl Executor<'a, Database = Sqlite>,
    user: u64,
    day: Day,
) -> Result<Option<Match>, StoreError> {
    let row = sqlx::query(DAILY)
        .bind(user.cast_signed())
        .bind(day.0)
        .fetch_optional(asked)
        .await?;
    row.map(|row| read(&row)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn no_daily_is_looked_for_among_all_games_or_all_answers() {
        let store = Store::in_memory().await.expect("a database");
        for (query, index) in [
            (DAILY, "matches_one_daily (starter_id=? AND daily_day=?)"),
            (SERVER_DAYS, "match_answers_server_days (guild_id=?)"),
        ] {
            let plan = sqlx::query(sqlx::AssertSqlSafe(format!("EXPLAIN QUERY PLAN {query}")));
            let plan = plan.fetch_all(&store.pool).await.expect("a plan");
            let steps: Vec<String> = plan.iter().map(|row| row.get("detail")).collect();
            assert!(steps.iter().any(|step| step.ends_with(index)), "{steps:?}");
        }
    }
}
