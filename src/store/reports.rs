//! What people say is wrong with questions: kept, counted, listed and cleared.

use super::{Store, StoreError, from_json, json};
use crate::text::{Language, clip};
use crate::trivia::daily::Day;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use std::collections::HashSet;

/// Characters of a reason; more is cut.
pub const REASON_CHARS_MAX: u16 = 500;
/// People whose reports rest a question until an operator has looked.
pub const REPORTS_TO_REST: i64 = 3;

/// A report about to be kept.
#[derive(Debug, Clone, Copy)]
pub struct NewReport<'a> {
    /// The question's id.
    pub question: &'a str,
    /// Who reports.
    pub user: u64,
    /// The question as the person saw it.
    pub prompt: &'a str,
    /// Its right answer as the person saw it.
    pub answer: &'a str,
    /// What is wrong, in the person's words.
    pub reason: &'a str,
    /// The language that the question was asked in.
    pub language: Language,
    /// When.
    pub now: Timestamp,
}

/// A report; who made it is nobody's business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The question's id.
    pub question: String,
    /// The question as the person saw it, with markdown.
    pub prompt: String,
    /// Its right answer as the person saw it.
    pub answer: String,
    /// What is wrong, in the person's words.
    pub reason: String,
    /// The language that the question was asked in.
    pub language: Language,
    /// When.
    pub at: Timestamp,
    /// Whether the question rests.
    pub rests: bool,
}

impl Store {
    /// Keeps a report, in the place of an earlier one of the same person about the same question.
    pub async fn report_question(&self, new: NewReport<'_>) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO reports (question_id, user_id, prompt, answer, language, reason, reported_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT (question_id, user_id) DO UPDATE
             SET prompt = excluded.prompt, answer = excluded.answer, language = excluded.language,
                 reason = excluded.reason, reported_at = excluded.reported_at",
        )
        .bind(new.question)
        .bind(new.user.cast_signed())
        .bind(new.prompt)
        .bind(new.answer)
        .bind(new.language.code())
        .bind(clip(new.reason, REASON_CHARS_MAX.into()))
        .bind(new.now.as_millisecond())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// The questions that rest because enough people reported them, by id.
    pub async fn rested_questions(&self) -> Result<HashSet<String>, StoreError> {
        let query = sqlx::query_scalar("SELECT question_id FROM reports GROUP BY question_id HAVING count(*) >= ?1");
        let ids: Vec<String> = query.bind(REPORTS_TO_REST).fetch_all(&self.pool).await?;
        Ok(ids.into_iter().collect())
    }

    /// The questions that rested when a day's daily was first asked for, which is now if it never was; by id. What is
    /// reported or cleared later counts from the next day on, so that everybody has the same daily.
    pub async fn rested_for_daily(&self, day: Day) -> Result<HashSet<String>, StoreError> {
        let mut rested: Vec<String> = self.rested_questions().await?.into_iter().collect();
        rested.sort();
        // Written anew as it stands, so that the one statement tells what is kept, also when two processes ask at once.
        let query = "INSERT INTO daily_rests (day, questions) VALUES (?1, ?2)
                     ON CONFLICT (day) DO UPDATE SET questions = questions RETURNING questions";
        let kept: String = sqlx::query_scalar(query)
            .bind(day.0)
            .bind(json(&rested)?)
            .fetch_one(&self.pool)
            .await?;
        from_json(&kept)
    }

    /// Every report, the newest first.
    pub async fn reports(&self) -> Result<Vec<Report>, StoreError> {
        let rows = sqlx::query(
            "SELECT *, count(*) OVER (PARTITION BY question_id) >= ?1 AS rests FROM reports
             ORDER BY reported_at DESC, question_id, user_id",
        )
        .bind(REPORTS_TO_REST)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(read).collect()
    }

    /// Removes all reports of a question, so that it is asked again; how many there were.
    pub async fn clear_reports(&self, question: &str) -> Result<u64, StoreError> {
        let query = sqlx::query("DELETE FROM reports WHERE question_id = ?1");
        let cleared = query.bind(question).execute(&self.pool).await?;
        Ok(cleared.rows_affected())
    }
}

fn read(row: &SqliteRow) -> Result<Report, StoreError> {
    let language: String = row.try_get("language")?;
    let at = Timestamp::from_millisecond(row.try_get("reported_at")?);
    Ok(Report {
        question: row.try_get("question_id")?,
        prompt: row.try_get("prompt")?,
        answer: row.try_get("answer")?,
        reason: row.try_get("reason")?,
        language: Language::for_locale(&language),
        at: at.map_err(|error| StoreError::BadRow(error.to_string()))?,
        rests: row.try_get("rests")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn report(store: &Store, question: &str, user: u64, reason: &str, second: i64) {
        let new = NewReport {
            question,
            user,
            prompt: "Who?",
            answer: "C",
            reason,
            language: Language::Korean,
            now: Timestamp::from_second(second).expect("a time"),
        };
        store.report_question(new).await.expect("kept");
    }

    async fn listed(store: &Store) -> Vec<(String, String, bool)> {
        let reports = store.reports().await.expect("read").into_iter();
        reports
            .map(|report| (report.question, report.reason, report.rests))
            .collect()
    }

    #[tokio::test]
    async fn three_people_rest_a_question_until_an_operator_has_looked() {
        let store = Store::in_memory().await.expect("a database");
        report(&store, "a", 1, "first", 1).await;
        report(&store, "a", 1, "first, in better words", 2).await;
        report(&store, "a", u64::MAX, "second", 3).await;
        report(&store, "b", 1, "another", 4).await;
        assert_eq!(store.rested_questions().await.expect("read"), HashSet::new());
        report(&store, "a", 3, "third", 5).await;
        assert_eq!(
            store.rested_questions().await.expect("read"),
            HashSet::from(["a".into()])
        );
        let own = |question: &str, reason: &str, rests| (question.to_owned(), reason.to_owned(), rests);
        let all = [
            own("a", "third", true),
            own("b", "another", false),
            own("a", "second", true),
            own("a", "first, in better words", true),
        ];
        assert_eq!(listed(&store).await, all);
        assert_eq!(store.clear_reports("a").await.expect("cleared"), 3);
        assert_eq!(store.clear_reports("a").await.expect("cleared"), 0);
        assert_eq!(store.rested_questions().await.expect("read"), HashSet::new());
        assert_eq!(listed(&store).await, [own("b", "another", false)]);
    }

    #[tokio::test]
    async fn a_reason_is_kept_no_longer_than_its_bound() {
        let store = Store::in_memory().await.expect("a database");
        report(&store, "a", 1, &"가".repeat(5_000), 1).await;
        let (_, reason, _) = listed(&store).await.swap_remove(0);
        assert!(reason.chars().count() <= usize::from(REASON_CHARS_MAX), "{reason}");
    }
}
