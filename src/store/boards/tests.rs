//! That boards add up, page by page, and are read off their indexes.

use super::*;
use crate::store::Store;
use proptest::prelude::*;
use sqlx::SqlitePool;
use std::collections::BTreeMap;

/// An answer: whose, in which channel and server, on which day, whether in a daily, and its points (0 for a wrong one).
type Answer = (u64, u64, Option<u64>, i64, bool, u32);

/// A store that holds these answers, each in a game of its own, with the rows of right ones counted.
async fn holding(answers: &[Answer]) -> Store {
    let store = Store::in_memory().await.expect("a database");
    let mut streaks: BTreeMap<u64, i64> = BTreeMap::new();
    for (number, (user, channel, guild, day, daily, points)) in (1i64..).zip(answers) {
        let streak = streaks.entry(*user).or_default();
        *streak = if *points > 0 { *streak + 1 } else { 0 };
        sqlx::query(
            "INSERT INTO matches (id, interaction_id, application_id, channel_id, starter_id, private, language, token,
                                  token_at, may_edit, questions, state, shown_version, started_at)
             VALUES (?1, ?1, 1, 1, 1, 1, 'en', '', 0, 0, '[]', '{}', 1, 0)",
        )
        .bind(number)
        .execute(&store.pool)
        .await
        .expect("written");
        sqlx::query(
            "INSERT INTO match_answers (match_id, number, user_id, channel_id, guild_id, question_id, kind, correct,
                                        points, took, answered_at, day, daily, streak)
             VALUES (?1, 0, ?2, ?3, ?4, 'q', 'partner', ?5, ?6, 0, ?1, ?7, ?8, ?9)",
        )
        .bind(number)
        .bind(user.cast_signed())
        .bind(channel.cast_signed())
        .bind(guild.map(u64::cast_signed))
        .bind(*points > 0)
        .bind(i64::from(*points))
        .bind(*day)
        .bind(*daily)
        .bind(*streak)
        .execute(&store.pool)
        .await
        .expect("written");
    }
    store
}

fn wanted(scope: Scope, since: i64, board: Board) -> WantedBoard {
    WantedBoard {
        scope,
        since: Day(since),
        board,
    }
}

/// Every page of a board, one after the other.
async fn whole(store: &Store, wanted: &WantedBoard, size: u32) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for number in 0.. {
        let page = store.board_page(wanted, number, size).await.expect("read");
        if page.first().is_none_or(|first| first.number <= lines.len() as u64) {
            break;
        }
        lines.extend(page);
    }
    lines
}

fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let answer = (
        1u64..9,
        1u64..3,
        proptest::option::of(1u64..3),
        0i64..6,
        any::<bool>(),
        prop_oneof![Just(0u32), 10u32..13],
    );
    proptest::collection::vec(answer, 0..60)
}

fn boards() -> impl Strategy<Value = WantedBoard> {
    let scope = prop_oneof![
        (1u64..3).prop_map(Scope::Channel),
        (1u64..3).prop_map(Scope::Server),
        Just(Scope::Everywhere)
    ];
    let board = prop_oneof![
        Just(Board::Points),
        Just(Board::Accuracy),
        Just(Board::Streak),
        Just(Board::Daily)
    ];
    (scope, 0i64..6, board).prop_map(|(scope, since, board)| wanted(scope, since, board))
}

fn counts(wanted: &WantedBoard, answer: &Answer) -> bool {
    let (_, channel, guild, day, daily, _) = answer;
    let here = match wanted.scope {
        Scope::Channel(id) => *channel == id,
        Scope::Server(id) => *guild == Some(id),
        Scope::Everywhere => true,
    };
    here && Day(*day) >= wanted.since && (*daily || wanted.board != Board::Daily)
}

/// What a line is ranked by, so that fractions compare exactly.
fn score(wanted: &WantedBoard, line: &Line) -> (u64, u64) {
    match wanted.board {
        Board::Points | Board::Daily => (line.points, 1),
        Board::Accuracy => (line.right, line.answers),
        Board::Streak => (line.streak, 1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn boards_add_up_and_no_page_lacks_or_repeats_anybody(
        answers in answers(), wanted in boards(), size in 1u32..7, hidden in 1u64..9,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        let (lines, beyond, own) = runtime.block_on(async {
            let store = holding(&answers).await;
            store.hide_person(hidden, true, jiff::Timestamp::UNIX_EPOCH).await.expect("hidden");
            let lines = whole(&store, &wanted, size).await;
            let beyond = store.board_page(&wanted, u32::MAX, size).await.expect("read");
            let mut own = Vec::new();
            for user in 1..9 {
                own.extend(store.board_line(&wanted, user).await.expect("read"));
            }
            (lines, beyond, own)
        });
        let mut sums: BTreeMap<u64, (u64, u64, u64)> = BTreeMap::new();
        for answer in answers.iter().filter(|answer| counts(&wanted, answer) && answer.0 != hidden) {
            let sum = sums.entry(answer.0).or_default();
            *sum = (sum.0 + u64::from(answer.5), sum.1 + 1, sum.2 + u64::from(answer.5 > 0));
        }
        let least = if wanted.board == Board::Accuracy { u64::from(ACCURACY_ANSWERS_MIN) } else { 1 };
        sums.retain(|_, (points, answers, _)| *points > 0 && *answers >= least);
        let told: BTreeMap<u64, _> = lines.iter().map(|line| (line.user, (line.points, line.answers, line.right))).collect();
        prop_assert_eq!(told.len(), lines.len(), "somebody stands twice");
        prop_assert_eq!(told, sums);
        for (place, line) in lines.iter().enumerate() {
            let better = |other: &&Line| {
                let ((one, of), (own, own_of)) = (score(&wanted, other), score(&wanted, line));
                one * own_of > own * of
            };
            prop_assert_eq!(line.place as usize, 1 + lines.iter().filter(better).count());
            prop_assert_eq!((line.number as usize, line.people as usize), (place + 1, lines.len()));
        }
        let last = lines.chunks(size as usize).last().unwrap_or_default();
        prop_assert_eq!(&beyond[..], last, "beyond the end is the last page");
        let by_user: BTreeMap<u64, Line> = own.into_iter().map(|line| (line.user, line)).collect();
        prop_assert_eq!(by_user, lines.into_iter().map(|line| (line.user, line)).collect::<BTreeMap<_, _>>());
    }
}

#[tokio::test]
async fn every_board_is_read_off_an_index_alone() {
    let store = Store::in_memory().await.expect("a database");
    for (scope, index) in [
        (Scope::Channel(1), "match_answers_here (channel_id=? AND day>?"),
        (Scope::Server(1), "match_answers_in_server (guild_id=? AND day>?"),
        (Scope::Everywhere, "match_answers_everywhere (day>?"),
    ] {
        for board in [Board::Points, Board::Accuracy, Board::Streak, Board::Daily] {
            let statement = select(&wanted(scope, 1, board), "user_id = ?3");
            let plan = sqlx::query(AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}")))
                .bind(Some(1i64))
                .bind(1i64)
                .bind(1i64)
                .fetch_all(&store.pool)
                .await
                .expect("planned");
            let steps: Vec<String> = plan.iter().map(|row| row.get("detail")).collect();
            let wanted = format!("SEARCH match_answers USING COVERING INDEX {index}");
            assert!(
                steps.iter().any(|step| step.starts_with(&wanted)),
                "{wanted}: {steps:#?}"
            );
        }
    }
}

#[tokio::test]
async fn answers_from_before_there_were_boards_count_too() {
    let pool = SqlitePool::connect("sqlite::memory:").await.expect("a database");
    let run = async |sql: &'static str| sqlx::raw_sql(sql).execute(&pool).await.expect("run");
    run(include_str!("../../../migrations/sqlite/0003_matches.sql")).await;
    run("INSERT INTO matches VALUES (1, 1, 1, 1, NULL, 7, 1, 'en', NULL, '', 0, 0, '[]', '{}', 1, 1, 0, NULL)").await;
    // Right, right, wrong, right; the second at 23:59 in Seoul, the third at midnight.
    run(
        "INSERT INTO match_answers VALUES (1, 0, 7, 1, NULL, 'q', 'year', 1, 100, 0, 1700000000000),
                                          (1, 1, 7, 1, NULL, 'q', 'year', 1, 110, 0, 1700060340000),
                                          (1, 2, 7, 1, NULL, 'q', 'year', 0, 0, 0, 1700060400000),
                                          (1, 3, 7, 1, NULL, 'q', 'year', 1, 100, 0, 1700060500000)",
    )
    .await;
    run(include_str!("../../../migrations/sqlite/0012_boards.sql")).await;
    let rows = sqlx::query("SELECT day, streak, daily, answered_at FROM match_answers ORDER BY number")
        .fetch_all(&pool)
        .await
        .expect("read");
    let told: Vec<(i64, i64, bool)> = rows
        .iter()
        .map(|row| (row.get("day"), row.get("streak"), row.get("daily")))
        .collect();
    let day = Day::of(jiff::Timestamp::from_second(1_700_000_000).expect("a time")).0;
    assert_eq!(
        told,
        [
            (day, 1, false),
            (day, 2, false),
            (day + 1, 0, false),
            (day + 1, 1, false)
        ]
    );
}

mod season;
