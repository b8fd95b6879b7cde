//! A pasted text: which line is its headline, and which paragraphs tell the story.

use super::summary::is_furniture;
use crate::text;
use std::borrow::Cow;

/// Paragraphs among which a headline is looked for: a caption or a section's name may stand before it.
const HEADLINE_AMONG: usize = 3;
/// Words of the longest headline.
const HEADLINE_WORDS_MAX: usize = 25;
/// Words of the shortest headline; a single word is a section's name.
const HEADLINE_WORDS_MIN: usize = 3;

/// A pasted text in its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted<'a> {
    /// The headline; empty where the text has none.
    pub title: &'a str,
    /// The paragraphs that tell the story, without headline, captions, credits and links to other pages.
    pub paragraphs: Vec<&'a str>,
}

/// Takes a pasted text apart.
pub fn take_apart(text: &str) -> Pasted<'_> {
    let all = text::paragraphs(text);
    let place = all
        .iter()
        .take(HEADLINE_AMONG)
        .position(|paragraph| is_headline(paragraph));
    // A text of nothing but short lines has no headline: all of it is the story.
    let place = place.filter(|place| all.iter().skip(place + 1).any(|paragraph| ends_a_sentence(paragraph)));
    let title = place.and_then(|place| all.get(place)).copied().unwrap_or_default();
    let rest = all.iter().skip(place.map_or(0, |place| place + 1));
    let paragraphs = rest
        .copied()
        .filter(|paragraph| *paragraph != title && !is_furniture(paragraph))
        .collect();
    Pasted { title, paragraphs }
}

/// The same text with doubled captions blanked, character by character, so that every offset stays: run together, the
/// end of the picture's text and the beginning of the caption read like one name.
pub fn without_captions(text: &str) -> Cow<'_, str> {
    if !text.lines().any(is_doubled) {
        return Cow::Borrowed(text);
    }
    let blank = |line: &str| -> String { line.chars().map(|c| if c == '\n' { c } else { ' ' }).collect() };
    let lines = text.split_inclusive('\n');
    Cow::Owned(
        lines
            .map(|line| if is_doubled(line) { blank(line) } else { line.to_owned() })
            .collect(),
    )
}

/// A short line that ends no sentence and is no caption.
fn is_headline(paragraph: &str) -> bool {
    let words = paragraph.split_whitespace().count();
    (HEADLINE_WORDS_MIN..=HEADLINE_WORDS_MAX).contains(&words) && !ends_a_sentence(paragraph) && !is_caption(paragraph)
}

fn ends_a_sentence(paragraph: &str) -> bool {
    paragraph
        .trim_end_matches(['"', '”', '’', '\'', ')'])
        .ends_with(['.', '!', '?', '…'])
}

fn is_caption(paragraph: &str) -> bool {
    is_doubled(paragraph) || paragraph.contains("By @") || paragraph.contains("/ By ")
}

/// A picture's text and its caption run together: the same words twice.
fn is_doubled(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let (first, second) = words.split_at(words.len() / 2);
    !first.is_empty() && first == second
}

#[cfg(test)]
mod tests {
    use super::{take_apart, without_captions};
    use proptest::prelude::*;

    #[test]
    fn the_headline_stands_behind_a_caption_and_before_the_story() {
        let text = "Two singers Two singers\n\nTwo singers wanted to work together\n\nThey met in spring.\n\n\
                    The singers on stage / By @someone\n\nThey sang in summer.\n\nRelated Articles\n\nMore News";
        let pasted = take_apart(text);
        assert_eq!(pasted.title, "Two singers wanted to work together");
        assert_eq!(pasted.paragraphs, ["They met in spring.", "They sang in summer."]);
    }

    #[test]
    fn a_text_without_headline_is_all_story() {
        let pasted = take_apart("It rained all day. Nobody came.\n\nThe next day it shone.");
        assert_eq!((pasted.title, pasted.paragraphs.len()), ("", 2));
        assert_eq!(take_apart("").paragraphs, Vec::<&str>::new());
    }

    proptest! {
        #[test]
        fn every_part_is_in_the_text(text in "(.{0,40}\n?){0,12}") {
            let pasted = take_apart(&text);
            prop_assert!(text.contains(pasted.title));
            prop_assert_eq!(without_captions(&text).chars().count(), text.chars().count());
            for paragraph in pasted.paragraphs {
                prop_assert!(text.contains(paragraph));
            }
        }
    }
}
