//! What must outlive a process: running games, answers, ratings, and what was registered. All SQL stands here.

mod boards;
mod daily;
mod feeds;
mod imports;
mod matches;
mod news;
mod people;
mod profiles;
mod quotes;
mod readings;
mod reports;
mod saved;
mod stories;

pub use boards::{ACCURACY_ANSWERS_MIN, Board, Line, Scope, WantedBoard};
pub use daily::{Mark, Standing};
pub use feeds::{CLAIM_FOR, FeedState, Reading};
pub use imports::{IMPORT, ImportedStory};
pub use matches::{Match, MatchId, NewMatch, Played, Started};
pub use news::WantedStories;
pub use people::Kept;
pub use profiles::{KindScore, PastGame, Profile};
pub use readings::ReadStory;
pub use reports::{NewReport, REASON_CHARS_MAX, REPORTS_TO_REST, Report};
pub use saved::SAVED_MAX;
pub use stories::{BODIES_KEPT_FOR, NewStory, STORIES_KEPT_FOR, Story, StoryId};

use sqlx::SqlitePool;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

/// Connections to a database file. SQLite has one writer at a time; the others read beside it.
const CONNECTIONS_MAX: u32 = 4;

/// How long a request waits for a free connection before it reports that the database is busy. With [`BUSY_TIMEOUT`]
/// that is two of the three seconds that Discord gives a first answer, so that there is time to say so.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(1);

/// The same for a database in memory, which has one connection for all: there a wait says only that many people came at
/// once, and nobody else can hold it.
const QUEUE_TIMEOUT: Duration = Duration::from_secs(60);

/// How long a statement waits for the one writer before it reports that the database is busy.
const BUSY_TIMEOUT: Duration = Duration::from_secs(1);

/// The database.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
    /// Held while a game is changed: SQLite has one writer, and those who wait here come in turn, while those who wait
    /// there come by luck. Other processes wait there.
    writing: Arc<Mutex<()>>,
}

/// What went wrong with the database, named by what helps.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be opened or written: its folder or its permissions want looking after.
    #[error("the database {file} cannot be opened or written: {why}")]
    Unavailable {
        /// The file.
        file: String,
        /// The database's words.
        #[source]
        why: sqlx::Error,
    },
    /// The file is of a newer program, or its tables were changed by hand.
    #[error("the tables of the database {file} are not of this version of Fanchant: {why}")]
    OtherVersion {
        /// The file.
        file: String,
        /// What differs.
        #[source]
        why: sqlx::migrate::MigrateError,
    },
    /// The database is open, but a statement failed: it is busy, its disk is full, or it refuses what was to be written.
    #[error("the database could not be read or written: {0}")]
    Failed(#[source] sqlx::Error),
    /// A row holds what this program never wrote.
    #[error("a row in the database cannot be read: {0}")]
    BadRow(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        StoreError::Failed(error)
    }
}

impl Store {
    /// Opens the database file, creates it on first use, and brings its tables up to date.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        make_private(file);
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // In WAL mode NORMAL keeps the file sound through a crash; what a power cut may lose is the last moment.
            .synchronous(SqliteSynchronous::Normal);
        Self::connect(options, CONNECTIONS_MAX, ACQUIRE_TIMEOUT, &file.display().to_string()).await
    }

    /// A database that lives as long as this value.
    pub async fn in_memory() -> Result<Self, StoreError> {
        // Each connection to an in-memory database has one of its own, so there is one connection, kept for ever.
        Self::connect(
            SqliteConnectOptions::new().in_memory(true),
            1,
            QUEUE_TIMEOUT,
            "in memory",
        )
        .await
    }

    async fn connect(
        options: SqliteConnectOptions,
        connections: u32,
        patience: Duration,
        name: &str,
    ) -> Result<Self, StoreError> {
        let unavailable = |why| StoreError::Unavailable {
            file: name.to_owned(),
            why,
        };
        let pool = SqlitePoolOptions::new()
            .max_connections(connections)
            .min_connections(1)
            .acquire_timeout(patience)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.foreign_keys(true).busy_timeout(BUSY_TIMEOUT))
            .await
            .map_err(unavailable)?;
        let migrated = sqlx::migrate!("migrations/sqlite").run(&pool).await;
        migrated.map_err(|error| match error {
            MigrateError::Execute(why) => unavailable(why),
            why => StoreError::OtherVersion {
                file: name.to_owned(),
                why,
            },
        })?;
        Ok(Self {
            pool,
            writing: Arc::default(),
        })
    }

    /// What the application's commands looked like when they were last registered.
    pub async fn registered(&self, application: u64) -> Result<Option<String>, StoreError> {
        let query = sqlx::query_scalar("SELECT fingerprint FROM registrations WHERE application_id = ?1");
        Ok(query.bind(application.cast_signed()).fetch_optional(&self.pool).await?)
    }

    /// Remembers what was registered.
    pub async fn remember_registered(&self, application: u64, fingerprint: &str) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO registrations (application_id, fingerprint) VALUES (?1, ?2)
             ON CONFLICT (application_id) DO UPDATE SET fingerprint = excluded.fingerprint",
        )
        .bind(application.cast_signed())
        .bind(fingerprint)
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Finishes writing and closes the file.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// A value for a column that holds JSON.
fn json(value: &impl serde::Serialize) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::BadRow(error.to_string()))
}

/// The value of a column that holds JSON.
fn from_json<T: for<'de> serde::Deserialize<'de>>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::BadRow(error.to_string()))
}

/// Creates a database file that only its owner may read: it holds tokens and what people answered. SQLite gives the
/// files beside it the same permissions. A file that cannot be created is told when it is opened.
fn make_private(file: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let _ = options.open(file);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[tokio::test]
    async fn a_new_file_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("a.db")).await.expect("a store");
        store.remember_registered(1, "print").await.expect("written");
        for file in std::fs::read_dir(folder.path()).expect("a folder") {
            let file = file.expect("a file");
            let mode = file.metadata().expect("metadata").permissions().mode();
            assert_eq!(mode & 0o077, 0, "{:?}: {mode:o}", file.file_name());
        }
    }

    #[tokio::test]
    async fn what_cannot_be_opened_is_named() {
        // "unable to open database file" left open which.
        let folder = tempfile::tempdir().expect("a folder");
        let missing = folder.path().join("missing/a.db");
        let other = folder.path().join("notes.txt");
        std::fs::write(&other, "no database, but a text of some length\n".repeat(100)).expect("written");
        for file in [missing, other] {
            let error = Store::open(&file).await.expect_err("no database");
            assert!(error.to_string().contains(&file.display().to_string()), "{error}");
            assert!(matches!(error, StoreError::Unavailable { .. }), "{error:?}");
        }
    }

    #[tokio::test]
    async fn a_statement_that_fails_does_not_speak_of_opening() {
        let store = Store::in_memory().await.expect("a store");
        let insert = || sqlx::query("INSERT INTO registrations (application_id, fingerprint) VALUES (1, 'a')");
        insert().execute(&store.pool).await.expect("the first");
        let error = insert().execute(&store.pool).await.map_err(StoreError::from);
        let words = error.expect_err("there is one already").to_string();
        assert!(
            words.starts_with("the database could not be read or written"),
            "{words}"
        );
    }
}
