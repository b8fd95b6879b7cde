//! Everything that is kept about a person, as JSON for that person.

use super::super::matches::rows::time;
use super::super::{Store, StoreError};
use super::{PARTS, Part};
use crate::trivia::game::Game;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use sqlx::sqlite::SqliteRow;
use sqlx::{AssertSqlSafe, Row};

/// Rows of one part that are handed over, the newest first. Of some 500 bytes each, so that two parts so full fit into
/// the file that Discord takes ([`crate::interaction::limits::FILES_BYTES_MAX`]); the others are short. What is left out
/// is counted.
pub(super) const EXPORTED_ROWS_MAX: u32 = 8_000;

impl Store {
    /// Everything that is kept about a person, in readable keys; times are in UTC, as RFC 3339 has them, days are
    /// Seoul's. `left_out` says of each part how many older rows found no room, where there are any.
    pub async fn export_person(&self, user: u64, now: Timestamp) -> Result<Value, StoreError> {
        let mut parts = Map::new();
        let mut left_out = Map::new();
        parts.insert("person".to_owned(), json!(user.to_string()));
        parts.insert("made_at".to_owned(), json!(now.to_string()));
        let mut add = |name: &str, rows: Vec<Value>, more: u64| {
            parts.insert(name.to_owned(), Value::Array(rows));
            left_out.extend((more > 0).then(|| (name.to_owned(), json!(more))));
        };
        for part in &PARTS {
            let (rows, more) = self.export_part(part, user).await?;
            add(part.name, rows, more);
        }
        let (games, more) = self.export_games(user).await?;
        add("games", games, more);
        if !left_out.is_empty() {
            parts.insert("left_out".to_owned(), Value::Object(left_out));
        }
        Ok(Value::Object(parts))
    }

    /// The newest rows of a part, and how many there are beside them.
    async fn export_part(&self, part: &Part, user: u64) -> Result<(Vec<Value>, u64), StoreError> {
        let Part { table, row, order, .. } = part;
        let query = format!(
            "SELECT json_object({row}) AS object, count(*) OVER () AS count FROM {table} WHERE user_id = ?1
             ORDER BY {order} LIMIT ?2"
        );
        let rows = sqlx::query(AssertSqlSafe(query))
            .bind(user.cast_signed())
            .bind(EXPORTED_ROWS_MAX)
            .fetch_all(&self.pool)
            .await?;
        let values: Vec<Value> = rows
            .iter()
            .map(|row| serde_json::from_str(row.try_get("object")?).map_err(bad))
            .collect::<Result<_, StoreError>>()?;
        Ok((values, left_out(&rows)?))
    }

    /// The course of the newest games that the person started or took part in, and how many there are beside them.
    async fn export_games(&self, user: u64) -> Result<(Vec<Value>, u64), StoreError> {
        let rows = sqlx::query(
            "SELECT id, starter_id, channel_id, guild_id, started_at, over_at, daily_day, state, count(*) OVER () AS count
             FROM matches WHERE id IN (SELECT match_id FROM match_players WHERE user_id = ?1)
             ORDER BY id DESC LIMIT ?2",
        )
        .bind(user.cast_signed())
        .bind(EXPORTED_ROWS_MAX)
        .fetch_all(&self.pool)
        .await?;
        let games = rows.iter().map(|row| export_game(row, user));
        Ok((games.collect::<Result<_, _>>()?, left_out(&rows)?))
    }
}

/// How many rows there are beside those read, by their column `count`.
fn left_out(rows: &[SqliteRow]) -> Result<u64, StoreError> {
    let count: i64 = rows.first().map_or(Ok(0), |row| row.try_get("count"))?;
    Ok(count.unsigned_abs().saturating_sub(rows.len() as u64))
}

/// A game as far as it is the person's.
fn export_game(row: &SqliteRow, user: u64) -> Result<Value, StoreError> {
    // Of a game that the program cannot read any more there is still when and where.
    let game: Option<Game> = serde_json::from_str(row.try_get("state")?).ok();
    let started = row.try_get::<i64, _>("starter_id")?.cast_unsigned() == user;
    let player = game
        .iter()
        .flat_map(|game| &game.players)
        .find(|player| player.user == user);
    let given = game
        .iter()
        .flat_map(|game| &game.given)
        .find(|given| given.user == user);
    let snowflake = |name: &str| -> Result<Option<String>, StoreError> {
        let id: Option<i64> = row.try_get(name)?;
        Ok(id.map(|id| id.cast_unsigned().to_string()))
    };
    let at = |name: &str| -> Result<Option<String>, StoreError> {
        let at: Option<i64> = row.try_get(name)?;
        at.map(|at| time(at).map(|at| at.to_string())).transpose()
    };
    Ok(json!({
        "game": row.try_get::<i64, _>("id")?,
        "channel": snowflake("channel_id")?,
        "server": snowflake("guild_id")?,
        "started_at": at("started_at")?,
        "ended_at": at("over_at")?,
        "started_by_you": started,
        "daily": row.try_get::<Option<i64>, _>("daily_day")?.is_some(),
        "points": player.map(|player| player.points),
        "right": player.map(|player| player.right),
        "best_row_of_right_answers": player.map(|player| player.best_streak),
        "answer_to_the_last_question": given.map(|given| json!({
            "option": given.choice + 1,
            "right": given.right,
            "points": given.points,
            "milliseconds_taken": given.took,
        })),
        "wants_a_hint": game.as_ref().is_some_and(|game| game.hint_votes.contains(&user)),
        "wants_to_skip": game.as_ref().is_some_and(|game| game.skip_votes.contains(&user)),
    }))
}

fn bad(error: serde_json::Error) -> StoreError {
    StoreError::BadRow(error.to_string())
}
