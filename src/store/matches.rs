//! Games: started, changed one event at a time, and read back by whichever process takes the next step.

mod learning;
mod pruning;
pub(super) mod rows;

pub use rows::{Match, MatchId, NewMatch};

use super::daily::daily_of;
use super::{Store, StoreError};
use crate::interaction::Token;
use crate::trivia::game::{Event, Player, Record, Told};
use jiff::Timestamp;
use rows::read;
use sqlx::{Row, Sqlite, Transaction};

/// What came of an event.
#[derive(Debug, Clone)]
pub struct Played {
    /// The game afterwards.
    pub game: Match,
    /// What whoever did it is told.
    pub told: Told,
}

/// What became of a start.
#[derive(Debug, Clone)]
pub enum Started {
    /// The game runs.
    Now(Box<Match>),
    /// Another runs in that channel, or is the person's daily already.
    Other(Box<Match>),
}

/// A game by its number, unless it ended so long ago that its course was removed.
const ONE: &str = "SELECT * FROM matches WHERE id = ?1 AND state <> '{}'";

/// How long a question counts as asked in a channel, in rows: the pool is smaller, so nothing is forgotten too early.
const ASKED_MAX: i64 = 20_000;

impl Store {
    /// Starts a game, unless one that all can see runs in its channel. An interaction that comes twice, by another road or
    /// process, gets the game that it started. A private game takes the place of the starter's private game there, but
    /// for dailies: each has one a day.
    pub async fn start_match(&self, new: NewMatch<'_>) -> Result<Started, StoreError> {
        let _one_at_a_time = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        if let Some(same) = started_by(&mut transaction, new.interaction).await? {
            return Ok(Started::Now(Box::new(same)));
        }
        if let Some(day) = new.daily {
            if let Some(played) = daily_of(&mut *transaction, new.game.rules.starter, day).await? {
                return Ok(Started::Other(Box::new(played)));
            }
        } else if new.private {
            end_private(&mut transaction, &new).await?;
        } else if let Some(other) = running(&mut transaction, new.channel).await? {
            return Ok(Started::Other(Box::new(other)));
        }
        let id: i64 = rows::insert(&mut transaction, &new).await?;
        let started = one(&mut transaction, MatchId(id)).await?.ok_or_else(gone)?;
        note_players(&mut transaction, started.id, &started.game.players).await?;
        self.record(&mut transaction, &started, &[Record::Asked(0)], new.now)
            .await?;
        transaction.commit().await?;
        Ok(Started::Now(Box::new(started)))
    }

    /// The game with this number, as long as its course is kept.
    pub async fn match_by_id(&self, id: MatchId) -> Result<Option<Match>, StoreError> {
        let row = sqlx::query(ONE).bind(id.0).fetch_optional(&self.pool).await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The game that all can see in a channel.
    pub async fn match_in(&self, channel: u64) -> Result<Option<Match>, StoreError> {
        let row = sqlx::query("SELECT * FROM matches WHERE channel_id = ?1 AND over_at IS NULL AND private = 0")
            .bind(channel.cast_signed())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| read(&row)).transpose()
    }

    /// Lets something happen to a game and records everything that comes of it, or nothing at all.
    ///
    /// Reading, the step and writing are one transaction, and the one statement that writes the state names the version
    /// that was read: of events at once each sees what the one before it did, whichever process handles it.
    pub async fn play(&self, id: MatchId, event: Event, now: Timestamp) -> Result<Option<Played>, StoreError> {
        let _one_at_a_time = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        let Some(mut found) = one(&mut transaction, id).await? else {
            return Ok(None);
        };
        let before = found.game.clone();
        // A game that was given up, or made room for another, goes on no more: it ends with its result.
        let given_up = found.over && !before.is_over();
        let (told, records) = found.game.step(if given_up { Event::Stop } else { event }, now);
        if found.game == before {
            return Ok(Some(Played { game: found, told }));
        }
        // Who waits for what is no change that the message shows.
        let over_at = found.game.is_over().then_some(now);
        let state = serde_json::to_string(&found.game).map_err(|error| StoreError::BadRow(error.to_string()))?;
        let written = sqlx::query(
            "UPDATE matches SET state = ?2, version = version + 1, over_at = coalesce(over_at, ?3)
             WHERE id = ?1 AND version = ?4",
        )
        .bind(id.0)
        .bind(state)
        .bind(over_at.map(Timestamp::as_millisecond))
        .bind(found.version)
        .execute(&mut *transaction)
        .await?;
        if written.rows_affected() != 1 {
            return Err(StoreError::BadRow("a game changed while it was being changed".into()));
        }
        found.version += 1;
        let joined = found.game.players.get(before.players.len()..).unwrap_or_default();
        note_players(&mut transaction, id, joined).await?;
        self.record(&mut transaction, &found, &records, now).await?;
        transaction.commit().await?;
        Ok(Some(Played { game: found, told }))
    }

    /// Games that run, or whose message does not show their end, as far as a way may lead to it and no refused edit makes
    /// them wait; at most `most`.
    ///
    /// A game that this program cannot read, as an older one may have left it, is told and given up.
    pub async fn matches_to_show(&self, now: Timestamp, most: u32) -> Result<Vec<Match>, StoreError> {
        let rows = sqlx::query(
            "SELECT * FROM matches WHERE (over_at IS NULL OR shown_version < version) AND (token <> '' OR may_edit = 1)
             AND (edit_at IS NULL OR edit_at <= ?2) ORDER BY id LIMIT ?1",
        )
        .bind(i64::from(most))
        .bind(now.as_millisecond())
        .fetch_all(&self.pool)
        .await?;
        let mut found = Vec::new();
        for row in &rows {
            match read(row) {
                Ok(game) => found.push(game),
                Err(error) => {
                    let id = MatchId(row.try_get("id")?);
                    tracing::error!(game = id.0, %error, "a game is given up");
                    self.abandon_match(id, now).await?;
                }
            }
        }
        Ok(found)
    }

    /// Notes which message shows the game started by this interaction, and so that there is one; keeps what is known
    /// already.
    pub async fn note_message(&self, interaction: u64, message: u64) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE matches SET message_id = coalesce(message_id, ?2), shown_version = max(shown_version, 1)
             WHERE interaction_id = ?1",
        )
        .bind(interaction.cast_signed())
        .bind(message.cast_signed())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Notes that the message shows this version; the token of a game that is over is forgotten with it.
    pub async fn note_shown(&self, id: MatchId, version: i64) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE matches SET shown_version = max(shown_version, ?2), refusals = 0, edit_at = NULL,
                    token = CASE WHEN over_at IS NULL OR version > ?2 THEN token ELSE '' END WHERE id = ?1",
        )
        .bind(id.0)
        .bind(version)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Notes that Discord did not take an edit of the game's message, and that the next one waits until `edit_at`.
    pub async fn note_refused(&self, id: MatchId, edit_at: Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE matches SET refusals = refusals + 1, edit_at = ?2 WHERE id = ?1")
            .bind(id.0)
            .bind(edit_at.as_millisecond())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Notes a deed on the game's message: which message it is, and, where it was answered by changing the message, the
    /// token that now leads to it. `may_edit` says whether the bot may edit it without one; what is not known stays.
    pub async fn note_press(
        &self,
        id: MatchId,
        message: Option<u64>,
        may_edit: Option<bool>,
        token: Option<(&Token, Timestamp)>,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE matches SET message_id = coalesce(message_id, ?2), token = coalesce(?3, token),
                    token_at = coalesce(?4, token_at), may_edit = coalesce(?5, may_edit),
                    refusals = iif(?3 IS NULL, refusals, 0), edit_at = iif(?3 IS NULL, edit_at, NULL) WHERE id = ?1",
        )
        .bind(id.0)
        .bind(message.map(u64::cast_signed))
        .bind(token.map(|(token, _)| token.expose()))
        .bind(token.map(|(_, at)| at.as_millisecond()))
        .bind(may_edit)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Notes that no known way leads to the game's message any more; a press may bring a new one.
    pub async fn note_unreachable(&self, id: MatchId) -> Result<(), StoreError> {
        sqlx::query("UPDATE matches SET token = '', may_edit = 0 WHERE id = ?1")
            .bind(id.0)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Gives up a game whose message cannot be reached: it is over, and nothing is left to show.
    pub async fn abandon_match(&self, id: MatchId, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE matches SET over_at = coalesce(over_at, ?2), shown_version = version, token = '' WHERE id = ?1",
        )
        .bind(id.0)
        .bind(now.as_millisecond())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Gives up every running game that no way has led to since before `before`, and showing the end of those that were
    /// over by then.
    pub async fn abandon_matches(&self, before: Timestamp, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query(
            "UPDATE matches SET over_at = ?2, shown_version = version
             WHERE over_at IS NULL AND token = '' AND may_edit = 0 AND max(started_at, token_at) < ?1",
        )
        .bind(before.as_millisecond())
        .bind(now.as_millisecond())
        .execute(&self.pool)
        .await?;
        sqlx::query(
            "UPDATE matches SET shown_version = version, token = '' WHERE over_at < ?1 AND shown_version < version",
        )
        .bind(before.as_millisecond())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// All points of a person.
    pub async fn points_of(&self, user: u64) -> Result<u64, StoreError> {
        let sum: i64 = sqlx::query_scalar("SELECT coalesce(sum(points), 0) FROM match_answers WHERE user_id = ?1")
            .bind(user.cast_signed())
            .fetch_one(&self.pool)
            .await?;
        rows::small(sum)
    }
}

fn gone() -> StoreError {
    StoreError::BadRow("a game that was just started is not there".into())
}

async fn one(transaction: &mut Transaction<'_, Sqlite>, id: MatchId) -> Result<Option<Match>, StoreError> {
    let row = sqlx::query(ONE).bind(id.0).fetch_optional(&mut **transaction).await?;
    row.map(|row| read(&row)).transpose()
}

async fn started_by(transaction: &mut Transaction<'_, Sqlite>, interaction: u64) -> Result<Option<Match>, StoreError> {
    let row = sqlx::query("SELECT * FROM matches WHERE interaction_id = ?1")
        .bind(interaction.cast_signed())
        .fetch_optional(&mut **transaction)
        .await?;
    row.map(|row| read(&row)).transpose()
}

async fn running(transaction: &mut Transaction<'_, Sqlite>, channel: u64) -> Result<Option<Match>, StoreError> {
    let row = sqlx::query("SELECT * FROM matches WHERE channel_id = ?1 AND over_at IS NULL AND private = 0")
        .bind(channel.cast_signed())
        .fetch_optional(&mut **transaction)
        .await?;
    row.map(|row| read(&row)).transpose()
}

/// Notes who takes part from now on.
async fn note_players(
    transaction: &mut Transaction<'_, Sqlite>,
    id: MatchId,
    players: &[Player],
) -> Result<(), StoreError> {
    for player in players {
        sqlx::query("INSERT INTO match_players (user_id, match_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING")
            .bind(player.user.cast_signed())
            .bind(id.0)
            .execute(&mut **transaction)
            .await?;
    }
    Ok(())
}

async fn end_private(transaction: &mut Transaction<'_, Sqlite>, new: &NewMatch<'_>) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE matches SET over_at = ?3, shown_version = version, token = ''
         WHERE channel_id = ?1 AND starter_id = ?2 AND private = 1 AND over_at IS NULL AND daily_day IS NULL",
    )
    .bind(new.channel.cast_signed())
    .bind(new.game.rules.starter.cast_signed())
    .bind(new.now.as_millisecond())
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
