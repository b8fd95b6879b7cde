//! The files that came with messages: kept for a while, and served for download as Discord's file server does.

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State as Extract};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use super::rest::body::File;
use super::state::Stagehand;

/// Bytes kept over all files; the oldest goes first. Six messages with as much as one may hold.
const KEPT_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Files kept, however small; the oldest goes first.
const KEPT_MAX: usize = 2_000;
/// What a file is whose sender did not say.
const UNKNOWN: &str = "application/octet-stream";
/// A file is saved, never shown: what is in it gets no rights on the page's own address.
const POLICY: &str = "default-src 'none'; sandbox";

/// The files by id, which is also their order.
pub(super) struct Attachments {
    origin: String,
    kept: BTreeMap<u64, Kept>,
    bytes: usize,
}

#[derive(Clone)]
struct Kept {
    channel: u64,
    name: String,
    media_type: String,
    bytes: Bytes,
}

impl Attachments {
    /// None yet; `origin` is where they are served.
    pub(super) fn new(origin: &str) -> Attachments {
        Attachments {
            origin: origin.to_owned(),
            kept: BTreeMap::new(),
            bytes: 0,
        }
    }

    /// The attachments that a message has, as `listed` says: files that came with it, each kept under a fresh id, and
    /// some of those that it `had`. What names neither is left out; judging has refused it before.
    pub(super) fn of_message(
        &mut self,
        mut fresh_id: impl FnMut() -> u64,
        channel: u64,
        listed: &[Value],
        files: &[File],
        had: &[Value],
    ) -> Vec<Value> {
        let mut found = Vec::new();
        for entry in listed {
            let id = id(&entry["id"]);
            if let Some(file) = files.iter().find(|file| Some(file.number) == id) {
                found.push(self.keep(fresh_id(), channel, entry, file));
            } else if let Some(old) = had.iter().find(|old| self::id(&old["id"]) == id) {
                found.push(old.clone());
            }
        }
        found
    }

    /// Keeps a file and gives its attachment object (messages: Attachment Object).
    fn keep(&mut self, id: u64, channel: u64, entry: &Value, file: &File) -> Value {
        let name = entry["filename"].as_str().unwrap_or(&file.name).to_owned();
        let media_type = file.media_type.clone().unwrap_or_else(|| UNKNOWN.to_owned());
        let url = format!("{}/attachments/{channel}/{id}/{name}", self.origin);
        let attachment = json!({
            "id": id.to_string(), "filename": name, "description": entry["description"], "size": file.bytes.len(),
            "url": url, "proxy_url": url, "content_type": media_type,
        });
        self.bytes += file.bytes.len();
        let bytes = file.bytes.clone();
        self.kept.insert(
            id,
            Kept {
                channel,
                name,
                media_type,
                bytes,
            },
        );
        while (self.bytes > KEPT_BYTES_MAX || self.kept.len() > KEPT_MAX)
            && let Some((_, oldest)) = self.kept.pop_first()
        {
            self.bytes -= oldest.bytes.len();
        }
        attachment
    }
}

/// An id, which Discord takes as a number or as a number written as a string.
pub(super) fn id(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str()?.parse().ok())
}

/// The route that files are downloaded by.
pub(super) fn routes() -> Router<Stagehand> {
    Router::new().route("/attachments/{channel}/{id}/{name}", get(download))
}

async fn download(
    Extract(shared): Extract<Stagehand>,
    Path((channel, id, name)): Path<(u64, u64, String)>,
) -> Response {
    let found = shared.with(|state| state.attachments.kept.get(&id).cloned());
    let Some(file) = found.filter(|file| file.channel == channel && file.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let kind = HeaderValue::from_str(&file.media_type).unwrap_or(HeaderValue::from_static(UNKNOWN));
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY)),
    ];
    (headers, file.bytes).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_files_make_room_for_new_ones() {
        let mut attachments = Attachments::new("http://127.0.0.1:1");
        let file = File {
            number: 0,
            name: "a.json".to_owned(),
            media_type: None,
            bytes: vec![0; 10 * 1024 * 1024].into(),
        };
        let mut last = 0;
        for _ in 0..8 {
            let fresh = || {
                last += 1;
                last
            };
            let made = attachments.of_message(fresh, 7, &[json!({ "id": "0" })], std::slice::from_ref(&file), &[]);
            assert_eq!(made[0]["size"], 10 * 1024 * 1024);
        }
        assert_eq!(attachments.kept.keys().copied().collect::<Vec<_>>(), [3, 4, 5, 6, 7, 8]);
        let empty = File {
            bytes: Bytes::new(),
            ..file
        };
        for id in 9..4_000 {
            attachments.of_message(|| id, 7, &[json!({ "id": 0 })], std::slice::from_ref(&empty), &[]);
        }
        assert_eq!((attachments.kept.len(), attachments.bytes), (KEPT_MAX, 0));
    }
}
