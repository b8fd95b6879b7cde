//! Text from data and from people, made harmless for Discord's markdown.

/// Characters that start, end or shape something in Discord's markdown.
const SPECIAL: &[char] = &[
    '\\', '*', '_', '~', '`', '|', '>', '#', '-', '+', '[', ']', '(', ')', '<', ':', '@', '=',
];

/// Escapes `text` so that Discord shows exactly its characters: no formatting, no link, no mention, no emoji.
///
/// Characters that only matter at the start of a line (`>`, `#`, `-`, `+`, and `1.` lists) are escaped there alone, so
/// that names such as Ha Sung-woon stay readable in notifications, which show markdown unrendered.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut line_start = true;
    let mut number = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let needs = match character {
            '>' | '#' | '-' | '+' => line_start,
            '.' => number,
            // A mention, channel, timestamp or custom emoji starts with `<`, an address ends in `>`.
            ':' => next.is_some_and(|next| next.is_alphanumeric() || next == '/' || next == '_'),
            '=' | '(' | ')' => false,
            other => SPECIAL.contains(&other),
        };
        if needs {
            out.push('\\');
        }
        out.push(character);
        if character == '@' {
            // `@everyone` in text cannot ping (allowed_mentions is empty) but is still highlighted.
            out.push('\u{200b}');
        }
        number = (line_start || number) && character.is_ascii_digit();
        line_start = character == '\n' || (line_start && character.is_whitespace());
    }
    out
}

/// A link shown as `label`, which is escaped; `address` must be an http(s) address.
///
/// Brackets that would end the link early are percent-encoded in the address.
pub fn link(label: &str, address: &str) -> String {
    let address = address
        .replace('(', "%28")
        .replace(')', "%29")
        .replace(' ', "%20")
        .replace('>', "%3E");
    format!("[{}]({address})", escape(label))
}

#[cfg(test)]
mod tests {
    use super::{escape, link};
    use proptest::prelude::*;

    #[test]
    fn formatting_is_shown_not_obeyed() {
        assert_eq!(
            escape("**bold** _it_ ~~x~~ `c` ||s||"),
            r"\*\*bold\*\* \_it\_ \~\~x\~\~ \`c\` \|\|s\|\|"
        );
        assert_eq!(escape("[text](https://example.org)"), r"\[text\](https\://example.org)");
        assert_eq!(escape("<@123> <t:1:R>"), "\\<\\@\u{200b}123> \\<t\\:1\\:R>");
    }

    #[test]
    fn line_starts_are_guarded_and_names_stay_readable() {
        assert_eq!(
            escape("# heading\n- item\n> quote\n1. first"),
            "\\# heading\n\\- item\n\\> quote\n1\\. first"
        );
        assert_eq!(escape("Ha Sung-woon (하성운), No. 1"), "Ha Sung-woon (하성운), No. 1");
    }

    #[test]
    fn a_link_keeps_its_brackets() {
        assert_eq!(
            link("Dream [duet]", "https://en.wikipedia.org/wiki/Dream_(song)"),
            r"[Dream \[duet\]](https://en.wikipedia.org/wiki/Dream_%28song%29)"
        );
    }

    proptest! {
        #[test]
        fn removing_what_was_added_gives_the_text_back(text in "[a-zA-Z가-힣*_~`|>#@<:\\[\\]() .\n0-9-]{0,60}") {
            prop_assume!(!text.contains('\\'));
            let escaped = escape(&text);
            prop_assert_eq!(escaped.replace(['\\', '\u{200b}'], ""), text);
        }
    }
}
