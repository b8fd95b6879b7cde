//! Reading a slash command as a person types it: `/news latest`, `/quote artist:jimin`, `/quote jimin`.

use crate::commands;
use crate::interaction::limits::OPTION_VALUE_CHARS_MAX;
use crate::interaction::{Call, Form, OptionSpec, Spec, Value};
use crate::text::fold;

/// Why a line is no command, with what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadLine {
    /// Nothing was typed.
    #[error("type a command, such as: {0}")]
    Nothing(String),
    /// There is no such command, sub-command or option.
    #[error("there is no {kind} “{typed}” here; did you mean {}?", .nearest.join(" or "))]
    Unknown {
        /// `command`, `sub-command` or `option`.
        kind: &'static str,
        /// What was typed.
        typed: String,
        /// What exists, the nearest first.
        nearest: Vec<String>,
    },
    /// A needed option is missing.
    #[error("{command} needs the option “{option}”, as in: {example}")]
    Missing {
        /// The command.
        command: String,
        /// The option.
        option: &'static str,
        /// An example of the command.
        example: &'static str,
    },
    /// The command takes no (more) words.
    #[error("{command} takes no “{typed}”, use it as in: {example}")]
    TooMuch {
        /// The command.
        command: String,
        /// What was typed.
        typed: String,
        /// An example of the command.
        example: &'static str,
    },
    /// A value is not one that the option takes.
    #[error("the option “{option}” takes {takes}, not “{typed}”")]
    NotTaken {
        /// The option.
        option: String,
        /// What it takes.
        takes: String,
        /// What was typed.
        typed: String,
    },
    /// A value is longer than Discord lets people type.
    #[error("the option “{0}” takes at most {OPTION_VALUE_CHARS_MAX} characters")]
    TooLong(String),
}

/// Nearest names that an error offers.
const NEAREST_SHOWN: usize = 2;

/// Reads a command line. Words before the first `name:` fill the first option; a value runs to the next `name:` of an
/// option that exists, so it may hold spaces and colons, and may stand in double quotes.
pub fn parse(line: &str) -> Result<Call, BadLine> {
    let line = line.trim();
    let (name, rest) = split_word(line.strip_prefix('/').unwrap_or(line));
    if name.is_empty() {
        return Err(BadLine::Nothing(examples()));
    }
    let Some(command) = commands::named(name) else {
        let names = commands::ALL.iter().map(|command| command.spec().name);
        return Err(unknown("command", name, names.map(|name| format!("/{name}"))));
    };
    let spec = command.spec();
    let (subcommand, rest) = subcommand(spec, rest)?;
    let options = spec.options_of(subcommand.as_deref()).unwrap_or_default();
    let full_name = [Some(format!("/{name}")), subcommand.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let given = values(spec, options, rest, &full_name)?;
    for option in options.iter().filter(|option| option.required) {
        if !given.iter().any(|(name, _)| name == option.name) {
            return Err(BadLine::Missing {
                command: full_name,
                option: option.name,
                example: spec.example,
            });
        }
    }
    Ok(Call {
        name: name.to_owned(),
        subcommand,
        options: given,
    })
}

fn examples() -> String {
    commands::ALL
        .iter()
        .map(|command| command.spec().example)
        .collect::<Vec<_>>()
        .join("  ")
}

fn split_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    text.split_once(char::is_whitespace)
        .map_or((text, ""), |(word, rest)| (word, rest.trim()))
}

fn subcommand<'a>(spec: &Spec, rest: &'a str) -> Result<(Option<String>, &'a str), BadLine> {
    if spec.subcommands.is_empty() {
        return Ok((None, rest));
    }
    let (word, after) = split_word(rest);
    if spec.subcommands.iter().any(|sub| sub.name == word) {
        return Ok((Some(word.to_owned()), after));
    }
    let names = spec
        .subcommands
        .iter()
        .map(|sub| format!("/{} {}", spec.name, sub.name));
    Err(unknown("sub-command", word, names))
}

fn values(spec: &Spec, options: &[OptionSpec], text: &str, command: &str) -> Result<Vec<(String, Value)>, BadLine> {
    let mut given: Vec<(String, String)> = Vec::new();
    for word in text.split_whitespace() {
        match word.split_once(':') {
            Some((name, value)) if options.iter().any(|option| option.name == name) => {
                given.push((name.to_owned(), value.to_owned()));
            }
            // `name:` before any value is a misspelt option; later it may belong to the value.
            Some((name, value))
                if given.is_empty() && !options.is_empty() && is_name(name) && !value.starts_with('/') =>
            {
                return Err(unknown(
                    "option",
                    name,
                    options.iter().map(|option| option.name.to_owned()),
                ));
            }
            _ => match (given.last_mut(), options.first()) {
                (Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(word);
                }
                (None, Some(first)) => given.push((first.name.to_owned(), word.to_owned())),
                (None, None) => {
                    let (command, typed) = (command.to_owned(), word.to_owned());
                    return Err(BadLine::TooMuch {
                        command,
                        typed,
                        example: spec.example,
                    });
                }
            },
        }
    }
    given
        .into_iter()
        .map(|(name, value)| {
            let value = value.trim().trim_matches('"').to_owned();
            let form = options
                .iter()
                .find(|option| option.name == name)
                .map(|option| option.form);
            let value = read_value(form.unwrap_or(Form::Text), &name, value)?;
            Ok((name, value))
        })
        .collect()
}

/// A typed value in the form that its option takes.
fn read_value(form: Form, name: &str, typed: String) -> Result<Value, BadLine> {
    let not_taken = |takes: String, typed: String| BadLine::NotTaken {
        option: name.to_owned(),
        takes,
        typed,
    };
    match form {
        Form::Text if typed.chars().count() > OPTION_VALUE_CHARS_MAX => Err(BadLine::TooLong(name.to_owned())),
        Form::Text => Ok(Value::Text(typed)),
        Form::Person => match typed.trim_matches(['<', '@', '!', '>']).parse() {
            Ok(user) => Ok(Value::Person(user)),
            Err(_) => Err(not_taken("somebody's number, such as 1".to_owned(), typed)),
        },
        Form::OneOf(values) if values.contains(&typed.as_str()) => Ok(Value::Text(typed)),
        Form::OneOf(values) => Err(not_taken(values.join(", "), typed)),
        Form::Whole { least, most } => match typed.parse::<i64>() {
            Ok(number) if (i64::from(least)..=i64::from(most)).contains(&number) => Ok(Value::Whole(number)),
            _ => Err(not_taken(format!("a whole number from {least} to {most}"), typed)),
        },
    }
}

fn is_name(text: &str) -> bool {
    !text.is_empty()
        && text
            .chars()
            .all(|character| character.is_ascii_lowercase() || character == '_')
}

fn unknown(kind: &'static str, typed: &str, known: impl Iterator<Item = String>) -> BadLine {
    BadLine::Unknown {
        kind,
        typed: typed.to_owned(),
        nearest: nearest(typed, known),
    }
}

/// The names that are most like what was typed, by their last words, the nearest first.
pub(super) fn nearest(typed: &str, known: impl Iterator<Item = String>) -> Vec<String> {
    let mut nearest: Vec<String> = known.collect();
    let last_word = |name: &str| fold(name.rsplit(' ').next().unwrap_or_default());
    nearest.sort_by_key(|name| strsim::damerau_levenshtein(&fold(typed), &last_word(name)));
    nearest.truncate(NEAREST_SHOWN);
    nearest
}

#[cfg(test)]
mod tests {
    use super::{BadLine, parse};
    use proptest::prelude::*;

    #[test]
    fn a_line_names_its_options_or_fills_the_first() {
        for line in [
            "/quote artist:ha sung woon",
            "/quote ha sung woon",
            "quote artist:\"ha sung woon\"",
        ] {
            assert_eq!(
                parse(line).expect("a call").text("artist"),
                Some("ha sung woon"),
                "{line}"
            );
        }
        let call = parse("/news latest").expect("a call");
        assert_eq!(
            (call.name.as_str(), call.subcommand.as_deref()),
            ("news", Some("latest"))
        );
    }

    #[test]
    fn what_does_not_exist_is_told_with_what_is_nearest() {
        let nearest = |line: &str| match parse(line) {
            Err(BadLine::Unknown { kind, nearest, .. }) => (kind, nearest[0].clone()),
            other => panic!("{other:?}"),
        };
        assert_eq!(nearest("/qoute jimin"), ("command", "/quote".to_owned()));
        assert_eq!(nearest("/news lastest"), ("sub-command", "/news latest".to_owned()));
        assert_eq!(nearest("/quote artis:jimin"), ("option", "artist".to_owned()));
    }

    #[test]
    fn too_little_and_too_much_are_told() {
        assert!(matches!(
            parse("/quote"),
            Err(BadLine::Missing { option: "artist", .. })
        ));
        assert!(matches!(parse("/help me"), Err(BadLine::TooMuch { .. })));
        assert!(matches!(parse(" / "), Err(BadLine::Nothing(_))));
        assert_eq!(
            parse(&format!("/quote {}", "x".repeat(6_001))),
            Err(BadLine::TooLong("artist".into()))
        );
    }

    #[test]
    fn numbers_and_choices_are_read_and_others_refused() {
        let call = parse("/trivia rounds:3 mode:fastest timer:none").expect("a call");
        assert_eq!((call.whole("rounds"), call.text("mode")), (Some(3), Some("fastest")));
        assert_eq!(parse("/trivia 20").expect("the first option").whole("rounds"), Some(20));
        for line in [
            "/trivia rounds:21",
            "/trivia rounds:0",
            "/trivia rounds:x",
            "/trivia mode:slow",
        ] {
            assert!(matches!(parse(line), Err(BadLine::NotTaken { .. })), "{line}");
        }
    }

    proptest! {
        #[test]
        fn any_line_is_read_or_refused(line in ".{0,80}|/quote .{0,60}|/news .{0,20}") {
            let _ = parse(&line);
        }
    }
}
