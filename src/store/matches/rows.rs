//! A game as it is written and read.

use super::super::StoreError;
use crate::interaction::Token;
use crate::interaction::limits::INTERACTION_TOKEN_LIFE;
use crate::text::Language;
use crate::trivia::Question;
use crate::trivia::daily::Day;
use crate::trivia::game::Game;
use jiff::{SignedDuration, Timestamp};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, Transaction};

/// A token is not used in its last seconds: an edit takes a moment, and one too late is an error at Discord.
const TOKEN_MARGIN: SignedDuration = SignedDuration::from_secs(10);

/// The number of a game.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MatchId(pub i64);

/// A game about to be started.
#[derive(Debug, Clone)]
pub struct NewMatch<'a> {
    /// The interaction that starts it.
    pub interaction: u64,
    /// The application that answers.
    pub application: u64,
    /// The interaction's token.
    pub token: &'a Token,
    /// The channel.
    pub channel: u64,
    /// The server, if any.
    pub guild: Option<u64>,
    /// Whether only the starter sees it.
    pub private: bool,
    /// The day whose daily it is, if any.
    pub daily: Option<Day>,
    /// Whether the bot may edit its message without the token.
    pub may_edit: bool,
    /// The language it is played in.
    pub language: Language,
    /// The questions.
    pub questions: &'a [Question],
    /// The machine at the first of them.
    pub game: &'a Game,
    /// When it starts.
    pub now: Timestamp,
}

/// A game.
#[derive(Debug, Clone, PartialEq)]
pub struct Match {
    /// Its number.
    pub id: MatchId,
    /// The application that runs it.
    pub application: u64,
    /// The channel.
    pub channel: u64,
    /// The server, if any.
    pub guild: Option<u64>,
    /// Whether only the starter sees it.
    pub private: bool,
    /// The day whose daily it is, if any.
    pub daily: Option<Day>,
    /// Its message, where that is known.
    pub message: Option<u64>,
    /// The newest token that leads to the message; empty when there is none.
    pub token: Token,
    /// Since when that token is valid.
    pub token_at: Timestamp,
    /// Whether the bot may edit its message without the token.
    pub may_edit: bool,
    /// The language it is played in.
    pub language: Language,
    /// The questions.
    pub questions: Vec<Question>,
    /// Where it stands.
    pub game: Game,
    /// Counts the changes.
    pub version: i64,
    /// The change that the message shows; 0 as long as nobody knows whether the message came to be.
    pub shown_version: i64,
    /// It has ended, by its rules or because nobody could go on with it.
    pub over: bool,
    /// Edits in a row that Discord did not take.
    pub refusals: u32,
}

impl Match {
    /// The ways that lead to its message at `now`: the token while it lives, and the channel and the message in it.
    pub fn roads(&self, now: Timestamp) -> (Option<Token>, Option<(u64, u64)>) {
        let life = SignedDuration::try_from(INTERACTION_TOKEN_LIFE).unwrap_or_default() - TOKEN_MARGIN;
        let lives = now.duration_since(self.token_at) < life && !self.token.expose().is_empty();
        let in_channel = self.message.filter(|_| self.may_edit && !self.private);
        (
            lives.then(|| self.token.clone()),
            in_channel.map(|message| (self.channel, message)),
        )
    }

    /// Whether any way leads to its message at `now`.
    pub fn is_reachable(&self, now: Timestamp) -> bool {
        let (token, in_channel) = self.roads(now);
        token.is_some() || in_channel.is_some()
    }

    /// The current question.
    pub fn question(&self) -> Option<&Question> {
        self.questions.get(self.game.number)
    }
}

/// Writes a new game; its number.
pub(super) async fn insert(transaction: &mut Transaction<'_, Sqlite>, new: &NewMatch<'_>) -> Result<i64, StoreError> {
    let text = |error: serde_json::Error| StoreError::BadRow(error.to_string());
    let questions = serde_json::to_string(new.questions).map_err(text)?;
    let state = serde_json::to_string(new.game).map_err(text)?;
    let id = sqlx::query_scalar(
        "INSERT INTO matches (interaction_id, application_id, channel_id, guild_id, starter_id, private, language, token,
                              token_at, may_edit, questions, state, shown_version, started_at, daily_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 0, ?9, ?13) RETURNING id",
    )
    .bind(new.interaction.cast_signed())
    .bind(new.application.cast_signed())
    .bind(new.channel.cast_signed())
    .bind(new.guild.map(u64::cast_signed))
    .bind(new.game.rules.starter.cast_signed())
    .bind(new.private)
    .bind(new.language.code())
    .bind(new.token.expose())
    .bind(new.now.as_millisecond())
    .bind(new.may_edit)
    .bind(questions)
    .bind(state)
    .bind(new.daily.map(|day| day.0))
    .fetch_one(&mut **transaction)
    .await?;
    Ok(id)
}

pub(in crate::store) fn read(row: &SqliteRow) -> Result<Match, StoreError> {
    let bad = |error: serde_json::Error| StoreError::BadRow(error.to_string());
    let language: String = row.try_get("language")?;
    Ok(Match {
        id: MatchId(row.try_get("id")?),
        application: row.try_get::<i64, _>("application_id")?.cast_unsigned(),
        channel: row.try_get::<i64, _>("channel_id")?.cast_unsigned(),
        guild: row.try_get::<Option<i64>, _>("guild_id")?.map(i64::cast_unsigned),
        private: row.try_get("private")?,
        daily: row.try_get::<Option<i64>, _>("daily_day")?.map(Day),
        message: row.try_get::<Option<i64>, _>("message_id")?.map(i64::cast_unsigned),
        token: Token::new(row.try_get::<String, _>("token")?),
        token_at: time(row.try_get("token_at")?)?,
        may_edit: row.try_get("may_edit")?,
        language: Language::for_locale(&language),
        questions: serde_json::from_str(row.try_get("questions")?).map_err(bad)?,
        game: serde_json::from_str(row.try_get("state")?).map_err(bad)?,
        version: row.try_get("version")?,
        shown_version: row.try_get("shown_version")?,
        over: row.try_get::<Option<i64>, _>("over_at")?.is_some(),
        refusals: small(row.try_get("refusals")?)?,
    })
}

pub(in crate::store) fn time(milliseconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_millisecond(milliseconds).map_err(|error| StoreError::BadRow(error.to_string()))
}

pub(in crate::store) fn small<T: TryFrom<i64>>(number: i64) -> Result<T, StoreError> {
    T::try_from(number).map_err(|_| StoreError::BadRow(format!("{number} is out of range")))
}
