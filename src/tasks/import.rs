//! `import`: saved and pasted articles become stories, or drafts for editors.

use super::progress::Progress;
use super::{Failure, PROBLEMS, WRONG_USE, unchecked_catalogue};
use clap::Args;
use fanchant::catalogue::{Catalogue, Source};
use fanchant::config::Config;
use fanchant::jobs;
use fanchant::newsroom::story::Understood;
use fanchant::newsroom::tag::Tagger;
use fanchant::store::{ImportedStory, Store};
use fanchant::terminal::import::{self, Known, Page};
use jiff::Timestamp;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;

#[derive(Args)]
pub struct ImportTask {
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

/// Files up to so many are told in full, more are counted.
const TOLD_IN_FULL_MAX: usize = 5;

/// Reads the files and keeps what is new.
pub async fn run(config: &Config, task: &ImportTask) -> Result<u8, Failure> {
    let files = import::files(&task.files)?;
    if files.len() != 1 && task.source.is_some() {
        let words = format!(
            "--source is the address of one article, and these are {} files",
            files.len()
        );
        let code = WRONG_USE;
        return Err(Failure { words, code });
    }
    if let Some(source) = task.source.as_ref().filter(|source| source.address().is_none()) {
        let words = format!("--source: {source} is no page; write the article's http(s) address");
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
            let tell = || import::tell(&catalogue, &page, &understood, &mut io::stdout());
            if_read(progress.bar.suspend(tell))?;
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
    let counts = format!("{new} new {what}, {there} there already, {refused} files refused");
    if_read(writeln!(io::stdout(), "{counts}"))?;
    Ok(if refused > 0 { PROBLEMS } else { 0 })
}

/// Whoever stopped reading what is told still wants the rest of the files put in.
fn if_read(told: io::Result<()>) -> io::Result<()> {
    match told {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
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
