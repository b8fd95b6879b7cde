//! Uploaded files: each is listed among the message's attachments, and what is listed is there.

use std::collections::HashSet;

use serde_json::Value;

use super::super::attachments::id;
use super::super::rest::body::File;
use super::form::Form;

/// Characters in a file's name (Discord's OpenAPI document).
const FILE_NAME_CHARS_MAX: usize = 1_024;

/// Judges `listed`, the message's attachments, by the files that came with it and those that it `had`.
pub(super) fn judge(form: &mut Form, listed: &[Value], files: &[File], had: &[Value]) {
    let mut seen = HashSet::new();
    form.each("attachments", listed, |form, _, entry| {
        let id = id(&entry["id"]);
        let file = files.iter().find(|file| Some(file.number) == id);
        let is_old = had.iter().any(|old| self::id(&old["id"]) == id);
        if id.is_none() || file.is_none() && !is_old {
            form.add_at("id", "ATTACHMENT_NOT_FOUND", "No file and no attachment has this id.");
        }
        if id.is_some_and(|id| !seen.insert(id)) {
            form.add_at(
                "id",
                "SET_TYPE_CONTAINS_DUPLICATE",
                "The set already contains this value",
            );
        }
        if let Some(file) = file {
            let name = entry["filename"].as_str().unwrap_or(&file.name);
            form.at("filename", |form| judge_name(form, name));
        }
    });
    let mut numbers = HashSet::new();
    for file in files {
        let place = format!("files[{}]", file.number);
        if !numbers.insert(file.number) {
            form.add_at(
                place,
                "SET_TYPE_CONTAINS_DUPLICATE",
                "The set already contains this value",
            );
        } else if !seen.contains(&file.number) {
            form.add_at(
                place,
                "STAGE_FILE_NOT_LISTED",
                "The list of attachments names no such file.",
            );
        }
    }
}

/// Discord changes other names without a word, so that a link to them fails (reference: Uploading Files).
fn judge_name(form: &mut Form, name: &str) {
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    if !(1..=FILE_NAME_CHARS_MAX).contains(&name.chars().count()) {
        let message = format!("Must be between 1 and {FILE_NAME_CHARS_MAX} in length.");
        form.add("BASE_TYPE_BAD_LENGTH", message);
    } else if !name.chars().all(allowed) || name.starts_with('.') {
        form.add(
            "STAGE_FILE_NAME",
            "Discord keeps letters, digits, - _ and . of a name only.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::files;
    use super::super::tests::{codes, posted};
    use super::File;
    use serde_json::{Value, json};

    fn uploaded(number: u64, name: &str, bytes: usize) -> File {
        File {
            number,
            name: name.to_owned(),
            media_type: None,
            bytes: vec![0; bytes].into(),
        }
    }

    #[test]
    fn uploaded_files() {
        let listed = |ids: Value| json!({ "attachments": ids });
        let one = |entry: Value| listed(json!([entry]));
        let judge = |data: Value, given: &[File]| codes(files(&data, Some("data"), given, &[json!({ "id": "77" })]));
        let named = |name: &str| judge(one(json!({ "id": 0, "filename": name })), &[uploaded(0, "a", 1)]);
        let file = || [uploaded(0, "a.json", 1)];
        assert_eq!(judge(one(json!({ "id": 0 })), &file()), [""; 0]);
        assert_eq!(judge(one(json!({ "id": "0" })), &file()), [""; 0]);
        assert_eq!(
            judge(one(json!({ "id": "77" })), &[]),
            [""; 0],
            "one that is there already"
        );
        for (data, given, wanted) in [
            (
                one(json!({ "id": 1 })),
                file().to_vec(),
                vec![
                    "/data/attachments/0/id ATTACHMENT_NOT_FOUND",
                    "/data/files[0] STAGE_FILE_NOT_LISTED",
                ],
            ),
            (
                one(json!({ "id": 78 })),
                vec![],
                vec!["/data/attachments/0/id ATTACHMENT_NOT_FOUND"],
            ),
            (
                one(json!({})),
                vec![],
                vec!["/data/attachments/0/id ATTACHMENT_NOT_FOUND"],
            ),
            (json!({}), file().to_vec(), vec!["/data/files[0] STAGE_FILE_NOT_LISTED"]),
            (
                listed(json!([{ "id": 0 }, { "id": 0 }])),
                file().to_vec(),
                vec!["/data/attachments/1/id SET_TYPE_CONTAINS_DUPLICATE"],
            ),
            (
                one(json!({ "id": 0 })),
                [file(), file()].concat(),
                vec!["/data/files[0] SET_TYPE_CONTAINS_DUPLICATE"],
            ),
        ] {
            assert_eq!(judge(data.clone(), &given), wanted, "{data}");
        }
        assert_eq!(named(&"x".repeat(1_024)), [""; 0]);
        for name in ["", "a b", "a/b", "..", "지민.json", &"x".repeat(1_025)] {
            assert_eq!(named(name).len(), 1, "{name}");
        }
        let mebibytes = |count: usize| judge(one(json!({ "id": 0 })), &[uploaded(0, "a", count * 1024 * 1024)]);
        assert_eq!(mebibytes(10), [""; 0]);
        assert_eq!(mebibytes(11), ["40005"]);
        let attachments = |count: usize| posted(listed((0..count).map(|id| json!({ "id": id })).collect()));
        assert_eq!(attachments(10), [""; 0], "files alone are something to show");
        assert_eq!(attachments(11), ["/attachments BASE_TYPE_MAX_LENGTH"]);
    }
}
