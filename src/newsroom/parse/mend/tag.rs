//! One start tag of a feed, read tolerantly: attributes without quotes, with blanks, twice.

/// Attributes of one element that are kept.
const ATTRIBUTES_MAX: usize = 40;
/// Bytes of one start tag; a longer one is a `<` that somebody forgot to escape.
const TAG_BYTES_MAX: usize = 16 * 1024;

/// A start tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag<'a> {
    /// The name as it is written.
    pub name: &'a str,
    /// Names and values, as they are written.
    pub attributes: Vec<(&'a str, &'a str)>,
    /// Whether it ends itself.
    pub is_empty: bool,
    /// Everything from behind the `<` to before the `>`.
    pub source: &'a str,
}

impl<'a> Tag<'a> {
    /// Reads a tag from behind its `<`; what follows its `>` comes with it. None where no tag stands here.
    pub fn read(text: &'a str) -> Option<(Self, &'a str)> {
        let (source, rest) = until_end(text)?;
        let name_end = source
            .find(|character: char| character.is_whitespace() || character == '/')
            .unwrap_or(source.len());
        let (name, inside) = source.split_at_checked(name_end)?;
        if !is_name(name) {
            return None;
        }
        let inside = inside.trim();
        let is_empty = inside.ends_with('/');
        let attributes = attributes(inside.trim_end_matches('/'));
        let tag = Tag {
            name,
            attributes,
            is_empty,
            source,
        };
        Some((tag, rest))
    }

    /// The name without its prefix.
    pub fn local(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or(self.name)
    }

    /// The prefix, if any.
    pub fn prefix(&self) -> Option<&'a str> {
        self.name.split_once(':').map(|(prefix, _)| prefix)
    }

    /// The value of an attribute, as it is written.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        let found = self
            .attributes
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| *value)
    }
}

/// The text up to the `>` that is in no quotes, and what follows.
fn until_end(text: &str) -> Option<(&str, &str)> {
    let mut quote = None;
    let mut after_equals = false;
    for (at, character) in text.char_indices() {
        if at > TAG_BYTES_MAX {
            return None;
        }
        match (quote, character) {
            (None, '>') => return Some((text.get(..at)?, text.get(at + 1..)?)),
            // A tag in a tag: its `>` was forgotten, or it was no tag.
            (None, '<') => return None,
            (None, '"' | '\'') if after_equals => quote = Some(character),
            (Some(open), character) if open == character => quote = None,
            _ => {}
        }
        if !character.is_whitespace() {
            after_equals = character == '=';
        }
    }
    None
}

/// Whether this can be the name of an element or attribute.
pub fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    let first = characters
        .next()
        .is_some_and(|first| first.is_alphabetic() || first == '_');
    let rest = |character: char| character.is_alphanumeric() || "_-.:".contains(character);
    first && characters.all(rest) && name.matches(':').count() <= 1 && !name.ends_with(':')
}

fn attributes(mut text: &str) -> Vec<(&str, &str)> {
    let mut found: Vec<(&str, &str)> = Vec::new();
    while found.len() < ATTRIBUTES_MAX {
        text = text.trim_start();
        let end = text
            .find(|character: char| character.is_whitespace() || character == '=')
            .unwrap_or(text.len());
        let Some((name, rest)) = text
            .split_at_checked(end)
            .filter(|(name, rest)| !(name.is_empty() && rest.is_empty()))
        else {
            break;
        };
        let (value, rest) = match rest.trim_start().strip_prefix('=') {
            Some(value) => read_value(value.trim_start()),
            None => ("", rest),
        };
        if is_name(name) && !found.iter().any(|(known, _)| *known == name) {
            found.push((name, value));
        }
        text = rest;
    }
    found
}

/// A value with or without quotes, and what follows.
fn read_value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            return inside.split_once(quote).unwrap_or((inside, ""));
        }
    }
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
}

#[cfg(test)]
mod tests {
    use super::Tag;

    #[track_caller]
    fn check(text: &str, name: &str, attributes: &[(&str, &str)], rest: &str) {
        let (tag, after) = Tag::read(text).expect("a tag");
        assert_eq!((tag.name, tag.attributes.as_slice(), after), (name, attributes, rest));
    }

    #[test]
    fn tags_as_people_write_them() {
        check("item>x", "item", &[], "x");
        check(
            "a b=\"1\" c = '>' d=3 e/>x",
            "a",
            &[("b", "1"), ("c", ">"), ("d", "3"), ("e", "")],
            "x",
        );
        check(
            "link href=http://example.org/?a=1 />",
            "link",
            &[("href", "http://example.org/?a=1")],
            "",
        );
        check("a b=\"1\" b=\"2\" =3 \"=4>", "a", &[("b", "1")], "");
        check("media:content\n url='x'>", "media:content", &[("url", "x")], "");
    }

    #[test]
    fn what_is_no_tag() {
        for text in [
            "3 you>",
            " b>",
            "a <b>",
            "a b=\"1",
            "",
            "a:b:c>",
            &format!("a {}>", "b ".repeat(20_000)),
        ] {
            assert_eq!(Tag::read(text), None, "{text:.20}");
        }
    }
}
