//! `say`: one slash command, and its reply as text or JSON.

use super::{Failure, WRONG_USE, app_failure};
use clap::Args;
use fanchant::app::AppError;
use fanchant::catalogue::{self, Catalogue};
use fanchant::config::Config;
use fanchant::engine::Engine;
use fanchant::interaction::limits::LOCALES;
use fanchant::interaction::{Act, Place, Request, Rights, Token};
use fanchant::locale::Locales;
use fanchant::newsroom::search::Stories;
use fanchant::store::Store;
use fanchant::text::Language;
use fanchant::{discord, jobs, terminal, watch};
use jiff::Timestamp;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Args)]
pub struct SayTask {
    /// The command line, as typed in Discord
    #[arg(value_name = "LINE", required = true, num_args = 1..)]
    line: Vec<String>,
    /// Print the exact body of the interaction response
    #[arg(long)]
    json: bool,
    /// Discord locale of the person who asks
    #[arg(long, default_value = "en-US", value_parser = clap::builder::PossibleValuesParser::new(LOCALES), hide_possible_values = true)]
    locale: String,
    /// Snowflake of the person who asks
    #[arg(long, value_name = "ID", default_value_t = 1)]
    user: u64,
    /// Makes everything that is left to chance repeatable
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// Use this database [default: one in memory]
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

/// Runs the command and prints the reply.
pub async fn run(config: &Config, task: &SayTask) -> Result<u8, Failure> {
    let call = terminal::parse(&task.line.join(" ")).map_err(|error| Failure {
        words: error.to_string(),
        code: WRONG_USE,
    })?;
    let (catalogue, _) = catalogue::load(&config.data, watch::latest_today())
        .map_err(|problems| app_failure(AppError::Data(problems)))?;
    let engine = engine(config, catalogue, task).await?;
    let now = Timestamp::now();
    let request = Request {
        id: now.as_millisecond().unsigned_abs(),
        application: 1,
        token: Token::new(""),
        user: task.user,
        // As in direct messages with the bot.
        place: Place {
            channel: 1,
            guild: None,
            bot_is_member: true,
        },
        rights: Rights::default(),
        locale: task.locale.clone(),
        act: Act::Command(call),
    };
    let reply = engine
        .answer(&request, now, task.seed.unwrap_or_else(rand::random))
        .await;
    let text = if task.json {
        discord::reply_json(&reply)?.to_string()
    } else {
        terminal::plain(&terminal::print(&reply), now, Language::for_locale(&task.locale))
    };
    writeln!(io::stdout(), "{text}")?;
    engine.store().close().await;
    Ok(0)
}

async fn engine(config: &Config, catalogue: Catalogue, task: &SayTask) -> Result<Engine, Failure> {
    let store = match &task.db {
        Some(file) => Store::open(file).await?,
        None => Store::in_memory().await?,
    };
    let index = Arc::new(Stories::new()?);
    jobs::add_articles(&index, &catalogue, None)?;
    jobs::step_index(&store, &index, 0).await?;
    let (_, catalogue) = tokio::sync::watch::channel(Arc::new(catalogue));
    Ok(Engine::new(
        catalogue,
        Locales::built_in()?,
        store,
        index,
        config.settings(),
    ))
}
