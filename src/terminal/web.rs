//! Feeds and pages in a terminal: what was read of them, as text or as JSON.

use crate::newsroom::body::{self, Body};
use crate::newsroom::parse::{self, Feed};
use serde_json::{Value, json};
use std::io::{self, BufRead, Write};

/// Writes what was read of a feed, and why entries were refused.
pub fn tell_feed(feed: &Feed, as_json: bool, out: &mut impl Write) -> io::Result<()> {
    if as_json {
        return writeln!(out, "{}", feed_json(feed));
    }
    if !feed.title.is_empty() {
        writeln!(out, "{}\n", feed.title)?;
    }
    for entry in &feed.entries {
        let title = if entry.title.is_empty() {
            "(no title)"
        } else {
            &entry.title
        };
        let date = entry
            .published
            .map_or_else(|| "no date".to_owned(), |date| date.to_string());
        writeln!(
            out,
            "{title}\n  {date} · {}",
            entry.link.as_deref().unwrap_or("no link")
        )?;
    }
    for refused in &feed.refused {
        writeln!(out, "refused: {}", refused.why)?;
    }
    let known_by = feed.key.map_or("nothing", parse::Key::name);
    writeln!(out, "{} entries, known by their {known_by}", feed.entries.len())
}

fn feed_json(feed: &Feed) -> Value {
    let entries = feed.entries.iter().map(|entry| {
        json!({
            "id": feed.identity_of(entry),
            "title": entry.title,
            "link": entry.link,
            "published": entry.published.map(|date| date.to_string()),
            "summary": entry.summary,
        })
    });
    let refused = feed.refused.iter().map(|refused| json!({ "why": refused.why }));
    json!({
        "title": feed.title,
        "entries": entries.collect::<Vec<_>>(),
        "refused": refused.collect::<Vec<_>>(),
    })
}

/// Writes a feed that could not be read at all: as JSON, one without entries that says why.
pub fn tell_unreadable(why: &str, out: &mut impl Write) -> io::Result<()> {
    let refused = [parse::Refused { why: why.to_owned() }].into();
    let feed = Feed {
        refused,
        ..Feed::default()
    };
    writeln!(out, "{}", feed_json(&feed))
}

/// The article in a saved page or pasted text; empty where there is none.
pub fn article(text: &str) -> Body {
    if body::is_html(text) {
        body::of_page(text, None).unwrap_or_default()
    } else {
        body::of_text(text)
    }
}

/// Writes an article's title and text.
pub fn tell_article(body: &Body, out: &mut impl Write) -> io::Result<()> {
    if !body.title.is_empty() {
        writeln!(out, "{}\n", body.title)?;
    }
    writeln!(out, "{}", body.text())
}

/// Reads `{"id","html"}` lines and writes a `{"id","title","text"}` line for each, in order. Err names the line.
pub fn articles(lines: impl BufRead, out: &mut impl Write) -> io::Result<()> {
    for (number, line) in lines.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let page: Value = serde_json::from_str(&line).map_err(|error| bad_line(number, &error.to_string()))?;
        let html = page.get("html").or_else(|| page.get("text")).and_then(Value::as_str);
        let html = html.ok_or_else(|| bad_line(number, "there is no text called “html”"))?;
        let body = article(html);
        writeln!(
            out,
            "{}",
            json!({ "id": page["id"], "title": body.title, "text": body.text() })
        )?;
    }
    Ok(())
}

fn bad_line(number: usize, why: &str) -> io::Error {
    io::Error::other(format!("line {}: {why}; write {{\"id\": …, \"html\": …}}", number + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).expect("written");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn a_feed_is_told_with_what_was_refused() {
        let text = "<rss version='2.0'><channel><title>News</title><item><title>One</title><link>https://a.org/</link>\
                    </item><item></item></channel></rss>";
        let feed = parse::read(text.as_bytes(), None, None).expect("a feed");
        let plain = written(|out| tell_feed(&feed, false, out));
        assert!(
            plain.starts_with("News\n\nOne\n  no date · https://a.org/\nrefused: it has no title"),
            "{plain}"
        );
        let value: Value = serde_json::from_str(&written(|out| tell_feed(&feed, true, out))).expect("JSON");
        assert_eq!(value["entries"][0]["id"], "https://a.org/");
        assert_eq!(
            (
                &value["entries"][0]["published"],
                value["refused"].as_array().map(Vec::len)
            ),
            (&Value::Null, Some(1))
        );
    }

    #[test]
    fn pages_come_back_in_their_order() {
        let lines = "{\"id\": 2, \"html\": \"<body><p>Two</p>\"}\n\n{\"id\": \"a\", \"html\": \"\", \"more\": 1}\n";
        let out = written(|out| articles(lines.as_bytes(), out));
        let ids: Vec<Value> = out
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone())
            .collect();
        assert_eq!(ids, [json!(2), json!("a")]);
        let error = articles("{}\n".as_bytes(), &mut Vec::new()).expect_err("no html");
        assert!(
            error.to_string().starts_with("line 1: there is no text called"),
            "{error}"
        );
    }
}
