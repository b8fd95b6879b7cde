//! Profiles as they are read, of oneself and of others.

use crate::commands::conversation::{Answer, Chat};
use crate::interaction::Reply;
use crate::store::MatchId;

/// Plays a game of songs' partners alone and answers each question, rightly or wrongly.
async fn plays(chat: &Chat, game: i64, command: &str, rights: &[bool]) {
    let mut shown: Answer = chat.types(command).await;
    for (number, right) in rights.iter().enumerate() {
        if number > 0 {
            shown = shown.press("Next question").await;
        }
        let found = chat
            .store()
            .match_by_id(MatchId(game))
            .await
            .expect("read")
            .expect("there");
        let question = found.question().expect("asked");
        let place = if *right {
            question.right
        } else {
            (question.right + 1) % 4
        };
        shown = shown.press(&shown.buttons()[place].0.clone()).await;
    }
}

#[tokio::test]
async fn a_profile_adds_up_what_was_answered() {
    let chat = Chat::new().await;
    let jimin = "/trivia mode:solo timer:none kind:partner artist:하성운";
    plays(&chat, 1, jimin, &[true]).await;
    plays(&chat.seconds_later(60), 2, jimin, &[true]).await;
    let quotes = "/trivia mode:solo timer:none kind:said-it rounds:2";
    plays(&chat.seconds_later(120), 3, quotes, &[true, false]).await;
    let own = chat.types("/profile").await;
    assert!(matches!(own.reply(), Reply::Message(message) if !message.private));
    own.shows("<@1>\n300 points in 3 games · 75% of 4 answers right")
        .shows("No level yet: it takes 6 more answers")
        .shows("3 at best")
        .shows("No streak yet.")
        .shows("Who sang with them: 100% of 2\nWho said it: 50% of 2")
        .shows("Ha Sung Woon: ")
        .shows("<t:1700000120:R> · 1 of 2 right · 100 points\n<t:1700000060:R> · 1 of 1 right");
    let others = chat.as_user(2).types("/profile player:1").await;
    others.shows("300 points in 3 games").shows("Jimin (BTS): ");
}

#[tokio::test]
async fn the_artists_of_right_answers_are_told_the_best_known_first() {
    let chat = Chat::new().await;
    let command = "/trivia mode:solo timer:none kind:partner artist:suzy rounds:2";
    plays(&chat, 1, command, &[true, true]).await;
    plays(
        &chat,
        2,
        "/trivia mode:solo timer:none kind:featured artist:iu",
        &[false],
    )
    .await;
    let own = chat.types("/profile").await;
    own.shows("Knows best:\nSuzy: 2 right answers\n").hides("IU");
    chat.in_locale("ko").types("/profile").await.shows("수지: 정답 2개");
}

#[tokio::test]
async fn after_ten_answers_a_level_is_told_and_dailies_count_in_days() {
    let chat = Chat::new().await;
    plays(&chat, 1, "/daily", &[true; 5]).await;
    plays(&chat.seconds_later(86_400), 2, "/daily", &[true; 5]).await;
    let own = chat.seconds_later(86_400).types("/profile").await;
    own.shows("of 5: ")
        .hides("No level yet")
        .shows("2 days, 2 at best.")
        .shows("10 at best");
    own.shows("5 of 5 right · 600 points · daily");
}

#[tokio::test]
async fn who_is_hidden_is_seen_by_themselves_alone() {
    let chat = Chat::new().await;
    plays(&chat, 1, "/trivia mode:solo timer:none", &[true]).await;
    chat.types("/privacy hide").await;
    let other = chat.as_user(2);
    other
        .types("/profile player:1")
        .await
        .is_private()
        .shows("keeps their profile to themselves")
        .hides("points");
    chat.types("/profile").await.is_private().shows("100 points");
    chat.types("/profile player:1").await.is_private().shows("100 points");
    chat.types("/privacy hide").await;
    other.types("/profile player:1").await.shows("100 points");
}

#[tokio::test]
async fn who_has_not_played_is_told_how_in_both_languages() {
    let chat = Chat::new().await;
    chat.types("/profile")
        .await
        .is_private()
        .shows("I know no answers by <@1> yet. Play /trivia or /daily.");
    let korean = chat.in_locale("ko");
    korean
        .types("/profile player:7")
        .await
        .is_private()
        .shows("<@7> 님의 답은 아직 없어요");
    plays(&chat, 1, "/trivia mode:solo timer:none", &[true]).await;
    korean
        .types("/profile")
        .await
        .shows("1판, 100점 · 1문제 중 100% 정답")
        .shows("9문제를 더 답하면");
    chat.presses("1:profile:show:1", &[]).await.shows("older version");
}
