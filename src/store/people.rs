//! What is kept about one person, over all tables: told, handed over, hidden and deleted.

mod export;

use super::matches::rows::read;
use super::{Store, StoreError, json};
use jiff::Timestamp;
use sqlx::{AssertSqlSafe, Row, Sqlite, Transaction};

/// What is kept about a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    /// Answers in the quiz.
    pub answers: u64,
    /// Points for them.
    pub points: u64,
    /// Whether there is a rating.
    pub rated: bool,
    /// Games the person started or took part in, as far as their course is kept.
    pub games: u64,
    /// Quotes that the person is known to have seen.
    pub quotes: u64,
    /// Questions that the person has reported.
    pub reports: u64,
    /// Whether the person is left out of every board.
    pub hidden: bool,
    /// Stories that the person saved.
    pub saved: u64,
}

/// A table whose rows each belong to one person, under `user_id`. [`Store::forget_person`] deletes them, and
/// [`Store::export_person`] hands them over; the course of games, in which several people stand, both treat apart.
struct Part {
    /// The table.
    table: &'static str,
    /// What it is called in an export.
    name: &'static str,
    /// A row of it in an export: the arguments of SQLite's `json_object`. Snowflakes are texts there, as they are at
    /// Discord: not every program reads whole numbers of their size.
    row: &'static str,
    /// The newest at the front.
    order: &'static str,
}

/// Every such table.
const PARTS: [Part; 6] = [
    Part {
        table: "match_answers",
        name: "answers",
        row:
            "'game', match_id, 'question_number', number + 1, 'question', question_id, 'kind', kind,
              'right', json(iif(correct, 'true', 'false')), 'right_in_a_row', streak, 'points', points,
              'milliseconds_taken', took, 'daily', json(iif(daily, 'true', 'false')),
              'counts_for_day', date(day * 86400, 'unixepoch'), 'channel', CAST(channel_id AS TEXT),
              'server', CAST(guild_id AS TEXT), 'at', strftime('%Y-%m-%dT%H:%M:%fZ', answered_at / 1000.0, 'unixepoch')",
        order: "answered_at DESC, match_id DESC, number DESC",
    },
    Part {
        table: "player_ratings",
        name: "rating",
        row: "'rating', rating, 'answers', answers",
        order: "user_id",
    },
    Part {
        table: "quotes_shown",
        name: "quotes_seen",
        row: "'quote', quote_id, 'at', strftime('%Y-%m-%dT%H:%M:%fZ', shown_at / 1000.0, 'unixepoch')",
        order: "shown_at DESC, quote_id",
    },
    Part {
        table: "reports",
        name: "reports",
        row: "'question', question_id, 'reason', reason, 'language', language,
              'at', strftime('%Y-%m-%dT%H:%M:%fZ', reported_at / 1000.0, 'unixepoch')",
        order: "reported_at DESC, question_id",
    },
    Part {
        table: "saved_stories",
        name: "saved_stories",
        row: "'story', what, 'at', strftime('%Y-%m-%dT%H:%M:%fZ', saved_at / 1000.0, 'unixepoch')",
        order: "saved_at DESC, what",
    },
    Part {
        table: "hidden_people",
        name: "hidden_from_boards",
        row: "'since', strftime('%Y-%m-%dT%H:%M:%fZ', hidden_at / 1000.0, 'unixepoch')",
        order: "user_id",
    },
];

impl Kept {
    /// Whether nothing is kept.
    pub fn is_nothing(self) -> bool {
        self == Kept::default()
    }
}

impl Store {
    /// What is kept about a person.
    pub async fn kept_about(&self, user: u64) -> Result<Kept, StoreError> {
        let row = sqlx::query(
            "SELECT (SELECT count(*) FROM match_answers WHERE user_id = ?1) AS answers,
                    (SELECT coalesce(sum(points), 0) FROM match_answers WHERE user_id = ?1) AS points,
                    (SELECT count(*) FROM player_ratings WHERE user_id = ?1) AS rated,
                    (SELECT count(*) FROM match_players WHERE user_id = ?1) AS games,
                    (SELECT count(*) FROM reports WHERE user_id = ?1) AS reports,
                    (SELECT count(*) FROM quotes_shown WHERE user_id = ?1) AS quotes,
                    (SELECT count(*) FROM hidden_people WHERE user_id = ?1) AS hidden,
                    (SELECT count(*) FROM saved_stories WHERE user_id = ?1) AS saved",
        )
        .bind(user.cast_signed())
        .fetch_one(&self.pool)
        .await?;
        let count = |name: &str| -> Result<u64, StoreError> { Ok(row.try_get::<i64, _>(name)?.unsigned_abs()) };
        Ok(Kept {
            answers: count("answers")?,
            points: count("points")?,
            rated: count("rated")? > 0,
            games: count("games")?,
            quotes: count("quotes")?,
            reports: count("reports")?,
            hidden: count("hidden")? > 0,
            saved: count("saved")?,
        })
    }

    /// Whether a person is left out of every board.
    pub async fn is_hidden(&self, user: u64) -> Result<bool, StoreError> {
        let query = sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM hidden_people WHERE user_id = ?1)");
        Ok(query.bind(user.cast_signed()).fetch_one(&self.pool).await?)
    }

    /// Leaves a person out of every board, or lets them be seen there again; the same twice is once.
    pub async fn hide_person(&self, user: u64, hidden: bool, now: Timestamp) -> Result<(), StoreError> {
        let query = if hidden {
            let insert = "INSERT INTO hidden_people (user_id, hidden_at) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
            sqlx::query(insert).bind(user.cast_signed()).bind(now.as_millisecond())
        } else {
            sqlx::query("DELETE FROM hidden_people WHERE user_id = ?1").bind(user.cast_signed())
        };
        query.execute(&self.pool).await?;
        Ok(())
    }

    /// Deletes everything that is kept about a person, from every table, all at once or not at all. A game of theirs
    /// that runs ends, and counts for others as far as it went; in others' games they took no part. What their answers
    /// taught about questions stays: it names nobody.
    pub async fn forget_person(&self, user: u64, now: Timestamp) -> Result<(), StoreError> {
        let _one_at_a_time = self.writing.lock().await;
        let mut transaction = self.pool.begin_with("BEGIN IMMEDIATE").await?;
        for Part { table, .. } in PARTS {
            let statement = format!("DELETE FROM {table} WHERE user_id = ?1");
            sqlx::query(AssertSqlSafe(statement))
                .bind(user.cast_signed())
                .execute(&mut *transaction)
                .await?;
        }
        self.leave_games(&mut transaction, user, now).await?;
        transaction.commit().await?;
        Ok(())
    }

    /// Takes a person out of the course of every game.
    async fn leave_games(
        &self,
        transaction: &mut Transaction<'_, Sqlite>,
        user: u64,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let rows =
            sqlx::query("SELECT * FROM matches WHERE id IN (SELECT match_id FROM match_players WHERE user_id = ?1)")
                .bind(user.cast_signed())
                .fetch_all(&mut **transaction)
                .await?;
        for row in &rows {
            let Ok(mut found) = read(row) else {
                // The program cannot read it any more, so nobody can be taken out of it: it goes as a whole.
                blank(transaction, row.try_get("id")?, now).await?;
                continue;
            };
            let records = found.game.forget(user);
            self.record(transaction, &found, &records, now).await?;
            let over_at = found.game.is_over().then_some(now.as_millisecond());
            sqlx::query(
                "UPDATE matches SET state = ?2, version = version + 1, over_at = coalesce(over_at, ?3),
                        starter_id = CASE starter_id WHEN ?4 THEN 0 ELSE starter_id END WHERE id = ?1",
            )
            .bind(found.id.0)
            .bind(json(&found.game)?)
            .bind(over_at)
            .bind(user.cast_signed())
            .execute(&mut **transaction)
            .await?;
        }
        sqlx::query("DELETE FROM match_players WHERE user_id = ?1")
            .bind(user.cast_signed())
            .execute(&mut **transaction)
            .await?;
        Ok(())
    }
}

/// Leaves of a game what pruning leaves of old ones.
async fn blank(transaction: &mut Transaction<'_, Sqlite>, game: i64, now: Timestamp) -> Result<(), StoreError> {
    sqlx::query(
        "UPDATE matches SET questions = '[]', state = '{}', starter_id = 0, message_id = NULL, token = '',
                shown_version = version, over_at = coalesce(over_at, ?2) WHERE id = ?1",
    )
    .bind(game)
    .bind(now.as_millisecond())
    .execute(&mut **transaction)
    .await?;
    Ok(())
}

#[cfg(test)]
mod tests;
