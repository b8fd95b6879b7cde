//! Modals: opened by a command or a button, filled in by a person, checked, and sent.

use super::harness::{Bot, Play, callback, reply};
use fanchant::discord;
use fanchant::interaction::limits::*;
use fanchant::interaction::{Embed, File, Message, Modal, Reply, TextField};
use reqwest::Method;
use serde_json::{Value, json};

/// A modal with a required name of two to five characters and a remark that may stay empty.
fn modal() -> Value {
    let field = |value: Value| json!({ "type": 1, "components": [value] });
    json!({ "type": 9, "data": { "custom_id": "answer", "title": "Your answer", "components": [
        field(json!({ "type": 4, "custom_id": "name", "style": 1, "label": "Who?", "min_length": 2, "max_length": 5 })),
        field(json!({ "type": 4, "custom_id": "remark", "style": 2, "label": "Why?", "required": false })),
    ] } })
}

fn submit(opened: &Value, user: &str, fields: Value) -> Value {
    json!({ "user": user, "channel": "general", "kind": "submit", "interaction_id": opened["id"], "fields": fields })
}

/// A message with a button, and Mina's press of it, answered with a modal.
async fn opened_from_a_message(play: &Play, bot: &mut Bot) -> (Value, Value) {
    let button = json!({ "type": 2, "style": 1, "label": "Answer", "custom_id": "open" });
    let body = json!({ "type": 4, "data": { "content": "Who is it?",
        "components": [{ "type": 1, "components": [button] }] } });
    let (_, asked) = play.answered(bot, body).await;
    let message = asked["message"].clone();
    let press = json!({ "user": "mina", "channel": "general", "kind": "press", "message_id": message["id"],
        "custom_id": "open" });
    let acting = play.act(press);
    let pressed = bot.event("INTERACTION_CREATE").await;
    let got = play.answer(&pressed, modal()).await;
    assert_eq!(got.0, 200, "{}", got.2);
    (message, acting.await.unwrap())
}

#[tokio::test]
async fn a_modal_of_a_command_is_filled_in_and_answered() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let (_, opened) = play.answered(&mut bot, modal()).await;
    assert_eq!(
        (&opened["response"]["type"], &opened["message"]),
        (&json!(9), &Value::Null)
    );
    let acting = play.act(submit(&opened, "mina", json!({ "name": "지민" })));
    let submitted = bot.event("INTERACTION_CREATE").await;
    assert_eq!(submitted["type"], 5);
    assert_eq!(
        submitted["data"],
        json!({ "custom_id": "answer", "components": [
            { "type": 1, "id": 1, "components": [{ "type": 4, "id": 2, "custom_id": "name", "value": "지민" }] },
            { "type": 1, "id": 3, "components": [{ "type": 4, "id": 4, "custom_id": "remark", "value": "" }] },
        ] })
    );
    assert!(submitted.get("message").is_none());
    let got = play.answer(&submitted, modal()).await;
    assert_eq!(got.status_and_code(), (400, 50035), "no modal answers a modal");
    let got = play
        .answer(&submitted, json!({ "type": 7, "data": { "content": "Gone" } }))
        .await;
    assert_eq!(got.status_and_code(), (400, 50035), "there is no message to edit");
    play.answer(&submitted, reply("Right")).await;
    let done = acting.await.unwrap();
    assert_eq!(done["message"]["content"], "Right");
    let metadata = &done["message"]["interaction_metadata"];
    assert_eq!(
        (&metadata["type"], &metadata["authorizing_integration_owners"]["0"]),
        (&json!(5), &submitted["guild_id"])
    );
    assert_eq!(metadata["triggering_interaction_metadata"]["name"], "quote");
}

#[tokio::test]
async fn a_modal_of_a_button_leaves_its_message_and_may_edit_it_later() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let (message, opened) = opened_from_a_message(&play, &mut bot).await;
    let now = play.get("/stage/messages?user=mina&channel=general").await;
    assert_eq!(now["messages"], json!([message]), "it stays as it is");

    let acting = play.act(submit(&opened, "mina", json!({ "name": "jimin", "remark": "Because" })));
    let submitted = bot.event("INTERACTION_CREATE").await;
    assert_eq!(submitted["message"], message);
    let owners = &submitted["message"]["interaction_metadata"]["authorizing_integration_owners"];
    assert_eq!(owners["0"], submitted["guild_id"]);
    play.answer(&submitted, json!({ "type": 7, "data": { "content": "It was Jimin" } }))
        .await;
    let done = acting.await.unwrap();
    assert_eq!(
        (&done["message"]["id"], &done["message"]["content"]),
        (&message["id"], &json!("It was Jimin"))
    );
}

#[tokio::test]
async fn what_discords_client_would_not_send_is_not_sent() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let (_, opened) = opened_from_a_message(&play, &mut bot).await;
    let fine = json!({ "name": "jimin" });
    for (action, wanted) in [
        (submit(&opened, "mina", json!({})), "name: is required"),
        (
            submit(&opened, "mina", json!({ "name": "j" })),
            "name: must be 2 to 5 characters",
        ),
        (
            submit(&opened, "mina", json!({ "name": "jimin!" })),
            "name: must be 2 to 5 characters",
        ),
        (
            submit(&opened, "mina", json!({ "name": "a\nb" })),
            "name: has one line only",
        ),
        (
            submit(&opened, "mina", json!({ "name": "jimin", "remark": "x".repeat(4_001) })),
            "remark: must be 0 to 4000",
        ),
        (
            submit(&opened, "mina", json!({ "name": "jimin", "age": "9" })),
            "no field age",
        ),
        (submit(&opened, "junho", fine.clone()), "this person did nothing"),
        (
            submit(&json!({ "id": "7" }), "mina", fine.clone()),
            "this person did nothing",
        ),
        (submit(&json!({}), "mina", fine.clone()), "interaction_id is missing"),
    ] {
        let refused = play.act(action).await.unwrap()["error"].to_string();
        assert!(refused.contains(wanted), "{refused}");
    }
    let (_, answered) = play.answered(&mut bot, reply("Hi")).await;
    let refused = play.act(submit(&answered, "mina", fine)).await.unwrap();
    assert!(
        refused["error"].to_string().contains("not answered with a modal"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_modal_that_nobody_answered_can_be_sent_again() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let (_, opened) = play.answered(&mut bot, modal()).await;
    let acting = play.act(submit(&opened, "mina", json!({ "name": "jimin" })));
    bot.event("INTERACTION_CREATE").await;
    play.fault(json!({ "kind": "clock", "advance_seconds": 4 })).await;
    assert_eq!(acting.await.unwrap()["failure"], "Something went wrong. Try again.");
    let acting = play.act(submit(&opened, "mina", json!({ "name": "jimin" })));
    let again = bot.event("INTERACTION_CREATE").await;
    play.answer(&again, reply("Right")).await;
    assert_eq!(acting.await.unwrap()["message"]["content"], "Right");
}

#[tokio::test]
async fn what_the_bot_itself_writes_is_taken() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let long = |chars: usize| "한".repeat(chars);
    let field = |number: usize| TextField {
        name: format!("field-{number}"),
        label: long(TEXT_FIELD_LABEL_CHARS_MAX),
        placeholder: if number == 0 {
            String::new()
        } else {
            long(TEXT_FIELD_PLACEHOLDER_CHARS_MAX)
        },
        is_long: number > 0,
        required: number == 0,
        chars_max: TEXT_FIELD_CHARS_MAX,
    };
    let modal = Reply::Modal(Modal {
        custom_id: "x".repeat(CUSTOM_ID_CHARS_MAX),
        title: long(MODAL_TITLE_CHARS_MAX),
        fields: (0..MODAL_FIELDS_MAX).map(field).collect(),
    });
    let message = Message {
        files: vec![File {
            name: "mine.json".to_owned(),
            media_type: "application/json",
            bytes: b"{}".to_vec(),
        }],
        embeds: vec![Embed {
            title: "A picture".to_owned(),
            image: Some("https://example.org/a.png".to_owned()),
            ..Embed::default()
        }],
        ..Message::default()
    };
    let files = message.files.clone();
    for (reply, files) in [(modal, vec![]), (Reply::Message(message), files)] {
        let acting = play.quote("mina", "general");
        let interaction = bot.event("INTERACTION_CREATE").await;
        let json = discord::reply_json(&reply).unwrap();
        let got = play.upload(Method::POST, &callback(&interaction), &json, &files).await;
        assert_eq!(got.0, 200, "{}", got.2);
        acting.await.unwrap();
    }
}
