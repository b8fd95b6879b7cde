//! The named checks of the data files: each looks at all rows and reports every problem it finds.
//!
//! A check is one function and one line in [`ALL`]; `fanchant check --list` and the documentation read that table.

mod drafts;
mod feeds;
mod files;
mod identity;
mod kinds;
mod quiz;
mod references;
mod sense;
mod sources;
mod wording;

use super::problem::{Problem, Severity};
use super::read::{RowPlace, Rows};
use super::rows::Accepted;
use jiff::civil;
use std::path::Path;

/// A named check.
#[derive(Clone, Copy)]
pub struct Check {
    /// Its name, as problems bear it and `accepted` names it.
    pub name: &'static str,
    /// Whether what it finds keeps the data from being served.
    pub severity: Severity,
    /// What it finds, one sentence.
    pub finds: &'static str,
    /// Why that matters and what is mostly behind it, a few sentences.
    pub why: &'static str,
    run: fn(&Rows, &mut Report<'_>),
}

/// Every check, in the order in which problems are found.
pub const ALL: &[Check] = &[
    Check {
        name: "readable-files",
        severity: Severity::Error,
        finds: "a file or row that cannot be read: no TOML, an unknown or missing key, a value of the wrong form",
        why: "A row that is passed over in silence looks to its editor as if it were shown. The problem names the line and the key; docs/data.md has an example of every key.",
        run: |rows, report| report.problems.extend(rows.problems.iter().cloned()),
    },
    kinds::EMPTY_KIND,
    identity::UNIQUE_IDS,
    identity::SAME_THING_TWICE,
    identity::TOLD_APART,
    identity::SAME_NAME,
    identity::EVERYDAY_WORD,
    references::KNOWN_REFERENCES,
    references::CREDITS,
    sources::SOURCES,
    sources::QUOTE_PROVENANCE,
    sources::ONE_SOURCE,
    sense::TEXTS,
    sense::QUOTE_LENGTH,
    sense::FUTURE_DATE,
    sense::BEFORE_DEBUT,
    sense::EXPIRED_FACT,
    sense::KOREAN,
    feeds::FEEDS,
    files::UNUSED_FILE,
    wording::SHARED_WORDS,
    drafts::DRAFTS,
    quiz::OPTIONS,
    quiz::EXPIRED_QUESTION,
    quiz::STRANGERS,
];

/// Collects what one check finds.
pub struct Report<'a> {
    check: &'a Check,
    today: civil::Date,
    against: Option<&'a Path>,
    problems: Vec<Problem>,
}

impl Report<'_> {
    /// Reports `what` is wrong with `key` of the row at `place`, and what to do about it.
    fn tell(&mut self, place: &RowPlace, key: &str, what: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(Problem {
            check: self.check.name,
            severity: self.check.severity,
            file: place.file.clone(),
            line: place.line_of(key),
            key: key.to_owned(),
            what: what.into(),
            remedy: remedy.into(),
        });
    }

    /// The same, unless it is a warning that the row accepts with a reason.
    fn tell_unless(&mut self, accepted: &[Accepted], place: &RowPlace, key: &str, what: String, remedy: &str) {
        let named = accepted
            .iter()
            .any(|one| one.check == self.check.name && !one.reason.trim().is_empty());
        if !named || self.check.severity == Severity::Error {
            self.tell(place, key, what, remedy);
        }
    }
}

/// Runs every check over `rows`; `today` decides what lies in the future. Sorted by file and line.
pub fn run(rows: &Rows, today: civil::Date) -> Vec<Problem> {
    run_against(rows, today, None)
}

/// The same, and compares our texts with every text below `against`.
pub fn run_against(rows: &Rows, today: civil::Date, against: Option<&Path>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for check in ALL {
        let mut report = Report {
            check,
            today,
            against,
            problems: Vec::new(),
        };
        (check.run)(rows, &mut report);
        problems.append(&mut report.problems);
    }
    problems.sort_by(|a, b| (&a.file, a.line, a.check, &a.key).cmp(&(&b.file, b.line, b.check, &b.key)));
    problems
}

#[cfg(test)]
mod tests {
    use super::super::testing;
    use super::{ALL, run, run_against};
    use crate::catalogue::Severity;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    #[track_caller]
    fn finds(folder: &str, text: &str) -> Vec<(&'static str, usize, String)> {
        let directory = testing::with_file(folder, text);
        let rows = crate::catalogue::read(directory.path());
        run(&rows, date(2026, 11, 22))
            .into_iter()
            .filter(|problem| problem.file.ends_with("extra.toml"))
            .map(|problem| (problem.check, problem.line, problem.key))
            .collect()
    }

    #[test]
    fn names_are_unique_and_the_sound_sample_passes() {
        let names: BTreeSet<_> = ALL.iter().map(|check| check.name).collect();
        assert_eq!(names.len(), ALL.len());
        let rows = crate::catalogue::read(testing::sample().path());
        let errors: Vec<_> = run(&rows, date(2026, 11, 22))
            .into_iter()
            .filter(|problem| problem.severity == Severity::Error)
            .map(|problem| problem.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }

    #[test]
    fn dangling_references_are_found_where_they_stand() {
        let text = "[[collaboration]]\nid = \"x\"\ntitle = \"X\"\nkind = \"duet\"\nartists = [\n  { id = \"jimin-bts\", \
                    role = \"lead\" },\n  { id = \"nobody\", role = \"lead\" },\n]\nsources = \
                    [\"https://example.org/a\", \"https://example.com/b\"]\n";
        assert_eq!(
            finds("collaborations", text),
            [("known-references", 7, "artists[1].id".to_owned())]
        );
    }

    #[test]
    fn an_alias_that_hides_who_is_meant_is_found() {
        let text = "[[artist]]\nid = \"other\"\nname = \"Other\"\nkind = \"soloist\"\naliases = [\"Ha Sung-Woon\"]\n\
                    sources = [\"https://example.org/a\", \"https://example.com/b\"]\n";
        assert_eq!(finds("artists", text), [("told-apart", 5, "aliases[0]".to_owned())]);
        let said = text.replace("sources", "shares_name_with = [\"ha-sung-woon\"]\nsources");
        assert_eq!(finds("artists", &said), []);
    }

    #[test]
    fn an_everyday_word_is_one_word_of_latin_letters() {
        let text = "[[artist]]\nid = \"other\"\nname = \"Other Name\"\nkind = \"soloist\"\neveryday_word = true\n\
                    sources = [\"https://example.org/a\", \"https://example.com/b\"]\n";
        assert_eq!(
            finds("artists", text),
            [("everyday-word", 5, "everyday_word".to_owned())]
        );
        assert_eq!(finds("artists", &text.replace("Other Name", "Other")), []);
    }

    #[test]
    fn quotes_need_provenance_and_a_length() {
        let long = "word ".repeat(41);
        let text = format!(
            "[[quote]]\nid = \"q\"\ntext = \"{long}\"\nspeaker = \"jimin-bts\"\noccasion = {{ en = \"a\", ko = \"b\" \
             }}\nsource = {{ outlet = \"Soompi\" }}\n"
        );
        assert_eq!(
            finds("quotes", &text),
            [
                ("quote-length", 3, "text".to_owned()),
                ("quote-provenance", 6, "source".to_owned())
            ]
        );
    }

    #[test]
    fn written_questions_need_three_wrong_answers_that_none_contains() {
        let text = "[[question]]\nid = \"q\"\nprompt = { en = \"Who?\", ko = \"누구?\" }\nanswer = { en = \"IU\", ko = \
                    \"아이유\" }\nwrong = [{ en = \"IU too\", ko = \"수지\" }, { en = \"Suzy\", ko = \"펀치\" }]\nfact = { en \
                    = \"IU.\", ko = \"아이유.\" }\ndifficulty = 6\nartists = [\"iu\", \"nobody\"]\nexpires = \
                    \"2020\"\nsources = [\"https://example.org/a\"]\n";
        let found: Vec<_> = finds("trivia", text)
            .into_iter()
            .map(|(check, _, key)| (check, key))
            .collect();
        for wanted in [
            ("question-options", "wrong"),
            ("question-options", "difficulty"),
            ("expired-question", "expires"),
            ("known-references", "artists[1]"),
        ] {
            assert!(
                found.contains(&(wanted.0, wanted.1.to_owned())),
                "{wanted:?} in {found:?}"
            );
        }
    }

    #[test]
    fn strangers_with_a_common_song_are_found_also_through_a_group() {
        let text = "[[strangers]]\nartist = \"ha-sung-woon\"\nwith = [\"iu\", \"bts\", \"suzy\", \"suzy\"]\n";
        let found = finds("strangers", text);
        let keys: Vec<&str> = found.iter().map(|(_, _, key)| key.as_str()).collect();
        assert_eq!(keys, ["with[1]", "with[3]"]);
    }

    #[test]
    fn dates_in_the_future_and_empty_sources_are_found() {
        let text = "[[article]]\nid = \"a\"\nheadline = { en = \"A\", ko = \"가\" }\ntext = { en = \"B\", ko = \"나\" \
                    }\nartists = [\"jimin-bts\"]\nevent_date = \"2027\"\nsources = []\n";
        assert_eq!(
            finds("articles", text),
            [
                ("future-date", 6, "event_date".to_owned()),
                ("sources", 7, "sources".to_owned())
            ]
        );
    }

    #[test]
    fn warnings_are_found_and_can_be_accepted_with_a_reason() {
        let text = "[[collaboration]]\nid = \"x\"\ntitle = \"X\"\nkind = \"duet\"\nartists = [{ id = \"jimin-bts\", role \
                    = \"lead\" }, { id = \"ha-sung-woon\", role = \"lead\" }]\ndate = \"2001\"\nsources = \
                    [\"https://example.org/a\"]\n";
        let found: Vec<_> = finds("collaborations", text)
            .into_iter()
            .map(|(check, ..)| check)
            .collect();
        assert_eq!(found, ["collaboration-before-debut", "one-source"]);
        let accepted = format!("{text}accepted = [{{ check = \"one-source\", reason = \"the label's own page\" }}]\n");
        let left: Vec<_> = finds("collaborations", &accepted)
            .into_iter()
            .map(|(check, ..)| check)
            .collect();
        assert_eq!(left, ["collaboration-before-debut"]);
    }

    #[test]
    fn a_draft_is_listed_and_served_by_nothing() {
        let text = "[[article]]\nid = \"a-page\"\nstatus = \"draft\"\ntitle = \"A page\"\ntext = \"\"\nartists = \
                    [\"jimin-bts\"]\nquotes = [{ text = \"I sang.\", speaker = \"Jimin\" }]\noutlet = \"A\"\n";
        assert_eq!(finds("articles", text), [("drafts", 3, "status".to_owned())]);
        let rows = crate::catalogue::read(testing::with_file("articles", text).path());
        let catalogue = crate::catalogue::Catalogue::new(rows);
        assert!(catalogue.article("a-page").is_none());
        let published = text.replace("status = \"draft\"\n", "");
        assert_eq!(finds("articles", &published)[0].0, "readable-files");
    }

    #[test]
    fn a_file_that_nothing_reads_is_found() {
        let directory = testing::sample();
        std::fs::write(directory.path().join("artists/bts.tml"), "").expect("a file");
        let problems = run(&crate::catalogue::read(directory.path()), date(2026, 11, 22));
        let found = problems.iter().find(|problem| problem.check == "unused-file");
        let found = found.expect("found");
        assert!(found.file.ends_with("artists/bts.tml"));
        assert_eq!(found.line, 0);
    }

    #[test]
    fn a_long_run_of_words_that_stands_elsewhere_is_found_once() {
        let text = "[[article]]\nid = \"a\"\nheadline = { en = \"A\", ko = \"가\" }\nartists = [\"jimin-bts\"]\ntext = { en = \
                    \"They met one day, and then they sang it all night long together.\", ko = \"나\" }\nsources = []\n";
        let rows = crate::catalogue::read(testing::with_file("articles", text).path());
        let others = tempfile::tempdir().expect("a folder");
        let told = |other: &str| -> Vec<String> {
            std::fs::write(others.path().join("other.txt"), other).expect("a file");
            let problems = run_against(&rows, date(2026, 11, 22), Some(others.path()));
            let shared = problems.into_iter().filter(|problem| problem.check == "shared-words");
            shared
                .map(|problem| format!("{}: {}", problem.line, problem.what))
                .collect()
        };
        let found = told("We hear that they met one day and\nTHEN they sang “it” all night, so to speak.");
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("5: 11 words in a row stand in"), "{found:?}");
        assert!(
            found[0].ends_with("“They met one day, and then they sang it all night”"),
            "{found:?}"
        );
        assert_eq!(told("They met one day, and then they met again."), Vec::<String>::new());
    }
}
