//! The command line of Fanchant.

mod tasks;

use clap::{Args, Parser, Subcommand};
use fanchant::config::{Config, TOKEN_VARIABLE};
use fanchant::telemetry;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use tasks::bot::TryTask;
use tasks::check::CheckTask;
use tasks::import::ImportTask;
use tasks::read::{BodyTask, FeedTask, ReadTask, RelatedTask};
use tasks::reports::ReportsTask;
use tasks::say::SayTask;
use tasks::schema::SchemaTask;
use tasks::who::WhoTask;
use tasks::{Failure, PROBLEMS, bot, check, import, read, reports, runtime, say, schema, who};

/// A Discord bot for K-pop fans: news, quotes, related stories, and trivia about collaborations.
#[derive(Parser)]
#[command(version, max_term_width = 100, arg_required_else_help = true)]
struct Line {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    task: Task,
}

#[derive(Args)]
struct Common {
    /// The configuration file [default: fanchant.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of the data files [default: the configuration's `data`]
    #[arg(long, global = true, value_name = "DIR")]
    data: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Task {
    /// Play with the bot on this machine: no account, no token, no internet
    ///
    /// Example: fanchant try
    Try(TryTask),
    /// Run the bot against Discord
    ///
    /// Example: DISCORD_TOKEN=… fanchant run
    Run,
    /// Run one slash command and print the reply
    ///
    /// Example: fanchant say '/quote artist:jimin'
    Say(SayTask),
    /// Check the data files: every problem with file, line, key and remedy
    ///
    /// Example: fanchant check data
    Check(CheckTask),
    /// Find who is meant by a name: candidates, score and why
    ///
    /// Example: fanchant who jimin
    Who(WhoTask),
    /// Read a news feed: its entries, and why some were refused
    ///
    /// Example: fanchant feed https://www.soompi.com/feed
    Feed(FeedTask),
    /// Find the article in a saved page or a pasted text
    ///
    /// Example: fanchant body page.html
    Body(BodyTask),
    /// Put saved or pasted articles in as stories, or write them as drafts for editors
    ///
    /// Example: fanchant import article.txt --source https://www.example.org/article
    Import(ImportTask),
    /// Read texts: headline, quotes with their speakers, summary and artists, a JSON line each
    ///
    /// Example: fanchant read --jsonl < texts.jsonl
    Read(ReadTask),
    /// Relate headlines: what belongs with each, and which tell the same event, a JSON line each
    ///
    /// Example: fanchant related --jsonl < headlines.jsonl
    Related(RelatedTask),
    /// List the questions that people report, the newest report first
    ///
    /// Example: fanchant reports --clear year:with-you:jimin-bts:ha-sung-woon
    Reports(ReportsTask),
    /// Write the JSON Schemas of the data files, for editors
    ///
    /// Example: fanchant schema data/schema
    Schema(SchemaTask),
}

fn main() -> ExitCode {
    let line = Line::parse();
    let code = match run(line) {
        Ok(code) => code,
        Err(failure) => {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(io::stderr(), "fanchant: {}", failure.words);
            failure.code
        }
    };
    ExitCode::from(code)
}

fn run(line: Line) -> Result<u8, Failure> {
    let token = std::env::var(TOKEN_VARIABLE).ok();
    let mut config = Config::load(line.common.config.as_deref(), token)?;
    if let Some(data) = line.common.data {
        config.data = data;
    }
    match line.task {
        Task::Check(task) => check::run(&config, &task),
        Task::Who(task) => who::run(&config, &task),
        Task::Feed(task) => read::feed(&config, &task),
        Task::Body(task) => read::body(&task),
        Task::Import(task) => runtime()?.block_on(import::run(&config, &task)),
        Task::Read(task) => read::texts(&config, &task),
        Task::Related(task) => read::related(&task),
        Task::Schema(task) => schema::run(&task),
        Task::Reports(task) => runtime()?.block_on(reports::run(&config, &task)),
        Task::Say(task) => {
            // Only trouble: the reply itself stands on standard output.
            telemetry::start("warn").map_err(|words| Failure { words, code: PROBLEMS })?;
            runtime()?.block_on(say::run(&config, &task))
        }
        Task::Run => {
            bot::start_log(&config)?;
            runtime()?.block_on(bot::run(&config))
        }
        Task::Try(task) => {
            bot::start_log(&config)?;
            runtime()?.block_on(bot::try_out(config, &task))
        }
    }
}
