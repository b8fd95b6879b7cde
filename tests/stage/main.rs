//! Drives the stage as Discord's own servers are driven: over HTTP and a WebSocket.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test that can't go on has failed")]

mod files;
mod harness;
mod modals;
mod on_messages;
mod roads;

use fanchant::discord::Body;
use fanchant::stage::Stage;
use harness::{APP, Bot, Play, endpoint, reply, webhook};
use reqwest::Method;
use serde_json::{Value, json};

const GENERAL: &str = "1000000000000000301";
const GROUP: &str = "1000000000000000501";

#[tokio::test]
async fn a_command_is_dispatched_answered_once_edited_and_followed_up() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let (interaction, done) = play.answered(&mut bot, reply("Hi")).await;
    assert_eq!(interaction["data"]["options"][0]["value"], "jimin");
    assert_eq!(
        (&interaction["context"], &interaction["locale"]),
        (&json!(0), &json!("en-US"))
    );
    assert_eq!(
        (&done["acknowledged"], &done["message"]["content"]),
        (&json!(true), &json!("Hi"))
    );
    assert_eq!(
        play.answer(&interaction, reply("Hi")).await.status_and_code(),
        (400, 40060)
    );

    let original = format!("{}/messages/@original", webhook(&interaction));
    let edited = play.send(Method::PATCH, &original, json!({ "content": "Ho" })).await;
    assert_eq!((edited.0, &edited.2["content"]), (200, &json!("Ho")));
    assert_eq!(
        play.post(&webhook(&interaction), json!({ "content": "And", "flags": 64 }))
            .await
            .0,
        200
    );
    assert_eq!(play.get(&original).await["content"], "Ho");

    play.fault(json!({ "kind": "clock", "advance_seconds": 901 })).await;
    let late = play.send(Method::GET, &original, Value::Null).await;
    assert_eq!(late.status_and_code(), (401, 50027));
    let stranger = format!("/api/v10/webhooks/{APP}/x/messages/@original");
    assert_eq!(
        play.send(Method::GET, &stranger, Value::Null).await.status_and_code(),
        (404, 10015)
    );

    let record = play.get("/stage/requests").await.to_string();
    assert!(record.contains("/token/callback") && !record.contains(interaction["token"].as_str().unwrap()));
}

#[tokio::test]
async fn a_private_answer_is_seen_by_its_person_only() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let private = json!({ "type": 4, "data": { "content": "Only you", "flags": 64 } });
    let (_, done) = play.answered(&mut bot, private).await;
    for (user, messages, told) in [("mina", 1, true), ("junho", 0, false)] {
        let seen = play.get(&format!("/stage/messages?user={user}&channel=general")).await;
        assert_eq!(seen["messages"].as_array().unwrap().len(), messages);
        let events = play.get(&format!("/stage/events?user={user}")).await.to_string();
        assert_eq!(events.contains("Only you"), told);
    }
    let path = format!(
        "/api/v10/channels/{GENERAL}/messages/{}",
        done["message"]["id"].as_str().unwrap()
    );
    assert_eq!(
        play.send(Method::PATCH, &path, json!({ "content": "x" }))
            .await
            .status_and_code(),
        (404, 10008)
    );
}

#[tokio::test]
async fn an_answer_after_three_seconds_is_too_late() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let acting = play.quote("mina", "general");
    let interaction = bot.event("INTERACTION_CREATE").await;
    play.fault(json!({ "kind": "clock", "advance_seconds": 4 })).await;
    assert_eq!(acting.await.unwrap()["failure"], "The application did not respond");
    assert_eq!(
        play.answer(&interaction, reply("Late")).await.status_and_code(),
        (404, 10062)
    );
    play.fault(json!({ "kind": "expire_tokens" })).await;
}

#[tokio::test]
async fn a_deferred_answer_loads_until_it_comes() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let (interaction, done) = play.answered(&mut bot, json!({ "type": 5 })).await;
    assert_eq!(done["message"]["flags"], 128);
    let got = play.post(&webhook(&interaction), json!({ "content": "Here" })).await;
    assert_eq!((&got.2["id"], &got.2["flags"]), (&done["message"]["id"], &json!(0)));
}

#[tokio::test]
async fn presses_and_selections_carry_their_message() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let body = json!({ "type": 4, "data": { "content": "Pick", "components": [
        { "type": 1, "components": [{ "type": 2, "style": 1, "label": "Go", "custom_id": "go" },
            { "type": 2, "style": 2, "label": "No", "custom_id": "no", "disabled": true }] },
        { "type": 1, "components": [{ "type": 3, "custom_id": "menu", "options": [{ "label": "A", "value": "a" }] }] },
    ] } });
    let (_, done) = play.answered(&mut bot, body).await;
    let action = |kind: &str, custom_id: &str, values: Value| {
        json!({ "user": "junho", "channel": "general", "kind": kind, "message_id": done["message"]["id"],
            "custom_id": custom_id, "values": values })
    };
    let acting = play.act(action("press", "go", json!([])));
    let pressed = bot.event("INTERACTION_CREATE").await;
    assert_eq!(
        (&pressed["type"], &pressed["message"]["content"]),
        (&json!(3), &json!("Pick"))
    );
    serde_json::from_value::<serenity::all::Interaction>(pressed.clone()).unwrap();
    play.answer(&pressed, json!({ "type": 7, "data": { "content": "Gone" } }))
        .await;
    assert_eq!(acting.await.unwrap()["message"]["content"], "Gone");

    let acting = play.act(action("select", "menu", json!(["a"])));
    let selected = bot.event("INTERACTION_CREATE").await;
    assert_eq!(selected["data"]["values"], json!(["a"]));
    play.answer(&selected, json!({ "type": 6 })).await;
    assert_eq!(acting.await.unwrap()["acknowledged"], true);
    let no_values = json!([]);
    for (kind, id, values) in [
        ("press", "no", &no_values),
        ("select", "menu", &json!(["b"])),
        ("press", "x", &no_values),
    ] {
        assert!(play.act(action(kind, id, values.clone())).await.unwrap()["error"].is_string());
    }
}

#[tokio::test]
async fn autocomplete_returns_choices() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let acting = play.act(
        json!({ "user": "alex", "channel": "dm", "locale": "ko", "kind": "autocomplete",
        "name": "quote", "options": { "artist": "지" }, "focused": "artist" }),
    );
    let asked = bot.event("INTERACTION_CREATE").await;
    assert_eq!((&asked["type"], &asked["context"]), (&json!(4), &json!(1)));
    assert_eq!(
        (&asked["user"]["username"], &asked["locale"]),
        (&json!("alex"), &json!("ko"))
    );
    assert_eq!(asked["data"]["options"][0]["focused"], true);
    play.answer(
        &asked,
        json!({ "type": 8, "data": { "choices": [{ "name": "지민", "value": "jimin" }] } }),
    )
    .await;
    assert_eq!(acting.await.unwrap()["choices"][0]["value"], "jimin");
}

#[tokio::test]
async fn where_the_bot_is_no_member_it_answers_only() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let acting = play.quote("mina", "group");
    let interaction = bot.event("INTERACTION_CREATE").await;
    assert!(interaction["guild_id"].is_null() && interaction["authorizing_integration_owners"]["0"].is_null());
    play.answer(&interaction, reply("Hi")).await;
    acting.await.unwrap();
    let got = play
        .post(
            &format!("/api/v10/channels/{GROUP}/messages"),
            json!({ "content": "Hi" }),
        )
        .await;
    assert_eq!(got.status_and_code(), (403, 50001));
    for _ in 0..5 {
        assert_eq!(
            play.post(&webhook(&interaction), json!({ "content": "More" })).await.0,
            200
        );
    }
    play.fault(json!({ "kind": "clock", "advance_seconds": 5 })).await;
    let got = play.post(&webhook(&interaction), json!({ "content": "More" })).await;
    assert_eq!(got.status_and_code(), (400, 40094));
}

#[tokio::test]
async fn rate_limits_are_counted_and_injected() {
    let play = Play::start().await;
    let path = format!("/api/v10/channels/{GENERAL}/messages");
    let post = || play.post(&path, json!({ "content": "Hi" }));
    for left in (0..5).rev() {
        let got = post().await;
        assert_eq!(
            (got.0, got.header("x-ratelimit-remaining")),
            (200, left.to_string().as_str())
        );
    }
    let got = post().await;
    assert_eq!((got.0, got.header("x-ratelimit-scope")), (429, "user"));
    assert!(got.2["retry_after"].as_f64().unwrap() > 0.0);
    play.fault(json!({ "kind": "clock", "advance_seconds": 5 })).await;
    assert_eq!(post().await.0, 200);
    play.fault(json!({ "kind": "rate_limit", "route": "channel", "global": true, "retry_after": 0.5 }))
        .await;
    let got = post().await;
    assert_eq!(
        (got.0, got.header("x-ratelimit-global"), &got.2["global"]),
        (429, "true", &json!(true))
    );
    play.fault(json!([{ "kind": "status", "code": 500, "route": "channel" }, { "kind": "slow", "millis": 1 }]))
        .await;
    assert_eq!(post().await.0, 500);
    play.fault(json!({ "kind": "status", "route": "any" })).await;
    play.fault(json!({ "kind": "clear" })).await;
    assert_eq!(post().await.0, 200);
}

#[tokio::test]
async fn the_same_nonce_posts_once() {
    let play = Play::start().await;
    let path = format!("/api/v10/channels/{GENERAL}/messages");
    let body = json!({ "content": "Once", "nonce": "n1", "enforce_nonce": true });
    let (first, second) = (play.post(&path, body.clone()).await, play.post(&path, body).await);
    assert_eq!(first.2["id"], second.2["id"]);
    assert_eq!(play.get(&path).await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_dropped_gateway_resumes_with_what_it_missed() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    play.fault(json!({ "kind": "drop_gateway" })).await;
    assert!(bot.next().await.is_none());
    let acting = play.quote("mina", "general");
    let resume = json!({ "op": 6, "d": { "token": "stand-in", "session_id": bot.session, "seq": bot.sequence } });
    let mut bot = Bot::connect(&play).await;
    bot.send(resume).await;
    // The interaction comes as a replay or, if it was opened after RESUMED, live: either way once.
    let told = [bot.next().await.unwrap(), bot.next().await.unwrap()];
    assert!(told.iter().any(|payload| payload["t"] == "RESUMED"));
    let interaction = &told
        .iter()
        .find(|payload| payload["t"] == "INTERACTION_CREATE")
        .unwrap()["d"];
    play.answer(interaction, reply("Back")).await;
    assert_eq!(acting.await.unwrap()["acknowledged"], true);
    assert_eq!(
        play.get("/stage/gateway").await["received"],
        json!({ "identify": 1, "resume": 1 })
    );
}

#[tokio::test]
async fn the_gateway_asks_for_reconnects_and_ends_sessions() {
    let play = Play::start().await;
    let mut bot = Bot::identified(&play).await;
    bot.send(json!({ "op": 1, "d": bot.sequence })).await;
    assert_eq!(bot.next().await.unwrap()["op"], 11);
    play.fault(json!({ "kind": "reconnect" })).await;
    assert_eq!(bot.next().await.unwrap()["op"], 7);
    play.fault(json!({ "kind": "invalid_session" })).await;
    assert_eq!(bot.next().await.unwrap(), json!({ "op": 9, "d": false }));
    let mut again = Bot::connect(&play).await;
    again
        .send(json!({ "op": 6, "d": { "token": "stand-in", "session_id": bot.session, "seq": 2 } }))
        .await;
    assert_eq!(again.next().await.unwrap(), json!({ "op": 9, "d": false }));
    again.send(json!({ "op": 99 })).await;
    assert!(again.next().await.is_none());
}

#[tokio::test]
async fn a_body_that_discord_would_refuse_is_refused() {
    let play = Play::start().await;
    play.register().await;
    let mut bot = Bot::identified(&play).await;
    let acting = play.quote("mina", "general");
    let interaction = bot.event("INTERACTION_CREATE").await;
    let got = play.answer(&interaction, reply(&"x".repeat(2_001))).await;
    assert_eq!(got.status_and_code(), (400, 50035));
    assert_eq!(
        got.2["errors"]["data"]["content"]["_errors"][0]["code"],
        "BASE_TYPE_MAX_LENGTH"
    );
    let got = play.answer(&interaction, reply(&"x".repeat(2_000))).await;
    assert_eq!(got.0, 200, "a refused body uses nothing up");
    acting.await.unwrap();
    let nobody = play
        .http
        .get(format!("{}/api/v10/users/@me", play.stage.origin()))
        .send()
        .await
        .unwrap();
    assert_eq!(nobody.status(), 401);
}

/// The bot that production runs: serenity's own client, pointed at the stage.
async fn serenity(play: &Play) -> serenity::Client {
    use serenity::all::{
        Context, CreateInteractionResponse, CreateInteractionResponseMessage, EventHandler, GatewayIntents,
        HttpBuilder, Interaction,
    };
    struct Polite;
    #[serenity::async_trait]
    impl EventHandler for Polite {
        async fn interaction_create(&self, context: Context, interaction: Interaction) {
            let message = CreateInteractionResponseMessage::new()
                .content("From serenity")
                .ephemeral(true);
            let reply = CreateInteractionResponse::Message(message);
            interaction
                .into_command()
                .unwrap()
                .create_response(&context.http, reply)
                .await
                .unwrap();
        }
    }
    let http = HttpBuilder::new("stand-in")
        .proxy(play.stage.origin())
        .ratelimiter_disabled(true);
    let http = http
        .client(reqwest::Client::builder().no_proxy().build().unwrap())
        .build();
    serenity::client::ClientBuilder::new_with_http(http, GatewayIntents::GUILDS)
        .event_handler(Polite)
        .await
        .unwrap()
}

#[tokio::test]
async fn serenity_takes_the_stage_for_discord() {
    let play = Play::start().await;
    play.register().await;
    let mut client = serenity(&play).await;
    let running = tokio::spawn(async move { client.start().await });
    // Its first event is the registration; the second says that the gateway is connected.
    let news = play.get("/stage/events?user=mina&since=1&wait=10").await;
    assert_eq!(
        (&news["events"][0]["kind"], &news["events"][0]["connected"]),
        (&json!("gateway"), &json!(true))
    );
    assert_eq!(
        play.quote("mina", "dm").await.unwrap()["message"]["content"],
        "From serenity"
    );
    for trouble in ["drop_gateway", "reconnect"] {
        let since = play.get("/stage/world").await["last_event"].clone();
        play.fault(json!({ "kind": trouble })).await;
        loop {
            // The connection goes away and comes back; each is an event.
            let news = play
                .get(&format!("/stage/events?user=mina&since={since}&wait=25"))
                .await;
            let told = news["events"].as_array().unwrap();
            assert!(!told.is_empty(), "serenity did not come back after {trouble}");
            if told.iter().any(|event| event["connected"] == true) {
                break;
            }
            play.get(&format!("/stage/events?user=mina&since={}&wait=25", news["last"]))
                .await;
        }
        assert_eq!(
            play.quote("alex", "general").await.unwrap()["message"]["content"],
            "From serenity"
        );
    }
    assert_eq!(play.get("/stage/gateway").await["received"]["resume"], 2);
    running.abort();
}

#[tokio::test]
async fn an_endpoint_gets_signed_interactions_and_its_answer_counts() {
    let play = Play::start().await;
    play.register().await;
    let url = endpoint(&play, |_| Body::new(&reply("By HTTP"), &[])).await;
    let got = play
        .post("/stage/endpoint", json!({ "url": "http://example.org/" }))
        .await;
    assert_eq!(got.0, 400);
    let got = play.post("/stage/endpoint", json!({ "url": url })).await;
    assert_eq!(got.0, 200, "{}", got.2);
    assert_eq!(
        play.quote("mina", "general").await.unwrap()["message"]["content"],
        "By HTTP"
    );
}

#[tokio::test]
async fn only_this_machine_reaches_the_stage() {
    assert!(Stage::start(([0, 0, 0, 0], 0).into()).await.is_err());
    let play = Play::start().await;
    for (name, value) in [
        ("host", "rebound.example.org"),
        ("origin", "https://example.org"),
        ("origin", "null"),
    ] {
        let request = play
            .http
            .get(format!("{}/stage/world", play.stage.origin()))
            .header(name, value);
        assert_eq!(request.send().await.unwrap().status(), 403, "{name}: {value}");
    }
    assert_eq!(play.get("/stage/world").await["connected"], false);
    let mut bot = Bot::identified(&play).await;
    let addr = play.stage.addr();
    play.stage.shutdown().await;
    assert!(bot.next().await.is_none());
    assert!(Stage::start(addr).await.is_ok(), "the port is free again");
}
