//! The compiled bot against the stage, through serenity and real sockets, as people and Discord meet it.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod crashes;
mod imports;
mod people;
#[path = "../support/mod.rs"]
mod support;

use fanchant::store::{Match, MatchId, Store};
use serde_json::{Value, json};
use support::{Bot, Play, TOKEN, buttons, copy};

fn text(outcome: &Value) -> String {
    outcome["message"].to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_is_registered_once_and_answered() {
    let play = Play::new().await;
    let mut bot = play.bot("").await;
    let world = play.get("/stage/world").await;
    let names: Vec<&str> = world["commands"]
        .as_array()
        .expect("commands")
        .iter()
        .filter_map(|c| c["name"].as_str())
        .collect();
    let specs = fanchant::commands::ALL.iter().map(|command| command.spec());
    let table: Vec<&str> = specs
        .flat_map(|spec| std::iter::once(spec.name).chain(spec.on_message))
        .collect();
    assert_eq!(names, table);
    for command in world["commands"].as_array().expect("commands") {
        assert_eq!(command["integration_types"], json!([0, 1]), "{command}");
        assert_eq!(command["contexts"], json!([0, 1, 2]), "{command}");
        assert!(command["name_localizations"]["ko"].is_string(), "{command}");
    }

    let quote = play.command("mina", "quote", json!({"artist": "ha sungwoon"})).await;
    assert!(text(&quote).contains("Ha Sung Woon (하성운)"), "{quote}");
    let korean = play
        .act("junho", json!({"kind": "command", "name": "help", "locale": "ko"}))
        .await;
    assert!(text(&korean).contains("/퀴즈"), "{korean}");

    assert!(bot.terminate().success());
    let mut again = play.bot("").await;
    assert_eq!(
        play.requests("PUT", "/commands").await.len(),
        1,
        "registered again though nothing changed"
    );
    assert!(!again.has_logged(TOKEN));
    assert!(!bot.has_logged(TOKEN));
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_that_discord_does_not_take_yet_are_registered_later() {
    // One request is sent five times; its failure was told once, and the bot ran on without any command.
    let play = Play::new().await;
    play.fault(json!({"kind": "status", "code": 500, "route": "commands", "times": 6}))
        .await;
    let mut bot = play.bot("").await;
    bot.until("the commands were registered");
    play.command("mina", "quote", json!({"artist": "jimin"})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_pressing_and_choosing_lead_from_a_name_to_its_story() {
    let play = Play::new().await;
    let _bot = play.bot("").await;
    let typed = json!({"kind": "autocomplete", "name": "quote", "options": {"artist": "하성"}, "focused": "artist"});
    let choices = play.act("mina", typed).await["choices"].clone();
    assert_eq!(choices[0]["value"], "ha-sung-woon", "{choices}");

    let quote = play
        .command("mina", "quote", json!({"artist": choices[0]["value"]}))
        .await;
    let another = play.press("mina", &quote["message"], "Another").await;
    assert_eq!(another["response"]["type"], 7, "the pressed message itself changes");
    assert_ne!(text(&quote), text(&another));

    let page = play.command("mina", "news latest", json!({})).await["message"].clone();
    let menu = page["components"][0]["components"][0].clone();
    let chosen = menu["options"][1].clone();
    let open = json!({"kind": "select", "message_id": page["id"], "custom_id": menu["custom_id"],
                      "values": [chosen["value"]]});
    let story = play.act("mina", open).await;
    assert_eq!(story["message"]["embeds"][0]["title"], chosen["label"]);
    let related = play.press("mina", &story["message"], "Related").await;
    assert_eq!(
        related["response"]["data"]["flags"], 64,
        "related stories are shown privately"
    );
    let older = play.press("mina", &story["message"], "Older ▶").await;
    assert!(text(&older).contains("Page 2 of"), "{older}");
}

#[tokio::test(flavor = "multi_thread")]
async fn mistakes_are_told_privately() {
    let play = Play::new().await;
    let _bot = play.bot("").await;
    let unknown = play
        .command("mina", "quote", json!({"artist": "@everyone **jimn**"}))
        .await;
    assert_eq!(unknown["response"]["data"]["flags"], 64);
    assert_eq!(unknown["response"]["data"]["allowed_mentions"]["parse"], json!([]));
    assert!(text(&unknown).contains("I don't know an artist called"), "{unknown}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_is_answered_once_by_each_and_revealed_when_time_is_up() {
    let play = Play::new().await;
    let _bot = play.bot("[trivia]\nseconds = 5\n").await;
    let asked = play.command("mina", "trivia", json!({})).await["message"].clone();
    let options = buttons(&asked);
    assert_eq!(options.len(), 8, "four options, Type the answer, Hint, Skip, Stop");

    for (user, option) in [("mina", 0), ("junho", 1), ("alex", 2)] {
        let label = options[option]["label"].as_str().expect("a label");
        let verdict = play.press(user, &asked, label).await;
        assert_eq!(
            verdict["response"]["data"]["flags"], 64,
            "a verdict is for the presser alone"
        );
        assert!(!text(&verdict).contains("The answer:"), "{verdict}");
    }
    let twice = play
        .press("mina", &asked, options[3]["label"].as_str().expect("a label"))
        .await;
    assert!(text(&twice).contains("your first answer counts"), "{twice}");

    let closed = play.until_shown("alex", &asked, "The answer:").await;
    assert!(closed.to_string().contains("3 answers"), "{closed}");
    assert!(buttons(&closed).iter().take(4).all(|button| button["disabled"] == true));
    let right: Vec<_> = buttons(&closed)
        .into_iter()
        .filter(|button| button["style"] == 3)
        .collect();
    assert_eq!(right.len(), 1, "{closed}");
}

/// Presses the option of a letter, as a person would read it.
async fn answer(play: &Play, user: &str, message: &Value, letter: &str) -> Value {
    let options = buttons(message);
    let starts = |button: &&Value| button["label"].as_str().is_some_and(|label| label.starts_with(letter));
    let label = options.iter().find(starts).expect("an option")["label"].clone();
    play.press(user, message, label.as_str().expect("a label")).await
}

/// The first game, as it is recorded at the moment.
async fn game(play: &Play) -> Match {
    let store = Store::open(&play.database()).await.expect("the database");
    let found = store.match_by_id(MatchId(1)).await.expect("readable");
    store.close().await;
    found.expect("a game")
}

/// The version of the first game; 0 before there is one.
async fn version(play: &Play) -> i64 {
    let store = Store::open(&play.database()).await.expect("the database");
    let found = store.match_by_id(MatchId(1)).await.expect("readable");
    store.close().await;
    found.map_or(0, |found| found.version)
}

/// The letters of the right option of the current question and of a wrong one.
fn right_and_wrong(game: &Match) -> (&'static str, &'static str) {
    let letters = ["A", "B", "C", "D"];
    let right = game.question().expect("a question").right;
    (letters[right], letters[(right + 1) % letters.len()])
}

#[tokio::test(flavor = "multi_thread")]
async fn three_people_play_a_game_of_three_questions_in_one_message_across_a_crash() {
    let play = Play::new().await;
    let mut bot = play.bot("").await;
    let options = json!({"rounds": 3, "timer": "30", "mode": "everyone"});
    let asked = play.command("mina", "trivia", options).await["message"].clone();
    let second = play.command("junho", "trivia", json!({})).await["message"].clone();
    assert!(
        text(&json!({"message": second})).contains("is playing here: question 1 of 3"),
        "{second}"
    );
    play.press("junho", &second, "Join in").await;
    for (user, letter) in [("mina", "A"), ("junho", "B"), ("alex", "C")] {
        let verdict = answer(&play, user, &asked, letter).await;
        assert_eq!(verdict["response"]["data"]["flags"], 64, "{verdict}");
    }
    play.press("mina", &asked, "Skip").await;
    let skipped = play.press("alex", &asked, "Skip").await;
    assert_eq!(skipped["response"]["type"], 7, "the game's own message changes");
    assert!(text(&skipped).contains("The answer:"), "{skipped}");
    let mut shown = play.press("junho", &skipped["message"], "Next question").await["message"].clone();

    bot.kill();
    let _bot = play.bot("").await;
    for user in ["mina", "junho"] {
        answer(&play, user, &shown, "D").await;
    }
    shown = answer(&play, "alex", &shown, "D").await["message"].clone();
    assert!(
        shown.to_string().contains("The answer:"),
        "everybody has answered: {shown}"
    );
    let third = play.press("mina", &shown, "Next question").await["message"].clone();
    assert_eq!(third["id"], asked["id"], "one message for the whole game");
    assert!(text(&play.press("alex", &third, "Stop").await).contains("can stop it"));
    let result = play.press("mina", &third, "Stop").await;
    for part in ["Result", "points", "of 3 right", "Again?"] {
        assert!(text(&result).contains(part), "{part} is not in {result}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_in_mid_question_loses_no_answer() {
    let play = Play::new().await;
    let mut bot = play.bot("[trivia]\nseconds = 5\n").await;
    let asked = play.command("mina", "trivia", json!({})).await["message"].clone();
    let option = buttons(&asked)[2]["label"].as_str().expect("a label").to_owned();
    play.press("mina", &asked, &option).await;
    bot.kill();

    let _bot = play.bot("[trivia]\nseconds = 5\n").await;
    let closed = play.until_shown("mina", &asked, "The answer:").await;
    assert!(closed.to_string().contains("One answer"), "{closed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_token_leads_to_an_edit_in_the_channel() {
    let play = Play::new().await;
    let _bot = play.bot("[trivia]\nseconds = 5\n").await;
    let asked = play.command("mina", "trivia", json!({})).await["message"].clone();
    play.fault(json!({"kind": "expire_tokens"})).await;
    play.until_shown("mina", &asked, "The answer:").await;
    assert_eq!(play.requests("PATCH", "/channels/").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn where_the_bot_is_no_member_a_question_is_private() {
    let play = Play::new().await;
    let _bot = play.bot("[trivia]\nseconds = 5\n").await;
    let asked = play
        .act("mina", json!({"kind": "command", "name": "trivia", "channel": "group"}))
        .await;
    assert_eq!(asked["response"]["data"]["flags"], 64, "{asked}");
    play.until_shown("mina", &asked["message"], "The answer:").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn limits_failures_and_slowness_are_sat_out() {
    let play = Play::new().await;
    let mut bot = play.bot("[trivia]\nseconds = 5\n").await;
    for fault in [
        json!({"kind": "rate_limit", "route": "callback", "retry_after": 0.2, "times": 1}),
        json!({"kind": "rate_limit", "route": "callback", "retry_after": 0.2, "global": true, "times": 1}),
        json!({"kind": "status", "code": 500, "route": "callback", "times": 2}),
        json!({"kind": "slow", "millis": 300, "route": "callback", "times": 1}),
    ] {
        play.fault(fault).await;
        let quote = play.command("mina", "quote", json!({"artist": "jimin"})).await;
        assert!(text(&quote).contains("Jimin"), "{quote}");
    }
    bot.until("Discord asks for patience");
    let asked = play.command("mina", "trivia", json!({})).await["message"].clone();
    play.fault(json!({"kind": "rate_limit", "route": "original", "retry_after": 0.5, "times": 1}))
        .await;
    play.fault(json!({"kind": "status", "code": 503, "route": "original", "times": 2}))
        .await;
    play.until_shown("mina", &asked, "The answer:").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_connection_is_resumed_and_an_ended_session_begun_anew() {
    let play = Play::new().await;
    let mut bot = play.bot("").await;
    play.fault(json!({"kind": "drop_gateway"})).await;
    bot.until("resumed the gateway connection");
    play.command("mina", "quote", json!({"artist": "jimin"})).await;
    play.fault(json!({"kind": "reconnect"})).await;
    bot.until("resumed the gateway connection");
    play.command("mina", "quote", json!({"artist": "jimin"})).await;
    play.fault(json!({"kind": "invalid_session", "resumable": false})).await;
    bot.until("connected to the gateway");
    play.command("mina", "quote", json!({"artist": "jimin"})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_endpoint_serves_the_same_answers_and_refuses_what_is_not_signed() {
    let play = Play::new().await;
    let _bot = play.bot_behind_endpoint("[trivia]\nseconds = 5\n").await;

    let quote = play.command("mina", "quote", json!({"artist": "하성운"})).await;
    assert!(quote["message"].to_string().contains("Ha Sung Woon"), "{quote}");
    let asked = play.command("mina", "trivia", json!({})).await["message"].clone();
    play.press("junho", &asked, buttons(&asked)[0]["label"].as_str().expect("a label"))
        .await;
    play.until_shown("mina", &asked, "The answer:").await;
    assert_eq!(
        play.get("/stage/gateway").await["sessions"],
        json!([]),
        "no gateway was asked for"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn signatures_are_checked_strictly() {
    use ed25519_dalek::{Signer, SigningKey};
    let key = SigningKey::from_bytes(&[7; 32]);
    let play = Play::new().await;
    let public = hex::encode(key.verifying_key().to_bytes());
    let file = play.configure(&format!(
        "[endpoint]\nlisten = \"127.0.0.1:0\"\npublic_key = \"{public}\"\n"
    ));
    let mut bot = Bot::start(&["run", "--config", file.to_str().expect("a path")], None);
    let line = bot.until("listening for interactions over HTTP");
    let address = line.split("address=").nth(1).expect("an address").trim().to_owned();

    let http = reqwest::Client::builder().no_proxy().build().expect("a client");
    let send = async |time: String, body: &str, signature: Option<String>| {
        let mut request = http.post(format!("http://{address}/")).body(body.to_owned());
        if let Some(signature) = signature {
            request = request
                .header("x-signature-ed25519", signature)
                .header("x-signature-timestamp", time);
        }
        let answer = request.send().await.expect("an answer");
        (answer.status().as_u16(), answer.text().await.expect("a body"))
    };
    let sign = |time: &str, body: &str| hex::encode(key.sign(format!("{time}{body}").as_bytes()).to_bytes());
    let now = jiff::Timestamp::now().as_second();
    let ping = r#"{"id":"1","application_id":"2","type":1,"token":"t","version":1}"#;

    let good = send(now.to_string(), ping, Some(sign(&now.to_string(), ping))).await;
    assert_eq!(good, (200, r#"{"type":1}"#.to_owned()));
    let time = now.to_string();
    assert_eq!(send(time.clone(), ping, None).await.0, 401, "no signature");
    assert_eq!(
        send(time.clone(), ping, Some("00".repeat(64))).await.0,
        401,
        "a wrong one"
    );
    assert_eq!(
        send(time.clone(), ping, Some("zz".into())).await.0,
        401,
        "no hexadecimal"
    );
    assert_eq!(
        send(time.clone(), "{}", Some(sign(&time, ping))).await.0,
        401,
        "of another body"
    );
    for stale in [now - 600, now + 600] {
        let stale = stale.to_string();
        assert_eq!(
            send(stale.clone(), ping, Some(sign(&stale, ping))).await.0,
            401,
            "of another time"
        );
    }
    assert_eq!(send(time.clone(), "no json", Some(sign(&time, "no json"))).await.0, 400);
    let huge = "x".repeat(2 * 1024 * 1024);
    assert_eq!(
        send(time.clone(), &huge, Some(sign(&time, &huge))).await.0,
        413,
        "too large"
    );
}

/// Sends the bot's endpoint the first half of a request, and keeps the connection.
fn half_a_request(play: &Play) -> (Bot, std::net::TcpStream) {
    use std::io::{Read, Write};
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]).verifying_key();
    let public = hex::encode(key.to_bytes());
    let file = play.configure(&format!(
        "[endpoint]\nlisten = \"127.0.0.1:0\"\npublic_key = \"{public}\"\n"
    ));
    let mut bot = Bot::start(&["run", "--config", file.to_str().expect("a path")], None);
    let line = bot.until("listening for interactions over HTTP");
    let address = line.split("address=").nth(1).expect("an address").trim();
    let mut stream = std::net::TcpStream::connect(address).expect("a connection");
    let head = "POST / HTTP/1.1\r\nhost: bot\r\nexpect: 100-continue\r\ncontent-length: 100\r\n\r\n";
    stream.write_all(head.as_bytes()).expect("sent");
    // "100 Continue" says that the head was read and that the rest is waited for.
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 100");
    (bot, stream)
}

#[tokio::test(flavor = "multi_thread")]
async fn half_a_request_does_not_keep_the_bot_from_ending() {
    // Whoever sent half a request kept the program alive until the system killed it.
    let play = Play::new().await;
    let (mut bot, _stream) = half_a_request(&play);
    assert_eq!(bot.terminate().code(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_that_is_asked_twice_ends_at_once() {
    let play = Play::new().await;
    let (mut bot, _stream) = half_a_request(&play);
    bot.ask_to_end();
    bot.until("stopping; asked again");
    bot.ask_to_end();
    assert_eq!(bot.ended().code(), Some(130));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_under_way_is_finished_before_the_end() {
    // The store was closed at once, and whoever had just asked saw "the application did not respond".
    let play = Play::new().await;
    let mut bot = play.bot("").await;
    play.fault(json!({"kind": "slow", "millis": 2000, "route": "callback", "times": 1}))
        .await;
    let asking = play.command("mina", "trivia", json!({}));
    let stopping = async {
        // Recorded, and not yet answered: the stage lists requests when they are answered.
        while version(&play).await == 0 {
            tokio::task::yield_now().await;
        }
        bot.ask_to_end();
    };
    let (asked, ()) = tokio::join!(asking, stopping);
    assert_eq!(buttons(&asked["message"]).len(), 8, "{asked}");
    assert_eq!(bot.ended().code(), Some(0));
    assert!(!bot.whole_log().contains("an answer did not arrive"));
}

#[tokio::test(flavor = "multi_thread")]
async fn data_files_change_while_the_bot_runs_and_bad_ones_do_not_stop_it() {
    let play = Play::new().await;
    let data = play.folder.path().join("data");
    copy(&support::data(), &data);
    let file = play.configure("");
    let (config, folder) = (file.to_str().expect("a path"), data.to_str().expect("a path"));
    let mut bot = Bot::start(&["run", "--config", config, "--data", folder], Some(TOKEN));
    bot.until("connected to the gateway");

    let article = data.join("articles/with-you.toml");
    let good = std::fs::read_to_string(&article).expect("the article");
    std::fs::write(&article, good.replace("2022-04-24", "2026-11-01")).expect("written");
    bot.until("the data files are read");
    let page = play.command("mina", "news latest", json!({})).await;
    assert!(
        text(&page).contains("How Jimin and Ha Sung Woon came to sing"),
        "{page}"
    );

    std::fs::write(&article, good.replace("event_date", "event_day")).expect("written");
    let line = bot.until("the last good data stays in use");
    assert!(line.contains("with-you.toml:") && line.contains("event_day"), "{line}");
    let page = play.command("mina", "news latest", json!({})).await;
    assert!(
        text(&page).contains("How Jimin and Ha Sung Woon came to sing"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_data_folder_that_is_swapped_is_read_and_watched() {
    // The watcher went along with the folder that was moved away, and the new one was never read.
    let play = Play::new().await;
    let place = |name: &str| play.folder.path().join(name);
    copy(&support::data(), &place("data"));
    copy(&support::data(), &place("data.new"));
    let file = play.configure("");
    let (config, data) = (file.to_str().expect("a path").to_owned(), place("data"));
    let folder = data.to_str().expect("a path");
    let mut bot = Bot::start(&["run", "--config", &config, "--data", folder], Some(TOKEN));
    bot.until("connected to the gateway");

    let article = place("data.new").join("articles/with-you.toml");
    let good = std::fs::read_to_string(&article).expect("the article");
    std::fs::write(&article, good.replace("2022-04-24", "2026-11-01")).expect("written");
    std::fs::rename(&data, place("data.old")).expect("moved away");
    std::fs::rename(place("data.new"), &data).expect("moved in");
    bot.until("the data files are read");
    let page = play.command("mina", "news latest", json!({})).await;
    assert!(
        text(&page).contains("How Jimin and Ha Sung Woon came to sing"),
        "{page}"
    );

    std::fs::write(data.join("articles/with-you.toml"), "no TOML").expect("written");
    bot.until("the last good data stays in use");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_start_says_why_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = folder.path().join("fanchant.toml");
    let start = |arguments: &[&str], text: &str| {
        std::fs::write(&config, text).expect("written");
        let path = config.to_str().expect("a path");
        let mut bot = Bot::start(&[arguments, &["--config", path]].concat(), None);
        (bot.ended().code(), bot.whole_log())
    };
    let data = format!("data = {:?}\n", support::data());
    let (code, words) = start(&["run"], &data);
    assert_eq!(code, Some(1));
    assert!(
        words.contains("DISCORD_TOKEN") && words.contains("`fanchant try` needs none"),
        "{words}"
    );

    std::fs::create_dir_all(folder.path().join("bad/artists")).expect("a folder");
    std::fs::write(folder.path().join("bad/artists/a.toml"), "[[artist]]\nid = \"A\"\n").expect("written");
    let bad = format!("data = {:?}\n[discord]\ntoken = \"t\"\n", folder.path().join("bad"));
    let (code, words) = start(&["run"], &bad);
    assert_eq!(code, Some(1));
    assert!(words.contains("a.toml:1: error"), "{words}");

    let (code, words) = start(&["try", "--listen", "192.0.2.1:80"], &data);
    assert_eq!(code, Some(1));
    assert!(words.contains("loopback"), "{words}");
    let (code, words) = start(&["run"], "[trivia]\nseconds = 1\n");
    assert_eq!(code, Some(1));
    assert!(words.contains("trivia.seconds"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_token_ends_with_a_sentence_and_an_absent_server_is_waited_for() {
    let play = Play::new().await;
    let file = play.configure("");
    play.fault(json!({"kind": "status", "code": 401, "route": "other", "times": 1}))
        .await;
    let path = file.to_str().expect("a path");
    let mut bot = Bot::start(&["run", "--config", path], Some(TOKEN));
    bot.until("Discord does not know this bot token");
    assert_eq!(bot.ended().code(), Some(1));

    // Nobody listens on loopback's port 9; the real host is not dialled instead.
    let text = std::fs::read_to_string(&file)
        .expect("the file")
        .replace(&play.stage.origin(), "http://127.0.0.1:9");
    std::fs::write(&file, text).expect("written");
    let mut bot = Bot::start(&["run", "--config", path], Some(TOKEN));
    let line = bot.until("Discord cannot be reached");
    assert!(!line.contains("discord.com"), "{line}");
    assert!(bot.terminate().success(), "a bot that waits can be stopped");
}
