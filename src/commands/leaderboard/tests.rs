//! Leaderboards as they are read and turned.

use crate::commands::conversation::{Answer, Chat};
use crate::interaction::{Place, Reply};

/// Plays alone: questions answered rightly but for the last `wrong` ones.
async fn plays(chat: &Chat, right: usize, wrong: usize) {
    let rounds = right + wrong;
    let mut shown = chat
        .types(&format!("/trivia mode:solo timer:none rounds:{rounds}"))
        .await;
    for number in 0..rounds {
        if number > 0 {
            shown = shown.press("Next question").await;
        }
        shown = answers(chat, &shown, number < right).await;
    }
}

async fn answers(chat: &Chat, shown: &Answer, right: bool) -> Answer {
    let (_, id) = shown.buttons().swap_remove(0);
    let number = id.split(':').nth(3).expect("a game").parse().expect("a number");
    let found = chat.store().match_by_id(crate::store::MatchId(number)).await;
    let found = found.expect("read").expect("there");
    let question = found.question().expect("asked");
    let place = if right {
        question.right
    } else {
        (question.right + 1) % 4
    };
    shown.press(&shown.buttons()[place].0.clone()).await
}

#[tokio::test]
async fn a_board_ranks_by_points_and_equals_share_a_place() {
    let chat = Chat::new().await;
    for (user, right) in [(1, 1), (2, 2), (3, 1), (4, 3)] {
        plays(&chat.as_user(user), right, 1).await;
    }
    let board = chat.types("/leaderboard").await;
    assert!(matches!(board.reply(), Reply::Message(message) if !message.private));
    board
        .shows("Leaderboard: points")
        // Monday, 13 November 2023, in Seoul.
        .shows("This server · this week, since <t:1699801200:f>")
        .shows("**1** · <@4> · 330 points\n**2** · <@2> · 210 points\n**3** · <@1> · 100 points\n**3** · <@3> · 100 points")
        .shows("Page 1 of 1 · 4 players");
    assert_eq!(board.buttons().len(), 1, "one page needs no turning");
    let streaks = chat.types("/leaderboard board:streak period:all scope:here").await;
    streaks
        .shows("This channel · all time")
        .shows("**1** · <@4> · 3 in a row\n**2** · <@2> · 2 in a row");
}

#[tokio::test]
async fn a_row_of_right_answers_goes_on_from_game_to_game() {
    let chat = Chat::new().await;
    plays(&chat, 2, 0).await;
    plays(&chat.seconds_later(60), 2, 1).await;
    plays(&chat.seconds_later(120), 1, 0).await;
    chat.types("/leaderboard board:streak")
        .await
        .shows("**1** · <@1> · 4 in a row");
}

#[tokio::test]
async fn accuracy_takes_ten_answers() {
    let chat = Chat::new().await;
    plays(&chat, 3, 0).await;
    let empty = chat.types("/leaderboard board:accuracy").await;
    empty
        .shows("Nobody has enough answers yet")
        .shows("with 10 answers or more");
    assert_eq!(empty.buttons(), []);
    for game in 1..=3 {
        plays(&chat.seconds_later(game * 60), 2, 1).await;
    }
    let board = chat.types("/leaderboard board:accuracy").await;
    board
        .shows("Leaderboard: right most often")
        .shows("**1** · <@1> · 75% of 12 right");
}

#[tokio::test]
async fn a_board_counts_what_happened_there_and_then() {
    let chat = Chat::new().await;
    plays(&chat, 1, 0).await;
    let other_server = chat.at_place(Place {
        channel: 8,
        guild: Some(88),
        bot_is_member: true,
    });
    let other_channel = chat.at_place(Place {
        channel: 8,
        guild: Some(9),
        bot_is_member: true,
    });
    let direct = chat.at_place(Place {
        channel: 8,
        guild: None,
        bot_is_member: true,
    });
    other_server
        .types("/leaderboard")
        .await
        .shows("Nobody stands here yet. Be the first with /trivia");
    other_server
        .types("/leaderboard scope:everywhere")
        .await
        .shows("Everywhere")
        .shows("<@1> · 100 points");
    other_channel
        .types("/leaderboard scope:here")
        .await
        .shows("Nobody stands here yet");
    other_channel.types("/leaderboard").await.shows("<@1> · 100 points");
    direct
        .types("/leaderboard")
        .await
        .shows("This channel")
        .shows("Nobody stands here yet");
    // In Seoul it is seven in the morning of Wednesday.
    let evening = chat.seconds_later(16 * 3_600);
    evening
        .types("/leaderboard period:today")
        .await
        .shows("<@1> · 100 points");
    let tomorrow = chat.seconds_later(17 * 3_600);
    tomorrow
        .types("/leaderboard period:today")
        .await
        .shows("Nobody stands here yet");
    tomorrow
        .types("/leaderboard period:week")
        .await
        .shows("<@1> · 100 points");
    let monday = chat.seconds_later(5 * 86_400);
    monday.types("/leaderboard").await.shows("Nobody stands here yet");
    monday
        .types("/leaderboard period:month")
        .await
        .shows("<@1> · 100 points");
    chat.types("/leaderboard board:daily")
        .await
        .shows("Be the first with /daily");
}

#[tokio::test]
async fn pages_are_turned_and_everybody_finds_their_own() {
    let chat = Chat::new().await;
    for user in 1..=12 {
        plays(&chat.as_user(user), 1, 0).await;
    }
    plays(&chat.as_user(13).seconds_later(9), 2, 0).await;
    let first = chat.types("/leaderboard").await;
    first
        .shows("**1** · <@13>")
        .shows("**2** · <@1> ·")
        .shows("Page 1 of 2 · 13 players")
        .hides("<@12>");
    let second = first.press("Lower ▶").await;
    assert!(matches!(second.reply(), Reply::Update(_)));
    second.shows("**2** · <@12>").shows("Page 2 of 2").hides("<@13>");
    second.press("◀ Higher").await.shows("**1** · <@13>");
    let mine = second.press_as(&chat.as_user(12), "Where am I?").await;
    mine.is_private()
        .shows("You are at place 2 of 13.")
        .shows("**2** · <@12>")
        .shows("Page 2 of 2");
    let nobody = first.press_as(&chat.as_user(99), "Where am I?").await;
    nobody.is_private().shows("You are not on this board yet. Play /trivia");
    chat.presses("1:leaderboard:down:server:week:points:99", &[])
        .await
        .shows("Page 2 of 2");
}

#[tokio::test]
async fn who_is_hidden_stands_on_no_board() {
    let chat = Chat::new().await;
    plays(&chat, 2, 0).await;
    plays(&chat.as_user(2), 1, 0).await;
    chat.types("/privacy hide")
        .await
        .is_private()
        .shows("no leaderboard shows you");
    let board = chat.types("/leaderboard").await;
    board
        .shows("**1** · <@2> · 100 points")
        .hides("<@1>")
        .shows("one player");
    board
        .press("Where am I?")
        .await
        .is_private()
        .shows("You are hidden")
        .hides("<@2>");
    chat.types("/privacy hide").await.is_private().shows("seen again");
    chat.types("/leaderboard").await.shows("**1** · <@1> · 210 points");
}

#[tokio::test]
async fn koreans_read_it_in_korean_and_strange_buttons_are_refused() {
    let chat = Chat::new().await;
    plays(&chat, 1, 0).await;
    let korean = chat.in_locale("ko");
    let board = korean.types("/leaderboard board:streak").await;
    board
        .shows("순위: 연속 정답")
        .shows("이 서버 · 이번 주")
        .shows("**1위** · <@1> · 1문제 연속");
    board.press("나는 몇 위?").await.is_private().shows("1명 중 1위예요");
    korean.types("/leaderboard board:daily").await.shows("/오늘의퀴즈");
    for id in [
        "1:leaderboard:down:server:week:points:-1",
        "1:leaderboard:down:server:week:points",
        "1:leaderboard:down:galaxy:week:points:0",
        "1:leaderboard:me:server:week:points:0",
        "1:leaderboard:me:server:week",
        "1:leaderboard:all:server:week:points",
    ] {
        chat.presses(id, &[]).await.is_private().shows("older version");
    }
    chat.presses("1:leaderboard:me:server:week:points", &["x"])
        .await
        .shows("older version");
}
