//! Games answered by typing, in every mode, by one person and by very many at once.

use crate::commands::conversation::{Answer, CHANNEL, Chat, MESSAGE};
use crate::interaction::{Place, Reply, Rights};
use crate::store::{Match, MatchId};
use std::collections::HashSet;

/// A question whose answer is a song: "With You".
const SONG: &str = "/trivia kind:song artist:하성운";

async fn game(chat: &Chat) -> Match {
    let found = chat.store().match_by_id(MatchId(1)).await.expect("read");
    found.expect("started")
}

/// What the right option and a wrong one say.
async fn right_and_wrong(chat: &Chat) -> (String, String) {
    let found = game(chat).await;
    let question = found.question().expect("asked");
    let label = |place: usize| question.options[place].label.clone();
    (label(question.right), label((question.right + 1) % 4))
}

/// Opens the window and sends it with this text.
async fn types(asked: &Answer, chat: &Chat, text: &str) -> Answer {
    let window = asked.press_as(chat, "Type the answer").await;
    window.shows("Your answer");
    window.fill_in(&[text]).await
}

#[tokio::test]
async fn among_everyone_a_typed_answer_counts_once_and_only_its_writer_is_told() {
    let chat = Chat::new().await;
    let asked = chat.types(SONG).await;
    let (_, wrong) = right_and_wrong(&chat).await;
    types(&asked, &chat, "WITH-YOU")
        .await
        .is_private()
        .shows("Right")
        .hides("With You");
    types(&asked, &chat.as_user(2), &wrong)
        .await
        .is_private()
        .shows("Wrong")
        .hides("With You");
    let again = asked.press("Type the answer").await;
    again.is_private().shows("answered this question already");
    let found = game(&chat).await.game;
    let rights: Vec<bool> = found.given.iter().map(|given| given.right).collect();
    assert_eq!(rights, [true, false]);
}

#[tokio::test]
async fn a_press_and_a_typed_answer_of_one_person_are_one_answer() {
    let chat = Chat::new().await;
    let asked = chat.types(SONG).await;
    let window = asked.press("Type the answer").await;
    let (label, _) = asked.buttons().swap_remove(0);
    asked.press(&label).await;
    window
        .fill_in(&["with you"])
        .await
        .is_private()
        .shows("answered this question already");
    assert_eq!(game(&chat).await.game.given.len(), 1);
}

#[tokio::test]
async fn the_fastest_right_answer_may_be_typed_and_shows_itself_at_once() {
    let chat = Chat::new().await;
    let asked = chat.types(&format!("{SONG} mode:fastest")).await;
    let late = asked.press_as(&chat.as_user(3), "Type the answer").await;
    let (_, wrong) = right_and_wrong(&chat).await;
    types(&asked, &chat, &wrong).await.is_private().shows("Wrong");
    let taken = types(&asked, &chat.as_user(2).seconds_later(3), "with yuo").await;
    assert!(matches!(taken.reply(), Reply::Update(_)));
    taken.shows("The answer: **").shows("<@2> · right in 3.0 s");
    late.fill_in(&["With You"])
        .await
        .is_private()
        .shows("This question is over");
}

#[tokio::test]
async fn alone_typing_leads_through_a_whole_game() {
    let chat = Chat::new().await;
    let mut shown = chat.types("/trivia mode:solo rounds:3 timer:none").await;
    for round in 1..=3 {
        let (right, _) = right_and_wrong(&chat).await;
        shown = types(&shown, &chat, &right).await;
        shown.shows("The answer: **").shows("**Right.** ");
        if round < 3 {
            shown = shown.press("Next question").await;
        }
    }
    shown.shows("Result").shows("330 points, 3 of 3 right");
    let private = chat.types("/trivia mode:solo").await;
    let (_, id) = private
        .buttons()
        .into_iter()
        .find(|(label, _)| label == "Type the answer")
        .expect("there");
    let stranger = chat.as_user(2);
    stranger
        .presses(&id, &[])
        .await
        .is_private()
        .shows("belongs to somebody else");
    let typed = id.replace(":type:", ":typed:");
    stranger
        .submits(&typed, &[("answer", "iu")])
        .await
        .shows("belongs to somebody else");
}

#[tokio::test]
async fn what_is_close_or_none_of_the_options_is_told_and_does_not_count() {
    let chat = Chat::new().await;
    let asked = chat.types(SONG).await;
    types(&asked, &chat, "wiht")
        .await
        .is_private()
        .hides("Wrong")
        .hides("Right");
    let nonsense = types(&asked, &chat, "@everyone **qqqqq**").await;
    nonsense
        .is_private()
        .shows("none of the options")
        .shows(r"\*\*qqqqq\*\*")
        .hides("With You");
    types(&asked, &chat, "  ")
        .await
        .is_private()
        .shows("none of the options");
    types(&asked, &chat, "with")
        .await
        .is_private()
        .shows("close")
        .hides("With You");
    assert_eq!(game(&chat).await.game.given, []);
    types(&asked, &chat, "with you").await.is_private().shows("Right");
}

/// A question two of whose options differ in one letter.
const ALIKE: &str = r#"
[[question]]
id = "sample"
prompt = { en = "A sample question?", ko = "견본 문제인가요?" }
answer = { en = "Sample answer red", ko = "견본 답 빨강" }
wrong = [{ en = "Sample answer rad", ko = "견본 답 바퀴" }, { en = "Nothing", ko = "아무것도" }, { en = "Else", ko = "다른 것" }]
fact = { en = "A sample fact.", ko = "견본 사실이에요." }
difficulty = 1
artists = ["iu"]
sources = ["https://example.org/a", "https://example.org/b"]
"#;

#[tokio::test]
async fn what_fits_two_options_is_asked_back() {
    let chat = Chat::with_file("trivia", ALIKE).await;
    let asked = chat.types("/trivia kind:written").await;
    let both = types(&asked, &chat, "sample answer rd").await;
    both.is_private()
        .shows("That may be Sample answer r")
        .shows(" or Sample answer r");
    assert_eq!(game(&chat).await.game.given, []);
    types(&asked, &chat, "견본 답 빨강").await.is_private().shows("Right");
}

#[tokio::test]
async fn of_two_that_fit_the_one_is_meant_that_no_hint_has_taken_away() {
    let chat = Chat::with_file("trivia", ALIKE).await;
    for round in 1..=20 {
        let asked = chat.types("/trivia kind:written").await;
        asked.press("Hint").await;
        let found = chat
            .store()
            .match_by_id(MatchId(round))
            .await
            .expect("read")
            .expect("started");
        let (question, gone) = (&found.questions[0], usize::from(found.game.removed()[0]));
        if question.options[gone].label == "Sample answer rad" {
            types(&asked, &chat, "sample answer rd")
                .await
                .is_private()
                .shows("Right");
            types(&asked, &chat.as_user(2), "sample answer rad")
                .await
                .shows("A hint has taken");
            return;
        }
        asked.press("Stop").await;
    }
    panic!("in twenty games no hint took the one that is alike");
}

#[tokio::test]
async fn what_comes_too_late_or_for_another_question_is_told_so() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia rounds:3").await;
    let window = asked.press("Type the answer").await;
    let late = chat.seconds_later(25);
    late.submits("1:trivia:typed:1:0", &[("answer", "qqqq")])
        .await
        .is_private()
        .shows("This question is over");
    late.submits("1:trivia:typed:1:1", &[("answer", "qqqq")])
        .await
        .is_private()
        .shows("This question is over");
    late.presses("1:trivia:type:1:0", &[])
        .await
        .is_private()
        .shows("This question is over");
    window
        .fill_in(&["iu"])
        .await
        .is_private()
        .shows("This question is over");
    assert_eq!(game(&chat).await.game.given, []);
    let elsewhere = chat.at_place(Place {
        channel: CHANNEL + 1,
        guild: Some(9),
        bot_is_member: true,
    });
    for (chat, id) in [
        (&elsewhere, "1:trivia:typed:1:0"),
        (&chat, "1:trivia:typed:9:0"),
        (&chat, "1:trivia:typed:1"),
        (&chat, "1:trivia:typed:1:-1"),
        (&chat, "1:trivia:answer:1:0:0"),
        (&chat, "1:help:typed:1:0"),
    ] {
        chat.submits(id, &[("answer", "iu")])
            .await
            .is_private()
            .shows("older version");
    }
}

#[tokio::test]
async fn a_window_never_takes_a_way_to_the_message_away() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia").await;
    let (label, _) = asked.buttons().swap_remove(0);
    asked.press(&label).await;
    assert_eq!(game(&chat).await.message, Some(MESSAGE));
    // What Discord sends with a window may not say that the bot is a member.
    let unknown = chat.as_user(2).with_rights(Rights::default());
    let (right, _) = right_and_wrong(&chat).await;
    types(&asked, &unknown, &right).await.is_private();
    assert!(game(&chat).await.may_edit);
}

#[tokio::test]
async fn where_nothing_else_leads_to_the_game_a_late_answer_shows_it() {
    let chat = Chat::new().await.at_place(Place {
        channel: 6,
        guild: None,
        bot_is_member: false,
    });
    let asked = chat.types("/trivia rounds:2").await;
    let later = chat.seconds_later(3_600);
    let shown = asked.press_as(&later, "Type the answer").await;
    assert!(matches!(shown.reply(), Reply::Update(_)));
    shown.shows("The answer: **").shows("You gave none");
}

#[tokio::test]
async fn koreans_type_in_korean() {
    let chat = Chat::new().await.in_locale("ko");
    let asked = chat.types("/trivia kind:featured").await;
    let window = asked.press("답 입력하기").await;
    window.shows("내 답");
    window.fill_in(&["ㅋㅋㅋ"]).await.is_private().shows("보기에 없어요");
    window.fill_in(&["아이유"]).await.is_private().shows("맞았어요");
}

/// 1,000 deeds of 250 people all at once: two presses and two typed answers each, of every option.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_a_thousand_presses_and_typed_answers_at_once_each_person_counts_once() {
    let chat = Chat::new().await;
    chat.types(SONG).await;
    let labels: Vec<String> = {
        let found = game(&chat).await;
        let question = found.question().expect("asked");
        question.options.iter().map(|option| option.label.clone()).collect()
    };
    let deeds = (0..1_000usize).map(|deed| {
        let (chat, label) = (chat.as_user(10 + deed as u64 / 4), labels[deed % 4].clone());
        tokio::spawn(async move {
            let answer = if deed % 2 == 0 {
                chat.presses(&format!("1:trivia:answer:1:0:{}", deed % 4), &[]).await
            } else {
                chat.submits("1:trivia:typed:1:0", &[("answer", &label)]).await
            };
            let text = answer.text();
            assert!(!text.contains("went wrong"), "{text}");
            text.contains("**Right.**") || text.contains("**Wrong.**")
        })
    });
    let mut counted = 0;
    for deed in deeds.collect::<Vec<_>>() {
        counted += usize::from(deed.await.expect("no panic"));
    }
    let found = game(&chat).await;
    let users: HashSet<u64> = found.game.given.iter().map(|given| given.user).collect();
    assert_eq!((counted, found.game.given.len(), users.len()), (250, 250, 250));
}
