//! The data files while the program runs: a good change goes live, a bad one is told and the last good data stays.

use crate::catalogue::{self, Catalogue, Problem, Severity};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
#[cfg(unix)]
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{mpsc, watch};
use tokio::time::{MissedTickBehavior, interval, timeout};

/// How long the files must be quiet before they are read: editors write in several steps.
const QUIET: Duration = Duration::from_millis(250);
/// How long reading is put off at most while the files are never quiet.
const QUIET_AWAITED_MAX: Duration = Duration::from_secs(1);

/// Today's date, by which the checks know the future: the latest date on Earth, so that nobody's today is refused.
pub fn latest_today() -> jiff::civil::Date {
    let fourteen_hours_ahead = jiff::tz::Offset::constant(14);
    Timestamp::now().to_zoned(TimeZone::fixed(fourteen_hours_ahead)).date()
}

/// How often the folder is looked at, whether it is still the one that is watched: a folder that was moved away takes
/// its watcher along, and a link that points elsewhere changes nothing in the old place.
const FOLDER_LOOKED_AT_EVERY: Duration = Duration::from_secs(2);

/// The catalogue that is in use; it is kept fresh for as long as somebody keeps a receiver of it.
pub struct Watched {
    /// The catalogue, always the last good one.
    pub catalogue: watch::Receiver<Arc<Catalogue>>,
}

/// Reads the data files and watches them from then on. Every problem, if they cannot be used at all.
pub fn watch(directory: PathBuf) -> Result<Watched, Vec<Problem>> {
    // Watching begins before reading, so that no change falls between the two.
    let (changed, changes) = mpsc::channel(1);
    let watched_folder = Folder::at(&directory);
    let watcher = watcher(&directory, changed.clone());
    let (catalogue, warnings) = catalogue::load(&directory, latest_today())?;
    tell_loaded(&catalogue, &warnings);
    let (sender, receiver) = watch::channel(Arc::new(catalogue));
    let keeper = Keeper {
        watcher: Some(watcher.map_err(|error| vec![unwatchable(&directory, &error)])?),
        directory,
        watched_folder,
        changed,
        sender,
    };
    tokio::spawn(keeper.keep(changes));
    Ok(Watched { catalogue: receiver })
}

/// Which folder a path leads to: its place without links, and what tells it from a later one in the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Folder {
    place: PathBuf,
    #[cfg(unix)]
    device_and_inode: (u64, u64),
    #[cfg(not(unix))]
    created: Option<std::time::SystemTime>,
}

impl Folder {
    fn at(path: &Path) -> Option<Self> {
        let place = path.canonicalize().ok()?;
        let metadata = place.metadata().ok()?;
        Some(Self {
            place,
            #[cfg(unix)]
            device_and_inode: (metadata.dev(), metadata.ino()),
            #[cfg(not(unix))]
            created: metadata.created().ok(),
        })
    }
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

/// What keeps the catalogue fresh.
struct Keeper {
    directory: PathBuf,
    watched_folder: Option<Folder>,
    watcher: Option<RecommendedWatcher>,
    changed: mpsc::Sender<()>,
    sender: watch::Sender<Arc<Catalogue>>,
}

impl Keeper {
    async fn keep(mut self, mut changes: mpsc::Receiver<()>) {
        let mut looks = interval(FOLDER_LOOKED_AT_EVERY);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let due = tokio::select! {
                () = self.sender.closed() => return,
                _ = changes.recv() => true,
                _ = looks.tick() => self.is_swapped(),
            };
            if due {
                settle(&mut changes).await;
                self.reload().await;
            }
        }
    }

    /// Whether another folder stands where the watched one stood; it is watched from then on.
    fn is_swapped(&mut self) -> bool {
        let folder = Folder::at(&self.directory);
        if folder == self.watched_folder && (folder.is_none() || self.watcher.is_some()) {
            return false;
        }
        self.watched_folder = folder;
        self.watcher = match watcher(&self.directory, self.changed.clone()) {
            Ok(watcher) => Some(watcher),
            Err(error) => {
                tracing::warn!(problem = %unwatchable(&self.directory, &error), "the data folder was swapped");
                None
            }
        };
        true
    }

    async fn reload(&self) {
        let folder = self.directory.clone();
        let read = tokio::task::spawn_blocking(move || catalogue::load(&folder, latest_today())).await;
        match read {
            Ok(Ok((catalogue, warnings))) => {
                tell_loaded(&catalogue, &warnings);
                self.sender.send_replace(Arc::new(catalogue));
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

/// Waits until the files are quiet, but not for ever.
async fn settle(changes: &mut mpsc::Receiver<()>) {
    let quiet = async {
        while timeout(QUIET, changes.recv())
            .await
            .is_ok_and(|change| change.is_some())
        {}
    };
    let _ = timeout(QUIET_AWAITED_MAX, quiet).await;
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
