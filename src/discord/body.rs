//! A body that goes to Discord: JSON, or JSON with files.

use crate::interaction::File;
use serde_json::Value;

/// A body and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// For the header `Content-Type`.
    pub content_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Body {
    /// The JSON alone where there are no files, else a form of `payload_json` and `files[n]`, as the API takes it
    /// ("Uploading Files").
    ///
    /// The form is written here because both roads need it, and the HTTP client's own can only be sent, not answered.
    pub fn new(json: &Value, files: &[File]) -> Self {
        let json = json.to_string();
        if files.is_empty() {
            return Self {
                content_type: "application/json".to_owned(),
                bytes: json.into_bytes(),
            };
        }
        let boundary = boundary(files, &json);
        let mut bytes = Vec::new();
        let mut part = |head: String, content: &[u8]| {
            bytes.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes(),
            );
            bytes.extend_from_slice(content);
            bytes.extend_from_slice(b"\r\n");
        };
        part(
            "name=\"payload_json\"\r\nContent-Type: application/json".to_owned(),
            json.as_bytes(),
        );
        for (number, file) in files.iter().enumerate() {
            let (name, media_type) = (&file.name, file.media_type);
            let head = format!("name=\"files[{number}]\"; filename=\"{name}\"\r\nContent-Type: {media_type}");
            part(head, &file.bytes);
        }
        bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        Self {
            content_type: format!("multipart/form-data; boundary={boundary}"),
            bytes,
        }
    }
}

/// A line that stands in none of the parts.
fn boundary(files: &[File], json: &str) -> String {
    let mut boundary = "fanchant".to_owned();
    let within = |bytes: &[u8], line: &str| bytes.windows(line.len()).any(|window| window == line.as_bytes());
    while within(json.as_bytes(), &boundary) || files.iter().any(|file| within(&file.bytes, &boundary)) {
        boundary.push('-');
        boundary.push_str(&boundary.len().to_string());
    }
    boundary
}

#[cfg(test)]
mod tests {
    use super::Body;
    use crate::interaction::File;
    use proptest::prelude::*;
    use serde_json::json;

    fn file(bytes: &[u8]) -> File {
        File {
            name: "a.json".into(),
            media_type: "application/json",
            bytes: bytes.to_vec(),
        }
    }

    #[test]
    fn without_files_it_is_plain_json() {
        let body = Body::new(&json!({"type": 4}), &[]);
        assert_eq!(body.content_type, "application/json");
        assert_eq!(body.bytes, br#"{"type":4}"#);
    }

    #[test]
    fn with_files_it_is_a_form() {
        let body = Body::new(&json!({"type": 4}), &[file(b"{}")]);
        let text = String::from_utf8(body.bytes).expect("text");
        assert_eq!(body.content_type, "multipart/form-data; boundary=fanchant");
        assert_eq!(
            text,
            "--fanchant\r\nContent-Disposition: form-data; name=\"payload_json\"\r\nContent-Type: application/json\r\n\r\n\
             {\"type\":4}\r\n--fanchant\r\nContent-Disposition: form-data; name=\"files[0]\"; filename=\"a.json\"\r\n\
             Content-Type: application/json\r\n\r\n{}\r\n--fanchant--\r\n"
        );
    }

    proptest! {
        #[test]
        fn no_file_can_end_its_part(content in "(fanchant|-|[0-9]|\r\n|x){0,40}") {
            let body = Body::new(&json!({}), &[file(content.as_bytes())]);
            let boundary = body.content_type.split("boundary=").nth(1).expect("a boundary");
            prop_assert!(!content.contains(boundary));
        }
    }
}
