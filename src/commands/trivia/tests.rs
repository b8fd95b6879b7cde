//! Games as they are talked through: every mode, every button, and everybody who should not press it.

use crate::commands::conversation::{Answer, CHANNEL, Chat};
use crate::interaction::{Action, Place, Reply, Rights, Row};
use crate::store::{Match, MatchId};

async fn game(chat: &Chat, id: i64) -> Match {
    let found = chat.store().match_by_id(MatchId(id)).await.expect("read");
    found.expect("started")
}

/// The labels of the right button and of a wrong one.
async fn right_and_wrong(chat: &Chat, asked: &Answer) -> (String, String) {
    let found = game(chat, 1).await;
    let question = found.question().expect("asked");
    let labels: Vec<String> = asked.buttons().into_iter().map(|(label, _)| label).collect();
    let wrong = (question.right + 1) % 4;
    (labels[question.right].clone(), labels[wrong].clone())
}

#[tokio::test]
async fn a_question_has_four_options_and_says_when_it_closes() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia").await;
    asked
        .shows("Closes <t:1700000020:R>")
        .shows("No answers yet")
        .shows("Question 1 of 1 · difficulty");
    let labels: Vec<String> = asked.buttons().into_iter().map(|(label, _)| label).collect();
    assert_eq!(labels.len(), 8);
    assert_eq!(labels[4..], ["Type the answer", "Hint", "Skip", "Stop"]);
    let Reply::Message(message) = asked.reply() else {
        panic!("a message")
    };
    assert!(!message.private && message.edited_later);
}

#[tokio::test]
async fn each_answers_once_and_is_told_privately_without_the_answer() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia").await;
    let (right, wrong) = right_and_wrong(&chat, &asked).await;
    let name = right.split(" · ").nth(1).expect("a label").to_owned();
    asked.press(&right).await.is_private().shows("Right").hides(&name);
    asked
        .press(&wrong)
        .await
        .is_private()
        .shows("answered this question already");
    let junho = chat.as_user(2);
    asked
        .press_as(&junho, &wrong)
        .await
        .is_private()
        .shows("Wrong")
        .hides(&name);
    asked.press_as(&chat.as_user(3).seconds_later(20), &right).await;
    assert_eq!(
        game(&chat, 1).await.game.given.len(),
        2,
        "after the time nothing counts"
    );
    assert!(chat.store().points_of(1).await.expect("read") >= 50);
    assert_eq!(chat.store().points_of(2).await.expect("read"), 0);
}

#[tokio::test]
async fn the_fastest_right_answer_shows_itself_at_once() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia mode:fastest rounds:2").await;
    let (right, wrong) = right_and_wrong(&chat, &asked).await;
    asked.press(&wrong).await.is_private().shows("Wrong");
    let taken = asked.press_as(&chat.as_user(2).seconds_later(3), &right).await;
    assert!(matches!(taken.reply(), Reply::Update(_)));
    taken
        .shows("The answer: **")
        .shows("<@2> · right in 3.0 s")
        .shows("Next question");
    let next = taken.press("Next question").await;
    next.shows("Question 2 of 2").shows("No answers yet");
}

#[tokio::test]
async fn alone_a_whole_game_goes_by_in_one_private_message() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia mode:solo rounds:3 timer:none").await;
    asked.is_private().shows("No time limit");
    let mut shown = asked;
    for round in 1..=3 {
        let (right, _) = right_and_wrong(&chat, &shown).await;
        shown = shown.press(&right).await;
        shown.shows("The answer: **").shows("**Right.** ").shows(&right);
        if round < 3 {
            shown = shown.press("Next question").await;
        }
    }
    shown
        .shows("Result")
        .shows("**First:** <@1>")
        .shows("330 points, 3 of 3 right")
        .shows("<@1>, 3 right answers in a row");
    let again = chat.types("/trivia mode:solo").await;
    again.is_private().shows("Question 1 of 1");
}

#[tokio::test]
async fn alone_a_wrong_answer_is_called_wrong_and_said_back() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia mode:solo rounds:2 timer:none").await;
    let (_, wrong) = right_and_wrong(&chat, &asked).await;
    let shown = asked.press(&wrong).await;
    shown.shows("Your answer").shows(&format!("**Wrong.** {wrong}"));
    shown.hides("Nobody was right");
    let korean = chat.as_user(2).in_locale("ko");
    let asked = korean.types("/trivia mode:solo timer:none").await;
    asked.press("건너뛰기").await.shows("내 답").shows("답하지 않았어요");
}

#[tokio::test]
async fn a_game_that_made_room_for_another_goes_on_no_more() {
    let chat = Chat::new().await;
    let first = chat.types("/trivia mode:solo rounds:2 timer:none").await;
    let (right, _) = right_and_wrong(&chat, &first).await;
    chat.types("/trivia mode:solo").await;
    first.press(&right).await.shows("You gave none").shows("Result");
    assert_eq!(chat.store().points_of(1).await.expect("read"), 0);
}

#[tokio::test]
async fn who_have_as_many_points_share_a_place() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia rounds:2").await;
    let (right, wrong) = right_and_wrong(&chat, &asked).await;
    asked.press_as(&chat.as_user(4), &wrong).await;
    for user in [1, 2, 3] {
        asked.press_as(&chat.as_user(user), &right).await;
    }
    let result = asked.press("Stop").await;
    result.shows("**First:** <@1>\n**First:** <@2>\n**First:** <@3>");
    result.hides("**First:** <@4>").hides("**Second:**");
}

#[tokio::test]
async fn a_second_start_says_who_plays_and_offers_to_join() {
    let chat = Chat::new().await;
    chat.types("/trivia rounds:2").await;
    let junho = chat.as_user(2);
    let second = junho.types("/trivia").await;
    second.is_private().shows("<@1> is playing here: question 1 of 2");
    second.press("Join in").await.is_private().shows("You are in");
    second.press("Join in").await.is_private().shows("in this game already");
    assert_eq!(game(&chat, 1).await.game.players.len(), 2);
    junho
        .types("/trivia mode:solo")
        .await
        .is_private()
        .shows("Question 1 of 1");
    let elsewhere = chat.at_place(Place {
        channel: CHANNEL + 1,
        guild: Some(9),
        bot_is_member: true,
    });
    elsewhere.types("/trivia").await.shows("Question 1 of 1");
}

#[tokio::test]
async fn hints_and_skips_are_voted_and_a_hint_takes_an_option_away() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia rounds:2").await;
    let junho = chat.as_user(2);
    junho.types("/trivia").await.press("Join in").await;
    asked.press("Hint").await.is_private().shows("1 of 2 needed");
    let hinted = asked.press_as(&junho, "Hint").await;
    assert_eq!(hinted.buttons().len(), 7, "three options left");
    let removed = game(&chat, 1).await.game.removed()[0];
    let gone = format!("1:trivia:answer:1:0:{removed}");
    chat.presses(&gone, &[])
        .await
        .is_private()
        .shows("A hint has taken that option away");
    asked.press("Skip").await.is_private().shows("1 of 2 needed");
    asked
        .press_as(&junho, "Skip")
        .await
        .shows("The answer: **")
        .shows("Nobody answered this time");
}

#[tokio::test]
async fn only_the_starter_and_who_manages_messages_can_stop_it() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia rounds:3").await;
    let junho = chat.as_user(2);
    asked.press_as(&junho, "Stop").await.is_private().shows("can stop it");
    let manager = junho.with_rights(Rights {
        manages_messages: true,
        bot_may_edit: true,
    });
    asked
        .press_as(&manager, "Stop")
        .await
        .shows("The answer: **")
        .shows("Result");
    asked.press("Stop").await.is_private().shows("This question is over");
    chat.types("/trivia").await.shows("Question 1 of 1");
}

#[tokio::test]
async fn nothing_that_is_sent_reveals_the_answer() {
    let chat = Chat::new().await;
    let mut places = std::collections::BTreeSet::new();
    for round in 1..=24 {
        let asked = chat.types("/trivia").await;
        let Reply::Message(message) = asked.reply() else {
            panic!("a message")
        };
        let Some(Row::Buttons(buttons)) = message.rows.first() else {
            panic!("options")
        };
        let looks: Vec<_> = buttons.iter().map(|button| (button.look, button.disabled)).collect();
        assert!(looks.windows(2).all(|pair| pair[0] == pair[1]));
        for (choice, button) in buttons.iter().enumerate() {
            let id = Action::Press(format!("1:trivia:answer:{round}:0:{choice}"));
            assert_eq!(button.action, id);
        }
        places.insert(game(&chat, round).await.questions[0].right);
        asked.press("Stop").await;
    }
    assert_eq!(places.len(), 4, "the right answer stands in every place");
}

#[tokio::test]
async fn what_was_wished_for_is_asked_or_told_to_be_missing() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia kind:song artist:하성운 mode:solo").await;
    asked.shows("Which song did Jimin (BTS) and Ha Sung Woon record together?");
    chat.types("/trivia artist:zzzz")
        .await
        .is_private()
        .shows("don't know an artist");
    chat.types("/trivia kind:year artist:aoa")
        .await
        .is_private()
        .shows("no questions of that kind");
    assert_eq!(chat.is_typing("/trivia artist:하성").await[0], "Ha Sung Woon (하성운)");
    let offered = chat.types("/trivia artist:jimni").await;
    offered.is_private().shows("Did you mean");
    offered
        .press("Jimin (BTS)")
        .await
        .shows("Question 1 of 1")
        .shows("Jimin");
}

#[tokio::test]
async fn where_the_bot_is_no_member_the_game_is_private_and_goes_on_at_the_next_press() {
    let chat = Chat::new().await.at_place(Place {
        channel: 6,
        guild: None,
        bot_is_member: false,
    });
    let asked = chat.types("/trivia rounds:2 mode:everyone").await;
    asked.is_private();
    let later = chat.seconds_later(3_600);
    let (label, _) = asked.buttons().swap_remove(0);
    let shown = asked.press_as(&later, &label).await;
    assert!(matches!(shown.reply(), Reply::Update(_)));
    shown.shows("The answer: **").shows("You gave none");
    shown.press_as(&later, "Next question").await.shows("Question 2 of 2");
}

#[tokio::test]
async fn buttons_of_no_game_or_another_channel_are_refused() {
    let chat = Chat::new().await;
    let asked = chat.types("/trivia").await;
    for id in [
        "1:trivia:answer:1:0:4",
        "1:trivia:answer:9:0:0",
        "1:trivia:answer:x:0:0",
        "1:trivia:over:1",
        "1:trivia:answer:1:0:-1",
        "1:trivia:answer:1:0",
        "1:trivia:hint:1",
    ] {
        chat.presses(id, &[]).await.is_private().shows("older version");
    }
    let elsewhere = chat.at_place(Place {
        channel: CHANNEL + 1,
        guild: Some(9),
        bot_is_member: true,
    });
    let (label, _) = asked.buttons().swap_remove(0);
    asked.press_as(&elsewhere, &label).await.shows("older version");
}

#[tokio::test]
async fn too_few_songs_are_told() {
    let chat = Chat::with_nothing().await;
    chat.types("/trivia")
        .await
        .is_private()
        .shows("I don't know enough songs yet");
}

#[tokio::test]
async fn koreans_are_asked_in_korean_and_the_game_keeps_its_language() {
    let chat = Chat::new().await.in_locale("ko");
    let asked = chat.types("/trivia rounds:2 mode:fastest").await;
    asked.shows("퀴즈").shows("마감돼요");
    let english = chat.in_locale("en-US").as_user(2);
    asked
        .press_as(&english, "힌트")
        .await
        .is_private()
        .shows("Your vote counts");
    asked.press("힌트").await.shows("퀴즈");
}

#[tokio::test]
async fn every_kind_and_mode_that_can_be_chosen_exists() {
    let kinds: Vec<&str> = crate::trivia::Kind::all().map(|kind| kind.name()).collect();
    assert_eq!(kinds, super::KINDS);
    let modes: Vec<&str> = crate::trivia::game::Mode::ALL.iter().map(|mode| mode.name()).collect();
    assert_eq!(modes, super::MODES);
}
