//! `feed`, `body`, `read` and `related`: what the newsroom's stages make of feeds, pages and texts.

use super::{Failure, PROBLEMS, runtime, told, unchecked_catalogue};
use clap::Args;
use fanchant::config::Config;
use fanchant::newsroom::fetch::{self, Fetcher, Limits};
use fanchant::newsroom::parse;
use fanchant::newsroom::summary::SUMMARY_WORDS_MAX;
use fanchant::terminal::{reading, web};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;

#[derive(Args)]
pub struct FeedTask {
    /// The feed: a file or an http(s) address
    #[arg(value_name = "FILE-or-URL")]
    feed: String,
    /// Print it as JSON
    #[arg(long)]
    json: bool,
}

#[derive(Args)]
pub struct BodyTask {
    /// The page or text [default: standard input]
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    /// Read a {"id","html"} line for each page, and write a {"id","title","text"} line for each
    #[arg(long)]
    jsonl: bool,
}

#[derive(Args)]
pub struct ReadTask {
    /// Read {"id", "text"} lines from standard input
    #[arg(long, required = true)]
    jsonl: bool,
    /// Words of a summary
    #[arg(long, value_name = "N", default_value_t = SUMMARY_WORDS_MAX)]
    words: usize,
}

#[derive(Args)]
pub struct RelatedTask {
    /// Read {"id", "title"} lines from standard input; text, ts (milliseconds) and outlet help
    #[arg(long, required = true)]
    jsonl: bool,
}

/// Writes what was read of a feed.
pub fn feed(config: &Config, task: &FeedTask) -> Result<u8, Failure> {
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

/// Writes the article of a page, or of each line.
pub fn body(task: &BodyTask) -> Result<u8, Failure> {
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

/// Writes what was understood of each text.
pub fn texts(config: &Config, task: &ReadTask) -> Result<u8, Failure> {
    let catalogue = unchecked_catalogue(config)?;
    told(reading::read_lines(
        &catalogue,
        task.words,
        io::stdin().lock(),
        &mut io::stdout().lock(),
    ))
}

/// Writes what belongs with each headline.
pub fn related(_: &RelatedTask) -> Result<u8, Failure> {
    told(reading::related_lines(io::stdin().lock(), &mut io::stdout().lock()))
}
