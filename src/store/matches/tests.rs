//! That a game in the store loses nothing and counts nothing twice, whoever presses, however often, whatever ends.

use super::*;
use crate::text::Language;
use crate::trivia::game::{Game, Key, Mode, Rules};
use crate::trivia::{Choice, Question};
use std::collections::HashSet;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("a time")
}

fn question(number: usize) -> Question {
    Question {
        id: format!("partner:song-{number}:a"),
        kind: "partner".into(),
        prompt: "Who?".into(),
        options: ["A", "B", "C", "D"]
            .map(|label| Choice {
                label: label.into(),
                id: label.to_lowercase(),
            })
            .into(),
        right: 2,
        difficulty_tenths: 30,
        fact: "C.".into(),
        story: None,
        artist: None,
        sources: vec![],
    }
}

async fn start(store: &Store, interaction: u64, mode: Mode, count: usize) -> Started {
    let questions: Vec<Question> = (0..count).map(question).collect();
    let key = Key {
        right: 2,
        wrong: vec![0, 1, 3],
    };
    let rules = Rules {
        mode,
        seconds: Some(20),
        starter: 1,
        alone: false,
    };
    let (game, _) = Game::new(rules, vec![key; count], at(0));
    let new = NewMatch {
        interaction,
        application: 1,
        token: &Token::new("t"),
        channel: u64::MAX,
        guild: None,
        private: mode == Mode::Solo,
        daily: None,
        may_edit: true,
        language: Language::Korean,
        questions: &questions,
        game: &game,
        now: at(0),
    };
    store.start_match(new).await.expect("stored")
}

async fn started(store: &Store, mode: Mode, count: usize) -> MatchId {
    match start(store, 7, mode, count).await {
        Started::Now(found) => found.id,
        Started::Other(other) => panic!("{:?} runs", other.id),
    }
}

fn answer(user: u64, number: usize, choice: u8) -> Event {
    Event::Answer { user, number, choice }
}

#[tokio::test]
async fn a_game_comes_back_as_it_was_started_and_keeps_its_channel() {
    let store = Store::in_memory().await.expect("a database");
    let id = started(&store, Mode::Everyone, 2).await;
    store.note_message(7, 99).await.expect("noted");
    let found = store.match_in(u64::MAX).await.expect("read").expect("there");
    assert_eq!(
        (found.id, found.message, found.language),
        (id, Some(99), Language::Korean)
    );
    assert_eq!(found.questions, [question(0), question(1)]);
    assert!(matches!(start(&store, 8, Mode::Everyone, 1).await, Started::Other(other) if other.id == id));
    store.play(id, Event::Stop, at(1)).await.expect("played");
    assert!(matches!(start(&store, 9, Mode::Everyone, 1).await, Started::Now(_)));
    assert_eq!(store.asked_in(u64::MAX).await.expect("read").len(), 1);
}

#[tokio::test]
async fn what_was_answered_teaches_about_players_and_questions() {
    let store = Store::in_memory().await.expect("a database");
    let id = started(&store, Mode::Everyone, 1).await;
    store.play(id, answer(5, 0, 2), at(1)).await.expect("played");
    store.play(id, answer(6, 0, 0), at(1)).await.expect("played");
    assert_eq!(
        store.points_of(5).await.expect("read"),
        0,
        "nothing is final before the end"
    );
    store.play(id, Event::Tick, at(20)).await.expect("played");
    store.play(id, Event::Tick, at(21)).await.expect("played");
    assert_eq!(store.points_of(5).await.expect("read"), 98);
    let (winner, loser) = (store.player_rating(5).await, store.player_rating(6).await);
    let (winner, loser) = (winner.expect("read"), loser.expect("read"));
    assert!(winner.value > 1_500.0 && loser.value < 1_500.0 && winner.answers == 1);
}

/// 1,000 presses by 250 people, four each, all at once over several connections to one file.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_thousand_presses_at_once_each_person_counts_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.db");
    // Two stores on one file stand for two processes: they share no lock but the database's own.
    let stores = [
        Store::open(&file).await.expect("a database"),
        Store::open(&file).await.expect("again"),
    ];
    let id = started(&stores[0], Mode::Everyone, 1).await;
    let presses = (0..1_000u64).map(|press| {
        let store = stores[usize::from(press % 2 == 0)].clone();
        let event = answer(press / 4 + 10, 0, u8::try_from(press % 4).expect("small"));
        tokio::spawn(async move {
            // A store that is too busy says so, and Discord lets the person press again.
            loop {
                if let Ok(played) = store.play(id, event, at(1)).await {
                    return played.expect("there").told;
                }
            }
        })
    });
    let mut counted = 0;
    for press in presses.collect::<Vec<_>>() {
        counted += usize::from(matches!(press.await.expect("no panic"), Told::Counted { .. }));
    }
    let found = stores[1].match_by_id(id).await.expect("read").expect("there");
    let users: HashSet<u64> = found.game.given.iter().map(|given| given.user).collect();
    assert_eq!((counted, found.game.given.len(), users.len()), (250, 250, 250));
    assert_eq!(found.version, 251);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_right_answers_at_once_the_fastest_game_gives_points_to_one() {
    let store = Store::in_memory().await.expect("a database");
    let id = started(&store, Mode::Fastest, 1).await;
    let presses = (0..100u64).map(|user| {
        let store = store.clone();
        tokio::spawn(async move {
            store
                .play(id, answer(user + 2, 0, 2), at(1))
                .await
                .expect("ok")
                .expect("there")
                .told
        })
    });
    let mut counted = 0;
    for press in presses.collect::<Vec<_>>() {
        counted += usize::from(press.await.expect("no panic") == Told::Counted { right: true });
    }
    assert_eq!(counted, 1);
}

/// A game of three questions, ended by force after every single step: whatever came before goes on from the file, and
/// the end is the same as if nothing had happened.
#[tokio::test]
async fn a_bot_that_is_killed_at_every_step_loses_nothing() {
    let steps: Vec<(Event, i64)> = (0..3usize)
        .flat_map(|number| {
            let begun = i64::try_from(number).expect("small") * 30;
            [
                (answer(5, number, 2), begun + 1),
                (Event::Hint { user: 5, number }, begun + 2),
                (answer(6, number, 3), begun + 3),
                (Event::Skip { user: 6, number }, begun + 4),
                (Event::Tick, begun + 20),
                (Event::Skip { user: 5, number }, begun + 30),
            ]
        })
        .collect();
    let folder = tempfile::tempdir().expect("a folder");
    let mut ends = Vec::new();
    for dies in [false, true] {
        let file = folder.path().join(format!("{dies}.db"));
        let mut store = Store::open(&file).await.expect("a database");
        let id = started(&store, Mode::Everyone, 3).await;
        for (event, second) in &steps {
            store.play(id, *event, at(*second)).await.expect("played");
            if dies {
                // Dropped without a goodbye: what was not written by now is lost.
                store = Store::open(&file).await.expect("the same database");
            }
        }
        let found = store.match_by_id(id).await.expect("read").expect("there");
        assert!(found.game.is_over() && store.points_of(5).await.expect("read") > 0);
        ends.push((found.game, found.version, store.points_of(5).await.expect("read")));
    }
    assert_eq!(ends[0], ends[1]);
}

#[tokio::test]
async fn what_was_registered_is_remembered() {
    let store = Store::in_memory().await.expect("a database");
    assert_eq!(store.registered(5).await.expect("read"), None);
    store.remember_registered(5, "a").await.expect("noted");
    store.remember_registered(5, "b").await.expect("noted");
    assert_eq!(store.registered(5).await.expect("read").as_deref(), Some("b"));
}
