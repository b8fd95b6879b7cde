//! What is kept of games that ended long ago: the answers, for boards and profiles, and nothing of their course.

use super::super::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};

/// How long the course of a game that is over is kept: questions, state, who started it.
pub const COURSES_KEPT_FOR: SignedDuration = SignedDuration::from_hours(180 * 24);
/// How long a channel remembers that a question was asked.
pub const ASKED_KEPT_FOR: SignedDuration = SignedDuration::from_hours(365 * 24);

impl Store {
    /// Removes the course of games that ended too long ago, and what channels were asked too long ago; safe to repeat.
    ///
    /// A game whose answers are kept leaves a slim row that they refer to, with nobody's name in it; its state is `{}`,
    /// by which everything else passes it over.
    pub async fn prune_matches(&self, now: Timestamp) -> Result<(), StoreError> {
        let before = (now - COURSES_KEPT_FOR).as_millisecond();
        let _one_at_a_time = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for (statement, before) in [
            (
                "DELETE FROM matches WHERE over_at < ?1 AND NOT EXISTS (
                     SELECT 1 FROM match_answers WHERE match_id = matches.id)",
                before,
            ),
            (
                "UPDATE matches SET questions = '[]', state = '{}', starter_id = 0, message_id = NULL, token = '',
                        shown_version = version WHERE over_at < ?1 AND state <> '{}'",
                before,
            ),
            (
                "DELETE FROM asked WHERE asked_at < ?1",
                (now - ASKED_KEPT_FOR).as_millisecond(),
            ),
        ] {
            sqlx::query(statement).bind(before).execute(&mut *transaction).await?;
        }
        transaction.commit().await?;
        Ok(())
    }
}
