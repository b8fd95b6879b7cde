//! The custom_id of a button or menu: what the next press needs, and nothing that a person should not read.
//!
//! The form is `1:command:verb:argument:…`. The leading number is the version of the form: buttons live on in old
//! messages, so a change of meaning needs a new number. Whatever comes back is checked as if anyone had typed it.

use super::limits::CUSTOM_ID_CHARS_MAX;

/// The version of the form that this program writes and reads.
const VERSION: &str = "1";

/// A custom_id taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomId<'a> {
    /// The command that made the component and handles its press.
    pub command: &'a str,
    /// What is to be done.
    pub verb: &'a str,
    /// What to do it with.
    pub arguments: Vec<&'a str>,
}

/// Writes a custom_id. Parts are ids and numbers of ours: lower-case letters, digits, `-` and `_`.
pub fn write(command: &str, verb: &str, arguments: &[&str]) -> String {
    let mut out = format!("{VERSION}:{command}:{verb}");
    for argument in arguments {
        out.push(':');
        out.push_str(argument);
    }
    debug_assert!(
        parse(&out).is_some(),
        "a custom_id of ours that we could not read back: {out}"
    );
    out
}

/// Reads a custom_id; none for anything that has not this program's form.
pub fn parse(text: &str) -> Option<CustomId<'_>> {
    if text.chars().count() > CUSTOM_ID_CHARS_MAX {
        return None;
    }
    let mut parts = text.split(':');
    if parts.next() != Some(VERSION) {
        return None;
    }
    let (command, verb) = (parts.next()?, parts.next()?);
    let arguments: Vec<&str> = parts.collect();
    let plain = |part: &&str| !part.is_empty() && part.chars().all(allowed);
    let all_plain = [command, verb].iter().chain(&arguments).all(plain);
    all_plain.then_some(CustomId {
        command,
        verb,
        arguments,
    })
}

fn allowed(character: char) -> bool {
    character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-' || character == '_'
}

#[cfg(test)]
mod tests {
    use super::{parse, write};
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_read_back() {
        let text = write("trivia", "answer", &["57", "2"]);
        let read = parse(&text).expect("ours");
        assert_eq!(
            (read.command, read.verb, read.arguments),
            ("trivia", "answer", vec!["57", "2"])
        );
    }

    #[test]
    fn strangers_are_refused() {
        for text in [
            "",
            "1",
            "1:trivia",
            "2:trivia:answer",
            "1:Trivia:answer",
            "1:trivia::2",
            "1:trivia:answer:a b",
        ] {
            assert_eq!(parse(text), None, "{text:?}");
        }
        assert_eq!(parse(&format!("1:quote:another:{}", "a".repeat(100))), None);
    }

    proptest! {
        #[test]
        fn reading_never_panics_and_accepts_only_what_we_write(text in ".{0,120}") {
            if let Some(read) = parse(&text) {
                prop_assert_eq!(write(read.command, read.verb, &read.arguments), text);
            }
        }
    }
}
