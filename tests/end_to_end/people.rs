//! What people do with each other: a game of three, a report, the boards, what is kept about somebody, the daily; the
//! first four on both roads by which Discord reaches the bot.

use super::{answer, game, right_and_wrong, text};
use crate::support::{self, Play, buttons};
use fanchant::store::Store;
use fanchant::{catalogue, watch};
use serde_json::{Value, json};

/// The number and the mention of a person of the stage.
async fn person(play: &Play, name: &str) -> (String, String) {
    let world = play.get("/stage/world").await;
    let users = world["users"].as_array().expect("people");
    let found = users.iter().find(|user| user["username"] == name).expect("somebody");
    let id = found["id"].as_str().expect("a number").to_owned();
    let mention = format!("<@{id}>");
    (id, mention)
}

/// The right answer to the current question as Koreans write it: it must be an artist.
async fn right_in_hangul(play: &Play) -> String {
    let (catalogue, _) = catalogue::load(&support::data(), watch::latest_today()).expect("the data is sound");
    let game = game(play).await;
    let question = game.question().expect("a question");
    let artist = catalogue
        .artist(&question.options[question.right].id)
        .expect("an artist");
    artist.hangul.clone().expect("a name in Hangul")
}

#[tokio::test(flavor = "multi_thread")]
async fn three_people_meet_over_the_gateway() {
    let play = Play::new().await;
    let _bot = play.bot("").await;
    three_people_meet(&play).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_people_meet_over_the_endpoint() {
    let play = Play::new().await;
    let _bot = play.bot_behind_endpoint("").await;
    three_people_meet(&play).await;
}

async fn three_people_meet(play: &Play) {
    let over = play_two_questions(play).await;
    report(play, &over).await;
    look_at_each_other(play).await;
    take_everything_along(play).await;
    hide(play).await;
}

/// Mina is right both times, Junho once and by typing, Alex never.
async fn play_two_questions(play: &Play) -> Value {
    let options = json!({"rounds": 2, "kind": "partner", "artist": "백현", "timer": "none"});
    let asked = play.command("mina", "trivia", options).await["message"].clone();
    for user in ["junho", "alex"] {
        let occupied = play.command(user, "trivia", json!({})).await["message"].clone();
        let joined = play.press(user, &occupied, "Join in").await;
        assert!(text(&joined).contains("You are in"), "{joined}");
    }
    let (right, wrong) = right_and_wrong(&game(play).await);
    let verdict = answer(play, "mina", &asked, right).await;
    assert!(text(&verdict).contains("Right."), "{verdict}");
    let window = play.press("junho", &asked, "Type the answer").await;
    let fields = json!({"answer": right_in_hangul(play).await});
    let verdict = play.submit("junho", &window, fields).await;
    assert_eq!(verdict["response"]["data"]["flags"], 64, "for the writer alone");
    assert!(text(&verdict).contains("Right."), "{verdict}");
    let over = answer(play, "alex", &asked, wrong).await;
    let ((_, mina), (_, junho)) = (person(play, "mina").await, person(play, "junho").await);
    for part in [
        "The answer:",
        "3 answers",
        &format!("{mina} · right"),
        &format!("{junho} · right"),
    ] {
        assert!(text(&over).contains(part), "{part} is not in {over}");
    }

    let second = play.press("alex", &over["message"], "Next question").await["message"].clone();
    let (right, wrong) = right_and_wrong(&game(play).await);
    answer(play, "mina", &second, right).await;
    answer(play, "junho", &second, wrong).await;
    let end = answer(play, "alex", &second, wrong).await["message"].clone();
    for part in [format!("**First:** {mina}"), format!("**Second:** {junho}")] {
        assert!(end.to_string().contains(&part), "{part} is not in {end}");
    }
    for part in ["2 of 2 right", "1 of 2 right", "0 points, 0 of 2 right"] {
        assert!(end.to_string().contains(part), "{part} is not in {end}");
    }
    end
}

async fn report(play: &Play, over: &Value) {
    let window = play.press("alex", over, "Report this question").await;
    let fields = json!({"reason": "A *sample* reason, 예시예요"});
    let thanks = play.submit("alex", &window, fields).await;
    assert_eq!(thanks["response"]["data"]["flags"], 64, "{thanks}");
    assert!(text(&thanks).contains("Thank you"), "{thanks}");
    let store = Store::open(&play.database()).await.expect("the database");
    let reports = store.reports().await.expect("readable");
    store.close().await;
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].reason, "A *sample* reason, 예시예요");
    assert_eq!(reports[0].question, game(play).await.questions[1].id);
}

async fn look_at_each_other(play: &Play) {
    let ((_, mina), (_, junho)) = (person(play, "mina").await, person(play, "junho").await);
    let board = text(&play.command("alex", "leaderboard", json!({})).await);
    for line in [format!("**1** · {mina}"), format!("**2** · {junho}")] {
        assert!(board.contains(&line), "{line} is not in {board}");
    }
    let profile = text(&play.command("alex", "profile", json!({"player": "junho"})).await);
    assert!(profile.contains(&junho) && !profile.contains(&mina), "{profile}");
    assert!(profile.contains("one game · 50% of 2 answers right"), "{profile}");
}

/// The file is Junho's, of both answers, and of nobody else's.
async fn take_everything_along(play: &Play) {
    let exported = play.command("junho", "privacy export", json!({})).await;
    assert_eq!(exported["response"]["data"]["flags"], 64, "{exported}");
    let bytes = play.download(&exported["message"], "fanchant-export.json").await;
    let file: Value = serde_json::from_slice(&bytes).expect("JSON");
    let game = game(play).await;
    let answers = file["answers"].as_array().expect("answers");
    let said: Vec<_> = answers
        .iter()
        .map(|answer| (&answer["question_number"], &answer["question"], &answer["right"]))
        .collect();
    let of = |number: usize, right: bool| (json!(number + 1), json!(game.questions[number].id), json!(right));
    let wanted = [of(1, false), of(0, true)];
    assert_eq!(
        said,
        wanted
            .each_ref()
            .map(|(number, question, right)| (number, question, right))
    );
    assert_eq!(
        (&answers[0]["points"], answers[1]["points"].as_u64() > Some(0)),
        (&json!(0), true)
    );
    assert_eq!(file["person"], person(play, "junho").await.0);
    assert_eq!(file["games"].as_array().map(Vec::len), Some(1));
    for other in ["mina", "alex"] {
        let id = person(play, other).await.0;
        assert!(!file.to_string().contains(&id), "{other} stands in {file}");
    }
}

async fn hide(play: &Play) {
    let ((_, mina), (_, junho)) = (person(play, "mina").await, person(play, "junho").await);
    let told = play.command("junho", "privacy hide", json!({})).await;
    assert!(text(&told).contains("You are hidden"), "{told}");
    let board = text(&play.command("alex", "leaderboard", json!({})).await);
    assert!(
        board.contains(&format!("**1** · {mina}")) && !board.contains(&junho),
        "{board}"
    );
    let profile = play.command("alex", "profile", json!({"player": "junho"})).await;
    assert_eq!(profile["response"]["data"]["flags"], 64, "{profile}");
    assert!(
        text(&profile).contains("keeps their profile to themselves"),
        "{profile}"
    );
    let own = play.command("junho", "profile", json!({})).await;
    assert_eq!(own["response"]["data"]["flags"], 64, "{own}");
    assert!(text(&own).contains("50% of 2 answers right"), "{own}");
}

/// Plays the five questions of somebody's daily with the first option each; its first question and its end.
async fn play_daily(play: &Play, user: &str) -> (String, Value) {
    let begun = play.command(user, "daily", json!({})).await;
    assert_eq!(begun["response"]["data"]["flags"], 64, "{begun}");
    let mut shown = begun["message"].clone();
    let first = shown["embeds"][0]["description"]
        .as_str()
        .expect("a question")
        .to_owned();
    for number in 1..=5 {
        assert!(
            shown.to_string().contains(&format!("Question {number} of 5")),
            "{shown}"
        );
        shown = answer(play, user, &shown, "A").await["message"].clone();
        assert!(shown.to_string().contains("The answer:"), "{shown}");
        if number < 5 {
            shown = play.press(user, &shown, "Next question").await["message"].clone();
        }
    }
    (first, shown)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_daily_is_the_same_for_two_people_and_its_result_can_be_shared() {
    let play = Play::new().await;
    let _bot = play.bot("").await;
    let (first, end) = play_daily(&play, "mina").await;
    assert!(end.to_string().contains("of 5 right"), "{end}");
    let shared = play.press("mina", &end, "Share it here").await;
    assert_ne!(shared["response"]["data"]["flags"], 64, "all can see it");
    assert_ne!(shared["message"]["id"], end["id"], "a message of its own");
    for part in [&person(&play, "mina").await.1, "of 5 right", "Play it yourself: /daily"] {
        assert!(text(&shared).contains(part), "{part} is not in {shared}");
    }
    assert!(
        !text(&shared).contains("The answer:") && buttons(&shared["message"]).is_empty(),
        "{shared}"
    );
    let (again, _) = play_daily(&play, "junho").await;
    assert_eq!(first, again);
}
