//! A check that lists what waits for its text.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::Rows;

pub const DRAFTS: Check = Check {
    name: "drafts",
    severity: Severity::Warning,
    finds: "an article with status = \"draft\", which nothing serves",
    why: "`fanchant import --draft` writes down what was understood of a page, but the page's sentences are its \
          publisher's. A draft becomes an article when somebody tells the story in our own words.",
    run: drafts,
};

fn drafts(rows: &Rows, report: &mut Report<'_>) {
    for placed in &rows.drafts {
        let draft = &placed.row;
        report.tell(
            &placed.place,
            "status",
            format!("“{}” is a draft", draft.title),
            "write headline, text and sources as docs/data.md shows, in our own words, and remove the keys that only drafts have",
        );
    }
}
