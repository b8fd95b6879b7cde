//! `reports`: what people say is wrong with questions.

use super::{Failure, PROBLEMS};
use clap::Args;
use fanchant::config::Config;
use fanchant::store::Store;
use fanchant::terminal;
use std::io::{self, Write};
use std::path::PathBuf;

#[derive(Args)]
pub struct ReportsTask {
    /// Print them as JSON
    #[arg(long)]
    json: bool,
    /// Remove all reports of this question instead, so that it is asked again
    #[arg(long, value_name = "QUESTION", conflicts_with = "json")]
    clear: Option<String>,
    /// The database [default: the configuration's `database`]
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

/// Lists the reports, or clears those of one question.
pub async fn run(config: &Config, task: &ReportsTask) -> Result<u8, Failure> {
    let problem = |words: String| Failure { words, code: PROBLEMS };
    let file = task.db.as_ref().unwrap_or(&config.database);
    // Opening would create it.
    if !file.is_file() {
        return Err(problem(format!(
            "there is no database {}; name it with --db",
            file.display()
        )));
    }
    let store = Store::open(file).await?;
    let mut out = io::stdout().lock();
    if let Some(question) = &task.clear {
        let cleared = store.clear_reports(question).await?;
        store.close().await;
        if cleared == 0 {
            return Err(problem(format!("nobody has reported a question “{question}”")));
        }
        writeln!(out, "{question} is asked again; reports removed: {cleared}")?;
        return Ok(0);
    }
    let reports = store.reports().await?;
    store.close().await;
    terminal::reports::tell(&reports, task.json, &mut out)?;
    Ok(0)
}
