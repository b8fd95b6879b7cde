//! What is kept about one person, over all tables: told, handed over, hidden and deleted.

mod export;

use super::{Store, StoreError};
use crate::trivia::game::Game;
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
                    (SELECT count(*) FROM matches WHERE starter_id = ?1 OR EXISTS (
                         SELECT 1 FROM json_each(state, '$.players') WHERE value ->> 'user' = ?1)) AS games,
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
    /// that runs ends; in others' games they took no part. What their answers taught about questions stays: it names
    /// nobody.
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
        leave_games(&mut transaction, user, now).await?;
        transaction.commit().await?;
        Ok(())
    }
}

/// Takes a person out of the course of every game.
async fn leave_games(transaction: &mut Transaction<'_, Sqlite>, user: u64, now: Timestamp) -> Result<(), StoreError> {
    let rows = sqlx::query("SELECT id, state FROM matches WHERE starter_id = ?1 OR instr(state, ?2) > 0")
        .bind(user.cast_signed())
        .bind(user.to_string())
        .fetch_all(&mut **transaction)
        .await?;
    for row in rows {
        let bad = |error: serde_json::Error| StoreError::BadRow(error.to_string());
        let before: Game = serde_json::from_str(row.try_get("state")?).map_err(bad)?;
        let mut game = before.clone();
        game.forget(user);
        if game == before {
            // The digits stood there for something else.
            continue;
        }
        let over_at = game.is_over().then_some(now.as_millisecond());
        sqlx::query(
            "UPDATE matches SET state = ?2, version = version + 1, over_at = coalesce(over_at, ?3),
                    starter_id = CASE starter_id WHEN ?4 THEN 0 ELSE starter_id END WHERE id = ?1",
        )
        .bind(row.try_get::<i64, _>("id")?)
        .bind(serde_json::to_string(&game).map_err(bad)?)
        .bind(over_at)
        .bind(user.cast_signed())
        .execute(&mut **transaction)
        .await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::PARTS;
    use super::export::EXPORTED_ROWS_MAX;
    use crate::commands::conversation::Chat;
    use crate::interaction::limits::FILES_BYTES_MAX;
    use crate::store::MatchId;
    use jiff::Timestamp;
    use sqlx::{AssertSqlSafe, Row};

    /// A snowflake that nothing else in the database could hold by chance.
    const SOMEBODY: u64 = 987_654_321_012_345_678;

    /// Every place of the database in which the id stands, as table and column.
    async fn places(chat: &Chat) -> Vec<String> {
        let pool = &chat.store().pool;
        let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
            .fetch_all(pool)
            .await
            .expect("tables");
        let mut found = Vec::new();
        for table in tables {
            let columns = sqlx::query(AssertSqlSafe(format!("PRAGMA table_info({table})")));
            for column in columns.fetch_all(pool).await.expect("columns") {
                let column: String = column.get("name");
                let query = format!("SELECT count(*) FROM {table} WHERE instr(CAST({column} AS TEXT), ?1) > 0");
                let count: i64 = sqlx::query_scalar(AssertSqlSafe(query))
                    .bind(SOMEBODY.to_string())
                    .fetch_one(pool)
                    .await
                    .expect("counted");
                if count > 0 {
                    found.push(format!("{table}.{column}"));
                }
            }
        }
        found
    }

    /// That the export has something of every table in which the id stands: a table that is added must be handed over.
    async fn hands_over_every_table(chat: &Chat, places: &[String]) {
        let export = chat.store().export_person(SOMEBODY, chat.now()).await.expect("read");
        for table in places.iter().filter_map(|place| place.split('.').next()) {
            let part = PARTS.iter().find(|part| part.table == table);
            let name = match part {
                Some(part) => part.name,
                None if table == "matches" => "games",
                None => panic!("{table} is handed over in no part"),
            };
            assert!(
                export[name].as_array().is_some_and(|rows| !rows.is_empty()),
                "{table}: {export:#}"
            );
        }
        assert_eq!(export["person"], SOMEBODY.to_string());
        assert_eq!(export["left_out"], serde_json::Value::Null);
        let answer = &export["answers"][0];
        assert!(answer["right"].is_boolean() && answer["server"] == "9", "{answer}");
        for at in [
            &answer["at"],
            &export["quotes_seen"][0]["at"],
            &export["games"][0]["started_at"],
        ] {
            let at: Timestamp = at.as_str().expect("a text").parse().expect("as RFC 3339 has it");
            assert!(chat.now().duration_since(at).as_secs().abs() < 60, "{at}");
        }
    }

    #[tokio::test]
    async fn an_export_fits_into_a_file_and_counts_what_finds_no_room() {
        let chat = Chat::new().await;
        let pool = &chat.store().pool;
        let somebody = chat.as_user(SOMEBODY);
        let game = somebody.types("/trivia mode:solo timer:none").await;
        game.press(&game.buttons()[0].0.clone()).await;
        // The same game and the same answer once more, as often as there is room and twice.
        let copies = format!(
            "WITH RECURSIVE copies (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM copies WHERE n < {})",
            EXPORTED_ROWS_MAX + 2
        );
        for insert in [
            "INSERT INTO matches (id, interaction_id, application_id, channel_id, guild_id, starter_id, private, language,
                    token, token_at, may_edit, questions, state, shown_version, started_at, over_at)
             SELECT n, n + 1000, application_id, ~9, ~9, starter_id, 1, language, token, token_at, may_edit,
                    questions, state, shown_version, started_at, started_at FROM matches, copies",
            "INSERT INTO match_answers (match_id, number, user_id, channel_id, guild_id, question_id, kind, correct,
                    points, took, answered_at, day)
             SELECT n, number, user_id, ~9, ~9, question_id || '-and-another-long-id', kind, correct, points, took,
                    answered_at, day FROM match_answers, copies",
        ] {
            let insert = format!("{copies} {insert}").replace("~9", "999999999999999999");
            sqlx::query(AssertSqlSafe(insert)).execute(pool).await.expect("written");
        }
        let export = chat.store().export_person(SOMEBODY, chat.now()).await.expect("read");
        for name in ["answers", "games"] {
            let rows = export[name].as_array().expect("a list");
            assert_eq!(
                (rows.len(), &export["left_out"][name]),
                (EXPORTED_ROWS_MAX as usize, &2.into()),
                "{name}"
            );
        }
        assert!(format!("{export:#}").len() < FILES_BYTES_MAX * 9 / 10);
    }

    #[tokio::test]
    async fn who_is_forgotten_stands_in_no_table() {
        let mina = Chat::new().await;
        let somebody = mina.as_user(SOMEBODY);
        somebody.types("/quote jimin").await;
        somebody.types("/news search words:duet").await;
        somebody
            .types("/news read story:a-story-alone")
            .await
            .press("Save for me")
            .await;
        somebody.types("/daily").await.press("Hint").await;
        somebody.types("/privacy hide").await;
        somebody
            .types("/trivia mode:solo timer:none rounds:2")
            .await
            .press("Hint")
            .await;
        let game = mina.types("/trivia rounds:2").await;
        let labels: Vec<String> = game.buttons().into_iter().map(|(label, _)| label).collect();
        game.press_as(&somebody, &labels[0]).await;
        game.press_as(&somebody, "Skip").await;
        let shown = game.press("Skip").await;
        let report = shown.press_as(&somebody, "Report this question").await;
        report.fill_in(&["A sample reason"]).await;
        shown.press_as(&somebody, "Next question").await;
        let before = places(&mina).await;
        for place in [
            "hidden_people.user_id",
            "match_answers.user_id",
            "matches.starter_id",
            "matches.state",
            "player_ratings.user_id",
            "quotes_shown.user_id",
            "reports.user_id",
            "saved_stories.user_id",
        ] {
            assert!(before.contains(&place.to_owned()), "{place} is not among {before:?}");
        }
        let kept = mina.store().kept_about(SOMEBODY).await.expect("read");
        assert_eq!((kept.answers, kept.games, kept.quotes), (1, 3, 1));
        assert_eq!((kept.saved, kept.reports), (1, 1));
        assert!(kept.rated && kept.hidden);
        hands_over_every_table(&mina, &before).await;
        mina.store().forget_person(SOMEBODY, mina.now()).await.expect("deleted");
        assert_eq!(places(&mina).await, Vec::<String>::new());
        assert!(mina.store().kept_about(SOMEBODY).await.expect("read").is_nothing());
        let shared = mina
            .store()
            .match_by_id(MatchId(3))
            .await
            .expect("read")
            .expect("there");
        assert!(!shared.over && shared.game.players.len() == 1, "others play on");
    }
}
