//! The command line of Fanchant.

use clap::{Args, Parser, Subcommand};
use fanchant::app::{self, App, AppError, Database};
use fanchant::catalogue::{self, Catalogue, Severity, Source, check};
use fanchant::config::{Config, TOKEN_VARIABLE};
use fanchant::discord;
use fanchant::engine::Engine;
use fanchant::interaction::limits::LOCALES;
use fanchant::interaction::{Act, Place, Request, Rights, Token};
use fanchant::jobs;
use fanchant::locale::Locales;
use fanchant::newsroom::fetch::{self, Fetcher, Limits};
use fanchant::newsroom::parse;
use fanchant::newsroom::search::Stories;
use fanchant::newsroom::story::Understood;
use fanchant::newsroom::summary::SUMMARY_WORDS_MAX;
use fanchant::newsroom::tag::Tagger;
use fanchant::stage::Stage;
use fanchant::store::{ImportedStory, Store};
use fanchant::terminal::import::{self, Known, Page};
use fanchant::terminal::reading::{self, BadInput};
use fanchant::terminal::{self, checks, web};
use fanchant::{telemetry, watch};
use jiff::Timestamp;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

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

#[derive(Args)]
struct TryTask {
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

#[derive(Args)]
struct SayTask {
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

#[derive(Args)]
struct CheckTask {
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

#[derive(Args)]
struct WhoTask {
    /// The names, in any spelling
    #[arg(value_name = "NAME", required_unless_present = "jsonl", conflicts_with = "jsonl")]
    names: Vec<String>,
    /// Read a query a line from standard input, and write a JSON line for each
    #[arg(long)]
    jsonl: bool,
}

#[derive(Args)]
struct FeedTask {
    /// The feed: a file or an http(s) address
    #[arg(value_name = "FILE-or-URL")]
    feed: String,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
struct BodyTask {
    /// The page or text [default: standard input]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Read a {"id","html"} line for each page, and write a {"id","title","text"} line for each
    #[arg(long)]
    jsonl: bool,
}

#[derive(Args)]
struct ImportTask {
    /// Texts or HTML pages, and folders with *.txt, *.md, *.htm and *.html
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// Where the article was printed: its http(s) address; only with one file
    #[arg(long, value_name = "URL")]
    source: Option<Source>,
    /// The outlet's name [default: what the page says, else the host of --source]
    #[arg(long, value_name = "NAME")]
    outlet: Option<String>,
    /// Write drafts into the data folder's `articles` instead, without the articles' sentences
    #[arg(long)]
    draft: bool,
    /// Keep the stories in this database [default: the configuration's `database`]
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

#[derive(Args)]
struct ReadTask {
    /// Read {"id", "text"} lines from standard input
    #[arg(long, required = true)]
    jsonl: bool,
    /// Words of a summary
    #[arg(long, value_name = "N", default_value_t = SUMMARY_WORDS_MAX)]
    words: usize,
}

#[derive(Args)]
struct RelatedTask {
    /// Read {"id", "title"} lines from standard input; text, ts (milliseconds) and outlet help
    #[arg(long, required = true)]
    jsonl: bool,
}

#[derive(Args)]
struct ReportsTask {
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

#[derive(Args)]
struct SchemaTask {
    /// The folder to write them into [default: print them]
    #[arg(value_name = "DIR")]
    directory: Option<PathBuf>,
}

/// The work found problems, or could not be done.
const PROBLEMS: u8 = 1;
/// The command line was wrong.
const WRONG_USE: u8 = 2;

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

/// Why a task failed, in a sentence, and the exit code.
struct Failure {
    words: String,
    code: u8,
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self {
            words: error.to_string(),
            code: PROBLEMS,
        }
    }
}

fn run(line: Line) -> Result<u8, Failure> {
    let token = std::env::var(TOKEN_VARIABLE).ok();
    let mut config = Config::load(line.common.config.as_deref(), token)?;
    if let Some(data) = line.common.data {
        config.data = data;
    }
    match line.task {
        Task::Check(task) => check_data(&config, &task),
        Task::Who(task) => who(&config, &task),
        Task::Feed(task) => read_feed(&config, &task),
        Task::Body(task) => read_body(&task),
        Task::Import(task) => runtime()?.block_on(import(&config, &task)),
        Task::Read(task) => read_texts(&config, &task),
        Task::Related(RelatedTask { jsonl: _ }) => {
            told(reading::related_lines(io::stdin().lock(), &mut io::stdout().lock()))
        }
        Task::Schema(task) => write_schemas(task.directory.as_deref()),
        Task::Reports(task) => runtime()?.block_on(reports(&config, &task)),
        Task::Say(task) => {
            // Only trouble: the reply itself stands on standard output.
            telemetry::start("warn").map_err(|words| Failure { words, code: PROBLEMS })?;
            runtime()?.block_on(say(&config, &task))
        }
        Task::Run => {
            start_log(&config)?;
            runtime()?.block_on(run_bot(&config))
        }
        Task::Try(task) => {
            start_log(&config)?;
            runtime()?.block_on(try_out(config, &task))
        }
    }
}

fn start_log(config: &Config) -> Result<(), Failure> {
    telemetry::start(&config.log.filter).map_err(|words| Failure { words, code: PROBLEMS })
}

fn runtime() -> io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()
}

async fn run_bot(config: &Config) -> Result<u8, Failure> {
    let stop = app::asked_to_stop();
    let app = App::start(config, Database::File(&config.database))
        .await
        .map_err(app_failure)?;
    app.run_until(stop).await.map_err(app_failure)?;
    Ok(0)
}

async fn try_out(mut config: Config, task: &TryTask) -> Result<u8, Failure> {
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

async fn say(config: &Config, task: &SayTask) -> Result<u8, Failure> {
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
        terminal::plain(&terminal::print(&reply), now)
    };
    writeln!(io::stdout(), "{text}")?;
    engine.store().close().await;
    Ok(0)
}

async fn reports(config: &Config, task: &ReportsTask) -> Result<u8, Failure> {
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

fn check_data(config: &Config, task: &CheckTask) -> Result<u8, Failure> {
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

fn read_feed(config: &Config, task: &FeedTask) -> Result<u8, Failure> {
    let mut out = io::stdout().lock();
    let read = match fetch_feed(config, &task.feed) {
        Ok((bytes, charset, address)) => {
            parse::read(&bytes, charset.as_deref(), address.as_deref()).map_err(|error| error.to_string())
        }
        Err(why) => Err(why),
    };
    match read {
        Ok(feed) => {
            web::tell_feed(&feed, task.json, &mut out)?;
            Ok(0)
        }
        Err(why) => {
            if task.json {
                web::tell_unreadable(&why, &mut out)?;
            }
            let words = format!("{}: {why}", task.feed);
            Err(Failure { words, code: PROBLEMS })
        }
    }
}

/// A feed's bytes, with the encoding that was named and the address they came from.
type Fetched = (Vec<u8>, Option<String>, Option<String>);

fn fetch_feed(config: &Config, feed: &str) -> Result<Fetched, String> {
    if !feed.starts_with("http://") && !feed.starts_with("https://") {
        let bytes = std::fs::read(feed).map_err(|error| error.to_string())?;
        return Ok((bytes, None, None));
    }
    let (contact, allowed) = (&config.feeds.contact, &config.feeds.allow_hosts);
    let fetcher = Fetcher::new(Some(contact), allowed, Limits::default()).map_err(|error| error.to_string())?;
    let request = fetch::Request {
        address: feed.to_owned(),
        ..fetch::Request::default()
    };
    let runtime = runtime().map_err(|error| error.to_string())?;
    let answer = runtime
        .block_on(fetcher.get(&request))
        .map_err(|error| error.to_string())?;
    if !(200..300).contains(&answer.status) {
        return Err(format!("the outlet answered with status {}", answer.status));
    }
    Ok((answer.body, answer.charset, Some(answer.address)))
}

fn read_body(task: &BodyTask) -> Result<u8, Failure> {
    let file = task.file.as_ref().filter(|file| file.as_os_str() != "-");
    let mut input: Box<dyn BufRead> = match file {
        Some(file) => Box::new(BufReader::new(std::fs::File::open(file).map_err(|error| Failure {
            words: format!("{}: {error}", file.display()),
            code: PROBLEMS,
        })?)),
        None => Box::new(io::stdin().lock()),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    if task.jsonl {
        web::articles(input, &mut out)?;
        out.flush()?;
        return Ok(0);
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    let body = web::article(&parse::decode(&bytes, None));
    if body.paragraphs.is_empty() {
        let words = "no part of it reads like an article".to_owned();
        return Err(Failure { words, code: PROBLEMS });
    }
    web::tell_article(&body, &mut out)?;
    out.flush()?;
    Ok(0)
}

/// Files up to so many are told in full, more are counted.
const TOLD_IN_FULL_MAX: usize = 5;
/// Where nobody watches the bar, a line is written each so many files.
const A_LINE_EACH: u64 = 500;

async fn import(config: &Config, task: &ImportTask) -> Result<u8, Failure> {
    let files = import::files(&task.files)?;
    if files.len() != 1 && task.source.is_some() {
        let words = format!(
            "--source is the address of one article, and these are {} files",
            files.len()
        );
        let code = WRONG_USE;
        return Err(Failure { words, code });
    }
    let known = Known {
        source: task.source.clone(),
        outlet: task.outlet.clone(),
    };
    let catalogue = Arc::new(unchecked_catalogue(config)?);
    let tagger = Tagger::new(&catalogue);
    let store = match &task.db {
        _ if task.draft => None,
        Some(file) => Some(Store::open(file).await?),
        None => Some(Store::open(&config.database).await?),
    };
    let (mut new, mut there, mut refused) = (0_u64, 0_u64, 0_u64);
    let progress = Progress::new(files.len() as u64, "files");
    for file in &files {
        let page = match import::read(&known, file) {
            Ok(page) => page,
            Err(why) => {
                refused += 1;
                progress
                    .bar
                    .suspend(|| writeln!(io::stderr(), "{}: {why}", file.display()))?;
                progress.step(1)?;
                continue;
            }
        };
        if files.len() <= TOLD_IN_FULL_MAX {
            let understood = page.understood(&catalogue, &tagger);
            progress
                .bar
                .suspend(|| import::tell(&catalogue, &page, &understood, &mut io::stdout()))?;
        }
        let is_new = match &store {
            Some(store) => store.keep_imported(&imported(page), Timestamp::now()).await?.1,
            None => write_draft(config, &page, &page.understood(&catalogue, &tagger))?,
        };
        *(if is_new { &mut new } else { &mut there }) += 1;
        progress.step(1)?;
    }
    progress.bar.finish_and_clear();
    if let Some(store) = store {
        read_stories(&store, catalogue, new).await?;
        store.close().await;
    }
    let what = if task.draft { "drafts" } else { "stories" };
    writeln!(
        io::stdout(),
        "{new} new {what}, {there} there already, {refused} files refused"
    )?;
    Ok(if refused > 0 { PROBLEMS } else { 0 })
}

/// Reads the new stories and those that an import before left unread, as the running bot would.
async fn read_stories(store: &Store, catalogue: Arc<Catalogue>, new: u64) -> Result<(), Failure> {
    let reader = jobs::Reader::new(catalogue);
    let progress = Progress::new(new, "stories read");
    loop {
        match jobs::read_batch(store, &reader).await? {
            0 => break,
            read => progress.step(read as u64)?,
        }
    }
    progress.bar.finish_and_clear();
    Ok(())
}

/// How far long work is: a bar where somebody watches, a line from time to time otherwise.
struct Progress {
    bar: indicatif::ProgressBar,
    what: &'static str,
}

impl Progress {
    fn new(count: u64, what: &'static str) -> Self {
        let bar = indicatif::ProgressBar::new(count);
        Self { bar, what }
    }

    fn step(&self, done: u64) -> io::Result<()> {
        let before = self.bar.position();
        self.bar.inc(done);
        let now = self.bar.position();
        if self.bar.is_hidden() && now / A_LINE_EACH > before / A_LINE_EACH {
            let count = self.bar.length().unwrap_or(now).max(now);
            writeln!(io::stderr(), "{now} of {count} {}", self.what)?;
        }
        Ok(())
    }
}

fn imported(page: Page) -> ImportedStory {
    ImportedStory {
        body: page.body.text(),
        outlet: page.outlet,
        language: page.language.to_owned(),
        link: page.link.as_ref().map(Source::to_string),
        published_at: page.published_at,
        image_credit: Some(page.body.credits.join(", ")).filter(|credits| !credits.is_empty()),
        headline: page.body.title,
    }
}

/// Writes a draft beside the articles, unless one is there: an editor may be at work on it.
fn write_draft(config: &Config, page: &Page, understood: &Understood) -> Result<bool, Failure> {
    let (name, text) = import::draft(page, understood)?;
    let folder = config.data.join("articles");
    std::fs::create_dir_all(&folder)?;
    match std::fs::File::create_new(folder.join(name)) {
        Ok(mut file) => {
            file.write_all(text.as_bytes())?;
            Ok(true)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.into()),
    }
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

fn read_texts(config: &Config, task: &ReadTask) -> Result<u8, Failure> {
    let catalogue = unchecked_catalogue(config)?;
    told(reading::read_lines(
        &catalogue,
        task.words,
        io::stdin().lock(),
        &mut io::stdout().lock(),
    ))
}

/// The exit code of a task that wrote lines: whoever stopped reading has read enough.
fn told(outcome: Result<(), BadInput>) -> Result<u8, Failure> {
    match outcome {
        Err(BadInput::Stream(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(0),
        other => Ok(other.map(|()| 0)?),
    }
}

fn who(config: &Config, task: &WhoTask) -> Result<u8, Failure> {
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

fn write_schemas(directory: Option<&Path>) -> Result<u8, Failure> {
    for schema in catalogue::schema::all()? {
        match directory {
            None => io::stdout().write_all(schema.text.as_bytes())?,
            Some(directory) => {
                std::fs::create_dir_all(directory)?;
                std::fs::write(directory.join(schema.file_name()), schema.text)?;
            }
        }
    }
    Ok(0)
}
