//! That a game goes by its rules whatever happens in whatever order.

use super::*;
use proptest::prelude::*;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + second).expect("a time")
}

fn game(mode: Mode, seconds: Option<u32>, alone: bool, questions: usize) -> Game {
    let rules = Rules {
        mode,
        seconds,
        starter: 1,
        alone,
    };
    let key = Key {
        right: 2,
        wrong: vec![0, 3, 1],
    };
    Game::new(rules, vec![key; questions], at(0)).0
}

fn answers(game: &mut Game, user: u64, choice: u8, second: i64) -> Told {
    let number = game.number;
    game.step(Event::Answer { user, number, choice }, at(second)).0
}

#[test]
fn everyone_answers_once_until_time_is_up() {
    let mut game = game(Mode::Everyone, Some(20), false, 2);
    assert_eq!(answers(&mut game, 1, 2, 0), Told::Counted { right: true });
    assert_eq!(answers(&mut game, 1, 0, 1), Told::AnsweredBefore);
    assert_eq!(answers(&mut game, 2, 0, 2), Told::Counted { right: false });
    assert!(
        matches!(game.phase, Phase::Asking { .. }),
        "at the first question more may come"
    );
    let (_, records) = game.step(Event::Tick, at(20));
    assert!(matches!(&records[..], [Record::Answered(0, given)] if given.len() == 2));
    assert_eq!(answers(&mut game, 3, 2, 21), Told::Closed);
    assert_eq!(game.step(Event::Tick, at(28)).1, [Record::Asked(1)]);
    answers(&mut game, 1, 2, 30);
    answers(&mut game, 2, 2, 30);
    assert!(game.is_over(), "everybody who plays has answered the last question");
    let ranking = game.ranking();
    assert_eq!((ranking[0].user, ranking[0].best_streak, ranking[0].right), (1, 2, 2));
    assert!(ranking[0].points > ranking[1].points);
}

#[test]
fn the_fastest_right_answer_takes_the_question() {
    let mut game = game(Mode::Fastest, Some(20), false, 2);
    answers(&mut game, 1, 0, 1);
    assert_eq!(answers(&mut game, 2, 2, 3), Told::Counted { right: true });
    assert!(matches!(game.phase, Phase::Shown { .. }));
    assert_eq!(answers(&mut game, 3, 2, 3), Told::Closed);
}

#[test]
fn alone_each_answer_leads_on_and_nobody_else_takes_part() {
    let mut game = game(Mode::Solo, None, true, 2);
    assert_eq!(answers(&mut game, 2, 2, 1), Told::NotYours);
    answers(&mut game, 1, 2, 1);
    assert_eq!(game.phase, Phase::Shown { next_at: None });
    assert_eq!(
        game.step(Event::Skip { user: 1, number: 0 }, at(9)).1,
        [Record::Asked(1)]
    );
    assert_eq!(
        game.step(Event::Skip { user: 1, number: 0 }, at(9)).0,
        Told::Closed,
        "pressed twice"
    );
}

#[test]
fn hints_and_skips_go_by_vote() {
    let mut game = game(Mode::Everyone, Some(20), false, 2);
    game.step(Event::Join { user: 2 }, at(1));
    let hint = |user| Event::Hint { user, number: 0 };
    assert_eq!(game.step(hint(1), at(1)).0, Told::Voted { votes: 1, needed: 2 });
    assert_eq!(
        game.step(hint(1), at(1)).0,
        Told::Voted { votes: 1, needed: 2 },
        "twice is once"
    );
    assert_eq!(game.step(hint(2), at(1)).0, Told::Done);
    assert_eq!(game.removed(), [0]);
    assert_eq!(answers(&mut game, 1, 0, 2), Told::Removed);
    game.step(hint(1), at(2));
    game.step(hint(2), at(2));
    assert_eq!(game.step(hint(1), at(2)).0, Told::NoMoreHints);
    game.step(Event::Skip { user: 1, number: 0 }, at(3));
    assert!(matches!(game.phase, Phase::Asking { .. }));
    game.step(Event::Skip { user: 2, number: 0 }, at(3));
    assert!(matches!(game.phase, Phase::Shown { .. }));
}

#[test]
fn a_game_that_nobody_plays_ends() {
    let mut game = game(Mode::Everyone, Some(10), false, 20);
    for second in 0..60 {
        game.step(Event::Tick, at(second));
    }
    assert!(game.is_over() && game.number == 2);
    let mut untimed = self::game(Mode::Everyone, None, false, 5);
    untimed.step(Event::Tick, at(29 * 60));
    assert!(!untimed.is_over());
    untimed.step(Event::Tick, at(30 * 60));
    assert!(untimed.is_over());
    let mut alone = self::game(Mode::Solo, None, true, 5);
    alone.step(Event::Tick, at(23 * 3_600));
    assert!(!alone.is_over(), "who plays alone may take all day");
}

#[test]
fn after_a_long_pause_nothing_is_passed_over() {
    let mut game = game(Mode::Everyone, Some(10), false, 3);
    answers(&mut game, 1, 2, 1);
    assert!(matches!(
        game.step(Event::Tick, at(5_000)).1[..],
        [Record::Answered(0, _)]
    ));
    assert_eq!(
        game.phase,
        Phase::Shown {
            next_at: Some(at(5_000) + PAUSE)
        }
    );
}

#[test]
fn whoever_is_forgotten_leaves_no_trace() {
    let mut game = game(Mode::Everyone, Some(20), false, 2);
    answers(&mut game, 7, 2, 1);
    game.step(Event::Hint { user: 7, number: 0 }, at(2));
    game.forget(7);
    assert!(!format!("{game:?}").contains("user: 7") && game.hint_votes.is_empty());
    answers(&mut game, 8, 2, 3);
    let records = game.forget(1);
    assert!(matches!(&records[..], [Record::Answered(0, given)] if given.len() == 1));
    assert!(game.is_over() && game.players.len() == 1);
}

fn events() -> impl Strategy<Value = Vec<(Event, i64)>> {
    let user = 1u64..5;
    let number = 0usize..4;
    let event = prop_oneof![
        Just(Event::Tick),
        (user.clone(), number.clone(), 0u8..4).prop_map(|(user, number, choice)| Event::Answer {
            user,
            number,
            choice
        }),
        (user.clone(), number.clone()).prop_map(|(user, number)| Event::Hint { user, number }),
        (user.clone(), number).prop_map(|(user, number)| Event::Skip { user, number }),
        user.prop_map(|user| Event::Join { user }),
    ];
    proptest::collection::vec((event, 0i64..12), 0..80)
}

proptest! {
    #[test]
    fn whatever_happens_each_question_is_asked_and_closed_once_and_points_add_up(events in events(), mode in 0usize..2) {
        let mut game = game(Mode::ALL[mode], Some(10), false, 4);
        let (mut second, mut closed, mut points) = (0, Vec::new(), 0);
        for (event, pause) in events {
            second += pause;
            let before = serde_json::to_string(&game).expect("JSON");
            game = serde_json::from_str(&before).expect("a game comes back from the store as it was");
            for record in game.step(event, at(second)).1 {
                if let Record::Answered(number, given) = record {
                    let mut users: Vec<u64> = given.iter().map(|given| given.user).collect();
                    users.sort_unstable();
                    users.dedup();
                    prop_assert_eq!(users.len(), given.len(), "one answer each");
                    prop_assert!(mode == 0 || given.iter().filter(|given| given.right).count() <= 1);
                    points += given.iter().map(|given| given.points).sum::<u32>();
                    closed.push(number);
                }
            }
        }
        prop_assert!(closed.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{:?}", closed);
        prop_assert_eq!(points, game.players.iter().map(|player| player.points).sum::<u32>());
    }
}
