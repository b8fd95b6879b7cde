//! HTML into plain text: what a person would read, on one line or in paragraphs, each entity decoded once.

use dom_query::{Document, NodeRef};

/// Elements nested deeper are no page but an attack: parsers take the square of the depth.
pub const NESTING_MAX: usize = 1_000;

/// Elements that begin and end a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];
/// Elements whose text nobody reads.
const SILENT: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "head", "iframe", "object", "audio", "video",
];
/// Elements that have no end.
const VOID: &[&str] = &[
    "br", "img", "hr", "input", "meta", "link", "source", "wbr", "area", "base", "col", "embed", "track",
];

/// The text of a piece of HTML on one line.
pub fn line(html: &str) -> String {
    let text = if html.contains(['<', '&']) {
        paragraphs(html).join(" ")
    } else {
        html.to_owned()
    };
    one_line(&text)
}

/// A text with every run of blanks as one space, and none at its ends; what cannot be seen is left out.
pub fn one_line(text: &str) -> String {
    let seen = |character: &char| !matches!(character, '\u{200b}' | '\u{feff}' | '\u{ad}' | '\u{2060}');
    let text: String = text
        .chars()
        .filter(seen)
        .map(|character| if character.is_control() { ' ' } else { character })
        .collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The paragraphs of a piece of HTML, each on one line, none empty.
pub fn paragraphs(html: &str) -> Vec<String> {
    if is_nested_too_deep(html) {
        return vec![one_line(&without_tags(html))];
    }
    let document = Document::fragment(html);
    let mut text = String::new();
    read(&document.root(), &mut text);
    split(&text)
}

/// The paragraphs below a node.
pub fn paragraphs_of(node: &NodeRef<'_>) -> Vec<String> {
    let mut text = String::new();
    read(node, &mut text);
    split(&text)
}

fn split(text: &str) -> Vec<String> {
    text.split('\n').map(one_line).filter(|line| !line.is_empty()).collect()
}

/// Writes the text below `root`, a line feed at every edge of a block.
fn read(root: &NodeRef<'_>, text: &mut String) {
    // A stack of its own: a page may be nested deeper than the program's stack.
    let mut rest: Vec<(NodeRef<'_>, bool)> = vec![(*root, false)];
    while let Some((node, ends)) = rest.pop() {
        if ends {
            text.push('\n');
            continue;
        }
        if node.is_text() {
            text.extend(
                node.text()
                    .chars()
                    .map(|character| if character == '\n' { ' ' } else { character }),
            );
            continue;
        }
        let name = node.node_name();
        let name = name.as_deref().unwrap_or_default();
        if SILENT.contains(&name) {
            continue;
        }
        if BLOCKS.contains(&name) {
            text.push('\n');
            rest.push((node, true));
        } else if name == "br" {
            text.push('\n');
        }
        let children = node.children();
        rest.extend(children.into_iter().rev().map(|child| (child, false)));
    }
}

/// Whether elements stand deeper in each other than [`NESTING_MAX`]; counted roughly, in one pass.
pub fn is_nested_too_deep(html: &str) -> bool {
    let mut depth: usize = 0;
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once('<') {
        rest = tag;
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let name: String = tag
            .chars()
            .take(12)
            .take_while(char::is_ascii_alphanumeric)
            .map(|character| character.to_ascii_lowercase())
            .collect();
        match name.as_str() {
            "" if tag.starts_with('/') => depth = depth.saturating_sub(1),
            // A program may hold any number of tags as texts; it ends itself below.
            "script" | "style" => {
                let end = if name == "script" { "</script" } else { "</style" };
                rest = tag.split_once(end).map_or(tag, |(_, after)| after);
            }
            // Elements that are often left open do not nest.
            "" | "p" | "li" | "td" | "tr" | "dt" | "dd" | "option" => {}
            name if VOID.contains(&name) => {}
            _ => depth += 1,
        }
        if depth > NESTING_MAX {
            return true;
        }
    }
    false
}

fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for (index, piece) in html.split('<').enumerate() {
        let shown = if index == 0 {
            Some(piece)
        } else {
            piece.split_once('>').map(|(_, after)| after)
        };
        text.push_str(shown.unwrap_or_default());
        text.push(' ');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{line, paragraphs};
    use proptest::prelude::*;

    #[test]
    fn markup_goes_and_entities_are_decoded_once() {
        assert_eq!(line("BTS&#8217; <b>Jimin</b>&nbsp;&amp; co"), "BTS’ Jimin & co");
        assert_eq!(line("AT&amp;amp;T"), "AT&amp;T");
        assert_eq!(line("I <3 you & 2 < 3"), "I <3 you & 2 < 3");
        assert_eq!(line(" one\n\ttwo\u{200b} "), "one two");
        assert_eq!(line("a<script>alert(1)</script>b<br>c"), "ab c");
    }

    #[test]
    fn blocks_are_paragraphs() {
        let html = "<div>One <i>two</i>.<p>Three\nfour.<p>Five.</div><ul><li>Six<li>Seven</ul>";
        assert_eq!(paragraphs(html), ["One two.", "Three four.", "Five.", "Six", "Seven"]);
    }

    #[test]
    fn depth_is_no_danger() {
        let deep = format!("{}text", "<div>".repeat(200_000));
        assert_eq!(line(&deep), "text");
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(html in "(<(/?[a-z]{1,6}|b a='|!--)>?|&[#a-z0-9]{1,5};?|[가-힣 a-z]{1,5}|\\PC){0,40}") {
            let text = line(&html);
            prop_assert!(!text.contains('\n'));
        }
    }
}
