//! A body taken apart: its JSON, and the files that came with it (reference: Uploading Files).

use axum::body::Bytes;
use futures_util::stream;
use serde_json::{Value, json};

use super::super::errors::ApiError;

/// What came in a request, or in an endpoint's answer.
#[derive(Debug)]
pub(in crate::stage) struct Body {
    pub(in crate::stage) json: Value,
    pub(in crate::stage) files: Vec<File>,
}

/// A file that was uploaded.
#[derive(Debug, Clone)]
pub(in crate::stage) struct File {
    /// The n of its part `files[n]`, by which the list of attachments names it.
    pub(in crate::stage) number: u64,
    pub(in crate::stage) name: String,
    pub(in crate::stage) media_type: Option<String>,
    pub(in crate::stage) bytes: Bytes,
}

impl Body {
    /// Reads a body, none if it is empty: a form where the header says so, else JSON, whatever the header says.
    pub(in crate::stage) async fn read(content_type: Option<&str>, bytes: Bytes) -> Result<Option<Body>, ApiError> {
        if bytes.is_empty() {
            return Ok(None);
        }
        if let Some(boundary) = content_type.and_then(|kind| multer::parse_boundary(kind).ok()) {
            return form(bytes, boundary).await.map(Some);
        }
        let json = serde_json::from_slice(&bytes).map_err(|_| ApiError::NOT_JSON)?;
        Ok(Some(Body {
            json,
            files: Vec::new(),
        }))
    }
}

async fn form(bytes: Bytes, boundary: String) -> Result<Body, ApiError> {
    let whole = stream::once(async move { Ok::<_, std::io::Error>(bytes) });
    let mut parts = multer::Multipart::new(whole, boundary);
    let (mut json, mut files) = (None, Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|error| broken(&error))? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let media_type = part.content_type().map(ToString::to_string);
        let bytes = part.bytes().await.map_err(|error| broken(&error))?;
        if name == "payload_json" {
            json = Some(serde_json::from_slice(&bytes).map_err(|_| ApiError::NOT_JSON)?);
        } else if let (Some(number), Some(name)) = (number(&name), file_name) {
            files.push(File {
                number,
                name,
                media_type,
                bytes,
            });
        } else {
            return Err(wrong(
                &name,
                "Only payload_json and files[n] with a filename are taken here.",
            ));
        }
    }
    let json = json.ok_or(ApiError::NOT_JSON)?;
    Ok(Body { json, files })
}

/// The n of `files[n]`.
fn number(name: &str) -> Option<u64> {
    name.strip_prefix("files[")?.strip_suffix(']')?.parse().ok()
}

fn broken(error: &multer::Error) -> ApiError {
    wrong("body", &error.to_string())
}

fn wrong(part: &str, message: &str) -> ApiError {
    ApiError::invalid_form(json!({ part: { "_errors": [{ "code": "STAGE_FORM_PART", "message": message }] } }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KIND: &str = "multipart/form-data; boundary=line";

    fn part(head: &str, content: &str) -> String {
        format!("--line\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n")
    }

    async fn read(parts: &[String]) -> Result<Option<Body>, ApiError> {
        let whole = format!("{}--line--\r\n", parts.concat());
        Body::read(Some(KIND), whole.into()).await
    }

    #[tokio::test]
    async fn a_form_is_json_and_files() {
        let parts = [
            part("name=\"payload_json\"", r#"{"content":"Hi"}"#),
            part(
                "name=\"files[3]\"; filename=\"a.txt\"\r\nContent-Type: text/plain",
                "one\r\ntwo",
            ),
        ];
        let body = read(&parts).await.unwrap().unwrap();
        assert_eq!(body.json, json!({ "content": "Hi" }));
        let file = &body.files[0];
        assert_eq!(
            (file.number, file.name.as_str(), file.media_type.as_deref()),
            (3, "a.txt", Some("text/plain"))
        );
        assert_eq!(file.bytes.as_ref(), b"one\r\ntwo");
    }

    #[tokio::test]
    async fn what_is_no_such_form_is_refused() {
        let json = part("name=\"payload_json\"", "{}");
        for parts in [
            vec![part("name=\"files[0]\"; filename=\"a\"", "x")],
            vec![json.clone(), part("name=\"files[0]\"", "x")],
            vec![json.clone(), part("name=\"files[x]\"; filename=\"a\"", "x")],
            vec![json.clone(), part("name=\"content\"", "x")],
            vec![part("name=\"payload_json\"", "no json")],
        ] {
            assert!(read(&parts).await.is_err(), "{parts:?}");
        }
        assert!(Body::read(Some(KIND), json.into()).await.is_err(), "it has no end");
        assert!(Body::read(None, Bytes::new()).await.unwrap().is_none());
    }

    proptest! {
        #[test]
        fn no_form_ends_the_process(text in "(--line|--|\r\n|Content-Disposition: form-data; |name=\"files\\[0\\]\"|filename=\"|[a\"{}]){0,30}") {
            let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
            let _ = runtime.block_on(Body::read(Some(KIND), text.into()));
        }
    }
}
