//! The dialects of feeds, brought to the two that say everything: RSS 2.0 and Atom 1.0.

use super::NoFeed;
use super::tag::Tag;
use std::collections::HashSet;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const RSS_1: &str = "http://purl.org/rss/1.0/";

/// Name spaces of feeds by the prefix that everybody uses, for documents that forgot to declare it.
const PREFIXES: &[(&str, &str)] = &[
    ("atom", ATOM),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("media", "http://search.yahoo.com/mrss/"),
    ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
    ("wfw", "http://wellformedweb.org/CommentAPI/"),
];

/// Elements of feeds, in small letters as RSS writes them, with the few that have capitals.
const ELEMENTS: &[&str] = &[
    "author",
    "category",
    "channel",
    "cloud",
    "comments",
    "contributor",
    "copyright",
    "description",
    "docs",
    "enclosure",
    "entry",
    "feed",
    "generator",
    "guid",
    "id",
    "image",
    "issued",
    "item",
    "language",
    "lastBuildDate",
    "link",
    "logo",
    "managingEditor",
    "modified",
    "pubDate",
    "published",
    "rights",
    "rss",
    "source",
    "subtitle",
    "tagline",
    "title",
    "ttl",
    "updated",
    "webMaster",
];

/// Name spaces that one document may declare; the parser's work grows with them.
const DECLARATIONS_MAX: usize = 200;

/// The name of elements that the parser is to pass over.
const SKIPPED: &str = "skipped";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// RSS 0.9 to 2.0. In the RDF ones the items stand beside the channel, otherwise they say the same.
    Rss,
    Atom,
    /// Atom 0.3: its own name space and other names for the dates.
    OldAtom,
}

/// How a document is written, and the prefixes it has declared so far.
pub struct Dialect {
    family: Family,
    /// The prefix that the outermost element and its own kind bear, where they bear one.
    prefix: Option<String>,
    declared: HashSet<String>,
    declarations: usize,
}

/// Whether an element of this name is one of a feed's own and no markup in a text.
pub fn is_of_feeds(name: &str) -> bool {
    name.contains(':') || known(name).is_some()
}

fn known(name: &str) -> Option<&'static str> {
    ELEMENTS
        .iter()
        .copied()
        .find(|element| element.eq_ignore_ascii_case(name))
}

impl Dialect {
    /// The dialect of a document with this outermost element.
    pub fn of_root(tag: &Tag<'_>) -> Result<Self, NoFeed> {
        let local = tag.local().to_ascii_lowercase();
        let is_old = || {
            let version = tag
                .attribute("version")
                .is_some_and(|version| version.trim().starts_with("0."));
            let purl = |value: &str| value.starts_with("http://purl.org/atom/ns");
            version
                || tag
                    .attributes
                    .iter()
                    .any(|(name, value)| name.starts_with("xmlns") && purl(value))
        };
        let family = match local.as_str() {
            "rss" | "rdf" => Family::Rss,
            "feed" | "entry" if is_old() => Family::OldAtom,
            "feed" | "entry" => Family::Atom,
            "html" | "body" | "head" => return Err(NoFeed::Page),
            _ => return Err(NoFeed::OtherRoot),
        };
        Ok(Self {
            family,
            prefix: tag.prefix().filter(|prefix| *prefix != "rdf").map(str::to_owned),
            declared: HashSet::from(["xml".to_owned()]),
            declarations: 0,
        })
    }

    /// Whether all entries stand in one channel, directly below the outermost element.
    pub fn has_one_channel(&self) -> bool {
        self.family == Family::Rss
    }

    /// Whether this names that channel.
    pub fn is_channel(&self, name: &str) -> bool {
        self.has_one_channel() && self.renamed(name) == "channel"
    }

    fn is_atom(&self) -> bool {
        matches!(self.family, Family::Atom | Family::OldAtom)
    }

    /// Whether an element of this name begins an entry.
    pub fn is_entry(&self, name: &str) -> bool {
        let local = name.rsplit(':').next().unwrap_or(name);
        local == if self.is_atom() { "entry" } else { "item" }
    }

    /// How many of the open elements stay open where an entry begins: entries never stand in each other, so what is
    /// open around one was not ended. Documents inside an entry's content are their own affair.
    pub fn depth_of_entries(&self, open: &[String]) -> usize {
        let is_foreign = |name: &String| name == SKIPPED || name == "content";
        let depth = if self.is_atom() { 1 } else { 2 };
        if open.iter().any(is_foreign) { open.len() } else { depth }
    }

    /// Whether tags in this element are markup of its text that should have been escaped. Not so in Atom, which may
    /// have XHTML in its texts.
    pub fn holds_markup(&self, name: &str) -> bool {
        !self.is_atom() && matches!(name, "title" | "description" | "content:encoded")
    }

    /// The name under which an element is written out.
    pub fn name_of(&self, tag: &Tag<'_>) -> String {
        let kind = tag
            .attribute("type")
            .map(str::trim)
            .unwrap_or_default()
            .to_ascii_lowercase();
        let is_text = [
            "",
            "text",
            "html",
            "xhtml",
            "text/html",
            "text/plain",
            "application/xhtml+xml",
        ]
        .contains(&kind.as_str());
        let is_strange = !is_text || tag.attribute("src").is_some();
        if self.is_atom()
            && tag.local() == "content"
            && tag.prefix().is_none_or(|prefix| prefix == "atom")
            && is_strange
        {
            // A picture in base64, or a document elsewhere: nothing to read, and the parser would give up on it.
            return SKIPPED.to_owned();
        }
        self.renamed(tag.name)
    }

    /// Whether an end tag of this name ends an element that was written out as `open`.
    pub fn ends(&self, name: &str, open: &str) -> bool {
        let renamed = self.renamed(name);
        open == renamed || (open == SKIPPED && renamed.ends_with("content"))
    }

    fn renamed(&self, name: &str) -> String {
        if !self.is_atom() {
            match name {
                "dcterms:issued" | "dcterms:created" | "dcterms:available" => return "dc:date".to_owned(),
                "dcterms:modified" => return "updated".to_owned(),
                _ => {}
            }
        }
        let (prefix, local) = match name.split_once(':') {
            Some((prefix, local)) => (
                Some(prefix).filter(|prefix| self.prefix.as_deref() != Some(prefix)),
                local,
            ),
            None => (None, name),
        };
        let local = match (self.family, local) {
            (Family::OldAtom, "modified") => "updated",
            (Family::OldAtom, "issued" | "created") => "published",
            (Family::OldAtom, "tagline") => "subtitle",
            (Family::OldAtom, "copyright") => "rights",
            (Family::Rss, "RDF" | "rdf" | "RSS" | "Rss") => return "rss".to_owned(),
            (_, local) if prefix.is_none() => known(local).unwrap_or(local),
            (_, local) => local,
        };
        match prefix {
            Some(prefix) => format!("{prefix}:{local}"),
            None => local.to_owned(),
        }
    }

    /// The attributes that an element is written out with.
    pub fn attributes_of(&mut self, tag: &Tag<'_>, name: &str, is_root: bool) -> Vec<(String, String)> {
        let mut attributes = Vec::new();
        for (key, value) in &tag.attributes {
            let declares = *key == "xmlns" || key.starts_with("xmlns:");
            let is_dropped = match *key {
                "version" => is_root,
                "xml:base" => is_no_base(value),
                _ => false,
            };
            if declares {
                attributes.extend(self.declaration(key, value, is_root));
            } else if !is_dropped {
                attributes.push(((*key).to_owned(), self.value_of(name, key, value)));
            }
        }
        if is_root && self.family == Family::Rss {
            attributes.insert(0, ("version".to_owned(), "2.0".to_owned()));
        }
        attributes.extend(self.undeclared(name));
        attributes
    }

    fn declaration(&mut self, key: &str, value: &str, is_root: bool) -> Option<(String, String)> {
        self.declarations += 1;
        if self.declarations > DECLARATIONS_MAX {
            return None;
        }
        let space = normal(value);
        let Some((_, prefix)) = key.split_once(':') else {
            // RSS has no name space, but feeds name all kinds of things as its own.
            return match self.family {
                _ if is_root && self.prefix.is_some() => None,
                Family::Rss if is_root || value.trim().is_empty() || space == RSS_1 => None,
                _ => Some(("xmlns".to_owned(), space)),
            };
        };
        if prefix == "xml" || prefix == "xmlns" {
            return None;
        }
        self.declared.insert(prefix.to_owned());
        Some((key.to_owned(), space))
    }

    /// Atom's types in the parser's spelling.
    fn value_of(&self, name: &str, key: &str, value: &str) -> String {
        let is_text = ["title", "subtitle", "summary", "rights", "content"].contains(&name);
        if !self.is_atom() || !is_text || key != "type" {
            return value.to_owned();
        }
        match value.trim().to_ascii_lowercase().as_str() {
            "text/html" | "html" => "html".to_owned(),
            "application/xhtml+xml" | "xhtml" => "xhtml".to_owned(),
            _ => "text".to_owned(),
        }
    }

    /// A declaration for the prefix of an element that has none.
    fn undeclared(&self, name: &str) -> Option<(String, String)> {
        let (prefix, _) = name.split_once(':')?;
        if self.declared.contains(prefix) {
            return None;
        }
        let space = PREFIXES.iter().find(|(known, _)| *known == prefix);
        let space = space.map_or_else(|| format!("urn:undeclared:{prefix}"), |(_, space)| (*space).to_owned());
        Some((format!("xmlns:{prefix}"), space))
    }
}

/// The name space that was meant: without a slash too many or too few, with http where everybody has http.
fn normal(written: &str) -> String {
    let bare = |space: &str| {
        let space = space.trim().to_ascii_lowercase();
        let space = space
            .split_once("://")
            .map(|(_, rest)| rest.to_owned())
            .unwrap_or(space);
        space.trim_end_matches('/').to_owned()
    };
    let meant = bare(written);
    if meant.starts_with("purl.org/atom/ns") {
        return ATOM.to_owned();
    }
    let spaces = PREFIXES.iter().map(|(_, space)| *space).chain([RSS_1]);
    let same = spaces.into_iter().find(|space| bare(space) == meant);
    same.unwrap_or(written).to_owned()
}

/// Whether the parser would give up on this base address.
fn is_no_base(value: &str) -> bool {
    !matches!(
        url::Url::parse(value),
        Ok(_) | Err(url::ParseError::RelativeUrlWithoutBase)
    )
}
