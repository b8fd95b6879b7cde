//! What is kept of games that ended long ago: the answers, for boards and profiles, and nothing of their course.

use super::super::{Store, StoreError};
use jiff::{SignedDuration, Timestamp};

/// How long the course of a game that is over is kept: questions, state, who started it.
const COURSES_KEPT_FOR: SignedDuration = SignedDuration::from_hours(180 * 24);
/// How long a channel remembers that a question was asked.
const ASKED_KEPT_FOR: SignedDuration = SignedDuration::from_hours(365 * 24);

impl Store {
    /// Removes the course of games that ended too long ago, what channels were asked too long ago, and what was learned
    /// about headlines that are gone; safe to repeat.
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
                "DELETE FROM match_players WHERE match_id IN (SELECT id FROM matches WHERE over_at < ?1)",
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
        // The number behind the kind is the story's: a headline that is kept no longer is never asked about again.
        sqlx::query(
            "DELETE FROM question_ratings WHERE question_id LIKE 'headline:%' AND NOT EXISTS (
                 SELECT 1 FROM stories WHERE id = CAST(substr(question_id, length('headline:') + 1) AS INTEGER))",
        )
        .execute(&mut *transaction)
        .await?;
        transaction.commit().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::commands::conversation::{CHANNEL, Chat};
    use crate::store::{MatchId, NewStory};
    use sqlx::Row;

    const A_DAY: i64 = 24 * 3_600;

    /// Ids of the games, whose state is kept.
    async fn courses(chat: &Chat) -> Vec<(i64, bool)> {
        let rows = sqlx::query("SELECT id, state <> '{}' AS kept FROM matches ORDER BY id");
        let rows = rows.fetch_all(&chat.store().pool).await.expect("read");
        rows.iter().map(|row| (row.get("id"), row.get("kept"))).collect()
    }

    async fn prune(chat: &Chat, days: i64) {
        let now = chat.seconds_later(days * A_DAY).now();
        for _ in 0..2 {
            crate::jobs::step_prune(chat.store(), chat.engine().index(), now)
                .await
                .expect("pruned");
        }
    }

    #[tokio::test]
    async fn of_games_that_ended_long_ago_the_answers_alone_are_kept() {
        let chat = Chat::new().await;
        let answered = chat.types("/trivia mode:solo timer:none").await;
        let (label, _) = answered.buttons().swap_remove(0);
        let over = answered.press(&label).await;
        chat.types("/trivia").await.press("Stop").await;
        let running = chat.types("/trivia mode:solo timer:none rounds:2").await;
        let points = chat.store().points_of(1).await.expect("read");
        prune(&chat, 179).await;
        assert_eq!(courses(&chat).await, [(1, true), (2, true), (3, true)]);
        prune(&chat, 181).await;
        assert_eq!(
            courses(&chat).await,
            [(1, false), (3, true)],
            "nobody had answered in the second"
        );
        let kept = chat.store().kept_about(1).await.expect("read");
        assert_eq!((kept.answers, kept.points, kept.games), (1, points, 1));
        assert!(chat.store().match_by_id(MatchId(1)).await.expect("read").is_none());
        over.press("Report this question").await.shows("older version");
        running.press("Skip").await.shows("The answer: **");
        chat.store().forget_person(1, chat.now()).await.expect("forgotten");
        assert!(chat.store().kept_about(1).await.expect("read").is_nothing());
    }

    #[tokio::test]
    async fn what_was_asked_more_than_a_year_ago_counts_as_new() {
        let chat = Chat::new().await;
        chat.types("/trivia").await.press("Stop").await;
        prune(&chat, 364).await;
        assert_eq!(chat.store().asked_in(CHANNEL).await.expect("read").len(), 1);
        prune(&chat, 366).await;
        assert_eq!(chat.store().asked_in(CHANNEL).await.expect("read").len(), 0);
    }

    #[tokio::test]
    async fn what_was_learned_of_a_headline_goes_with_its_story() {
        let chat = Chat::new().await;
        let story = NewStory {
            identity: "1".into(),
            headline: "A lantern parade by the river".into(),
            ..NewStory::default()
        };
        chat.brings("North", vec![story]).await;
        let pool = &chat.store().pool;
        for id in ["headline:1:iu", "headline:99:iu", "partner:99:iu"] {
            let insert = sqlx::query("INSERT INTO question_ratings (question_id, rating, answers) VALUES (?1, 3.0, 1)");
            insert.bind(id).execute(pool).await.expect("written");
        }
        chat.store().prune_matches(chat.now()).await.expect("pruned");
        let left: Vec<String> = sqlx::query_scalar("SELECT question_id FROM question_ratings ORDER BY question_id")
            .fetch_all(pool)
            .await
            .expect("read");
        assert_eq!(left, ["headline:1:iu", "partner:99:iu"]);
    }
}
