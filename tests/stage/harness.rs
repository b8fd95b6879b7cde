//! A person who acts, a bot of a few lines, and what both need to talk to the stage.

use axum::http::HeaderMap;
use fanchant::discord::Body;
use fanchant::interaction::File;
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
    async fn of(response: reqwest::Response) -> Got {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await.unwrap();
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Got(status, headers, body)
    }

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
        Got::of(request.send().await.unwrap()).await
    }

    /// Sends JSON with files, as the bot writes such a body.
    pub async fn upload(&self, method: Method, path: &str, body: &Value, files: &[File]) -> Got {
        let body = Body::new(body, files);
        let request = self.http.request(method, format!("{}{path}", self.stage.origin()));
        let request = request
            .header("authorization", "Bot stand-in")
            .header("content-type", body.content_type)
            .body(body.bytes);
        Got::of(request.send().await.unwrap()).await
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
        let everywhere = |mut command: Value| {
            command["integration_types"] = json!([0, 1]);
            command["contexts"] = json!([0, 1, 2]);
            command
        };
        let with = json!({ "type": 6, "name": "with", "description": "Whom", "required": true });
        let commands = json!([
            everywhere(json!({ "name": "quote", "description": "A quote", "options": [artist] })),
            everywhere(json!({ "name": "compare", "description": "You and somebody", "options": [with] })),
            everywhere(json!({ "type": 3, "name": "Find the story", "name_localizations": { "ko": "이야기 찾기" } })),
        ]);
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
        self.post(&callback(interaction), body).await
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

/// Where an interaction is answered.
pub fn callback(interaction: &Value) -> String {
    let text = |key: &str| interaction[key].as_str().unwrap();
    let (id, token) = (text("id"), text("token"));
    format!("/api/v10/interactions/{id}/{token}/callback?with_response=true")
}

/// Where an interaction's answer is followed up, and its messages are edited.
pub fn webhook(interaction: &Value) -> String {
    format!("/api/v10/webhooks/{APP}/{}", interaction["token"].as_str().unwrap())
}

/// The answer that is a message with these words.
pub fn reply(content: &str) -> Value {
    json!({ "type": 4, "data": { "content": content } })
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

/// An endpoint that verifies what it gets, answers a PING, and everything else as `answer` says.
pub async fn endpoint(play: &Play, answer: impl Fn(&[u8]) -> Body + Clone + Send + Sync + 'static) -> String {
    use axum::http::StatusCode;
    use axum::response::IntoResponse;
    let world = play.get("/stage/world").await;
    let mut key = [0; 32];
    hex::decode_to_slice(world["public_key"].as_str().unwrap(), &mut key).unwrap();
    let key = ed25519_dalek::VerifyingKey::from_bytes(&key).unwrap();
    let serve = move |headers: HeaderMap, body: axum::body::Bytes| async move {
        let header = |name: &str| headers[name].to_str().unwrap().to_owned();
        let signed = [header("x-signature-timestamp").as_bytes(), &body].concat();
        let signature = hex::decode(header("x-signature-ed25519")).unwrap();
        let signature = ed25519_dalek::Signature::from_slice(&signature).unwrap();
        if key.verify_strict(&signed, &signature).is_err() {
            return StatusCode::UNAUTHORIZED.into_response();
        }
        let asked: Value = serde_json::from_slice(&body).unwrap();
        let body = if asked["type"] == 1 {
            Body::new(&json!({ "type": 1 }), &[])
        } else {
            answer(&body)
        };
        ([("content-type", body.content_type)], body.bytes).into_response()
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    let router = axum::Router::new().route("/", axum::routing::post(serve));
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    url
}
