//! A person who acts, a bot of a few lines, and what both need to talk to the stage.

use axum::http::HeaderMap;
use fanchant::stage::Stage;
use futures_util::{SinkExt, StreamExt};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, tungstenite::Message};

/// The application's id on every stage.
pub const APP: &str = "1000000000000000001";

/// A stage and a client for it.
pub struct Play {
    pub stage: Stage,
    pub http: reqwest::Client,
}

/// Status, headers and body of an answer.
pub struct Got(pub u16, pub HeaderMap, pub Value);

impl Got {
    pub fn status_and_code(&self) -> (u16, u64) {
        (self.0, self.2["code"].as_u64().unwrap_or_default())
    }

    pub fn header(&self, name: &str) -> &str {
        self.1[name].to_str().unwrap()
    }
}

impl Play {
    pub async fn start() -> Play {
        let stage = Stage::start(([127, 0, 0, 1], 0).into()).await.unwrap();
        Play {
            stage,
            http: reqwest::Client::builder().no_proxy().build().unwrap(),
        }
    }

    pub async fn send(&self, method: Method, path: &str, body: Value) -> Got {
        let mut request = self.http.request(method, format!("{}{path}", self.stage.origin()));
        request = request.header("authorization", "Bot stand-in");
        if !body.is_null() {
            request = request.body(body.to_string());
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        Got(
            status,
            headers,
            serde_json::from_str(&text).unwrap_or(Value::String(text)),
        )
    }

    pub async fn post(&self, path: &str, body: Value) -> Got {
        self.send(Method::POST, path, body).await
    }

    pub async fn get(&self, path: &str) -> Value {
        self.send(Method::GET, path, Value::Null).await.2
    }

    pub async fn fault(&self, fault: Value) {
        assert_eq!(self.post("/stage/fault", fault).await.0, 200);
    }

    pub async fn register(&self) {
        let artist =
            json!({ "type": 3, "name": "artist", "description": "Who", "required": true, "autocomplete": true });
        let commands = json!([{ "name": "quote", "description": "A quote", "integration_types": [0, 1],
            "contexts": [0, 1, 2], "options": [artist] }]);
        let got = self
            .send(Method::PUT, &format!("/api/v10/applications/{APP}/commands"), commands)
            .await;
        assert_eq!(got.0, 200, "{}", got.2);
        assert!(got.2[0]["id"].is_string());
    }

    /// Lets a person act in the background: the bot must answer meanwhile.
    pub fn act(&self, action: Value) -> JoinHandle<Value> {
        let request = self
            .http
            .post(format!("{}/stage/interactions", self.stage.origin()))
            .body(action.to_string());
        tokio::spawn(async move { serde_json::from_str(&request.send().await.unwrap().text().await.unwrap()).unwrap() })
    }

    pub fn quote(&self, user: &str, channel: &str) -> JoinHandle<Value> {
        let options = json!({ "artist": "jimin" });
        self.act(json!({ "user": user, "channel": channel, "kind": "command", "name": "quote", "options": options }))
    }

    /// Answers an interaction.
    pub async fn answer(&self, interaction: &Value, body: Value) -> Got {
        let (id, token) = (
            interaction["id"].as_str().unwrap(),
            interaction["token"].as_str().unwrap(),
        );
        self.post(
            &format!("/api/v10/interactions/{id}/{token}/callback?with_response=true"),
            body,
        )
        .await
    }

    /// One opened and answered interaction of Mina's in #general, and what she saw of it.
    pub async fn answered(&self, bot: &mut Bot, body: Value) -> (Value, Value) {
        let acting = self.quote("mina", "general");
        let interaction = bot.event("INTERACTION_CREATE").await;
        let got = self.answer(&interaction, body).await;
        assert_eq!(got.0, 200, "{}", got.2);
        (interaction, acting.await.unwrap())
    }
}

pub struct Bot {
    pub socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    pub sequence: u64,
    pub session: String,
}

impl Bot {
    pub async fn connect(play: &Play) -> Bot {
        let url = play.get("/api/v10/gateway").await["url"].as_str().unwrap().to_owned();
        let (socket, _) = tokio_tungstenite::connect_async(format!("{url}?v=10")).await.unwrap();
        let mut bot = Bot {
            socket,
            sequence: 0,
            session: String::new(),
        };
        assert_eq!(bot.next().await.unwrap()["op"], 10);
        bot
    }

    pub async fn identified(play: &Play) -> Bot {
        let mut bot = Bot::connect(play).await;
        bot.send(json!({ "op": 2, "d": { "token": "stand-in", "intents": 1, "shard": [0, 1] } }))
            .await;
        bot.session = bot.event("READY").await["session_id"].as_str().unwrap().to_owned();
        bot.event("GUILD_CREATE").await;
        bot
    }

    pub async fn send(&mut self, payload: Value) {
        self.socket.send(Message::Text(payload.to_string())).await.unwrap();
    }

    /// The next payload; none when the connection is gone.
    pub async fn next(&mut self) -> Option<Value> {
        loop {
            match self.socket.next().await? {
                Ok(Message::Text(text)) => {
                    let payload: Value = serde_json::from_str(&text).unwrap();
                    self.sequence = payload["s"].as_u64().unwrap_or(self.sequence);
                    return Some(payload);
                }
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }

    pub async fn event(&mut self, name: &str) -> Value {
        let payload = self.next().await.unwrap();
        assert_eq!(payload["t"], name, "{payload}");
        payload["d"].clone()
    }
}
