//! The compiled bot on the stage, driven over HTTP: what the end-to-end tests and the browser test share.

#![allow(dead_code, reason = "each test binary uses its own part")]

use fanchant::stage::Stage;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The bot token of every test; it must never appear in a log.
pub const TOKEN: &str = "a-token-that-must-stay-secret";
/// How long anything may take before a test gives up; only failures wait for it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The stage, a folder for the bot's files, and the bot that was started last.
pub struct Play {
    pub stage: Stage,
    pub folder: TempDir,
    http: reqwest::Client,
}

/// A running bot; it is killed when dropped.
pub struct Bot {
    child: Child,
    lines: Receiver<String>,
    log: Vec<String>,
}

/// The folder of the project's data files.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

impl Play {
    pub async fn new() -> Self {
        let stage = Stage::start(([127, 0, 0, 1], 0).into()).await.expect("a stage");
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        Self {
            stage,
            folder: TempDir::new().expect("a folder"),
            http,
        }
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("fanchant.db")
    }

    /// Writes a configuration: the stage as Discord, this play's database, and `more`.
    pub fn configure(&self, more: &str) -> PathBuf {
        let file = self.folder.path().join("fanchant.toml");
        // No test asks the web; one about the news says what it asks.
        let feeds = if more.contains("[feeds]") {
            ""
        } else {
            "[feeds]\nenabled = false\n"
        };
        let text = format!(
            "database = {:?}\ndata = {:?}\n{more}\n{feeds}[discord]\napi_base = \"{}\"\n",
            self.database(),
            data(),
            self.stage.origin()
        );
        std::fs::write(&file, text).expect("the configuration");
        file
    }

    /// Starts the bot and waits until it is connected to the gateway.
    pub async fn bot(&self, more: &str) -> Bot {
        let file = self.configure(more);
        let mut bot = Bot::start(&["run", "--config", file.to_str().expect("a path")], Some(TOKEN));
        bot.until("connected to the gateway");
        bot
    }

    /// Starts the bot without the gateway, and has the stage post every interaction to its endpoint.
    pub async fn bot_behind_endpoint(&self, more: &str) -> Bot {
        let world = self.get("/stage/world").await;
        let key = world["public_key"].as_str().expect("a key");
        let file = self.configure(&format!(
            "[endpoint]\nlisten = \"127.0.0.1:0\"\npublic_key = \"{key}\"\n{more}"
        ));
        let text = std::fs::read_to_string(&file).expect("the file") + "gateway = false\n";
        std::fs::write(&file, text).expect("the file");
        let mut bot = Bot::start(&["run", "--config", file.to_str().expect("a path")], Some(TOKEN));
        let line = bot.until("listening for interactions over HTTP");
        let address = line.split("address=").nth(1).expect("an address").trim();
        let url = format!("http://{address}/discord");
        bot.until("the commands were registered");
        self.post("/stage/endpoint", json!({ "url": url })).await;
        bot
    }

    pub async fn post(&self, path: &str, body: Value) -> Value {
        let request = self
            .http
            .post(format!("{}{path}", self.stage.origin()))
            .body(body.to_string());
        let answer = request.send().await.expect("the stage answers");
        assert!(answer.status().is_success(), "{path} {body}: {:?}", answer.text().await);
        serde_json::from_str(&answer.text().await.expect("a body")).unwrap_or_default()
    }

    pub async fn get(&self, path: &str) -> Value {
        let answer = self
            .http
            .get(format!("{}{path}", self.stage.origin()))
            .send()
            .await
            .expect("an answer");
        serde_json::from_str(&answer.text().await.expect("a body")).expect("JSON")
    }

    pub async fn fault(&self, fault: Value) {
        self.post("/stage/fault", fault).await;
    }

    /// Somebody does something in #quiz; what came of it.
    pub async fn act(&self, user: &str, mut action: Value) -> Value {
        let defaults = json!({"user": user, "channel": "quiz", "locale": "en-US"});
        for (key, value) in defaults.as_object().expect("an object") {
            if action.get(key).is_none() {
                action[key] = value.clone();
            }
        }
        let outcome = self.post("/stage/interactions", action).await;
        assert_eq!(outcome["failure"], Value::Null, "{outcome}");
        outcome
    }

    pub async fn command(&self, user: &str, name: &str, options: Value) -> Value {
        self.act(user, json!({"kind": "command", "name": name, "options": options}))
            .await
    }

    /// Presses the button of `message` that says `label`.
    pub async fn press(&self, user: &str, message: &Value, label: &str) -> Value {
        let button = buttons(message).into_iter().find(|button| button["label"] == label);
        let button = button.unwrap_or_else(|| panic!("no button {label:?} in {message}"));
        let (message, id) = (&message["id"], &button["custom_id"]);
        self.act(user, json!({"kind": "press", "message_id": message, "custom_id": id}))
            .await
    }

    /// Fills in the modal that `opened` (a command or a press) was answered with, and sends it.
    pub async fn submit(&self, user: &str, opened: &Value, fields: Value) -> Value {
        assert_eq!(opened["response"]["type"], 9, "no modal: {opened}");
        let id = &opened["id"];
        self.act(user, json!({"kind": "submit", "interaction_id": id, "fields": fields}))
            .await
    }

    /// Somebody writes in #quiz; the message.
    pub async fn say(&self, user: &str, content: &str) -> Value {
        let said = json!({"user": user, "channel": "quiz", "content": content});
        self.post("/stage/messages", said).await
    }

    /// Uses a message command, by its English name, on a message.
    pub async fn use_on_message(&self, user: &str, message: &Value, name: &str) -> Value {
        let id = &message["id"];
        self.act(user, json!({"kind": "message_command", "name": name, "message_id": id}))
            .await
    }

    /// What is in the file of this name that came with a message.
    pub async fn download(&self, message: &Value, name: &str) -> Vec<u8> {
        let attachments = message["attachments"].as_array().into_iter().flatten();
        let found = attachments.into_iter().find(|one| one["filename"] == name);
        let found = found.unwrap_or_else(|| panic!("no file {name} in {message}"));
        let url = found["url"].as_str().expect("an address");
        let answer = self.http.get(url).send().await.expect("the stage answers");
        assert!(answer.status().is_success(), "{url}");
        answer.bytes().await.expect("the file").to_vec()
    }

    /// Waits until the message shows `text`, as this person sees it.
    pub async fn until_shown(&self, user: &str, message: &Value, text: &str) -> Value {
        let begun = Instant::now();
        let mut since = 0;
        while begun.elapsed() < PATIENCE {
            let path = format!("/stage/events?user={user}&since={since}&wait=5");
            let news = self.get(&path).await;
            since = news["last"].as_u64().expect("a number");
            for event in news["events"].as_array().expect("events") {
                if event["message"]["id"] == message["id"] && event["message"].to_string().contains(text) {
                    return event["message"].clone();
                }
            }
        }
        panic!("the message never showed {text:?}");
    }

    /// Requests the bot made, of a method and with a part of a path.
    pub async fn requests(&self, method: &str, part: &str) -> Vec<Value> {
        let all = self.get("/stage/requests").await;
        let all = all["requests"].as_array().or(all.as_array()).expect("requests").clone();
        let wanted = |request: &Value| {
            request["method"] == method && request["path"].as_str().is_some_and(|path| path.contains(part))
        };
        all.into_iter().filter(wanted).collect()
    }
}

/// All buttons of a message.
pub fn buttons(message: &Value) -> Vec<Value> {
    let rows = message["components"].as_array().cloned().unwrap_or_default();
    let components = rows
        .iter()
        .flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    components.filter(|component| component["type"] == 2).collect()
}

impl Bot {
    /// Starts the program with these arguments and nothing of our environment but its record and its path.
    pub fn start(arguments: &[&str], token: Option<&str>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fanchant"));
        command
            .args(arguments)
            .env_remove("DISCORD_TOKEN")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if let Some(token) = token {
            command.env("DISCORD_TOKEN", token);
        }
        let mut child = command.spawn().expect("the program starts");
        let (sender, lines) = channel();
        let out: Box<dyn std::io::Read + Send> = Box::new(child.stdout.take().expect("standard output"));
        let err: Box<dyn std::io::Read + Send> = Box::new(child.stderr.take().expect("standard error"));
        for stream in [out, err] {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        return;
                    }
                }
            });
        }
        Self {
            child,
            lines,
            log: Vec::new(),
        }
    }

    /// Reads the log until a line has `text`, and gives that line.
    pub fn until(&mut self, text: &str) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("the log never said {text:?}:\n{}", self.log.join("\n"));
            };
            self.log.push(line.clone());
            if line.contains(text) {
                return line;
            }
        }
    }

    /// Ends the program as a system ends a service.
    pub fn terminate(&mut self) -> ExitStatus {
        self.ask_to_end();
        self.ended()
    }

    /// Sends the signal by which systems end services.
    pub fn ask_to_end(&self) {
        let killed = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status();
        assert!(killed.expect("kill runs").success());
    }

    /// Ends the program as a power cut does.
    pub fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("ended");
    }

    /// Waits for the program to end.
    pub fn ended(&mut self) -> ExitStatus {
        self.child.wait().expect("ended")
    }

    /// Everything it printed until it ended.
    pub fn whole_log(&mut self) -> String {
        self.log.extend(self.lines.iter());
        self.log.join("\n")
    }

    /// Whether anything it printed so far has `text`.
    pub fn has_logged(&mut self, text: &str) -> bool {
        self.log.extend(self.lines.try_iter());
        self.log.iter().any(|line| line.contains(text))
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if std::thread::panicking() {
            eprintln!("the bot said:\n{}", self.whole_log());
        }
    }
}

/// What `fanchant try` runs: the bot with a stage of its own, as a newcomer starts it.
pub struct TriedOut {
    /// Where its page is.
    pub address: String,
    _bot: Bot,
}

impl TriedOut {
    pub fn start() -> Self {
        let mut bot = Bot::start(&["try", "--listen", "127.0.0.1:0"], None);
        let line = bot.until("Fanchant is playing at ");
        let address = line.split_whitespace().find(|word| word.starts_with("http://"));
        Self {
            address: address.expect("an address").to_owned(),
            _bot: bot,
        }
    }
}
