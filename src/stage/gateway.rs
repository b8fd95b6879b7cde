//! Discord's gateway v10: sessions that identify, resume, and are told what happens.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use axum::extract::ws::{CloseFrame, Message, WebSocket, WebSocketUpgrade};
use axum::extract::{Query, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::clock::Moment;
use super::rest::gateway_url;
use super::state::{Shared, Stagehand, State, until};
use super::world;
use crate::interaction::limits::{GATEWAY_SEND_BYTES_MAX, GATEWAY_SENDS_PER_MINUTE};

/// Milliseconds between heartbeats, as Discord asks for.
const HEARTBEAT_MILLIS: u64 = 41_250;
/// Events a session keeps to be replayed; whoever missed more must identify again.
const REPLAY_MAX: usize = 1_000;
/// Payloads that may wait for one slow connection before it counts as gone.
const OUTGOING_MAX: usize = 10_000;
/// Sessions remembered; the oldest disconnected one goes first.
const SESSIONS_MAX: usize = 100;
/// Lines in the log of received payloads.
const LOG_MAX: usize = 500;
const INTENT_GUILDS: u64 = 1;

/// What goes out on a connection.
enum Outgoing {
    Text(String),
    Close(u16, &'static str),
    /// The connection breaks without a word.
    Drop,
}

/// One session: it outlives its connection until it is invalidated.
struct Session {
    shard: [u64; 2],
    intents: u64,
    sequence: u64,
    kept: VecDeque<(u64, String)>,
    /// The connection's number and its way out.
    connection: Option<(u64, mpsc::Sender<Outgoing>)>,
}

/// All sessions, and a log of what they sent.
#[derive(Default)]
pub(super) struct Sessions {
    by_id: BTreeMap<String, Session>,
    connections: u64,
    log: VecDeque<Value>,
    counts: BTreeMap<&'static str, u64>,
}

impl Session {
    /// Numbers an event, keeps it for a replay, and sends it if somebody is connected.
    fn dispatch(&mut self, event: &str, data: &Value) {
        self.sequence += 1;
        let text = json!({ "op": 0, "t": event, "s": self.sequence, "d": data }).to_string();
        self.kept.push_back((self.sequence, text.clone()));
        if self.kept.len() > REPLAY_MAX {
            self.kept.pop_front();
        }
        self.send(Outgoing::Text(text));
    }

    fn send(&mut self, outgoing: Outgoing) {
        if let Some((_, way)) = &self.connection
            && way.try_send(outgoing).is_err()
        {
            self.connection = None;
        }
    }
}

impl Sessions {
    /// Whether any session could still be told something.
    pub(super) fn any(&self) -> bool {
        !self.by_id.is_empty()
    }

    pub(super) fn connected(&self) -> bool {
        self.by_id.values().any(|session| session.connection.is_some())
    }

    /// Tells every session whose shard carries `guild`; direct messages are on shard 0. A session that is away hears
    /// of it when it resumes.
    pub(super) fn dispatch(&mut self, guild: Option<u64>, event: &str, data: &Value) {
        for session in self.by_id.values_mut().filter(|session| carries(session.shard, guild)) {
            session.dispatch(event, data);
        }
    }

    /// Breaks every connection.
    pub(super) fn drop_all(&mut self) {
        for session in self.by_id.values_mut() {
            session.send(Outgoing::Drop);
            session.connection = None;
        }
    }

    /// Asks every connection to reconnect.
    pub(super) fn reconnect(&mut self) {
        for session in self.by_id.values_mut() {
            session.send(Outgoing::Text(json!({ "op": 7, "d": null }).to_string()));
        }
    }

    /// Tells every connection that its session is no good.
    pub(super) fn invalidate(&mut self, resumable: bool) {
        for session in self.by_id.values_mut() {
            session.send(Outgoing::Text(invalid_session(resumable)));
        }
        if !resumable {
            self.by_id.clear();
        }
    }

    /// What `GET /stage/gateway` returns.
    pub(super) fn report(&self) -> Value {
        let sessions = self.by_id.iter().map(|(id, session)| {
            json!({
                "id": id, "shard": session.shard, "intents": session.intents, "sequence": session.sequence,
                "connected": session.connection.is_some(),
            })
        });
        json!({ "sessions": sessions.collect::<Vec<_>>(), "received": self.counts, "log": self.log })
    }

    fn note(&mut self, name: &'static str, data: &Value) {
        *self.counts.entry(name).or_default() += 1;
        let mut data = data.clone();
        if let Some(token) = data.get_mut("token") {
            *token = json!("(hidden)");
        }
        self.log.push_back(json!({ "op": name, "d": data }));
        if self.log.len() > LOG_MAX {
            self.log.pop_front();
        }
    }

    fn insert(&mut self, id: String, session: Session) {
        self.by_id.insert(id, session);
        if self.by_id.len() > SESSIONS_MAX {
            let away = self
                .by_id
                .iter()
                .find(|(_, session)| session.connection.is_none())
                .map(|(id, _)| id.clone());
            if let Some(away) = away {
                self.by_id.remove(&away);
            }
        }
    }

    fn leave(&mut self, connection: u64, goodbye: bool) {
        let found = self.by_id.iter_mut().find(|(_, session)| {
            session
                .connection
                .as_ref()
                .is_some_and(|(number, _)| *number == connection)
        });
        let Some((id, session)) = found else { return };
        session.connection = None;
        let id = id.clone();
        if goodbye {
            self.by_id.remove(&id);
        }
    }
}

fn carries(shard: [u64; 2], guild: Option<u64>) -> bool {
    let [number, count] = shard;
    guild.map_or(0, |guild| (guild >> 22) % count.max(1)) == number
}

fn invalid_session(resumable: bool) -> String {
    json!({ "op": 9, "d": resumable }).to_string()
}

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
        let (number, now) = shared.with(|state| {
            state.sessions.connections += 1;
            (state.sessions.connections, state.clock.now())
        });
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
        let connection = Some((self.number, self.way_in.clone()));
        let mut session = Session {
            shard,
            intents,
            sequence: 0,
            kept: VecDeque::new(),
            connection,
        };
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
        let session = data["session_id"]
            .as_str()
            .and_then(|id| state.sessions.by_id.get_mut(id));
        let seen = data["seq"].as_u64().unwrap_or_default();
        let Some(session) = session.filter(|session| can_replay(session, seen)) else {
            return Next::Reply(Some(invalid_session(false)));
        };
        session.send(Outgoing::Close(4009, "Session resumed elsewhere."));
        session.connection = Some((self.number, self.way_in.clone()));
        let missed: Vec<String> = session
            .kept
            .iter()
            .filter(|(number, _)| *number > seen)
            .map(|(_, text)| text.clone())
            .collect();
        for text in missed {
            session.send(Outgoing::Text(text));
        }
        session.dispatch("RESUMED", &json!({}));
        self.identified = true;
        state.events.push("gateway", None, None, json!({ "connected": true }));
        Next::Reply(None)
    }
}

fn can_replay(session: &Session, seen: u64) -> bool {
    let oldest = session.kept.front().map_or(1, |(number, _)| *number);
    seen <= session.sequence && seen + 1 >= oldest
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
