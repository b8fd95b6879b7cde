//! A check that every file in the data folder is read.

use super::{Check, Report};
use crate::catalogue::problem::Severity;
use crate::catalogue::read::{RowPlace, Rows};

pub const UNUSED_FILE: Check = Check {
    name: "unused-file",
    severity: Severity::Warning,
    finds: "a file in the data folder that nothing reads",
    why: "Only *.toml in artists/, collaborations/, quotes/ and articles/ is read, so what stands elsewhere is shown to \
          nobody; mostly a folder or an ending is misspelt.",
    run: unused_file,
};

fn unused_file(rows: &Rows, report: &mut Report<'_>) {
    for file in &rows.unused {
        let place = RowPlace::of_file(file);
        let remedy = "move it into one of the four folders as *.toml, or out of the data folder";
        report.tell(&place, "", "nothing reads this file", remedy);
    }
}
