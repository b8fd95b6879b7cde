//! Discord's gateway v10: connections that identify or resume, send heartbeats, and are told what happens.

use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::clock::Moment;
use super::rest::gateway_url;
use super::sessions::{Outgoing, Session, carries, invalid_session};
use super::state::{Shared, Stagehand, State, until};
use super::world;
use crate::interaction::limits::{GATEWAY_SEND_BYTES_MAX, GATEWAY_SENDS_PER_MINUTE};

/// Milliseconds between heartbeats, as Discord asks for.
const HEARTBEAT_MILLIS: u64 = 41_250;
/// Payloads that may wait for one slow connection before it counts as gone.
const OUTGOING_MAX: usize = 10_000;
/// The intent that brings GUILD_CREATE.
const INTENT_GUILDS: u64 = 1;
/// How the gateway is asked for.
#[derive(serde::Deserialize)]
pub(super) struct Asked {
    v: Option<String>,
    encoding: Option<String>,
    compress: Option<String>,
}

/// Opens a connection. Payloads go uncompressed, as JSON: that is what serenity asks for.
pub(super) async fn serve(
    Extract(shared): Extract<Stagehand>,
    Query(asked): Query<Asked>,
    upgrade: WebSocketUpgrade,
) -> Response {
    if asked.compress.is_some() || asked.encoding.is_some_and(|encoding| encoding != "json") {
        return (StatusCode::BAD_REQUEST, "The stage speaks uncompressed JSON only.").into_response();
    }
    let known = asked.v.is_none_or(|version| version == "10");
    upgrade.on_upgrade(move |socket| async move {
        let mut connection = Connection::new(socket, &shared);
        let goodbye = if known {
            connection.run().await
        } else {
            connection.close(4012, "Invalid API version").await
        };
        shared.with(|state| {
            state.sessions.leave(connection.number, goodbye);
            state.events.push(
                "gateway",
                None,
                None,
                json!({ "connected": state.sessions.connected() }),
            );
        });
    })
}

struct Connection<'s> {
    socket: WebSocket,
    shared: &'s Shared,
    number: u64,
    way_in: mpsc::Sender<Outgoing>,
    way_out: mpsc::Receiver<Outgoing>,
    identified: bool,
    /// Payloads received since this moment, for the limit a minute.
    minute: (Moment, u32),
}

/// What a received payload leads to.
enum Next {
    Reply(Option<String>),
    Close(u16, &'static str),
}

impl<'s> Connection<'s> {
    fn new(socket: WebSocket, shared: &'s Shared) -> Connection<'s> {
        let (way_in, way_out) = mpsc::channel(OUTGOING_MAX);
        let (number, now) = shared.with(|state| (state.sessions.connection(), state.clock.now()));
        Connection {
            socket,
            shared,
            number,
            way_in,
            way_out,
            identified: false,
            minute: (now, 0),
        }
    }

    /// Serves until the connection ends; true if the other side said goodbye for good.
    async fn run(&mut self) -> bool {
        let hello = json!({ "op": 10, "d": { "heartbeat_interval": HEARTBEAT_MILLIS } });
        if self.send(hello.to_string()).await.is_err() {
            return false;
        }
        let mut closing = self.shared.closing.clone();
        loop {
            tokio::select! {
                () = until(&mut closing) => return false,
                outgoing = self.way_out.recv() => match outgoing {
                    Some(Outgoing::Text(text)) => {
                        if self.send(text).await.is_err() {
                            return false;
                        }
                    }
                    Some(Outgoing::Close(code, reason)) => return self.close(code, reason).await,
                    Some(Outgoing::Drop) | None => return false,
                },
                received = self.socket.recv() => match received {
                    Some(Ok(Message::Text(text))) => match self.receive(text.as_str()) {
                        Next::Reply(None) => {}
                        Next::Reply(Some(reply)) => {
                            if self.send(reply).await.is_err() {
                                return false;
                            }
                        }
                        Next::Close(code, reason) => return self.close(code, reason).await,
                    },
                    Some(Ok(Message::Close(frame))) => {
                        return frame.is_some_and(|frame| matches!(frame.code, 1000 | 1001));
                    }
                    Some(Ok(_)) => {}
                    Some(Err(_)) | None => return false,
                },
            }
        }
    }

    async fn send(&mut self, text: String) -> Result<(), axum::Error> {
        self.socket.send(Message::Text(text.into())).await
    }

    async fn close(&mut self, code: u16, reason: &'static str) -> bool {
        let frame = CloseFrame {
            code,
            reason: reason.into(),
        };
        if let Err(error) = self.socket.send(Message::Close(Some(frame))).await {
            tracing::debug!(%error, "a gateway connection was gone before it was closed");
        }
        false
    }

    fn receive(&mut self, text: &str) -> Next {
        if text.len() > GATEWAY_SEND_BYTES_MAX {
            return Next::Close(4002, "Payload too large");
        }
        let Ok(payload) = serde_json::from_str::<Value>(text) else {
            return Next::Close(4002, "Error while decoding payload.");
        };
        self.shared.with(|state| {
            let now = state.clock.now();
            if now.since(self.minute.0) >= Duration::from_secs(60) {
                self.minute = (now, 0);
            }
            self.minute.1 += 1;
            if self.minute.1 > GATEWAY_SENDS_PER_MINUTE {
                return Next::Close(4008, "You are being rate limited.");
            }
            self.understand(state, &payload)
        })
    }

    fn understand(&mut self, state: &mut State, payload: &Value) -> Next {
        let data = &payload["d"];
        let name = match payload["op"].as_u64() {
            Some(1) => "heartbeat",
            Some(2) => "identify",
            Some(3) => "presence",
            Some(4) => "voice_state",
            Some(6) => "resume",
            Some(8) => "request_members",
            _ => return Next::Close(4001, "Unknown opcode."),
        };
        state.sessions.note(name, data);
        match name {
            "heartbeat" => Next::Reply(Some(json!({ "op": 11, "d": null }).to_string())),
            "identify" | "resume" if self.identified => Next::Close(4005, "Already authenticated."),
            "identify" => self.identify(state, data),
            "resume" => self.resume(state, data),
            _ if self.identified => Next::Reply(None),
            _ => Next::Close(4003, "Not authenticated."),
        }
    }

    fn identify(&mut self, state: &mut State, data: &Value) -> Next {
        if data["token"].as_str().is_none_or(|token| token.trim().is_empty()) {
            return Next::Close(4004, "Authentication failed.");
        }
        let shard = match &data["shard"] {
            Value::Null => Some([0, 1]),
            shard => serde_json::from_value::<[u64; 2]>(shard.clone())
                .ok()
                .filter(|[number, count]| number < count),
        };
        let Some(shard) = shard else {
            return Next::Close(4010, "Invalid shard.");
        };
        let Some(intents) = data["intents"].as_u64() else {
            return Next::Close(4013, "Invalid intents.");
        };
        let id = format!("{:032x}", state.clock.id());
        let mut session = Session::new(shard, intents, (self.number, self.way_in.clone()));
        let guilds = carries(shard, Some(world::GUILD_ID));
        session.dispatch("READY", &ready(self.shared, &id, shard, guilds));
        if guilds && intents & INTENT_GUILDS != 0 {
            session.dispatch("GUILD_CREATE", &world::guild());
        }
        state.sessions.insert(id, session);
        self.identified = true;
        state.events.push("gateway", None, None, json!({ "connected": true }));
        Next::Reply(None)
    }

    fn resume(&mut self, state: &mut State, data: &Value) -> Next {
        let session = data["session_id"].as_str().and_then(|id| state.sessions.get_mut(id));
        let seen = data["seq"].as_u64().unwrap_or_default();
        let connection = (self.number, self.way_in.clone());
        if !session.is_some_and(|session| session.resume(seen, connection)) {
            return Next::Reply(Some(invalid_session(false)));
        }
        self.identified = true;
        state.events.push("gateway", None, None, json!({ "connected": true }));
        Next::Reply(None)
    }
}

fn ready(shared: &Shared, id: &str, shard: [u64; 2], guilds: bool) -> Value {
    let guilds = if guilds {
        json!([{ "id": world::GUILD_ID.to_string(), "unavailable": true }])
    } else {
        json!([])
    };
    json!({
        "v": 10, "user": world::bot(), "guilds": guilds, "session_id": id, "resume_gateway_url": gateway_url(shared),
        "shard": shard, "application": { "id": world::APPLICATION_ID.to_string(), "flags": 0 },
        "session_type": "normal", "private_channels": [], "relationships": [], "presences": [],
    })
}
