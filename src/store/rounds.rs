//! Questions that were asked, and the answers to them.

use super::{Store, StoreError};
use crate::interaction::Token;
use crate::text::Language;
use crate::trivia::Question;
use jiff::Timestamp;
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

/// The number of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RoundId(pub i64);

/// A question about to be asked.
#[derive(Debug, Clone)]
pub struct NewRound<'a> {
    /// The interaction that asked for it.
    pub interaction: u64,
    /// The application that answers.
    pub application: u64,
    /// The interaction's token.
    pub token: &'a Token,
    /// The channel it is asked in.
    pub channel: u64,
    /// The server, if any.
    pub guild: Option<u64>,
    /// Whether the bot may edit its message without the token.
    pub bot_is_member: bool,
    /// The language it is asked in.
    pub language: Language,
    /// The question.
    pub question: &'a Question,
    /// When it is posted.
    pub posted_at: Timestamp,
    /// When answers end.
    pub closes_at: Timestamp,
}

/// A question that was asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// Its number.
    pub id: RoundId,
    /// The application that asked it.
    pub application: u64,
    /// The interaction's token; empty once it is no longer needed.
    pub token: Token,
    /// The channel.
    pub channel: u64,
    /// Its message, where that is known.
    pub message: Option<u64>,
    /// Whether the bot may edit its message without the token.
    pub bot_is_member: bool,
    /// The language it was asked in.
    pub language: Language,
    /// The question.
    pub question: Question,
    /// When it was posted.
    pub posted_at: Timestamp,
    /// When answers end.
    pub closes_at: Timestamp,
    /// How many answers its message says there are.
    pub answers_shown: u32,
    /// When its message came to show the answer.
    pub revealed_at: Option<Timestamp>,
}

/// An answer somebody gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// Who.
    pub user: u64,
    /// Which option, from 0.
    pub choice: u8,
    /// Points it earned; more than none only for the right option.
    pub points: u32,
    /// When.
    pub at: Timestamp,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It counts.
    Counted,
    /// This person had answered already; that answer stays.
    AnsweredBefore,
    /// It came too late.
    Closed,
}

impl Store {
    /// Records a question before it is posted, so that no answer to it can be lost.
    pub async fn add_round(&self, round: NewRound<'_>) -> Result<RoundId, StoreError> {
        let question = serde_json::to_string(round.question).map_err(|error| StoreError::BadRow(error.to_string()))?;
        let id = sqlx::query_scalar(
            "INSERT INTO rounds (interaction_id, application_id, token, channel_id, guild_id, bot_is_member, language,
                                 question, posted_at, closes_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id",
        )
        .bind(round.interaction.cast_signed())
        .bind(round.application.cast_signed())
        .bind(round.token.expose())
        .bind(round.channel.cast_signed())
        .bind(round.guild.map(u64::cast_signed))
        .bind(round.bot_is_member)
        .bind(round.language.code())
        .bind(question)
        .bind(round.posted_at.as_millisecond())
        .bind(round.closes_at.as_millisecond())
        .fetch_one(&self.pool)
        .await?;
        Ok(RoundId(id))
    }

    /// The round with this number.
    pub async fn round(&self, id: RoundId) -> Result<Option<Round>, StoreError> {
        let row = sqlx::query("SELECT * FROM rounds WHERE id = ?1")
            .bind(id.0)
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| read_round(&row)).transpose()
    }

    /// Notes which message shows the question asked by this interaction; keeps what is known already.
    pub async fn note_message(&self, interaction: u64, message: u64) -> Result<(), StoreError> {
        sqlx::query("UPDATE rounds SET message_id = coalesce(message_id, ?2) WHERE interaction_id = ?1")
            .bind(interaction.cast_signed())
            .bind(message.cast_signed())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Records an answer to a round that is still open, and the message it was pressed on.
    ///
    /// One statement decides, so that of two presses at once exactly one counts, whichever process handles them.
    pub async fn add_answer(&self, id: RoundId, message: u64, answer: Answered) -> Result<Verdict, StoreError> {
        let inserted = sqlx::query(
            "INSERT INTO answers (round_id, user_id, choice, points, answered_at)
             SELECT id, ?2, ?3, ?4, ?5 FROM rounds WHERE id = ?1 AND closes_at > ?5 AND revealed_at IS NULL
             ON CONFLICT DO NOTHING",
        )
        .bind(id.0)
        .bind(answer.user.cast_signed())
        .bind(i64::from(answer.choice))
        .bind(i64::from(answer.points))
        .bind(answer.at.as_millisecond())
        .execute(&self.pool)
        .await?
        .rows_affected();
        if inserted == 1 {
            sqlx::query("UPDATE rounds SET message_id = ?2 WHERE id = ?1 AND message_id IS NULL")
                .bind(id.0)
                .bind(message.cast_signed())
                .execute(&self.pool)
                .await?;
            return Ok(Verdict::Counted);
        }
        let before = sqlx::query_scalar("SELECT count(*) FROM answers WHERE round_id = ?1 AND user_id = ?2");
        let before: i64 = before
            .bind(id.0)
            .bind(answer.user.cast_signed())
            .fetch_one(&self.pool)
            .await?;
        Ok(if before > 0 {
            Verdict::AnsweredBefore
        } else {
            Verdict::Closed
        })
    }

    /// The answers to a round, the earliest first.
    pub async fn answers(&self, id: RoundId) -> Result<Vec<Answered>, StoreError> {
        sqlx::query("SELECT * FROM answers WHERE round_id = ?1 ORDER BY answered_at, user_id")
            .bind(id.0)
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(|row| {
                Ok(Answered {
                    user: row.try_get::<i64, _>("user_id")?.cast_unsigned(),
                    choice: small(row.try_get("choice")?)?,
                    points: small(row.try_get("points")?)?,
                    at: time(row.try_get("answered_at")?)?,
                })
            })
            .collect()
    }

    /// Rounds whose message does not show the answer yet, the one that closes first at the front; at most `most`.
    pub async fn running_rounds(&self, most: u32) -> Result<Vec<Round>, StoreError> {
        sqlx::query("SELECT * FROM rounds WHERE revealed_at IS NULL ORDER BY closes_at LIMIT ?1")
            .bind(i64::from(most))
            .fetch_all(&self.pool)
            .await?
            .iter()
            .map(read_round)
            .collect()
    }

    /// Notes how many answers the message says there are.
    pub async fn note_answers_shown(&self, id: RoundId, shown: u32) -> Result<(), StoreError> {
        sqlx::query("UPDATE rounds SET answers_shown = ?2 WHERE id = ?1")
            .bind(id.0)
            .bind(i64::from(shown))
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Notes that the round is over and its message shows the answer, and forgets its token.
    pub async fn note_revealed(&self, id: RoundId, now: Timestamp) -> Result<(), StoreError> {
        sqlx::query("UPDATE rounds SET revealed_at = ?2, token = '' WHERE id = ?1")
            .bind(id.0)
            .bind(now.as_millisecond())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// All points of a person.
    pub async fn points_of(&self, user: u64) -> Result<u64, StoreError> {
        let sum: i64 = sqlx::query_scalar("SELECT coalesce(sum(points), 0) FROM answers WHERE user_id = ?1")
            .bind(user.cast_signed())
            .fetch_one(&self.pool)
            .await?;
        small(sum)
    }
}

fn read_round(row: &SqliteRow) -> Result<Round, StoreError> {
    let question: String = row.try_get("question")?;
    let language: String = row.try_get("language")?;
    Ok(Round {
        id: RoundId(row.try_get("id")?),
        application: row.try_get::<i64, _>("application_id")?.cast_unsigned(),
        token: Token::new(row.try_get::<String, _>("token")?),
        channel: row.try_get::<i64, _>("channel_id")?.cast_unsigned(),
        message: row.try_get::<Option<i64>, _>("message_id")?.map(i64::cast_unsigned),
        bot_is_member: row.try_get("bot_is_member")?,
        language: Language::for_locale(&language),
        question: serde_json::from_str(&question).map_err(|error| StoreError::BadRow(error.to_string()))?,
        posted_at: time(row.try_get("posted_at")?)?,
        closes_at: time(row.try_get("closes_at")?)?,
        answers_shown: small(row.try_get("answers_shown")?)?,
        revealed_at: row.try_get::<Option<i64>, _>("revealed_at")?.map(time).transpose()?,
    })
}

fn time(milliseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(milliseconds).map_err(|error| StoreError::BadRow(error.to_string()))
}

fn small<T: TryFrom<i64>>(number: i64) -> Result<T, StoreError> {
    T::try_from(number).map_err(|_| StoreError::BadRow(format!("{number} is out of range")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trivia::Choice;
    use jiff::ToSpan;

    fn question() -> Question {
        Question {
            id: "partner:with-you:jimin-bts".into(),
            kind: "partner".into(),
            difficulty_tenths: 30,
            prompt: "Who?".into(),
            options: ["A", "B", "C", "D"]
                .map(|label| Choice {
                    label: label.into(),
                    id: label.to_lowercase(),
                })
                .into(),
            right: 2,
            fact: "C.".into(),
            story: None,
            sources: vec![],
        }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_700_000_000 + second).expect("a time")
    }

    async fn asked(store: &Store, interaction: u64) -> RoundId {
        store
            .add_round(NewRound {
                interaction,
                application: 1,
                token: &Token::new("t"),
                channel: u64::MAX,
                guild: None,
                bot_is_member: true,
                language: Language::Korean,
                question: &question(),
                posted_at: at(0),
                closes_at: at(0) + 20.seconds(),
            })
            .await
            .expect("stored")
    }

    fn answer(user: u64, choice: u8, second: i64) -> Answered {
        Answered {
            user,
            choice,
            points: u32::from(choice == 2),
            at: at(second),
        }
    }

    #[tokio::test]
    async fn a_round_comes_back_as_it_was_asked() {
        let store = Store::in_memory().await.expect("a database");
        let id = asked(&store, 7).await;
        store.note_message(7, 99).await.expect("noted");
        let round = store.round(id).await.expect("read").expect("there");
        assert_eq!(
            (round.channel, round.message, round.language),
            (u64::MAX, Some(99), Language::Korean)
        );
        assert_eq!(round.question, question());
        assert_eq!(round.closes_at, at(20));
        assert_eq!(store.round(RoundId(999)).await.expect("read"), None);
    }

    #[tokio::test]
    async fn one_answer_a_person_and_none_after_the_end() {
        let store = Store::in_memory().await.expect("a database");
        let id = asked(&store, 7).await;
        let give = |user, choice, second| store.add_answer(id, 99, answer(user, choice, second));
        assert_eq!(give(1, 2, 3).await.expect("ok"), Verdict::Counted);
        assert_eq!(give(1, 0, 4).await.expect("ok"), Verdict::AnsweredBefore);
        assert_eq!(give(2, 1, 19).await.expect("ok"), Verdict::Counted);
        assert_eq!(give(3, 2, 20).await.expect("ok"), Verdict::Closed);
        assert_eq!(
            store.answers(id).await.expect("read"),
            [answer(1, 2, 3), answer(2, 1, 19)]
        );
        assert_eq!(store.points_of(1).await.expect("read"), 1);
        assert_eq!(store.points_of(3).await.expect("read"), 0);
    }

    #[tokio::test]
    async fn of_many_presses_at_once_one_counts() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("a.db")).await.expect("a database");
        let id = asked(&store, 7).await;
        let presses = (0..40).map(|press| {
            let store = store.clone();
            tokio::spawn(async move { store.add_answer(id, 99, answer(5, press % 4, 1)).await.expect("ok") })
        });
        let mut counted = 0;
        for press in presses.collect::<Vec<_>>() {
            counted += usize::from(press.await.expect("no panic") == Verdict::Counted);
        }
        assert_eq!(counted, 1);
    }

    #[tokio::test]
    async fn a_revealed_round_is_over_and_its_token_forgotten() {
        let store = Store::in_memory().await.expect("a database");
        let id = asked(&store, 7).await;
        assert_eq!(store.running_rounds(10).await.expect("read").len(), 1);
        store.note_revealed(id, at(21)).await.expect("noted");
        assert_eq!(store.running_rounds(10).await.expect("read"), []);
        let round = store.round(id).await.expect("read").expect("there");
        assert_eq!((round.token, round.revealed_at), (Token::new(""), Some(at(21))));
    }

    #[tokio::test]
    async fn a_restart_loses_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("a.db");
        let store = Store::open(&file).await.expect("a database");
        let id = asked(&store, 7).await;
        store.add_answer(id, 99, answer(1, 2, 3)).await.expect("ok");
        store.close().await;
        let store = Store::open(&file).await.expect("the same database");
        assert_eq!(store.running_rounds(10).await.expect("read")[0].id, id);
        assert_eq!(store.answers(id).await.expect("read").len(), 1);
    }

    #[tokio::test]
    async fn what_was_registered_is_remembered() {
        let store = Store::in_memory().await.expect("a database");
        assert_eq!(store.registered(5).await.expect("read"), None);
        store.remember_registered(5, "a").await.expect("noted");
        store.remember_registered(5, "b").await.expect("noted");
        assert_eq!(store.registered(5).await.expect("read").as_deref(), Some("b"));
    }
}
