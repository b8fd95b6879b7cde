//! JSON Feed made sound: ids that are numbers, titles and versions that are missing.

use serde_json::{Map, Value};

/// A document that the parser reads, and how many entries it holds.
pub struct Mended {
    pub document: String,
    pub entries: usize,
}

/// The only version there are parsers for; 1.1 adds nothing that we read.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// Fields of an item that are texts.
const TEXTS: [&str; 9] = [
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "content_text",
    "summary",
    "date_published",
    "date_modified",
];

/// Mends a JSON Feed. Err says in a clause why it is none.
pub fn mend(text: &str) -> Result<Mended, String> {
    let value: Value = serde_json::from_str(text.trim()).map_err(|error| format!("it is not JSON ({error})"))?;
    let Value::Object(feed) = value else {
        return Err("its outermost value is no object".into());
    };
    let Some(Value::Array(items)) = feed.get("items") else {
        return Err("it has no list called `items`".into());
    };
    let items: Vec<Value> = items.iter().filter_map(item).collect();
    let entries = items.len();
    let title = feed.get("title").and_then(Value::as_str).unwrap_or_default();
    let mended = serde_json::json!({ "version": VERSION, "title": title, "items": items });
    Ok(Mended {
        document: mended.to_string(),
        entries,
    })
}

fn item(value: &Value) -> Option<Value> {
    let item = value.as_object()?;
    let mut mended = Map::new();
    for name in TEXTS {
        let text = match item.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => continue,
        };
        mended.insert(name.to_owned(), Value::String(text));
    }
    let pictures = ["image", "banner_image"]
        .iter()
        .filter_map(|name| item.get(*name)?.as_str());
    let pictures = pictures.map(|url| serde_json::json!({ "url": url, "mime_type": "image/*" }));
    mended.insert("attachments".to_owned(), pictures.collect());
    Some(Value::Object(mended))
}
