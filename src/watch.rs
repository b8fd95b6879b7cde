//! The data files while the program runs: a good change goes live, a bad one is told and the last good data stays.

use crate::catalogue::{self, Catalogue, Problem, Severity};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time::timeout;

/// How long the files must be quiet before they are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(250);
/// How long reading is put off at most while the files are never quiet.
const QUIET_AWAITED_MAX: Duration = Duration::from_secs(1);

/// Today's date, by which the checks know the future: the latest date on Earth, so that nobody's today is refused.
pub fn latest_today() -> jiff::civil::Date {
    let fourteen_hours_ahead = jiff::tz::Offset::constant(14);
    Timestamp::now().to_zoned(TimeZone::fixed(fourteen_hours_ahead)).date()
}

/// The catalogue that is in use, and the watcher that keeps it fresh for as long as it is kept.
pub struct Watched {
    /// The catalogue, always the last good one.
    pub catalogue: watch::Receiver<Arc<Catalogue>>,
    _watcher: RecommendedWatcher,
}

/// Reads the data files and watches them from then on. Every problem, if they cannot be used at all.
pub fn watch(directory: PathBuf) -> Result<Watched, Vec<Problem>> {
    // Watching begins before reading, so that no change falls between the two.
    let (changed, changes) = mpsc::channel(1);
    let watcher = watcher(&directory, changed);
    let (catalogue, warnings) = catalogue::load(&directory, latest_today())?;
    tell_loaded(&catalogue, &warnings);
    let (sender, receiver) = watch::channel(Arc::new(catalogue));
    let watcher = watcher.map_err(|error| vec![unwatchable(&directory, &error)])?;
    tokio::spawn(reload(directory, changes, sender));
    Ok(Watched {
        catalogue: receiver,
        _watcher: watcher,
    })
}

fn watcher(directory: &Path, changed: mpsc::Sender<()>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let is_change = event.is_ok_and(|event| !event.kind.is_access());
        if is_change {
            // A full channel already says that there is something to read.
            let _ = changed.try_send(());
        }
    })?;
    watcher.watch(directory, RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn unwatchable(directory: &Path, error: &notify::Error) -> Problem {
    Problem {
        check: "readable-files",
        severity: Severity::Error,
        file: directory.to_owned(),
        line: 0,
        key: String::new(),
        what: format!("the folder cannot be watched: {error}"),
        remedy: "raise the system's limit of watched files, or move the folder to a local disk".into(),
    }
}

async fn reload(directory: PathBuf, mut changes: mpsc::Receiver<()>, sender: watch::Sender<Arc<Catalogue>>) {
    while changes.recv().await.is_some() {
        let settle = async {
            while timeout(QUIET, changes.recv())
                .await
                .is_ok_and(|change| change.is_some())
            {}
        };
        let _ = timeout(QUIET_AWAITED_MAX, settle).await;
        let folder = directory.clone();
        let read = tokio::task::spawn_blocking(move || catalogue::load(&folder, latest_today())).await;
        match read {
            Ok(Ok((catalogue, warnings))) => {
                tell_loaded(&catalogue, &warnings);
                if sender.send(Arc::new(catalogue)).is_err() {
                    return;
                }
            }
            Ok(Err(problems)) => {
                let errors = problems.iter().filter(|problem| problem.severity == Severity::Error);
                for problem in errors {
                    tracing::error!(%problem, "the data files have an error; the last good data stays in use");
                }
            }
            Err(error) => tracing::error!(%error, "the data files could not be read; the last good data stays in use"),
        }
    }
}

fn tell_loaded(catalogue: &Catalogue, warnings: &[Problem]) {
    tracing::info!(
        artists = catalogue.artists().len(),
        collaborations = catalogue.collaborations().len(),
        quotes = catalogue.quotes().len(),
        articles = catalogue.articles().len(),
        feeds = catalogue.feeds().len(),
        warnings = warnings.len(),
        "the data files are read"
    );
}
