//! What stands around an article and is none of it: lists of other articles, buttons, rights, and photo credits.

use super::{Paragraph, Part};
use crate::newsroom::plain;

/// Lines that begin or are furniture when they stand alone; in small letters, without signs at their ends.
const LINES: &[&str] = &[
    "advertisement",
    "ad",
    "also read",
    "comments",
    "continue reading",
    "copy link",
    "editor's picks",
    "follow us",
    "hot news",
    "latest",
    "latest articles",
    "latest news",
    "leave a comment",
    "leave a reply",
    "load more",
    "more news",
    "more stories",
    "most popular",
    "most read",
    "most viewed",
    "newsletter",
    "next article",
    "photo gallery",
    "popular news",
    "popular posts",
    "previous article",
    "print",
    "read also",
    "read more",
    "read next",
    "recommended",
    "recommended articles",
    "recommended stories",
    "related",
    "related article",
    "related articles",
    "related content",
    "related news",
    "related posts",
    "related stories",
    "related topics",
    "related video",
    "related videos",
    "see also",
    "see more",
    "share",
    "share this",
    "share this article",
    "share this post",
    "share on facebook",
    "share on twitter",
    "show comments",
    "sign up",
    "similar articles",
    "sponsored",
    "sponsored content",
    "subscribe",
    "subscribe now",
    "tags",
    "top stories",
    "trending",
    "trending now",
    "view comments",
    "what to read next",
    "you may also like",
    "you might also like",
    "관련 기사",
    "관련기사",
    "관련 뉴스",
    "관련뉴스",
    "많이 본 기사",
    "많이 본 뉴스",
    "실시간 뉴스",
    "인기 기사",
    "인기기사",
    "추천 기사",
    "추천기사",
    "댓글",
    "공유하기",
    "광고",
    "주요 뉴스",
    "주요뉴스",
    "최신 뉴스",
];

/// Words by which a line is furniture wherever they stand in it.
const RIGHTS: &[&str] = &[
    "all rights reserved",
    "무단 전재",
    "무단전재",
    "재배포 금지",
    "재배포금지",
    "저작권자",
    "unauthorized reproduction",
    "redistribution prohibited",
];

/// Beginnings of lines that credit a photo; what follows is who took it.
const CREDITS: &[&str] = &[
    "photo credit:",
    "photo credits:",
    "photo courtesy of",
    "photos courtesy of",
    "photo by",
    "photos by",
    "photo:",
    "photos:",
    "photo=",
    "photo =",
    "photo |",
    "photograph by",
    "photography by",
    "image credit:",
    "image credits:",
    "image courtesy of",
    "image by",
    "image:",
    "images:",
    "credit:",
    "credits:",
    "picture:",
    "getty images/",
    "사진=",
    "사진 =",
    "사진:",
    "사진 :",
    "사진|",
    "사진 |",
    "사진제공=",
    "사진제공",
    "사진 제공=",
    "사진 제공:",
    "사진 제공",
    "사진출처=",
    "ⓒ",
    "©",
    "(c)",
];

/// Characters of the longest line that is a credit or furniture.
const LINE_CHARS_MAX: usize = 200;
/// Characters of the longest name of a photographer or agency.
const CREDIT_CHARS_MAX: usize = 80;
/// A list of other articles ends at a line that is longer, and a sentence.
const LISTED_CHARS_MAX: usize = 140;

/// What a line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Part of the article.
    Text,
    /// Who took a photo.
    Credit(String),
    /// None of the article's.
    Furniture,
}

/// Says of every line what it is. A line such as "Related Articles" takes the list below it along.
pub fn sort(lines: Vec<String>) -> Vec<(Piece, String)> {
    let mut in_list = false;
    let mut sorted = Vec::with_capacity(lines.len());
    for line in lines {
        let is_sentence = line.ends_with(['.', '!', '?', '"', '”', '。']);
        let is_article = is_sentence || line.chars().count() > LISTED_CHARS_MAX;
        let piece = if begins_list(&line) {
            in_list = true;
            Piece::Furniture
        } else if has_rights(&line) {
            Piece::Furniture
        } else if let Some(credit) = credit(&line) {
            Piece::Credit(credit)
        } else if in_list && !is_article {
            Piece::Furniture
        } else {
            in_list = false;
            Piece::Text
        };
        sorted.push((piece, line));
    }
    sorted
}

fn begins_list(line: &str) -> bool {
    if line.chars().count() > LINE_CHARS_MAX {
        return false;
    }
    let bare = line.to_lowercase().replace('’', "'");
    let bare = bare.trim_matches(|character: char| !character.is_alphanumeric());
    LINES.contains(&bare)
}

fn has_rights(line: &str) -> bool {
    let lower = line.to_lowercase();
    line.chars().count() <= LINE_CHARS_MAX && RIGHTS.iter().any(|words| lower.contains(words))
}

/// Who took the photo that this line belongs to, if it is such a line.
fn credit(line: &str) -> Option<String> {
    if line.chars().count() > LINE_CHARS_MAX {
        return None;
    }
    let bare = line.trim_matches(['(', ')', '[', ']', '<', '>', '【', '】', '▲', '△', ' ']);
    after_start(bare).or_else(|| after_caption(bare)).and_then(name)
}

/// "Photo: Name", "사진=이름", "ⓒ Name".
fn after_start(line: &str) -> Option<&str> {
    let lower = line.to_lowercase();
    let start = CREDITS.iter().find(|start| lower.starts_with(*start))?;
    // Lower-casing may change the number of bytes, never of these signs and letters.
    let after = line.get(start.len()..)?;
    let is_word_cut = start.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphanumeric);
    (!is_word_cut).then_some(after)
}

/// "What is to be seen / By @name", "… | Photo: Name", "… ⓒ Name".
fn after_caption(line: &str) -> Option<&str> {
    for sign in ['/', '|', '⎮', '│'] {
        let Some((_, end)) = line.rsplit_once(sign) else {
            continue;
        };
        let end = end.trim_start();
        let by = end.strip_prefix("By ").or_else(|| end.strip_prefix("by "));
        if let Some(by) = by.or_else(|| after_start(end)) {
            return Some(by);
        }
    }
    let (caption, end) = line.rsplit_once(['ⓒ', '©'])?;
    let is_caption = !line.ends_with(['.', '!', '?']) && !caption.trim_end().ends_with(['.', '!', '?', ',']);
    is_caption.then_some(end)
}

fn name(text: &str) -> Option<String> {
    let signs = |character: char| character.is_whitespace() || ":=|/()[]<>.,".contains(character);
    let name = plain::one_line(text.trim_matches(signs));
    let bounded = !name.is_empty() && name.chars().count() <= CREDIT_CHARS_MAX;
    // A sentence that happens to begin with "Photo:" is no name.
    let is_sentence = name.contains(". ") || name.split(' ').count() > 10;
    (bounded && !is_sentence).then_some(name)
}

/// Adds a credit that is not there yet.
pub fn add_credit(credits: &mut Vec<String>, credit: String) {
    if !credits.contains(&credit) {
        credits.push(credit);
    }
}

/// Paragraphs at the end that may turn to the reader; the first never does, however short the text is.
const CLOSING_PARAGRAPHS: usize = 3;
/// Sentences of a closing paragraph that begins with a question to the reader; a longer one tells the story.
const ASKING_SENTENCES_MAX: usize = 5;

/// Beginnings of sentences that ask the reader something.
const QUESTIONS: &[&str] = &[
    "what do you think",
    "what are your thoughts",
    "what did you think",
    "do you ",
    "did you ",
    "have you ",
    "are you ",
    "which ",
    "who is your",
    "what's your",
    "what is your",
    "how do you",
    "how excited are you",
    "will you ",
    "여러분",
    "어떻게 생각",
];

/// Beginnings of sentences that send the reader elsewhere.
const INVITATIONS: &[&str] = &[
    "read this article",
    "read the full",
    "read more",
    "read also",
    "read our",
    "click here",
    "check out",
    "check it out",
    "see more",
    "see also",
    "find out more",
    "learn more",
    "watch the full",
    "watch it below",
    "watch below",
    "watch the video",
    "let us know",
    "tell us",
    "share your thoughts",
    "leave a comment",
    "comment below",
    "stay tuned",
    "follow us",
    "subscribe",
    "sign up",
    "join us",
    "don't forget to",
    "for more ",
    "source:",
    "source (",
    "sources:",
    "via:",
    "자세한 내용은",
    "더 보기",
];

/// Marks the paragraphs at the end that turn to the reader, and lines that do nothing but send him elsewhere.
pub fn mark_asides(paragraphs: &mut [Paragraph]) {
    let closing = paragraphs.len().saturating_sub(CLOSING_PARAGRAPHS).max(1);
    for (at, paragraph) in paragraphs.iter_mut().enumerate() {
        let lower = paragraph.text.to_lowercase().replace('’', "'");
        let sentences = lower
            .split_inclusive(['.', '!', '?'])
            .map(str::trim)
            .filter(|sentence| !sentence.is_empty());
        let (mut all, mut turned, mut asks) = (0, 0, false);
        for sentence in sentences {
            let question = sentence.ends_with('?') && QUESTIONS.iter().any(|start| sentence.contains(start));
            let invitation = INVITATIONS.iter().any(|start| sentence.starts_with(start));
            all += 1;
            turned += usize::from(question || invitation);
            asks |= question && turned == all;
        }
        let is_only_that = all > 0 && turned == all;
        let is_closing = at >= closing && turned > 0 && ((asks && all <= ASKING_SENTENCES_MAX) || turned * 2 >= all);
        if is_only_that || is_closing {
            paragraph.part = Part::Aside;
        }
    }
}
