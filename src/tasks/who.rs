//! `who`: whom a name means.

use super::{Failure, told, unchecked_catalogue};
use clap::Args;
use fanchant::config::Config;
use fanchant::terminal;
use fanchant::terminal::reading::BadInput;
use std::io;

#[derive(Args)]
pub struct WhoTask {
    /// The names, in any spelling
    #[arg(value_name = "NAME", required_unless_present = "jsonl", conflicts_with = "jsonl")]
    names: Vec<String>,
    /// Read a query a line from standard input, and write a JSON line for each
    #[arg(long)]
    jsonl: bool,
}

/// Writes the candidates for each name.
pub fn run(config: &Config, task: &WhoTask) -> Result<u8, Failure> {
    let catalogue = unchecked_catalogue(config)?;
    let mut out = io::stdout().lock();
    let outcome = if task.jsonl {
        terminal::who::answer_lines(catalogue.names(), io::stdin().lock(), &mut out)
    } else {
        let mut names = task.names.iter();
        names.try_for_each(|name| terminal::who::tell(catalogue.names(), name, &mut out))
    };
    told(outcome.map_err(BadInput::from))
}
