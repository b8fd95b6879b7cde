//! The newsroom's stages for programs: texts and headlines come in as JSON lines, what was understood goes out.

use super::lines::next_line;
use crate::catalogue::Catalogue;
use crate::newsroom::read::{Reading, read};
use crate::newsroom::related::{Item, RELATED_MAX, Relation, related};
use crate::newsroom::tag::Tagger;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::io::{self, BufRead, Write};

/// Bytes of an input line: the longest articles have a hundredth of it.
const LINE_BYTES_MAX: u64 = 16 * 1024 * 1024;

/// Why the input cannot be worked on.
#[derive(Debug, thiserror::Error)]
pub enum BadInput {
    /// The streams failed.
    #[error(transparent)]
    Stream(#[from] io::Error),
    /// A line is not what was asked for.
    #[error("line {line} of the input: {why}; each line is one JSON object, as in {example}")]
    Line {
        /// Its number, from 1.
        line: usize,
        /// What is wrong with it.
        why: serde_json::Error,
        /// What a line looks like.
        example: &'static str,
    },
}

#[derive(Deserialize)]
struct Text {
    id: Value,
    text: String,
}

#[derive(Serialize)]
struct ReadLine<'a> {
    id: &'a Value,
    title: &'a str,
    paragraphs: Vec<&'a str>,
    quotes: Vec<QuoteLine<'a>>,
    summary: &'a str,
    artists: Vec<&'a str>,
}

#[derive(Serialize)]
struct QuoteLine<'a> {
    /// In Unicode code points of the text, as `end`.
    start: usize,
    end: usize,
    /// The text between, without the marks.
    text: String,
    speaker: Option<&'a str>,
    mention: Option<&'a str>,
    confidence: f32,
}

/// Reads a `{"id", "text"}` a line and writes for each, in order, what was understood; summaries have at most
/// `words_max` words.
pub fn read_lines(
    catalogue: &Catalogue,
    words_max: usize,
    mut input: impl BufRead,
    out: &mut impl Write,
) -> Result<(), BadInput> {
    let tagger = Tagger::new(catalogue);
    let mut number = 0;
    while let Some(text) = next_object::<Text>(&mut input, &mut number, r#"{"id": 1, "text": "…"}"#)? {
        let reading = read(catalogue, &tagger, &text.text, words_max);
        write_line(out, &read_line(&text, &reading))?;
    }
    Ok(())
}

fn read_line<'a>(input: &'a Text, reading: &'a Reading<'a>) -> ReadLine<'a> {
    let characters: Vec<char> = input.text.chars().collect();
    let quotes = reading.quotes.iter().map(|found| QuoteLine {
        start: found.start,
        end: found.end,
        text: characters
            .get(found.start..found.end)
            .unwrap_or_default()
            .iter()
            .collect(),
        speaker: found.speaker.as_deref(),
        mention: found.mention.as_deref(),
        confidence: found.confidence,
    });
    ReadLine {
        id: &input.id,
        title: &reading.body.title,
        paragraphs: reading.body.story().collect(),
        quotes: quotes.collect(),
        summary: &reading.summary,
        artists: reading.artists.iter().map(|tag| tag.artist.name.as_str()).collect(),
    }
}

#[derive(Deserialize)]
struct Headline {
    id: Value,
    title: String,
    text: Option<String>,
    /// Milliseconds since 1970.
    ts: Option<i64>,
    outlet: Option<String>,
}

#[derive(Serialize)]
struct RelatedLine<'a> {
    id: &'a Value,
    related: Vec<RelationLine<'a>>,
    /// Id of the first story that tells the same event.
    event: &'a Value,
}

#[derive(Serialize)]
struct RelationLine<'a> {
    id: &'a Value,
    score: f32,
    reason: String,
}

/// Reads a whole set of `{"id", "title"}` lines (`text`, `ts` and `outlet` as well, where there are) and writes for
/// each, in order, the stories that belong with it, the best first, and the event it tells.
pub fn related_lines(mut input: impl BufRead, out: &mut impl Write) -> Result<(), BadInput> {
    let (mut headlines, mut number) = (Vec::new(), 0);
    while let Some(headline) = next_object::<Headline>(&mut input, &mut number, r#"{"id": 1, "title": "…"}"#)? {
        headlines.push(headline);
    }
    let items: Vec<Item<'_>> = headlines
        .iter()
        .map(|headline| Item {
            title: &headline.title,
            text: headline.text.as_deref(),
            published: headline.ts,
            outlet: headline.outlet.as_deref(),
        })
        .collect();
    let id = |place: usize| headlines.get(place).map_or(&Value::Null, |headline| &headline.id);
    for (place, relations) in related(&items, RELATED_MAX).iter().enumerate() {
        let line = |relation: &Relation| RelationLine {
            // `Value` ids are written as they came.
            id: id(relation.item),
            score: relation.score,
            reason: reason(relation),
        };
        let related = relations.related.iter().map(line).collect();
        write_line(
            out,
            &RelatedLine {
                id: id(place),
                related,
                event: id(relations.event),
            },
        )?;
    }
    Ok(())
}

/// "same event: Jimin, duet", in English: for programs and for whoever measures.
fn reason(relation: &Relation) -> String {
    use crate::newsroom::related::Kind;
    let kind = match relation.kind {
        Kind::SameText => "same text",
        Kind::SameEvent => "same event",
        Kind::Related => "related",
    };
    if relation.shared.is_empty() {
        kind.to_owned()
    } else {
        format!("{kind}: {}", relation.shared.join(", "))
    }
}

/// The next object of the input; blank lines are passed over and counted in `number`.
fn next_object<T: for<'de> Deserialize<'de>>(
    input: &mut impl BufRead,
    number: &mut usize,
    example: &'static str,
) -> Result<Option<T>, BadInput> {
    while let Some(text) = next_line(input, LINE_BYTES_MAX)? {
        *number += 1;
        if !text.trim().is_empty() {
            let object = serde_json::from_str(&text);
            return object.map(Some).map_err(|why| BadInput::Line {
                line: *number,
                why,
                example,
            });
        }
    }
    Ok(None)
}

fn write_line(out: &mut impl Write, line: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::testing;

    fn lines(out: Vec<u8>) -> Vec<Value> {
        let text = String::from_utf8(out).expect("UTF-8");
        text.lines()
            .map(|line| serde_json::from_str(line).expect("JSON"))
            .collect()
    }

    #[test]
    fn a_text_is_read_with_offsets_in_code_points() {
        let input = concat!(
            r#"{"id": "a", "text": "가나다 \"It rained all day,\" Suzy said.", "more": 1}"#,
            "\n\n",
            r#"{"id": 2, "text": ""}"#,
            "\n"
        );
        let mut out = Vec::new();
        read_lines(testing::shared(), 60, input.as_bytes(), &mut out).expect("read");
        let lines = lines(out);
        assert_eq!((lines[0]["id"].as_str(), lines[1]["id"].as_i64()), (Some("a"), Some(2)));
        let quote = &lines[0]["quotes"][0];
        assert_eq!((quote["start"].as_u64(), quote["end"].as_u64()), (Some(5), Some(23)));
        assert_eq!(quote["text"], "It rained all day,");
        assert_eq!(
            (quote["speaker"].as_str(), quote["mention"].as_str()),
            (Some("Suzy"), Some("Suzy"))
        );
        assert_eq!(lines[0]["artists"], serde_json::json!(["Suzy"]));
        assert_eq!(lines[1]["summary"], "");
    }

    #[test]
    fn headlines_are_related_by_their_ids() {
        let input = concat!(
            r#"{"id": "x", "title": "Suzy and Baekhyun release the duet Dream"}"#,
            "\n",
            r#"{"id": "y", "title": "Duet Dream by Suzy and Baekhyun released today"}"#,
            "\n",
            r#"{"id": 3, "title": "Rain expected in the north on Friday"}"#,
            "\n"
        );
        let mut out = Vec::new();
        related_lines(input.as_bytes(), &mut out).expect("read");
        let lines = lines(out);
        assert_eq!(lines[0]["related"][0]["id"], "y");
        assert_eq!(
            (&lines[0]["event"], &lines[1]["event"]),
            (&Value::from("x"), &Value::from("x"))
        );
        assert_eq!(lines[2]["event"], 3);
    }

    #[test]
    fn a_line_that_is_no_object_is_named() {
        let error = read_lines(testing::shared(), 60, "\n{\"id\": 1}\n".as_bytes(), &mut Vec::new());
        let words = error.expect_err("no text").to_string();
        assert!(
            words.starts_with("line 2 of the input: missing field `text`"),
            "{words}"
        );
    }
}
