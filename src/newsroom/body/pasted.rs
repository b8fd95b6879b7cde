//! An article as somebody copied it from a page: one paragraph a line, with whatever stood around it.

use super::furniture::{self, Piece};
use super::{Body, Paragraph, Part};
use crate::newsroom::plain;

/// Characters of the longest headline.
const TITLE_CHARS_MAX: usize = 200;
/// Characters of the longest heading between paragraphs.
const HEADING_CHARS_MAX: usize = 120;

/// Reads a pasted text. Lines that are no paragraphs of their own, as in mails, are joined.
pub fn of_text(text: &str) -> Body {
    let mut lines = furniture::sort(paragraphs(text))
        .into_iter()
        .filter(|(_, text)| !is_doubled(text))
        .peekable();
    let mut body = Body::default();
    let first_is_title = |(piece, text): &(Piece, String)| *piece == Piece::Text && is_title(text);
    if let Some((_, title)) = lines.next_if(first_is_title) {
        body.title = title;
    }
    for (piece, text) in lines {
        match piece {
            Piece::Furniture => {}
            Piece::Credit(credit) => furniture::add_credit(&mut body.credits, credit),
            Piece::Text => body.paragraphs.push(Paragraph {
                text,
                part: Part::Story,
            }),
        }
    }
    mark_headings(&mut body.paragraphs);
    furniture::mark_asides(&mut body.paragraphs);
    body
}

/// The lines of a text; where empty lines part paragraphs of several lines each, these lines are joined.
fn paragraphs(text: &str) -> Vec<String> {
    let blocks: Vec<Vec<String>> = text
        .replace("\r\n", "\n")
        .split("\n\n")
        .map(|block| {
            block
                .lines()
                .map(plain::one_line)
                .filter(|line| !line.is_empty())
                .collect()
        })
        .filter(|block: &Vec<String>| !block.is_empty())
        .collect();
    let is_wrapped = |block: &Vec<String>| {
        let all_but_last = block.len().saturating_sub(1);
        let broken_off = block.iter().take(all_but_last).filter(|line| !ends_sentence(line));
        // A line that a mail program broke ends anywhere; one that is a paragraph ends a sentence.
        block.len() > 2 && broken_off.count() * 2 > all_but_last && block.iter().all(|line| line.chars().count() <= 100)
    };
    let whole = blocks.into_iter().flat_map(|block| {
        if is_wrapped(&block) {
            vec![block.join(" ")]
        } else {
            block
        }
    });
    whole.collect()
}

/// Whether a line says the same twice: the text of a picture and its caption, copied together.
fn is_doubled(line: &str) -> bool {
    let words: Vec<&str> = line.split(' ').collect();
    let (first, second) = words.split_at(words.len() / 2);
    words.len() >= 4 && first == second
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', ')', '」', '』']);
    line.ends_with(['.', '!', '?', ':', '…', '。'])
}

fn is_title(line: &str) -> bool {
    line.chars().count() <= TITLE_CHARS_MAX && !line.ends_with(['.', ':', '。', ','])
}

/// A short line that ends no sentence, before a paragraph that does, is a heading; but not where the line before it
/// announces what somebody said.
fn mark_headings(paragraphs: &mut [Paragraph]) {
    let texts: Vec<String> = paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect();
    for (at, paragraph) in paragraphs.iter_mut().enumerate() {
        let before = at.checked_sub(1).and_then(|before| texts.get(before));
        let announced = before.is_some_and(|before| before.ends_with(':'));
        let introduces = texts.get(at + 1).is_some_and(|next| ends_sentence(next));
        let is_short = paragraph.text.chars().count() <= HEADING_CHARS_MAX;
        let is_speech = paragraph
            .text
            .starts_with(['"', '“', '‘', '「', '『', '-', '–', '—', '•']);
        if is_short && introduces && !announced && !is_speech && !ends_sentence(&paragraph.text) {
            paragraph.part = Part::Heading;
        }
    }
}
