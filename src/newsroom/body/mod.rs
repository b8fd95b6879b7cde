//! The text of an article, from its page or as somebody pasted it: paragraphs with their parts, and who took the photos.

mod furniture;
mod page;
mod pasted;

pub use page::of_page;
pub use pasted::{of_text, without_captions};

use jiff::Timestamp;

/// An article's text without what stands around it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The headline; empty where none can be told from the text.
    pub title: String,
    /// The paragraphs in their order.
    pub paragraphs: Vec<Paragraph>,
    /// Who took the photos, as it is printed: a name or a handle.
    pub credits: Vec<String>,
    /// Address of the page's picture.
    pub image: Option<String>,
    /// When the page says that it was published.
    pub published: Option<Timestamp>,
    /// The outlet, as the page names it.
    pub outlet: Option<String>,
}

/// A paragraph on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its text.
    pub text: String,
    /// What it does in the article.
    pub part: Part,
}

/// What a paragraph does in an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It tells the story.
    Story,
    /// It is a headline between paragraphs.
    Heading,
    /// It turns to the reader: a closing question, an invitation to follow a link. Nothing for a summary.
    Aside,
}

impl Body {
    /// Everything that is read, an empty line between paragraphs.
    pub fn text(&self) -> String {
        let texts: Vec<&str> = self
            .paragraphs
            .iter()
            .map(|paragraph| paragraph.text.as_str())
            .collect();
        texts.join("\n\n")
    }

    /// The paragraphs that tell the story: what a summary may be made of.
    pub fn story(&self) -> impl Iterator<Item = &str> {
        let story = self.paragraphs.iter().filter(|paragraph| paragraph.part == Part::Story);
        story.map(|paragraph| paragraph.text.as_str())
    }
}

/// Whether a document is HTML rather than plain text: by the tags it has.
pub fn is_html(text: &str) -> bool {
    let head: String = text
        .chars()
        .take(SNIFFED_CHARS)
        .collect::<String>()
        .to_ascii_lowercase();
    [
        "<!doctype",
        "<html",
        "<head",
        "<body",
        "<div",
        "<p>",
        "<p ",
        "<article",
        "<meta",
    ]
    .iter()
    .any(|tag| head.contains(tag))
}

/// Characters in which a page has its first tags.
const SNIFFED_CHARS: usize = 4_000;

#[cfg(test)]
mod tests;
