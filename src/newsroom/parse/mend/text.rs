//! Character data of a feed made sound: stray ampersands, entities that XML does not know, forbidden characters.

use dom_query::Document;
use std::collections::HashMap;

/// Characters of the longest entity name that is looked up; HTML's longest has 31.
const NAME_CHARS_MAX: usize = 31;
/// Different entity names that are looked up in one document; the rest stay as they are written.
const NAMES_MAX: usize = 500;

/// Resolves entities, and remembers what each name means.
#[derive(Default)]
pub struct Entities {
    known: HashMap<String, Option<String>>,
}

impl Entities {
    /// Appends `text` to `out`, so that it means in XML what its author meant.
    pub fn push_mended(&mut self, text: &str, out: &mut String) {
        let mut pieces = text.split('&');
        push_escaped(pieces.next().unwrap_or_default(), out);
        for piece in pieces {
            match self.reference(piece) {
                Some((meaning, rest)) => {
                    push_escaped(&meaning, out);
                    push_escaped(rest, out);
                }
                None => {
                    out.push_str("&amp;");
                    push_escaped(piece, out);
                }
            }
        }
    }

    /// What a reference at the beginning of `piece` means, and what follows it.
    fn reference<'a>(&mut self, piece: &'a str) -> Option<(String, &'a str)> {
        if let Some(digits) = piece.strip_prefix('#') {
            return numeric(digits);
        }
        let (name, rest) = piece.split_once(';')?;
        let sound = !name.is_empty()
            && name.len() <= NAME_CHARS_MAX
            && name.chars().all(|character| character.is_ascii_alphanumeric());
        if !sound {
            return None;
        }
        let meaning = match name {
            "amp" => "&".to_owned(),
            "lt" => "<".to_owned(),
            "gt" => ">".to_owned(),
            "quot" => "\"".to_owned(),
            "apos" => "'".to_owned(),
            _ => self.html(name)?,
        };
        Some((meaning, rest))
    }

    /// What an entity of HTML means.
    fn html(&mut self, name: &str) -> Option<String> {
        if let Some(known) = self.known.get(name) {
            return known.clone();
        }
        if self.known.len() >= NAMES_MAX {
            return None;
        }
        let written = format!("&{name};");
        let text = Document::fragment(written.as_str()).root().text().to_string();
        let meaning = (text != written && !text.ends_with(';')).then_some(text);
        self.known.insert(name.to_owned(), meaning.clone());
        meaning
    }
}

/// A number behind `&#`, with or without its semicolon.
fn numeric(digits: &str) -> Option<(String, &str)> {
    let (radix, digits) = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => (16, hexadecimal),
        None => (10, digits),
    };
    let end = digits
        .find(|character: char| !character.is_digit(radix))
        .unwrap_or(digits.len());
    let (number, rest) = digits.split_at_checked(end)?;
    let value = u32::from_str_radix(number, radix).ok()?;
    let meaning = match value {
        // These are control characters that nobody means: they were copied from Windows.
        0x80..=0x9F => {
            let byte = [u8::try_from(value).ok()?];
            encoding_rs::WINDOWS_1252
                .decode_without_bom_handling(&byte)
                .0
                .into_owned()
        }
        _ => char::from_u32(value).map(String::from).unwrap_or_default(),
    };
    Some((meaning, rest.strip_prefix(';').unwrap_or(rest)))
}

/// Appends text with what XML forbids left out and what it reserves escaped.
pub fn push_escaped(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            character if character.is_control() => {}
            character => out.push(character),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Entities;

    #[test]
    fn what_the_author_meant() {
        for (written, mended) in [
            ("a & b && c", "a &amp; b &amp;&amp; c"),
            ("&amp;lt; &lt; &quot;", "&amp;lt; &lt; &quot;"),
            ("&rsquo;&nbsp;&hellip;&eacute;", "’\u{a0}…é"),
            ("&#8217; &#x2019; &#8217 &#146;", "’ ’ ’ ’"),
            ("&#38;lt; &#60;", "&amp;lt; &lt;"),
            (
                "&nosuch; &; &a b; ?x=1&copy=2",
                "&amp;nosuch; &amp;; &amp;a b; ?x=1&amp;copy=2",
            ),
            ("a\u{0}b\u{b}c\td", "abc\td"),
            ("&#0; &#xD800; &#99999999999;", "  &amp;#99999999999;"),
        ] {
            let mut out = String::new();
            Entities::default().push_mended(written, &mut out);
            assert_eq!(out, mended, "{written}");
        }
    }
}
