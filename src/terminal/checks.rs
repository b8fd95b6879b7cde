//! The checks of the data files in a terminal: what they find, what they are, and why.

use super::line::nearest;
use crate::catalogue::check::{ALL, Check};
use crate::catalogue::{Problem, Rows, Severity};
use std::io::{self, Write};

/// Writes a line for each check.
pub fn list(out: &mut impl Write) -> io::Result<()> {
    for check in ALL {
        let severity = severity(check.severity);
        writeln!(out, "{:<28} {severity:<8} {}", check.name, check.finds)?;
    }
    Ok(())
}

/// The check of this name; the nearest names where there is none.
pub fn named(name: &str) -> Result<&'static Check, Vec<String>> {
    let found = ALL.iter().find(|check| check.name == name);
    found.ok_or_else(|| nearest(name, ALL.iter().map(|check| check.name.to_owned())))
}

/// Writes what a check finds, why that matters, and what can be done.
pub fn explain(check: &Check, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{} ({})", check.name, severity(check.severity))?;
    writeln!(out, "Finds: {}.", check.finds)?;
    writeln!(out, "{}", check.why)?;
    let then = match check.severity {
        Severity::Error => "An error: the data is not served until it is mended.".to_owned(),
        Severity::Warning => format!(
            "A warning: the data is served. A row that is right as it stands says so:\n  accepted = [{{ check = \"{}\", \
             reason = \"…\" }}]",
            check.name
        ),
    };
    writeln!(out, "{then}")
}

/// Writes the problems, a line each, and a line that counts rows and problems.
pub fn tell(rows: &Rows, problems: &[Problem], out: &mut impl Write) -> io::Result<()> {
    for problem in problems {
        writeln!(out, "{problem}")?;
    }
    let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let (artists, songs) = (rows.artists.len(), rows.collaborations.len());
    let (quotes, articles, feeds) = (rows.quotes.len(), rows.articles.len(), rows.feeds.len());
    writeln!(
        out,
        "{artists} artists, {songs} collaborations, {quotes} quotes, {articles} articles, {feeds} feeds: {errors} errors, {warnings} warnings"
    )
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

#[cfg(test)]
mod tests {
    use super::{explain, list, named};
    use crate::catalogue::check::ALL;

    #[test]
    fn every_check_is_listed_and_explained() {
        let mut listed = Vec::new();
        list(&mut listed).expect("written");
        let listed = String::from_utf8(listed).expect("UTF-8");
        for check in ALL {
            assert!(listed.contains(check.name), "{}", check.name);
            let mut told = Vec::new();
            explain(named(check.name).unwrap_or(check), &mut told).expect("written");
            let told = String::from_utf8(told).expect("UTF-8");
            assert!(told.contains(check.finds) && told.contains(check.why), "{told}");
            assert!(check.why.len() > 30, "{} says why", check.name);
        }
    }

    #[test]
    fn a_misspelt_check_names_the_nearest() {
        let nearest = named("one-sorce").err().expect("no such check");
        assert_eq!(nearest[0], "one-source");
    }
}
