//! A record of every outgoing REST request: the latest in memory, all of them in a file when asked for.

use std::collections::VecDeque;
use std::io::Write;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::rest::body::{Body, File};

/// Requests kept in memory; the oldest goes first.
const REQUESTS_MAX: usize = 1_000;
/// The environment variable that names a directory for the record.
const DIRECTORY_VARIABLE: &str = "FANCHANT_RECORD";

/// The requests so far.
#[derive(Default)]
pub(super) struct Record {
    kept: VecDeque<Value>,
    file: Option<PathBuf>,
}

impl Record {
    /// Starts a record, in a file too if FANCHANT_RECORD names a directory.
    pub(super) fn from_environment() -> Record {
        let directory = std::env::var_os(DIRECTORY_VARIABLE).filter(|directory| !directory.is_empty());
        let file = directory.map(PathBuf::from).map(|directory| {
            if let Err(error) = std::fs::create_dir_all(&directory) {
                tracing::warn!(%error, "{DIRECTORY_VARIABLE} can't be created");
            }
            directory.join(format!("requests-{}.jsonl", std::process::id()))
        });
        Record {
            kept: VecDeque::new(),
            file,
        }
    }

    /// Notes one request; `path` has its interaction token already replaced.
    pub(super) fn push(&mut self, method: &str, path: &str, body: Option<&Body>, status: u16) {
        let json = body.map(|body| &body.json);
        let mut line = json!({ "method": method, "path": path, "body": json, "status": status });
        if let Some(body) = body.filter(|body| !body.files.is_empty()) {
            let named = |file: &File| json!({ "name": file.name, "type": file.media_type, "size": file.bytes.len() });
            line["files"] = body.files.iter().map(named).collect();
        }
        if body.is_some()
            && let Err(error) = self.append(&line)
        {
            tracing::warn!(%error, "the record can't be written");
        }
        self.kept.push_back(line);
        if self.kept.len() > REQUESTS_MAX {
            self.kept.pop_front();
        }
    }

    pub(super) fn all(&self) -> Vec<Value> {
        self.kept.iter().cloned().collect()
    }

    pub(super) fn clear(&mut self) {
        self.kept.clear();
    }

    fn append(&self, line: &Value) -> std::io::Result<()> {
        let Some(path) = &self.file else { return Ok(()) };
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
        file.write_all(format!("{line}\n").as_bytes())
    }
}
