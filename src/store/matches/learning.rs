//! What a game leaves behind: answers, which questions a channel has seen, and the ratings that answers teach.

use super::super::{Store, StoreError};
use super::ASKED_MAX;
use super::rows::{Match, small};
use crate::trivia::Question;
use crate::trivia::daily::Day;
use crate::trivia::game::{Given, Record};
use crate::trivia::rating::{Rating, meet};
use jiff::{SignedDuration, Timestamp};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};
use std::collections::HashMap;

/// Answers after which a question's learned difficulty takes the place of the estimated one.
const LEARNED_AFTER: i64 = 8;

impl Store {
    /// When each question was asked in a channel last, in milliseconds.
    pub async fn asked_in(&self, channel: u64) -> Result<HashMap<String, i64>, StoreError> {
        let rows = sqlx::query("SELECT question_id, asked_at FROM asked WHERE channel_id = ?1")
            .bind(channel.cast_signed())
            .fetch_all(&self.pool)
            .await?;
        let pair = |row: &SqliteRow| Ok((row.try_get("question_id")?, row.try_get("asked_at")?));
        rows.iter().map(pair).collect()
    }

    /// The difficulties from 1 to 5 that answers have taught, by question.
    pub async fn learned_difficulties(&self) -> Result<HashMap<String, f64>, StoreError> {
        let rows = sqlx::query("SELECT question_id, rating, answers FROM question_ratings WHERE answers >= ?1")
            .bind(LEARNED_AFTER)
            .fetch_all(&self.pool)
            .await?;
        let pair = |row: &SqliteRow| Ok((row.try_get("question_id")?, rating(row)?.difficulty()));
        rows.iter().map(pair).collect()
    }

    /// A person's rating; of a newcomer where nothing is known.
    pub async fn player_rating(&self, user: u64) -> Result<Rating, StoreError> {
        let row = sqlx::query("SELECT rating, answers FROM player_ratings WHERE user_id = ?1")
            .bind(user.cast_signed())
            .fetch_optional(&self.pool)
            .await?;
        row.map_or_else(|| Ok(Rating::new_player()), |row| rating(&row))
    }

    /// Writes what came of a step.
    pub(in crate::store) async fn record(
        &self,
        transaction: &mut Transaction<'_, Sqlite>,
        found: &Match,
        records: &[Record],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        for record in records {
            match record {
                Record::Asked(number) => {
                    if let Some(question) = found.questions.get(*number) {
                        note_asked(transaction, found.channel, &question.id, now).await?;
                    }
                }
                Record::Answered(number, given) => {
                    if let Some(question) = found.questions.get(*number) {
                        for answer in given {
                            note_answer(transaction, found, *number, question, answer).await?;
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

async fn note_asked(
    transaction: &mut Transaction<'_, Sqlite>,
    channel: u64,
    question: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO asked (channel_id, question_id, asked_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (channel_id, question_id) DO UPDATE SET asked_at = excluded.asked_at",
    )
    .bind(channel.cast_signed())
    .bind(question)
    .bind(now.as_millisecond())
    .execute(&mut **transaction)
    .await?;
    sqlx::query(
        "DELETE FROM asked WHERE channel_id = ?1 AND asked_at < (SELECT asked_at FROM asked WHERE channel_id = ?1
         ORDER BY asked_at DESC LIMIT 1 OFFSET ?2)",
    )
    .bind(channel.cast_signed())
    .bind(ASKED_MAX)
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

/// Writes an answer once, and lets the player and the question learn from it.
async fn note_answer(
    transaction: &mut Transaction<'_, Sqlite>,
    found: &Match,
    number: usize,
    question: &Question,
    answer: &Given,
) -> Result<(), StoreError> {
    let took = i64::try_from(answer.took).unwrap_or(i64::MAX);
    let at = found.game.asked_at + SignedDuration::from_millis(took.min(1_000_000_000));
    let written = sqlx::query(
        "INSERT INTO match_answers (match_id, number, user_id, channel_id, guild_id, question_id, kind, correct, points,
                                    took, answered_at, day, daily, streak)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, CASE WHEN ?8 THEN 1 + coalesce((
                 SELECT streak FROM match_answers WHERE user_id = ?3
                 ORDER BY answered_at DESC, match_id DESC, number DESC LIMIT 1), 0) ELSE 0 END)
         ON CONFLICT DO NOTHING",
    )
    .bind(found.id.0)
    .bind(i64::try_from(number).unwrap_or(i64::MAX))
    .bind(answer.user.cast_signed())
    .bind(found.channel.cast_signed())
    .bind(found.guild.map(u64::cast_signed))
    .bind(&question.id)
    .bind(&question.kind)
    .bind(answer.right)
    .bind(i64::from(answer.points))
    .bind(took)
    .bind(at.as_millisecond())
    .bind(found.daily.unwrap_or_else(|| Day::of(at)).0)
    .bind(found.daily.is_some())
    .execute(&mut **transaction)
    .await?;
    if written.rows_affected() == 1 {
        learn(transaction, question, answer).await?;
    }
    Ok(())
}

async fn learn(
    transaction: &mut Transaction<'_, Sqlite>,
    question: &Question,
    answer: &Given,
) -> Result<(), StoreError> {
    let row = sqlx::query("SELECT rating, answers FROM player_ratings WHERE user_id = ?1")
        .bind(answer.user.cast_signed())
        .fetch_optional(&mut **transaction)
        .await?;
    let player = row.map_or_else(|| Ok(Rating::new_player()), |row| rating(&row))?;
    let row = sqlx::query("SELECT rating, answers FROM question_ratings WHERE question_id = ?1")
        .bind(&question.id)
        .fetch_optional(&mut **transaction)
        .await?;
    let new = || Ok(Rating::new_question(question.difficulty_tenths));
    let asked = row.map_or_else(new, |row| rating(&row))?;
    let (player, asked) = meet(player, asked, answer.right);
    sqlx::query(
        "INSERT INTO player_ratings (user_id, rating, answers) VALUES (?1, ?2, ?3)
         ON CONFLICT (user_id) DO UPDATE SET rating = excluded.rating, answers = excluded.answers",
    )
    .bind(answer.user.cast_signed())
    .bind(player.value)
    .bind(i64::from(player.answers))
    .execute(&mut **transaction)
    .await?;
    sqlx::query(
        "INSERT INTO question_ratings (question_id, rating, answers) VALUES (?1, ?2, ?3)
         ON CONFLICT (question_id) DO UPDATE SET rating = excluded.rating, answers = excluded.answers",
    )
    .bind(&question.id)
    .bind(asked.value)
    .bind(i64::from(asked.answers))
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

pub(in crate::store) fn rating(row: &SqliteRow) -> Result<Rating, StoreError> {
    Ok(Rating {
        value: row.try_get("rating")?,
        answers: small(row.try_get("answers")?)?,
    })
}
