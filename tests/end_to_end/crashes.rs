//! The bot is killed, as by a power cut, after every kind of step of a game and in the middle of its answers. Whoever
//! starts it again finds the game where it was: nothing lost, nothing twice, and the time that was left.

use super::{answer, game, right_and_wrong, text, version};
use crate::support::{Bot, PATIENCE, Play, buttons};
use fanchant::store::Match;
use fanchant::trivia::game::{Given, Phase, Player};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long after its start a bot may take to go on with the games that it finds.
const GOES_ON_WITHIN: Duration = Duration::from_secs(5);

/// How often something that changes by itself is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(20);

/// A bot that is killed and started again between the steps of a game.
struct Mortal<'a> {
    play: &'a Play,
    bot: Bot,
}

impl<'a> Mortal<'a> {
    async fn new(play: &'a Play) -> Self {
        Self {
            play,
            bot: play.bot("[trivia]\nseconds = 5\n").await,
        }
    }

    /// Kills the bot, and starts it again; the game is the same as before, to the last answer and second.
    async fn dies(&mut self) {
        let before = game(self.play).await;
        self.bot.kill();
        self.bot = self.play.bot("[trivia]\nseconds = 5\n").await;
        let after = game(self.play).await;
        assert_eq!((after.id, &after.questions), (before.id, &before.questions));
        if before.game.due_at().is_none_or(|due| due > jiff::Timestamp::now()) {
            assert_eq!(after.game, before.game);
        }
    }

    /// Waits until the message shows `text`, within the time that a bot has to go on.
    async fn goes_on(&self, message: &Value, text: &str) -> Value {
        let begun = Instant::now();
        let shown = self.play.until_shown("mina", message, text).await;
        assert!(
            begun.elapsed() < GOES_ON_WITHIN,
            "{text} came after {:?}",
            begun.elapsed()
        );
        shown
    }
}

/// Who answered the current question, and how.
fn given(found: &Match) -> Vec<(u8, bool)> {
    let of = |given: &Given| (given.choice, given.right);
    found.game.given.iter().map(of).collect()
}

/// When the message says that its question closes.
fn closes(message: &Value) -> String {
    let text = message["embeds"][0]["description"].as_str().unwrap_or_default();
    let stamp = text.split("Closes ").nth(1).and_then(|rest| rest.split('>').next());
    stamp.expect("a question that closes").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_killed_after_every_step_of_a_game_plays_it_to_its_end() {
    let play = Play::new().await;
    let mut bot = Mortal::new(&play).await;
    let options = json!({"rounds": 4, "timer": "60"});
    let asked = play.command("mina", "trivia", options).await["message"].clone();
    bot.dies().await;

    // A press, a typed answer, a vote: all are there after the crash, and the question closes when it said.
    let (right, wrong) = right_and_wrong(&game(&play).await);
    let verdict = answer(&play, "mina", &asked, right).await;
    assert!(text(&verdict).contains("Right."), "{verdict}");
    bot.dies().await;
    let counted = bot.goes_on(&asked, "One answer").await;
    assert_eq!(closes(&counted), closes(&asked), "the time that was left");
    let twice = answer(&play, "mina", &asked, wrong).await;
    assert!(text(&twice).contains("your first answer counts"), "{twice}");

    let found = game(&play).await;
    let question = found.question().expect("a question").clone();
    let window = play.press("junho", &asked, "Type the answer").await;
    bot.dies().await;
    let label = question.options[question.right].label.to_uppercase();
    let verdict = play.submit("junho", &window, json!({ "answer": label })).await;
    assert!(text(&verdict).contains("Right."), "{verdict}");
    bot.dies().await;
    bot.goes_on(&asked, "2 answers").await;
    let place = u8::try_from(question.right).expect("one of four");
    assert_eq!(given(&game(&play).await), [(place, true), (place, true)]);

    // Of two who play, both must want a hint.
    let vote = play.press("mina", &asked, "Hint").await;
    assert!(text(&vote).contains("1 of 2"), "{vote}");
    bot.dies().await;
    let hinted = play.press("junho", &asked, "Hint").await["message"].clone();
    bot.dies().await;
    let away = |message: &Value| {
        buttons(message)
            .iter()
            .filter(|button| button["disabled"] == true)
            .count()
    };
    assert_eq!(away(&hinted), 1, "{hinted}");
    assert_eq!(closes(&hinted), closes(&asked));

    // The same for skipping; then the answer is shown.
    play.press("junho", &hinted, "Skip").await;
    bot.dies().await;
    let skipped = play.press("mina", &hinted, "Skip").await["message"].clone();
    assert!(skipped.to_string().contains("The answer:"), "{skipped}");
    let after_one = game(&play).await.game.players;
    assert!(after_one.iter().all(|player| player.right == 1), "{after_one:?}");
    bot.dies().await;

    let second = play.press("junho", &skipped, "Next question").await["message"].clone();
    bot.dies().await;
    let (_, wrong) = right_and_wrong(&game(&play).await);
    answer(&play, "mina", &second, wrong).await;
    bot.dies().await;
    let closed = answer(&play, "junho", &second, wrong).await["message"].clone();
    assert!(
        closed.to_string().contains("Nobody was right"),
        "everybody answered: {closed}"
    );
    bot.dies().await;
    assert_eq!(points(&game(&play).await), points_of(&after_one), "counted once");

    let third = play.press("mina", &closed, "Next question").await["message"].clone();
    let end = play.press("mina", &third, "Stop").await["message"].clone();
    assert!(end.to_string().contains("1 of 4 right"), "{end}");
    bot.dies().await;
    let board = text(&play.command("alex", "leaderboard", json!({})).await);
    for (_, points) in points_of(&after_one) {
        assert!(board.contains(&format!("{points} points")), "{board}");
    }
    let again = play.command("alex", "trivia", json!({})).await;
    assert_eq!(buttons(&again["message"]).len(), 8, "the channel is free: {again}");
}

fn points(found: &Match) -> Vec<(u64, u32)> {
    points_of(&found.game.players)
}

fn points_of(players: &[Player]) -> Vec<(u64, u32)> {
    players.iter().map(|player| (player.user, player.points)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_time_brings_comes_after_a_crash_too_and_once() {
    let play = Play::new().await;
    let mut bot = Mortal::new(&play).await;
    let asked = play
        .command("mina", "trivia", json!({"rounds": 2, "timer": "10"}))
        .await["message"]
        .clone();
    let (right, _) = right_and_wrong(&game(&play).await);
    answer(&play, "mina", &asked, right).await;
    let closes_at = game(&play).await.game.due_at().expect("a limit");
    bot.bot.kill();
    // It is away while the time of the question runs out.
    until(closes_at).await;
    bot.bot = play.bot("[trivia]\nseconds = 5\n").await;
    let shown = bot.goes_on(&asked, "The answer:").await;
    assert!(shown.to_string().contains("One answer"), "{shown}");
    bot.dies().await;
    let found = game(&play).await;
    assert!(matches!(found.game.phase, Phase::Shown { .. }), "{found:?}");
    assert_eq!(
        found.game.number, 0,
        "one step of time, so that nobody misses an answer"
    );
    let won = points(&found);

    // The next question, when its time comes, while nobody is there to bring it.
    let next_at = found.game.due_at().expect("a pause");
    bot.bot.kill();
    until(next_at).await;
    bot.bot = play.bot("[trivia]\nseconds = 5\n").await;
    let second = bot.goes_on(&asked, "Question 2 of 2").await;
    let found = game(&play).await;
    assert_eq!(points(&found), won);
    let left = found.game.due_at().expect("a limit").as_second();
    assert!(closes(&second).contains(&left.to_string()), "{second}");
    // Everybody who plays has answered: the end.
    let end = answer(&play, "mina", &second, right_and_wrong(&found).1).await["message"].clone();
    assert!(end.to_string().contains("1 of 2 right"), "{end}");
    bot.dies().await;
    assert_eq!(points(&game(&play).await), won);
}

/// Waits for a moment, looking often.
async fn until(moment: jiff::Timestamp) {
    while jiff::Timestamp::now() <= moment {
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

/// Somebody does something, and the bot is killed after it has recorded that and before Discord has its answer.
async fn cut_off(bot: &mut Mortal<'_>, action: Value) {
    let play = bot.play;
    let before = version(play).await;
    play.fault(json!({"kind": "slow", "millis": 10_000, "route": "callback", "times": 1}))
        .await;
    let acting = play.post("/stage/interactions", action);
    let begun = Instant::now();
    let killing = async {
        while version(play).await == before {
            assert!(begun.elapsed() < PATIENCE, "nothing was recorded");
            tokio::time::sleep(LOOK_EVERY).await;
        }
        bot.bot.kill();
    };
    let (outcome, ()) = tokio::join!(acting, killing);
    assert_ne!(outcome["failure"], Value::Null, "the answer did not arrive: {outcome}");
    play.fault(json!({"kind": "clear"})).await;
    bot.bot = play.bot("[trivia]\nseconds = 5\n").await;
}

fn by(user: &str, action: Value) -> Value {
    let mut action = action;
    action["user"] = json!(user);
    action["channel"] = json!("quiz");
    action
}

/// The press of a button of `message`, that starts with `label`.
fn press(user: &str, message: &Value, label: &str) -> Value {
    let all = buttons(message);
    let found = all
        .iter()
        .find(|button| button["label"].as_str().is_some_and(|text| text.starts_with(label)));
    let id = &found.expect("a button")["custom_id"];
    by(
        user,
        json!({"kind": "press", "message_id": message["id"], "custom_id": id}),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_whose_verdict_is_lost_counts_once() {
    let play = Play::new().await;
    let mut bot = Mortal::new(&play).await;
    let asked = play
        .command("mina", "trivia", json!({"rounds": 2, "timer": "none"}))
        .await["message"]
        .clone();
    let occupied = play.command("junho", "trivia", json!({})).await["message"].clone();
    play.press("junho", &occupied, "Join in").await;
    let (right, wrong) = right_and_wrong(&game(&play).await);
    cut_off(&mut bot, press("mina", &asked, right)).await;
    bot.goes_on(&asked, "One answer").await;
    let twice = answer(&play, "mina", &asked, wrong).await;
    assert!(text(&twice).contains("your first answer counts"), "{twice}");

    // The last answer ends the question, and the message that shows it never comes: the clock brings it.
    let window = play.press("junho", &asked, "Type the answer").await;
    let found = game(&play).await;
    let question = found.question().expect("a question");
    let typed = json!({"answer": question.options[question.right].label});
    let sent = json!({"kind": "submit", "interaction_id": window["id"], "fields": typed});
    cut_off(&mut bot, by("junho", sent)).await;
    let shown = bot.goes_on(&asked, "The answer:").await;
    assert!(shown.to_string().contains("2 answers"), "{shown}");

    cut_off(&mut bot, press("mina", &shown, "Next question")).await;
    let second = bot.goes_on(&asked, "Question 2 of 2").await;
    cut_off(&mut bot, press("mina", &second, "Stop")).await;
    let end = bot.goes_on(&asked, "Result").await;
    assert_eq!(end.to_string().matches("1 of 2 right").count(), 2, "{end}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_game_that_nobody_ever_saw_does_not_keep_the_channel() {
    let play = Play::new().await;
    let mut bot = Mortal::new(&play).await;
    let start = json!({"kind": "command", "name": "trivia", "options": {"timer": "none"}});
    cut_off(&mut bot, by("mina", start)).await;
    let begun = Instant::now();
    let asked = loop {
        let started = play.command("junho", "trivia", json!({"timer": "none"})).await;
        if buttons(&started["message"]).len() == 8 {
            break started["message"].clone();
        }
        assert!(begun.elapsed() < PATIENCE, "still occupied: {started}");
        tokio::time::sleep(LOOK_EVERY).await;
    };
    answer(&play, "junho", &asked, "A").await;
}
