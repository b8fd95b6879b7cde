//! An article as somebody copied it from a page: one paragraph a line, with whatever stood around it.

use super::furniture::{self, Piece};
use super::{Body, Paragraph, Part};
use crate::newsroom::plain;
use crate::text;
use std::borrow::Cow;

/// Lines among which a headline is looked for: a section's name may stand before it.
const TITLE_AMONG: usize = 3;
/// Characters of the longest headline.
const TITLE_CHARS_MAX: usize = 200;
/// Words of the longest headline.
const TITLE_WORDS_MAX: usize = 25;
/// Words of a line that is taken for the headline before a shorter one above it, which names a section.
const TITLE_WORDS: usize = 3;
/// Words of the shortest headline; a single word is a section's name.
const TITLE_WORDS_MIN: usize = 2;
/// Characters of the longest heading between paragraphs.
const HEADING_CHARS_MAX: usize = 120;
/// Characters of the longest line that a mail program breaks.
const WRAPPED_CHARS_MAX: usize = 100;
/// Words of the shortest caption that is told by saying the same twice; "Bye Bye" is a song.
const DOUBLED_WORDS_MIN: usize = 4;

/// Reads a pasted text. Lines that are no paragraphs of their own, as in mails, are joined.
pub fn of_text(text: &str) -> Body {
    let mut lines = furniture::sort(paragraphs(text));
    lines.retain(|(_, line)| !is_doubled(line));
    let mut body = Body {
        title: title(&lines).unwrap_or_default().to_owned(),
        ..Body::default()
    };
    for (piece, text) in lines {
        match piece {
            Piece::Furniture => {}
            Piece::Credit(credit) => furniture::add_credit(&mut body.credits, credit),
            // The headline itself, and wherever it was copied once more.
            Piece::Text if text == body.title => {}
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

/// The same text with doubled captions blanked, character by character, so that every offset stays: run together, the
/// end of the picture's text and the beginning of the caption read like one name.
pub fn without_captions(text: &str) -> Cow<'_, str> {
    if !text.lines().any(is_doubled) {
        return Cow::Borrowed(text);
    }
    let blank = |line: &str| -> String { line.chars().map(|c| if c == '\n' { c } else { ' ' }).collect() };
    let lines = text.split_inclusive('\n');
    let blanked = lines.map(|line| if is_doubled(line) { blank(line) } else { line.to_owned() });
    Cow::Owned(blanked.collect())
}

/// The paragraphs of a text, each on one line; where empty lines part paragraphs of several broken lines each, these
/// lines are joined.
fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let blocks = text.split("\n\n");
    let whole = blocks.flat_map(|block| {
        if is_wrapped(block) {
            vec![block]
        } else {
            text::paragraphs(block)
        }
    });
    whole
        .map(plain::one_line)
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

/// Whether a mail program broke the lines: such a line ends anywhere; one that is a paragraph ends a sentence.
fn is_wrapped(block: &str) -> bool {
    let lines: Vec<&str> = block.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let all_but_last = lines.len().saturating_sub(1);
    let broken_off = lines.iter().take(all_but_last).filter(|line| !ends_sentence(line));
    lines.len() > 2
        && broken_off.count() * 2 > all_but_last
        && lines.iter().all(|line| line.chars().count() <= WRAPPED_CHARS_MAX)
}

/// Whether a line says the same twice: the text of a picture and its caption, copied together.
fn is_doubled(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (first, second) = words.split_at(words.len() / 2);
    words.len() >= DOUBLED_WORDS_MIN && first == second
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '’', '\'', ')', '」', '』']);
    line.ends_with(['.', '!', '?', ':', '…', '。'])
}

/// The headline, which stands above the first paragraph; a text of nothing but short lines has none.
fn title(lines: &[(Piece, String)]) -> Option<&str> {
    let texts = || {
        lines
            .iter()
            .filter(|(piece, _)| *piece == Piece::Text)
            .map(|(_, text)| text.as_str())
    };
    let words = |line: &str| line.split_whitespace().count();
    let above: Vec<&str> = texts()
        .take(TITLE_AMONG)
        .take_while(|line| may_be_title(line))
        .collect();
    let long = above.iter().find(|line| words(line) >= TITLE_WORDS);
    let title = *long.or_else(|| above.iter().find(|line| words(line) >= TITLE_WORDS_MIN))?;
    let has_story = texts().any(|line| line != title && ends_sentence(line));
    has_story.then_some(title)
}

fn may_be_title(line: &str) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', '」', '』']);
    line.chars().count() <= TITLE_CHARS_MAX
        && line.split_whitespace().count() <= TITLE_WORDS_MAX
        && !bare.ends_with(['.', ':', '。', ','])
}

/// A short line that ends no sentence is a heading; but not where the line before it announces what somebody said,
/// and not in a text that has no sentences at all.
fn mark_headings(paragraphs: &mut [Paragraph]) {
    let mut announced = false;
    let has_sentences = paragraphs.iter().any(|paragraph| ends_sentence(&paragraph.text));
    for paragraph in paragraphs.iter_mut().filter(|_| has_sentences) {
        let is_short = paragraph.text.chars().count() <= HEADING_CHARS_MAX;
        let is_speech = paragraph
            .text
            .starts_with(['"', '“', '‘', '「', '『', '-', '–', '—', '•']);
        if is_short && !announced && !is_speech && !ends_sentence(&paragraph.text) {
            paragraph.part = Part::Heading;
        }
        announced = paragraph.text.ends_with(':');
    }
}
