//! Gateway sessions: what each was told, so that it can resume, and where interactions go.

use std::collections::{BTreeMap, VecDeque};

use serde_json::{Value, json};
use tokio::sync::mpsc;

/// Events a session keeps to be replayed; whoever missed more must identify again.
const REPLAY_MAX: usize = 1_000;
/// Sessions remembered; the oldest disconnected one goes first.
const SESSIONS_MAX: usize = 100;
/// Lines in the log of received payloads.
const LOG_MAX: usize = 500;

/// What goes out on a connection.
pub(super) enum Outgoing {
    Text(String),
    Close(u16, &'static str),
    /// The connection breaks without a word.
    Drop,
}

/// One session: it outlives its connection until it is invalidated.
pub(super) struct Session {
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
    /// A session of the connection with this number and way out.
    pub(super) fn new(shard: [u64; 2], intents: u64, connection: (u64, mpsc::Sender<Outgoing>)) -> Session {
        Session {
            shard,
            intents,
            sequence: 0,
            kept: VecDeque::new(),
            connection: Some(connection),
        }
    }

    /// Numbers an event, keeps it for a replay, and sends it if somebody is connected.
    pub(super) fn dispatch(&mut self, event: &str, data: &Value) {
        self.sequence += 1;
        let text = json!({ "op": 0, "t": event, "s": self.sequence, "d": data }).to_string();
        self.kept.push_back((self.sequence, text.clone()));
        if self.kept.len() > REPLAY_MAX {
            self.kept.pop_front();
        }
        self.send(Outgoing::Text(text));
    }

    /// Goes on with a new connection: repeats what came after `seen`. False if that is not all there any more.
    pub(super) fn resume(&mut self, seen: u64, connection: (u64, mpsc::Sender<Outgoing>)) -> bool {
        let oldest = self.kept.front().map_or(1, |(number, _)| *number);
        if seen > self.sequence || seen + 1 < oldest {
            return false;
        }
        self.send(Outgoing::Close(4009, "Session resumed elsewhere."));
        self.connection = Some(connection);
        let missed = self.kept.iter().filter(|(number, _)| *number > seen);
        for text in missed.map(|(_, text)| text.clone()).collect::<Vec<_>>() {
            self.send(Outgoing::Text(text));
        }
        self.dispatch("RESUMED", &json!({}));
        true
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
    /// Numbers a new connection.
    pub(super) fn connection(&mut self) -> u64 {
        self.connections += 1;
        self.connections
    }

    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut Session> {
        self.by_id.get_mut(id)
    }

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

    pub(super) fn note(&mut self, name: &'static str, data: &Value) {
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

    pub(super) fn insert(&mut self, id: String, session: Session) {
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

    pub(super) fn leave(&mut self, connection: u64, goodbye: bool) {
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

/// Whether a shard carries a guild; direct messages are on the first.
pub(super) fn carries(shard: [u64; 2], guild: Option<u64>) -> bool {
    let [number, count] = shard;
    guild.map_or(0, |guild| (guild >> 22) % count.max(1)) == number
}

/// Op 9.
pub(super) fn invalid_session(resumable: bool) -> String {
    json!({ "op": 9, "d": resumable }).to_string()
}
