//! Markdown of ours as plain text, for a terminal: what Discord would render, written out.

use crate::text::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;

/// `text` without marks of bold and escapes; links as "label (address)", times as "in 20 seconds" in the language, or as
/// date and time in UTC.
pub fn plain(text: &str, now: Timestamp, language: Language) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if let Some((shown, after)) = link(rest).or_else(|| time(rest, now, language)) {
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

/// `<t:SECONDS>` or `<t:SECONDS:STYLE>` at the beginning of `text`, and what follows it.
fn time(text: &str, now: Timestamp, language: Language) -> Option<(String, &str)> {
    let (inside, after) = text.strip_prefix("<t:")?.split_once('>')?;
    let (seconds, style) = inside.split_once(':').unwrap_or((inside, ""));
    let at = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    let shown = match style {
        "R" => distance(at.as_second().saturating_sub(now.as_second()), language),
        _ => at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M UTC").to_string(),
    };
    Some((shown, after))
}

/// Seconds in a unit of time, and its name in English and Korean; from the longest to the shortest.
const UNITS: [(u64, &str, &str); 4] = [
    (86_400, "day", "일"),
    (3_600, "hour", "시간"),
    (60, "minute", "분"),
    (1, "second", "초"),
];

/// How far away a time is, as Discord's clients say it: in the longest unit that fits.
fn distance(seconds: i64, language: Language) -> String {
    let away = seconds.unsigned_abs();
    let fitting = UNITS.into_iter().find(|(unit, ..)| *unit <= away);
    let (unit, english, korean) = fitting.unwrap_or((1, "second", "초"));
    let count = away / unit;
    let plural = if count == 1 { "" } else { "s" };
    match (language, seconds >= 0) {
        (Language::Korean, true) => format!("{count}{korean} 후"),
        (Language::Korean, false) => format!("{count}{korean} 전"),
        (_, true) => format!("in {count} {english}{plural}"),
        (_, false) => format!("{count} {english}{plural} ago"),
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Language, escape};
    use jiff::Timestamp;
    use proptest::prelude::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).expect("a time")
    }

    /// In English, at a second.
    fn plain(text: &str, now: Timestamp) -> String {
        super::plain(text, now, Language::English)
    }

    #[test]
    fn times_are_told_as_discords_clients_tell_them() {
        assert_eq!(plain("<t:0:R>, <t:7300:R>", at(3_600)), "1 hour ago, in 1 hour");
        assert_eq!(plain("since <t:86400:f>.", at(0)), "since 1970-01-02 00:00 UTC.");
        let korean = super::plain("<t:120:R>에 마감돼요.", at(100), Language::Korean);
        assert_eq!(korean, "20초 후에 마감돼요.");
        assert_eq!(plain("<t:never>", at(0)), "<t:never>");
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
