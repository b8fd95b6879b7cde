//! That what is kept about somebody is told, handed over and deleted whole, whatever table it stands in.

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
            None if ["matches", "match_players"].contains(&table) => "games",
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
        "INSERT INTO match_players (user_id, match_id) SELECT user_id, n FROM match_players, copies",
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
async fn others_keep_what_they_answered_in_a_game_whose_starter_is_forgotten() {
    let mina = Chat::new().await;
    let somebody = mina.as_user(SOMEBODY);
    let game = somebody.types("/trivia rounds:2").await;
    let label = game.buttons()[0].0.clone();
    for chat in [&somebody, &mina] {
        game.press_as(chat, &label).await;
    }
    somebody
        .store()
        .forget_person(SOMEBODY, mina.now())
        .await
        .expect("deleted");
    assert_eq!(mina.store().kept_about(1).await.expect("read").answers, 1);
    assert_eq!(places(&mina).await, Vec::<String>::new());
    let found = mina
        .store()
        .match_by_id(MatchId(1))
        .await
        .expect("read")
        .expect("there");
    assert!(found.over && found.game.is_over());
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
        "match_players.user_id",
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

#[tokio::test]
async fn a_game_that_cannot_be_read_any_more_keeps_nobody_from_being_forgotten() {
    let chat = Chat::new().await;
    let somebody = chat.as_user(SOMEBODY);
    somebody.types("/trivia mode:solo timer:none").await;
    let spoil = "UPDATE matches SET state = '{\"of\": \"another version\"}'";
    sqlx::query(spoil).execute(&chat.store().pool).await.expect("written");
    let export = chat.store().export_person(SOMEBODY, chat.now()).await.expect("read");
    assert_eq!(export["games"].as_array().map(Vec::len), Some(1));
    chat.store().forget_person(SOMEBODY, chat.now()).await.expect("deleted");
    assert_eq!(places(&chat).await, Vec::<String>::new());
}
