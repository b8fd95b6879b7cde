//! Something wrong in the data files, told so that an editor can mend it.

use serde::Serialize;
use std::fmt;
use std::path::PathBuf;

/// One thing wrong, where it stands, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Name of the check that found it.
    pub check: &'static str,
    /// Whether it keeps the data from being served.
    pub severity: Severity,
    /// The file.
    pub file: PathBuf,
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// The key; empty for the row as a whole.
    pub key: String,
    /// What is wrong, a clause.
    pub what: String,
    /// What to do, an imperative clause.
    pub remedy: String,
}

/// Whether a problem keeps the data from being served.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It does.
    Error,
    /// It does not.
    Warning,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(formatter, "{}", self.file.display())?;
        if self.line > 0 {
            write!(formatter, ":{}", self.line)?;
        }
        write!(formatter, ": {severity} [{}] ", self.check)?;
        if !self.key.is_empty() {
            write!(formatter, "{}: ", self.key)?;
        }
        write!(formatter, "{}; {}", self.what, self.remedy)
    }
}
