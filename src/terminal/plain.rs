//! Markdown of ours as plain text, for a terminal: what Discord would render, written out.

use jiff::Timestamp;

/// `text` without marks of bold and escapes; links as "label (address)", times as "in 20 seconds".
pub fn plain(text: &str, now: Timestamp) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some((shown, after)) = link(rest).or_else(|| time(rest, now)) {
            out.push_str(&shown);
            rest = after;
            continue;
        }
        let mut after = rest.chars();
        after.next();
        match character {
            // An escaped character stands for itself.
            '\\' => out.extend(after.next()),
            '*' if rest.starts_with("**") => {
                after.next();
            }
            // A heading.
            '#' if rest.starts_with("### ") && (out.is_empty() || out.ends_with('\n')) => {
                after = rest.get("### ".len()..).unwrap_or_default().chars();
            }
            // Put behind an @ so that nobody is highlighted; a terminal highlights nobody.
            '\u{200b}' => {}
            other => out.push(other),
        }
        rest = after.as_str();
    }
    out
}

/// `[label](https://…)` at the beginning of `text`, and what follows it.
fn link(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('[')?;
    let (label, after) = inner.split_once("](http")?;
    let (address, after) = after.split_once(')')?;
    let one_line = !label.contains('\n') && !address.contains(char::is_whitespace);
    one_line.then(|| (format!("{} (http{address})", unescaped(label)), after))
}

fn unescaped(label: &str) -> String {
    let mut characters = label.chars();
    let mut out = String::new();
    while let Some(character) = characters.next() {
        if character == '\\' {
            out.extend(characters.next())
        } else {
            out.push(character)
        }
    }
    out
}

/// `<t:SECONDS:R>` at the beginning of `text`, and what follows it.
fn time(text: &str, now: Timestamp) -> Option<(String, &str)> {
    let (seconds, after) = text.strip_prefix("<t:")?.split_once(":R>")?;
    let seconds = seconds.parse::<i64>().ok()?.saturating_sub(now.as_second());
    let length = length(seconds.unsigned_abs());
    let shown = if seconds >= 0 {
        format!("in {length}")
    } else {
        format!("{length} ago")
    };
    Some((shown, after))
}

/// A length of time in the unit in which it is a small number.
fn length(seconds: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "days"), (3_600, "hours"), (60, "minutes")];
    let unit = UNITS.iter().find(|(unit, _)| seconds >= unit * 2);
    match unit {
        Some((unit, name)) => format!("{} {name}", seconds / unit),
        None => format!("{seconds} seconds"),
    }
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::text::escape;
    use jiff::Timestamp;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    #[test]
    fn what_discord_would_render_is_written_out() {
        assert_eq!(
            plain(r"**Who recorded “A\*B”?** Closes <t:120:R>.", at(100)),
            "Who recorded “A*B”? Closes in 20 seconds."
        );
        assert_eq!(
            plain(r"[Dream \[duet\]](https://example.org/a) · b", at(0)),
            "Dream [duet] (https://example.org/a) · b"
        );
        assert_eq!(
            plain("### Awards\nA #1 song \\### b <t:0:R>", at(7_300)),
            "Awards\nA #1 song ### b 2 hours ago"
        );
        assert_eq!(plain("[Another] [Read the story]", at(0)), "[Another] [Read the story]");
    }

    proptest! {
        #[test]
        fn escaped_text_is_shown_as_it_was(text in "[a-zA-Z가-힣*_~`|>#@<:\\[\\]() .\n0-9-]{0,60}") {
            prop_assert_eq!(plain(&escape(&text), at(0)), text);
        }

        #[test]
        fn any_text_is_written(text in ".*") {
            let _ = plain(&text, at(0));
        }
    }
}
