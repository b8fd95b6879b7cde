//! Commands that are used on a message, and options that name somebody.

use super::harness::{Bot, Play, reply};
use serde_json::{Value, json};

const JUNHO: &str = "1000000000000000202";

fn use_on(message: &Value, name: &str, user: &str) -> Value {
    json!({ "user": user, "channel": "general", "kind": "message_command", "name": name, "message_id": message["id"] })
}

#[tokio::test]
async fn a_message_command_brings_the_message_it_is_used_on() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let said = json!({ "user": "junho", "channel": "general", "content": "https://example.org/story" });
    let said = play.post("/stage/messages", said).await.2;
    let acting = play.act(use_on(&said, "Find the story", "mina"));
    let used = bot.event("INTERACTION_CREATE").await;
    let (data, id) = (&used["data"], said["id"].as_str().unwrap());
    assert_eq!(
        (&used["type"], &data["type"], &data["target_id"]),
        (&json!(2), &json!(3), &said["id"])
    );
    assert_eq!(data["resolved"]["messages"][id], said);
    play.answer(&used, reply("Found")).await;
    let metadata = &acting.await.unwrap()["message"]["interaction_metadata"];
    assert_eq!(
        (&metadata["name"], &metadata["target_message_id"]),
        (&json!("Find the story"), &said["id"])
    );
}

#[tokio::test]
async fn what_is_not_there_is_not_used() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let private = json!({ "type": 4, "data": { "content": "Only you", "flags": 64 } });
    let (_, of_mina) = play.answered(&mut bot, private).await;
    let message = &of_mina["message"];
    for (action, wanted) in [
        (use_on(message, "Find the story", "junho"), "no such message"),
        (
            use_on(&json!({ "id": "7" }), "Find the story", "mina"),
            "no such message",
        ),
        (use_on(&json!({}), "Find the story", "mina"), "message_id is missing"),
        (use_on(message, "quote", "mina"), "no message command quote"),
        (
            json!({ "user": "mina", "channel": "general", "kind": "command", "name": "Find the story" }),
            "no command /Find",
        ),
        (
            json!({ "user": "mina", "channel": "general", "kind": "command", "name": "compare",
                "options": { "with": "nobody" } }),
            "with: must be somebody here",
        ),
    ] {
        let refused = play.act(action).await.unwrap()["error"].to_string();
        assert!(refused.contains(wanted), "{refused}");
    }
}

#[tokio::test]
async fn an_option_that_names_somebody_brings_them_along() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    for (channel, is_server) in [("general", true), ("dm", false)] {
        let options = json!({ "with": "junho" });
        let acting = play.act(
            json!({ "user": "mina", "channel": channel, "kind": "command", "name": "compare",
            "options": options }),
        );
        let asked = bot.event("INTERACTION_CREATE").await;
        assert_eq!(
            asked["data"]["options"][0],
            json!({ "name": "with", "type": 6, "value": JUNHO })
        );
        let resolved = &asked["data"]["resolved"];
        assert_eq!(resolved["users"][JUNHO]["username"], "junho");
        assert_eq!(resolved["members"][JUNHO]["permissions"].is_string(), is_server);
        play.answer(&asked, reply("Both")).await;
        acting.await.unwrap();
    }
}
