//! A check that every kind of row is there.

use super::{Check, Report};
use crate::catalogue::files::FOLDERS;
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{RowPlace, Rows};
use std::path::Path;

pub const EMPTY_KIND: Check = Check {
    name: "empty-kind",
    severity: Severity::Error,
    finds: "one of the four folders that is missing or holds no rows",
    why: "The commands need artists, collaborations, quotes and articles. Mostly the wrong folder was named, or a copy is \
          not finished yet; a bot that runs keeps its last good data until the rows are there.",
    run: empty_kind,
};

fn empty_kind(rows: &Rows, report: &mut Report<'_>) {
    let empty = [
        rows.artists.is_empty(),
        rows.collaborations.is_empty(),
        rows.quotes.is_empty(),
        rows.articles.is_empty(),
    ];
    for (name, _) in FOLDERS.iter().zip(empty).filter(|(_, empty)| *empty) {
        let folder = rows.directory.join(name);
        if !is_explained(rows, &folder) {
            let place = RowPlace::of_file(&folder);
            let remedy = "name the right data folder, or add rows as docs/data.md shows";
            report.tell(&place, "", "this folder is missing or holds no rows", remedy);
        }
    }
}

/// Whether a problem with reading says already why there are no rows.
fn is_explained(rows: &Rows, folder: &Path) -> bool {
    let mut problems = rows.problems.iter();
    problems.any(|problem| problem.file == rows.directory || problem.file.starts_with(folder))
}

#[cfg(test)]
mod tests {
    use super::super::run;
    use crate::catalogue::{load, read, testing};
    use jiff::civil::date;

    #[test]
    fn a_kind_without_rows_keeps_the_data_from_being_served() {
        // While a data folder was being copied, half of it replaced the whole that was in use.
        let directory = testing::sample();
        let today = date(2026, 11, 22);
        assert!(load(directory.path(), today).is_ok());
        let quotes = directory.path().join("quotes");
        std::fs::remove_dir_all(&quotes).expect("removed");
        let found = |what: &str| -> Vec<_> {
            let problems = run(&read(directory.path()), today).into_iter();
            problems.filter(|problem| problem.check == what).collect()
        };
        let missing = found("empty-kind");
        assert_eq!(missing.len(), 1, "{missing:?}");
        assert_eq!((&missing[0].file, missing[0].line), (&quotes, 0));
        assert!(load(directory.path(), today).is_err());

        std::fs::create_dir(&quotes).expect("a folder");
        assert_eq!(found("empty-kind").len(), 1, "a folder without files");
        std::fs::write(quotes.join("a.toml"), "[[quote]]\n").expect("written");
        assert_eq!((found("empty-kind").len(), found("readable-files").len()), (0, 1));
    }
}
