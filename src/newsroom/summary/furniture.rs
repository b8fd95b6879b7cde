//! Knows the lines of a page that are not the story: headings, photo credits, links to other pages, talk to the reader.

/// A paragraph without a stop at its end is a heading or a caption up to this many words; a longer one lost its stop.
const HEADING_WORDS_MAX: usize = 20;

/// How lines begin that lead elsewhere, credit a picture or speak about the page itself.
const LINE_STARTS: &[&str] = &[
    "related article",
    "related stor",
    "related news",
    "related post",
    "more news",
    "more from",
    "more on",
    "read more",
    "read also",
    "also read",
    "also see",
    "see also",
    "read this",
    "read the full",
    "read next",
    "up next",
    "find out more",
    "find out here",
    "click",
    "tap here",
    "follow us",
    "follow @",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "join our",
    "join the",
    "share this",
    "share on",
    "photo:",
    "photos:",
    "photo credit",
    "photo by",
    "image:",
    "images:",
    "image credit",
    "image source",
    "picture:",
    "pictures:",
    "credit:",
    "source:",
    "sources:",
    "via:",
    "by @",
    "video:",
    "watch:",
    "listen:",
    "watch below",
    "watch the",
    "listen to",
    "check out",
    "check it out",
    "take a look",
    "have a look",
    "scroll down",
    "let us know",
    "tell us",
    "stay tuned",
    "don't miss",
    "do not miss",
    "here is",
    "here's",
    "here are",
    "in this article",
    "this article",
    "this story was",
    "this post",
    "advertisement",
    "sponsored",
    "copyright",
    "all rights reserved",
    "disclaimer",
    "tags:",
    "written by",
    "edited by",
    "reported by",
    "leave a comment",
    "comments",
    "trending",
    "most read",
    "most popular",
    "recommended",
    "you may also",
    "you might also",
    "download",
    "get the latest",
    "for more information",
    "for more news",
    "for more on",
    "for more stories",
    "for more updates",
    "what do you think",
    "vote for",
    "buy it",
    "관련기사",
    "관련 기사",
    "사진=",
    "사진 =",
    "사진:",
    "사진제공",
    "출처",
    "저작권",
    "무단전재",
    "무단 전재",
];

/// What shows anywhere in a short line that it credits a picture or leads elsewhere.
const LINE_PARTS: &[&str] = &[
    "/ by @",
    "/by @",
    "| by @",
    "(photo",
    "[photo",
    "photo:",
    "(image",
    "getty images",
    "/reuters",
    "click here",
    "read this article",
    "read more",
    "follow us on",
    "subscribe to our",
    "sign up for",
    "all rights reserved",
    "in the comments",
    "comment below",
    "comments below",
    "link in bio",
    "무단전재",
    "기자 =",
];

/// What shows anywhere that a link to another page was copied along, glued to the sentence before it.
const LINKS: &[&str] = &["also read:", "read also:", "read more:", "see also:", "관련기사:"];

/// A line with a sign of furniture in its middle is furniture only when it is this short.
const LINE_WORDS_MAX: usize = 25;

/// Whether a whole paragraph is no part of the story.
pub(super) fn is_furniture(paragraph: &str) -> bool {
    let line = paragraph.trim();
    is_heading(line) || is_furniture_line(line)
}

/// Whether one sentence is no part of the story.
pub(super) fn is_furniture_line(line: &str) -> bool {
    let small = line.trim().replace('’', "'").to_lowercase();
    let small = small.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '@');
    if small.is_empty() || LINE_STARTS.iter().any(|start| small.starts_with(start)) {
        return true;
    }
    let short = small.split_whitespace().count() <= LINE_WORDS_MAX;
    short && (LINE_PARTS.iter().any(|part| small.contains(part)) || is_only_link_or_handle(small))
}

/// Whether a link to another page was copied along with a sentence.
pub(super) fn has_link(sentence: &str) -> bool {
    let small = sentence.to_lowercase();
    LINKS.iter().any(|link| small.contains(link))
}

/// A short line that doesn't end like a sentence.
fn is_heading(line: &str) -> bool {
    let last = line
        .trim_end_matches(['"', '\'', '”', '’', ')', ']', '」', '』', '»'])
        .chars()
        .last();
    !last.is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | ':'))
        && line.split_whitespace().count() <= HEADING_WORDS_MAX
}

fn is_only_link_or_handle(small: &str) -> bool {
    small
        .split_whitespace()
        .all(|word| word.contains("://") || word.starts_with(['@', '#']) || word.starts_with("www."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture() {
        for line in [
            "Related Articles",
            "More News",
            "For more news follow the band.",
            "The band at the airport / By @fan_photos",
            "Photo: the agency",
            "Read this article to find it out.",
            "Follow us on every site!",
            "The second chapter",
            "@someone #song https://example.org/x.",
            "사진=소속사",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn links_are_found_where_they_were_copied_along() {
        assert!(has_link(
            "The tour ends in June.ALSO READ: Ten bands that you should know."
        ));
        assert!(!has_link("Fans also read the lyrics."));
    }

    #[test]
    fn story() {
        for line in [
            "The band released a song together with a photo book.",
            "He said:",
            "For more than ten years the band sang.",
            "“We are happy.”",
            "지민이 노래를 불렀다.",
        ] {
            assert!(!is_furniture(line), "{line}");
        }
    }
}
