//! `check`: the problems of the data files.

use super::{Failure, PROBLEMS, WRONG_USE};
use clap::Args;
use fanchant::catalogue::{self, Severity, check};
use fanchant::config::Config;
use fanchant::terminal::checks;
use fanchant::watch;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Args)]
pub struct CheckTask {
    /// The folder of the data files [default: --data]
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
    /// Exit with 1 for warnings too
    #[arg(long)]
    strict: bool,
    /// List the checks instead
    #[arg(long)]
    list: bool,
    /// Explain a check instead
    #[arg(long, value_name = "NAME")]
    explain: Option<String>,
    /// Find long runs of our words in the texts below this folder too
    #[arg(long, value_name = "DIR")]
    against: Option<PathBuf>,
    /// Print the problems as JSON, for editors
    #[arg(long)]
    json: bool,
}

/// Writes what was asked for: the problems, the list of checks, or what one of them is about.
pub fn run(config: &Config, task: &CheckTask) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    if task.list {
        checks::list(&mut out)?;
        return Ok(0);
    }
    if let Some(name) = &task.explain {
        let check = checks::named(name).map_err(|nearest| Failure {
            words: format!("there is no check “{name}”; did you mean {}?", nearest.join(" or ")),
            code: WRONG_USE,
        })?;
        checks::explain(check, &mut out)?;
        return Ok(0);
    }
    if let Some(missing) = task.against.as_ref().filter(|folder| !folder.is_dir()) {
        return Err(Failure {
            words: format!("--against: there is no folder {}", missing.display()),
            code: WRONG_USE,
        });
    }
    let directory = task.directory.as_ref().unwrap_or(&config.data);
    let rows = catalogue::read(directory);
    let problems = check::run_against(&rows, watch::latest_today(), task.against.as_deref());
    if task.json {
        writeln!(out, "{}", serde_json::to_string(&problems)?)?;
    } else {
        checks::tell(&rows, &problems, &mut out)?;
    }
    let worst = problems.iter().map(|problem| problem.severity).min();
    let failed = worst == Some(Severity::Error) || (task.strict && worst.is_some());
    Ok(if failed { PROBLEMS } else { 0 })
}
