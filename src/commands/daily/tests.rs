//! Dailies as they are talked through, from the first question to the shared result.

use crate::commands::conversation::{Answer, Chat};
use crate::interaction::{Place, Reply};
use crate::store::{Match, MatchId, NewReport};
use crate::text::Language;
use crate::trivia::daily::Day;

const DAY_SECONDS: i64 = 24 * 60 * 60;

async fn daily(chat: &Chat, user: u64) -> Match {
    let found = chat.store().daily_of(user, Day::of(chat.now())).await;
    found.expect("read").expect("begun")
}

/// Answers the question that is shown, rightly or wrongly.
async fn answers(chat: &Chat, shown: &Answer, user: u64, right: bool) -> Answer {
    let found = daily(chat, user).await;
    let question = found.question().expect("asked");
    let place = if right {
        question.right
    } else {
        (question.right + 1) % 4
    };
    shown.press(&shown.buttons()[place].0.clone()).await
}

/// Plays a whole daily: the marks of a line such as "+-+.+", `.` for a question that is skipped.
async fn plays(chat: &Chat, user: u64, marks: &str) -> Answer {
    let mut shown = chat.types("/daily").await;
    for (number, mark) in marks.chars().enumerate() {
        if number > 0 {
            shown = shown.press("Next question").await;
        }
        shown = match mark {
            '.' => shown.press("Skip").await,
            _ => answers(chat, &shown, user, mark == '+').await,
        };
    }
    shown
}

fn ids(found: &Match) -> Vec<String> {
    found.questions.iter().map(|question| question.id.clone()).collect()
}

#[tokio::test]
async fn five_questions_are_played_unseen_and_end_in_squares_and_words() {
    let chat = Chat::new().await;
    let first = chat.types("/daily").await;
    first
        .is_private()
        .shows("Daily · 15 November 2023")
        .shows("Question 1 of 5")
        .shows("No time limit");
    let end = plays(&chat, 1, "+-+.+").await;
    assert!(matches!(end.reply(), Reply::Update(message) if message.private));
    end.shows("🟩🟥🟩⬜🟩")
        .shows("right, wrong, right, not answered, right")
        .shows("3 of 5 right · 300 points")
        .shows("1 day, 1 at best. One missed day a week is forgiven.")
        .shows("One day in a row with a daily")
        // Midnight of 16 November in Seoul.
        .shows("<t:1700060400:R>")
        .shows("The answer: **");
}

#[tokio::test]
async fn everybody_has_the_same_five_and_other_days_and_other_data_have_others() {
    let (mina, elsewhere) = (Chat::new().await, Chat::new().await);
    mina.types("/trivia mode:solo").await;
    mina.types("/daily").await;
    mina.as_user(2).in_locale("ko").types("/daily").await;
    elsewhere.as_user(3).seconds_later(3_600).types("/daily").await;
    let first = daily(&mina, 1).await;
    for other in [daily(&mina, 2).await, daily(&elsewhere, 3).await] {
        assert_eq!(ids(&other), ids(&first));
        let rights = |found: &Match| found.questions.iter().map(|one| one.right).collect::<Vec<_>>();
        assert_eq!(rights(&other), rights(&first), "the options stand in the same order");
        assert_eq!(other.game.keys, first.game.keys, "and hints take the same ones away");
    }
    let tomorrow = mina.seconds_later(DAY_SECONDS);
    tomorrow.types("/daily").await;
    assert_ne!(ids(&daily(&tomorrow, 1).await), ids(&first));
    let artist =
        "[[artist]]\nid = \"a-new-act\"\nname = \"A New Act\"\nkind = \"group\"\nsources = [\"dataset:a/b:c.csv\"]\n";
    let changed = Chat::with_file("artists", artist).await;
    changed.types("/daily").await;
    assert_ne!(daily(&changed, 1).await.questions, first.questions);
}

/// Three people report a question of that daily.
async fn rest(chat: &Chat, question: &str) {
    for user in [91, 92, 93] {
        let report = NewReport {
            question,
            user,
            prompt: "Who?",
            answer: "A sample",
            reason: "A sample reason",
            language: Language::English,
            now: chat.now(),
        };
        chat.store().report_question(report).await.expect("kept");
    }
}

#[tokio::test]
async fn nobody_ends_a_daily_by_a_slip() {
    let chat = Chat::new().await;
    let first = chat.types("/daily").await;
    let shown = answers(&chat, &first, 1, false).await;
    for answer in [&first, &shown] {
        assert!(answer.buttons().iter().all(|(label, _)| label != "Stop"));
    }
    shown.shows("Your answer").shows("**Wrong.** ");
}

#[tokio::test]
async fn a_question_reported_today_stays_for_today_and_is_not_in_tomorrows_daily() {
    let tomorrows = Chat::new().await.seconds_later(DAY_SECONDS);
    tomorrows.types("/daily").await;
    let coming = ids(&daily(&tomorrows, 1).await);

    let chat = Chat::new().await;
    chat.types("/daily").await;
    let todays = ids(&daily(&chat, 1).await);
    rest(&chat, &todays[0]).await;
    rest(&chat, &coming[0]).await;
    chat.as_user(2).types("/daily").await;
    assert_eq!(
        ids(&daily(&chat, 2).await),
        todays,
        "the same for everybody of that day"
    );

    let chat = chat.seconds_later(DAY_SECONDS);
    chat.types("/daily").await;
    let five = ids(&daily(&chat, 1).await);
    assert!(five.len() == 5 && !five.contains(&coming[0]), "{five:?}");
    chat.store().clear_reports(&coming[0]).await.expect("cleared");
    chat.as_user(2).types("/daily").await;
    assert_eq!(
        ids(&daily(&chat, 2).await),
        five,
        "also when an operator clears it that day"
    );
}

#[tokio::test]
async fn it_is_played_once_a_day_and_goes_on_wherever_it_is_asked_for() {
    let chat = Chat::new().await;
    let first = chat.types("/daily").await;
    let shown = answers(&chat, &first, 1, true).await;
    shown.press("Next question").await.shows("Question 2 of 5");
    let away = chat.at_place(Place {
        channel: 4_444,
        guild: None,
        bot_is_member: false,
    });
    // An hour later nothing has gone by: nobody is hurried.
    let later = away.seconds_later(3_600);
    let again = later.types("/daily").await;
    again.is_private().shows("Question 2 of 5").shows("No answers yet");
    assert_eq!(daily(&chat, 1).await.channel, 4_444);
    first.press("Skip").await.shows("older version");
    later.types("/trivia mode:solo").await.shows("Question 1 of 1");
    for number in 2..=5 {
        let shown = later.types("/daily").await;
        let ended = answers(&later, &shown, 1, true).await;
        if number < 5 {
            ended.press("Next question").await;
        }
    }
    for chat in [&chat, &later] {
        chat.types("/daily")
            .await
            .is_private()
            .shows("🟩🟩🟩🟩🟩")
            .shows("5 of 5");
    }
    let midnight = chat.seconds_later(DAY_SECONDS);
    midnight
        .types("/daily")
        .await
        .shows("Question 1 of 5")
        .shows("16 November");
}

#[tokio::test]
async fn asked_for_twice_at_once_it_is_one_game() {
    let chat = Chat::new().await;
    let (one, other) = tokio::join!(chat.types("/daily"), chat.types("/daily"));
    for shown in [one, other] {
        shown.is_private().shows("Question 1 of 5");
    }
    assert_eq!(chat.store().match_by_id(MatchId(2)).await.expect("read"), None);
}

#[tokio::test]
async fn the_result_is_shared_without_any_answer() {
    let chat = Chat::new().await;
    let end = plays(&chat, 1, "++-..").await;
    let shared = end.press("Share it here").await;
    assert!(matches!(shared.reply(), Reply::Message(message) if !message.private && message.rows.is_empty()));
    shared
        .shows("<@1>")
        .shows("🟩🟩🟥⬜⬜")
        .shows("right, right, wrong, not answered, not answered");
    shared.shows("2 of 5 right · 210 points").shows("/daily");
    for question in daily(&chat, 1).await.questions {
        shared
            .hides(&question.options[question.right].label)
            .hides(&question.fact);
    }
}

#[tokio::test]
async fn only_ones_own_finished_daily_can_be_shared() {
    let chat = Chat::new().await;
    let today = Day::of(chat.now()).0;
    chat.types("/daily").await;
    for id in [
        format!("1:daily:share:{today}"),
        "1:daily:share:1".to_owned(),
        "1:daily:share:x".to_owned(),
        "1:daily:share".to_owned(),
        "1:daily:play:1".to_owned(),
    ] {
        chat.presses(&id, &[]).await.is_private().shows("older version");
    }
    let end = plays(&chat.as_user(2), 2, "+++++").await;
    end.press_as(&chat, "Share it here").await.shows("older version");
}

#[tokio::test]
async fn days_in_a_row_count_and_one_missed_day_a_week_is_forgiven() {
    let chat = Chat::new().await;
    for day in [0, 1, 3] {
        plays(&chat.seconds_later(day * DAY_SECONDS), 1, "+....").await;
    }
    let fourth = chat.seconds_later(3 * DAY_SECONDS).types("/daily").await;
    // 17 November was missed; from the 24th on another day may be.
    fourth
        .shows("3 days, 3 at best. Your missed day was forgiven; another will be from <t:1700751600:D>.")
        .shows("One day in a row with a daily");
    let junho = chat.as_user(2).seconds_later(2 * DAY_SECONDS);
    plays(&junho, 2, "-....").await.shows("3 days in a row with a daily");
    let lost = plays(&chat.seconds_later(6 * DAY_SECONDS), 1, "+....").await;
    lost.shows("1 day, 3 at best.");
}

#[tokio::test]
async fn a_day_without_an_answer_is_not_played() {
    let chat = Chat::new().await;
    let end = plays(&chat, 1, ".....").await;
    end.shows("⬜⬜⬜⬜⬜").shows("No streak yet.").shows("0 points");
    end.hides("in a row with a daily");
}

#[tokio::test]
async fn koreans_play_it_in_korean() {
    let chat = Chat::new().await.in_locale("ko");
    let mut shown = chat.types("/daily").await;
    shown
        .is_private()
        .shows("오늘의 퀴즈 · 2023년 11월 15일")
        .shows("5문제 중 1번째");
    for number in 0..5 {
        if number > 0 {
            shown = shown.press("다음 문제").await;
        }
        shown = answers(&chat, &shown, 1, number > 0).await;
    }
    shown
        .shows("오답, 정답, 정답, 정답, 정답")
        .shows("5문제 중 4개 정답 · 460점")
        .shows("1일째");
    let shared = shown.press("여기에 공유하기").await;
    shared.shows("<@1>").shows("🟥🟩🟩🟩🟩").shows("/오늘의퀴즈");
}

#[tokio::test]
async fn without_enough_songs_it_says_so() {
    let chat = Chat::with_nothing().await;
    chat.types("/daily").await.is_private().shows("Try /trivia meanwhile");
}
