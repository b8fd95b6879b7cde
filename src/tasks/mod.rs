//! The tasks of the command line, one file each: their options, and what they put together of the library's parts.

pub mod bot;
pub mod check;
pub mod import;
mod progress;
pub mod read;
pub mod reports;
pub mod say;
pub mod schema;
pub mod who;

use fanchant::app::AppError;
use fanchant::catalogue::{self, Catalogue, Severity};
use fanchant::config::Config;
use fanchant::terminal::reading::BadInput;
use std::io;

/// The work found problems, or could not be done.
pub const PROBLEMS: u8 = 1;

/// The command line was wrong.
pub const WRONG_USE: u8 = 2;

/// Why a task failed, in a sentence, and the exit code.
pub struct Failure {
    pub words: String,
    pub code: u8,
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            words: error.to_string(),
            code: PROBLEMS,
        }
    }
}

/// The runtime that tasks with a database or a network run in.
pub fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

fn app_failure(error: AppError) -> Failure {
    let words = match &error {
        AppError::Data(problems) => {
            let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
            let lines: Vec<String> = errors.map(|problem| format!("\n  {problem}")).collect();
            format!(
                "{error}, which `fanchant check` shows with all warnings too:{}",
                lines.concat()
            )
        }
        _ => error.to_string(),
    };
    Failure { words, code: PROBLEMS }
}

/// The catalogue without the named checks, so that names from anywhere can be asked: only what is no row is refused.
fn unchecked_catalogue(config: &Config) -> Result<Catalogue, Failure> {
    let rows = catalogue::read(&config.data);
    if rows.problems.is_empty() {
        Ok(Catalogue::new(rows))
    } else {
        Err(app_failure(AppError::Data(rows.problems)))
    }
}

/// The exit code of a task that wrote lines: whoever stopped reading has read enough.
fn told(outcome: Result<(), BadInput>) -> Result<u8, Failure> {
    match outcome {
        Err(BadInput::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(0),
        other => Ok(other.map(|()| 0)?),
    }
}
