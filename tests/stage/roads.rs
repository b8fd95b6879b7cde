//! The same deeds over the gateway and over HTTP: the bot reads the same requests from both.

use super::harness::{Bot, Play, callback, endpoint, reply};
use fanchant::discord::{self, Body};
use fanchant::interaction::{Act, Call, File, Request, Token, Value as Given};
use serde_json::{Value, json};
use serenity::all::{Event, GatewayEvent, Interaction};
use tokio::sync::mpsc::{self, UnboundedReceiver};

const JUNHO: u64 = 1_000_000_000_000_000_202;

/// The bot of these tests: a command is answered with a button and a file, a press and "/quote modal" with a modal.
fn answer(asked: &Value) -> Body {
    let field = json!({ "type": 4, "custom_id": "name", "style": 1, "label": "Who?" });
    let modal = json!({ "type": 9, "data": { "custom_id": "answer", "title": "Who?",
        "components": [{ "type": 1, "components": [field] }] } });
    let button = json!({ "type": 2, "style": 1, "label": "Answer", "custom_id": "open" });
    let message = json!({ "type": 4, "data": { "content": "Who is it?", "attachments": [{ "id": 0 }],
        "components": [{ "type": 1, "components": [button] }] } });
    let file = File {
        name: "mine.json".to_owned(),
        media_type: "application/json",
        bytes: b"{}".to_vec(),
    };
    match asked["type"].as_u64() {
        Some(1) => Body::new(&json!({ "type": 1 }), &[]),
        Some(2) if asked["data"]["options"][0]["value"] == "modal" => Body::new(&modal, &[]),
        Some(2) => Body::new(&message, &[file]),
        Some(3) => Body::new(&modal, &[]),
        _ => Body::new(&reply("Right"), &[]),
    }
}

/// Everything that people can do, once.
async fn everything(play: &Play, channel: &str) {
    let act = async |mut action: Value| {
        action["user"] = json!("mina");
        action["channel"] = json!(channel);
        action["locale"] = json!("ko");
        let done = play.act(action).await.unwrap();
        assert_eq!(done["acknowledged"], true, "{done}");
        done
    };
    let link = json!({ "user": "mina", "channel": channel, "content": "https://example.org/story" });
    let said = play.post("/stage/messages", link).await.2;
    act(json!({ "kind": "message_command", "name": "Find the story", "message_id": said["id"] })).await;
    act(json!({ "kind": "command", "name": "compare", "options": { "with": "junho" } })).await;
    let opened = act(json!({ "kind": "command", "name": "quote", "options": { "artist": "modal" } })).await;
    act(json!({ "kind": "submit", "interaction_id": opened["id"], "fields": { "name": "one" } })).await;
    let asked = act(json!({ "kind": "command", "name": "quote", "options": { "artist": "x" } })).await;
    let message = asked["message"].clone();
    assert_eq!(message["attachments"][0]["filename"], "mine.json", "{message}");
    let opened = act(json!({ "kind": "press", "message_id": message["id"], "custom_id": "open" })).await;
    let done = act(json!({ "kind": "submit", "interaction_id": opened["id"], "fields": { "name": "two" } })).await;
    assert_eq!(done["message"]["content"], "Right");
}

/// What the bot reads of it, without the numbers that no two deeds share.
fn request(interaction: &Interaction) -> Request {
    let read = discord::request(interaction).unwrap();
    let act = match read.act {
        Act::Press { custom_id, values, .. } => Act::Press {
            custom_id,
            values,
            message: 1,
        },
        Act::Submit {
            custom_id,
            fields,
            message,
        } => Act::Submit {
            custom_id,
            fields,
            message: message.map(|_| 1),
        },
        other => other,
    };
    Request {
        id: 1,
        token: Token::new("token"),
        act,
        ..read
    }
}

async fn over_the_gateway(play: &Play, channel: &str) -> Vec<Request> {
    let mut bot = Bot::identified(play).await;
    let (http, origin) = (play.http.clone(), play.stage.origin());
    let (sender, mut read) = mpsc::unbounded_channel();
    let answering = tokio::spawn(async move {
        while let Some(payload) = bot.next().await {
            let asked = payload["d"].clone();
            let event: GatewayEvent = serde_json::from_value(payload).unwrap();
            let GatewayEvent::Dispatch(_, Event::InteractionCreate(event)) = event else {
                panic!("another event")
            };
            sender.send(request(&event.interaction)).unwrap();
            let body = answer(&asked);
            let request = http
                .post(format!("{origin}{}", callback(&asked)))
                .header("content-type", body.content_type)
                .body(body.bytes);
            assert_eq!(request.send().await.unwrap().status(), 200);
        }
    });
    everything(play, channel).await;
    answering.abort();
    received(&mut read).await
}

async fn over_http(play: &Play, channel: &str) -> Vec<Request> {
    let (sender, mut read) = mpsc::unbounded_channel();
    let serve = move |bytes: &[u8]| {
        sender.send(request(&serde_json::from_slice(bytes).unwrap())).unwrap();
        answer(&serde_json::from_slice(bytes).unwrap())
    };
    let url = endpoint(play, serve).await;
    let got = play.post("/stage/endpoint", json!({ "url": url })).await;
    assert_eq!(got.0, 200, "{}", got.2);
    everything(play, channel).await;
    received(&mut read).await
}

async fn received(read: &mut UnboundedReceiver<Request>) -> Vec<Request> {
    read.close();
    let mut requests = Vec::new();
    while let Some(request) = read.recv().await {
        requests.push(request);
    }
    requests
}

#[tokio::test]
async fn the_same_deeds_are_the_same_requests_on_both_roads() {
    for (channel, bot_is_member) in [("general", true), ("dm", true), ("group", false)] {
        let (first, second) = (Play::start().await, Play::start().await);
        first.register().await;
        second.register().await;
        let requests = over_the_gateway(&first, channel).await;
        assert_eq!(requests, over_http(&second, channel).await);

        let call = |name: &str, option: &str, value: Given| {
            Act::Command(Call {
                name: name.to_owned(),
                subcommand: None,
                options: vec![(option.to_owned(), value)],
            })
        };
        let submit = |text: &str, message: Option<u64>| Act::Submit {
            custom_id: "answer".to_owned(),
            fields: vec![("name".to_owned(), text.to_owned())],
            message,
        };
        let acts: Vec<Act> = requests.iter().map(|request| request.act.clone()).collect();
        let wanted = [
            Act::OnMessage {
                command: "Find the story".to_owned(),
                text: "https://example.org/story".to_owned(),
            },
            call("compare", "with", Given::Person(JUNHO)),
            call("quote", "artist", Given::Text("modal".to_owned())),
            submit("one", None),
            call("quote", "artist", Given::Text("x".to_owned())),
            Act::Press {
                custom_id: "open".to_owned(),
                values: Vec::new(),
                message: 1,
            },
            submit("two", Some(1)),
        ];
        assert_eq!(acts, wanted);
        let (of_command, of_button) = (&requests[3], &requests[6]);
        assert_eq!(of_button.place.bot_is_member, bot_is_member, "{channel}");
        assert_eq!(of_button.rights, requests[4].rights, "as where the message came from");
        assert!(!of_command.place.bot_is_member, "nothing says so, so it is not assumed");
    }
}
