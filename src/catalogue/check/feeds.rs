//! Checks that every news feed can be asked, or says why it is not.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{RowPlace, Rows};
use crate::catalogue::source::Source;
use std::collections::HashMap;

pub const FEEDS: Check = Check {
    name: "feeds",
    severity: Severity::Error,
    finds: "a feed without an address that is to be asked, an address that stands twice, an empty outlet or note",
    why: "A feed that cannot be asked is silent, and nobody sees that its news are missing. The note says when the feed \
          was seen working, or why it is not asked, so that the next editor need not find out again.",
    run: feeds,
};

fn feeds(rows: &Rows, report: &mut Report<'_>) {
    let mut first: HashMap<&str, &RowPlace> = HashMap::new();
    for placed in &rows.feeds {
        let (feed, place) = (&placed.row, &placed.place);
        match &feed.url {
            None if feed.enabled => {
                let remedy = "add url, or set enabled = false";
                report.tell(place, "enabled", "a feed without an address cannot be asked", remedy);
            }
            Some(Source::Dataset { .. }) => {
                report.tell(
                    place,
                    "url",
                    "a data set is no feed",
                    "write the feed's http(s) address",
                );
            }
            Some(Source::Page(address)) => {
                if let Some(other) = first.insert(address, place) {
                    let what = format!("this address also stands at {}:{}", other.file.display(), other.line);
                    report.tell(place, "url", what, "keep one of the two rows");
                }
            }
            None => {}
        }
        for (key, text) in [("outlet", &feed.outlet), ("note", &feed.note)] {
            if text.trim().is_empty() {
                report.tell(place, key, "this is empty", "say it in a few words");
            }
        }
        let is_code = feed.language.len() == 2 && feed.language.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_code {
            let what = format!("“{}” is no language code", feed.language);
            report.tell(place, "language", what, "write two small letters, such as en or ko");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::{check, read, testing};
    use jiff::civil::date;

    #[test]
    fn feeds_that_cannot_be_asked_are_found_where_they_stand() {
        let directory = testing::sample();
        let row = |id: &str, more: &str| {
            format!("[[feed]]\nid = \"{id}\"\noutlet = \"News\"\nlanguage = \"en\"\nnote = \"Seen.\"\n{more}\n")
        };
        let text = [
            row("good", "enabled = true\nurl = \"https://example.org/feed\""),
            row("silent", "enabled = false"),
            row("none", "enabled = true"),
            row("twice", "enabled = true\nurl = \"https://example.org/feed\""),
            row("odd", "enabled = false")
                .replace("\"en\"", "\"English\"")
                .replace("Seen.", " "),
        ];
        std::fs::write(directory.path().join("feeds.toml"), text.concat()).expect("a file");
        let rows = read(directory.path());
        assert_eq!(rows.feeds.len(), 5);
        let problems = check::run(&rows, date(2026, 11, 22));
        let found: Vec<(&str, usize, &str)> = problems
            .iter()
            .filter(|problem| problem.file.ends_with("feeds.toml"))
            .map(|problem| (problem.check, problem.line, problem.key.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("feeds", 19, "enabled"),
                ("feeds", 26, "url"),
                ("feeds", 30, "language"),
                ("feeds", 31, "note")
            ]
        );
    }
}
