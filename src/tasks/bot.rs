//! `run` and `try`: the bot, against Discord or against the stand-in for it.

use super::{Failure, PROBLEMS, app_failure};
use clap::Args;
use fanchant::app::{self, App, Database};
use fanchant::config::Config;
use fanchant::interaction::Token;
use fanchant::stage::Stage;
use fanchant::telemetry;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::PathBuf;

#[derive(Args)]
pub struct TryTask {
    /// Address of the page and of the stand-in for Discord; port 0 is any free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:4455")]
    listen: SocketAddr,
    /// Keep scores in this file [default: in memory]
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
    /// Ask the news feeds too; this needs the internet
    #[arg(long)]
    feeds: bool,
}

/// Starts the log as the configuration wants it.
pub fn start_log(config: &Config) -> Result<(), Failure> {
    telemetry::start(&config.log.filter).map_err(|words| Failure { words, code: PROBLEMS })
}

/// Runs the bot against Discord until it is told to stop.
pub async fn run(config: &Config) -> Result<u8, Failure> {
    let stop = app::asked_to_stop();
    let app = App::start(config, Database::File(&config.database))
        .await
        .map_err(app_failure)?;
    app.run_until(stop).await.map_err(app_failure)?;
    Ok(0)
}

/// Runs the bot against the stand-in for Discord, with the page, until it is told to stop.
pub async fn try_out(mut config: Config, task: &TryTask) -> Result<u8, Failure> {
    let stop = app::asked_to_stop();
    let stage = Stage::start(task.listen).await.map_err(|error| Failure {
        words: format!(
            "{} cannot be listened on: {error}; try --listen 127.0.0.1:0",
            task.listen
        ),
        code: PROBLEMS,
    })?;
    config.discord.api_base = stage.origin();
    config.discord.token = Some(Token::new("stage"));
    config.discord.gateway = true;
    config.endpoint = Default::default();
    config.feeds.enabled &= task.feeds;
    let database = task.db.as_deref().map_or(Database::Memory, Database::File);
    let app = App::start(&config, database).await.map_err(app_failure)?;
    writeln!(
        io::stdout(),
        "Fanchant is playing at {} (Ctrl-C ends it)",
        stage.origin()
    )?;
    let outcome = app.run_until(stop).await.map_err(app_failure);
    stage.shutdown().await;
    outcome.map(|()| 0)
}
