//! A feed's text made well-formed where that is cheap and safe, so that one parser reads it all.
//!
//! One pass over the text, which writes it anew: a sound document keeps its meaning, a broken one gains the ends it
//! forgot. What the repairs have in common is that no other reading of the document makes sense.

mod dialect;
mod tag;
mod text;

use dialect::Dialect;
use tag::Tag;
use text::{Entities, push_escaped};

/// Elements that may stand in each other; no feed comes near it.
const DEPTH_MAX: usize = 64;

/// Elements that are open where an RSS channel's children stand: the outermost and the channel.
const CHANNEL_DEPTH: usize = 2;

/// Why a text is no feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoFeed {
    /// There is no element in it.
    #[error("there is no XML element in it")]
    Nothing,
    /// It is a web page.
    #[error("it is a web page, not a feed; look for the address of the feed in its source")]
    Page,
    /// Its outermost element is none of a feed's.
    #[error("its outermost element is none that a feed has")]
    OtherRoot,
    /// Elements stand too deep in each other.
    #[error("its elements stand deeper in each other than {DEPTH_MAX}")]
    TooDeep,
}

/// A document that an XML parser can read, and how many entries it holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Mended {
    /// The document, without a declaration.
    pub xml: String,
    /// Entries that begin in it.
    pub entries: usize,
}

/// Rewrites `text` as well-formed XML in one of the dialects that the parser knows.
pub fn mend(text: &str) -> Result<Mended, NoFeed> {
    let mut mender = Mender {
        rest: text,
        out: String::with_capacity(text.len() + text.len() / 8),
        open: Vec::new(),
        dialect: None,
        entities: Entities::default(),
        entries: 0,
        passed: None,
        ended: false,
    };
    while !mender.ended && !mender.rest.is_empty() {
        mender.step()?;
    }
    if mender.dialect.is_none() {
        return Err(mender.passed.unwrap_or(NoFeed::Nothing));
    }
    mender.close_to(0);
    Ok(Mended {
        xml: mender.out,
        entries: mender.entries,
    })
}

struct Mender<'a> {
    rest: &'a str,
    out: String,
    /// Names of the open elements as they were written out.
    open: Vec<String>,
    dialect: Option<Dialect>,
    entities: Entities,
    entries: usize,
    /// What stood before the feed's outermost element: some feeds are wrapped in a page.
    passed: Option<NoFeed>,
    ended: bool,
}

impl<'a> Mender<'a> {
    /// Takes the text up to the next `<`, and what that begins.
    fn step(&mut self) -> Result<(), NoFeed> {
        let Some((text, after)) = self.rest.split_once('<') else {
            self.push_text(self.rest);
            self.rest = "";
            return Ok(());
        };
        self.push_text(text);
        if let Some(comment) = after.strip_prefix("!--") {
            self.rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if let Some(data) = after.strip_prefix("![CDATA[") {
            let (data, rest) = data.split_once("]]>").unwrap_or((data, ""));
            if !self.open.is_empty() {
                push_escaped(data, &mut self.out);
            }
            self.rest = rest;
        } else if after.starts_with(['!', '?']) {
            self.rest = after_declaration(after);
        } else if let Some(end) = after.strip_prefix('/') {
            self.end(end);
        } else if let Some((tag, rest)) = Tag::read(after) {
            self.rest = rest;
            self.start(&tag)?;
        } else {
            self.push_text("&lt;");
            self.rest = after;
        }
        Ok(())
    }

    fn push_text(&mut self, text: &str) {
        // Outside the outermost element there is only what somebody left behind.
        if !self.open.is_empty() {
            self.entities.push_mended(text, &mut self.out);
        }
    }

    /// Whether the innermost open element holds text that may have unescaped markup in it.
    fn holds_markup(&self) -> bool {
        let innermost = self.open.last().map(String::as_str).unwrap_or_default();
        self.dialect
            .as_ref()
            .is_some_and(|dialect| dialect.holds_markup(innermost))
    }

    fn start(&mut self, tag: &Tag<'_>) -> Result<(), NoFeed> {
        if self.dialect.is_none() {
            match Dialect::of_root(tag) {
                Ok(dialect) => self.root(tag, dialect),
                Err(other) => self.passed = Some(self.passed.unwrap_or(other)),
            }
            return Ok(());
        }
        if self.holds_markup() {
            if !dialect::is_of_feeds(tag.name) {
                push_escaped(&format!("<{}>", tag.source), &mut self.out);
                return Ok(());
            }
            // Its own end was forgotten.
            if let Some(name) = self.open.pop() {
                self.push_end(&name);
            }
        }
        let Some(dialect) = &self.dialect else { return Ok(()) };
        // There is one already: see `root`.
        if dialect.is_channel(tag.name) {
            return Ok(());
        }
        let name = dialect.name_of(tag);
        if dialect.is_entry(&name) {
            self.close_to(dialect.depth_of_entries(&self.open));
        }
        self.push_start(tag, name, false);
        if self.open.len() > DEPTH_MAX {
            return Err(NoFeed::TooDeep);
        }
        Ok(())
    }

    /// Takes the outermost element. RSS gets its channel here, so that one that is missing, or ends too early, harms
    /// nothing.
    fn root(&mut self, tag: &Tag<'_>, dialect: Dialect) {
        let name = dialect.name_of(tag);
        let channel = dialect.has_one_channel();
        self.dialect = Some(dialect);
        self.push_start(tag, name, true);
        if channel && !self.open.is_empty() {
            self.out.push_str("<channel>");
            self.open.push("channel".to_owned());
        }
    }

    fn push_start(&mut self, tag: &Tag<'_>, name: String, is_root: bool) {
        let Some(dialect) = &mut self.dialect else { return };
        self.entries += usize::from(dialect.is_entry(&name));
        self.out.push('<');
        self.out.push_str(&name);
        for (key, value) in dialect.attributes_of(tag, &name, is_root) {
            self.out.push(' ');
            self.out.push_str(&key);
            self.out.push_str("=\"");
            self.entities.push_mended(&value, &mut self.out);
            self.out.push('"');
        }
        self.out.push('>');
        if tag.is_empty && !is_root {
            self.push_end(&name);
        } else {
            self.open.push(name);
            self.ended = tag.is_empty;
        }
    }

    /// Takes an end tag: it ends what it names and all that is open inside; where nothing is so named, it goes.
    fn end(&mut self, after: &'a str) {
        let Some((name, rest)) = after.split_once('>') else {
            self.rest = "";
            return;
        };
        self.rest = rest;
        let Some(dialect) = &self.dialect else { return };
        if dialect.is_channel(name.trim()) {
            self.close_to(CHANNEL_DEPTH);
            return;
        }
        let at = self.open.iter().rposition(|open| dialect.ends(name.trim(), open));
        let is_innermost = at.is_some_and(|at| at + 1 == self.open.len());
        if self.holds_markup() && !is_innermost && !(at.is_some() && dialect::is_of_feeds(name.trim())) {
            push_escaped(&format!("</{name}>"), &mut self.out);
            return;
        }
        let Some(at) = at else { return };
        self.close_to(at);
        self.ended = self.open.is_empty();
    }

    /// Ends open elements until so many are left.
    fn close_to(&mut self, depth: usize) {
        for name in self.open.split_off(depth.min(self.open.len())).iter().rev() {
            self.push_end(name);
        }
    }

    fn push_end(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }
}

/// What follows a processing instruction, or a document type with its brackets.
fn after_declaration(text: &str) -> &str {
    if let Some(instruction) = text.strip_prefix('?') {
        let end = instruction.split_once("?>").or_else(|| instruction.split_once('>'));
        return end.map_or("", |(_, rest)| rest);
    }
    let Some((before, rest)) = text.split_once('>') else {
        return "";
    };
    if !before.contains('[') {
        return rest;
    }
    let Some((_, subset)) = text.split_once('[') else {
        return rest;
    };
    let after = subset.split_once(']').map_or("", |(_, after)| after);
    after.split_once('>').map_or("", |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::{NoFeed, mend};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, mended: &str) {
        let got = mend(&format!("<rss version=\"2.0\"><channel>{text}</channel></rss>")).expect("a feed");
        let inside = got
            .xml
            .split_once("<channel>")
            .and_then(|(_, rest)| rest.rsplit_once("</channel>"));
        assert_eq!(inside.map(|(inside, _)| inside), Some(mended), "{text}");
    }

    #[test]
    fn a_sound_document_keeps_its_meaning() {
        check(
            "<title>A &amp; B</title><!-- x --><item/>",
            "<title>A &amp; B</title><item></item>",
        );
        check(
            "<title><![CDATA[<b>&amp;</b>]]></title>",
            "<title>&lt;b&gt;&amp;amp;&lt;/b&gt;</title>",
        );
    }

    #[test]
    fn forgotten_ends_and_stray_signs() {
        check(
            "<item><title>1 < 2 & 3</item>",
            "<item><title>1 &lt; 2 &amp; 3</title></item>",
        );
        check(
            "<item><title>One<link>x</link></item>",
            "<item><title>One</title><link>x</link></item>",
        );
        check(
            "<title>A <b>bold</b> one<br/></title>",
            "<title>A &lt;b&gt;bold&lt;/b&gt; one&lt;br/&gt;</title>",
        );
        check("</nothing><ITEM></ITEM>", "<item></item>");
    }

    #[test]
    fn junk_around_the_document_goes() {
        let text = "\n junk <?xml version='1.0' encoding='x'?><!DOCTYPE rss [<!ENTITY a \"b\">]>\n\
                    <rss version=\"2.0\"><channel></channel></rss> more <b>junk";
        assert_eq!(
            mend(text).expect("a feed").xml,
            "<rss version=\"2.0\"><channel></channel></rss>"
        );
        let broken_off = "<rss version=\"2.0\"><channel><item><title>One</title></item><item><tit";
        let got = mend(broken_off).expect("a feed");
        assert_eq!(got.entries, 2);
        assert!(got.xml.ends_with("<item>&lt;tit</item></channel></rss>"), "{}", got.xml);
    }

    #[test]
    fn what_is_no_feed_is_told() {
        assert_eq!(mend("nothing here"), Err(NoFeed::Nothing));
        assert_eq!(mend("<!doctype html><HTML><body>"), Err(NoFeed::Page));
        assert_eq!(mend("<svg></svg>"), Err(NoFeed::OtherRoot));
        let deep = format!("<rss version=\"2.0\">{}", "<a>".repeat(100));
        assert_eq!(mend(&deep), Err(NoFeed::TooDeep));
    }

    proptest! {
        #[test]
        fn the_parser_never_complains_of_form(
            body in "(<(/?(item|title|link|b|dc:date|x:y)( a='?[b&]\"?)?|!--|!\\[CDATA\\[|\\?)>?|&[#a-z0-9]{1,5};?|[가-힣 a-z]{1,5}|\\PC){0,40}",
        ) {
            let text = format!("<rss version=\"2.0\"><channel>{body}");
            if let Ok(mended) = mend(&text) {
                let read = feed_rs::parser::parse(mended.xml.as_bytes());
                prop_assert!(read.is_ok(), "{:?} of {}", read.err(), mended.xml);
            }
        }
    }
}
