//! What must outlive a process: running questions, answers, scores, and what was registered. All SQL stands here.

mod feeds;
mod quotes;
mod rounds;
mod stories;

pub use feeds::{CLAIM_FOR, FeedState, Reading};
pub use rounds::{Answered, NewRound, Round, RoundId, Verdict};
pub use stories::{BODIES_KEPT_FOR, NewStory, STORIES_KEPT_FOR, Story, StoryId};

use sqlx::SqlitePool;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::Path;
use std::time::Duration;

/// Connections to a database file. SQLite has one writer at a time; the others read beside it.
const CONNECTIONS_MAX: u32 = 4;

/// How long a connection waits for the one writer before it reports that the database is busy. Half of Discord's three
/// seconds, so that there is time to say so.
const BUSY_TIMEOUT: Duration = Duration::from_millis(1_500);

/// The database.
#[derive(Debug, Clone)]
pub struct Store {
    pool: SqlitePool,
}

/// What went wrong with the database, named by what helps.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file cannot be opened or written: its folder or its permissions want looking after.
    #[error("the database cannot be opened or written: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The file is of a newer program, or its tables were changed by hand.
    #[error("the database's tables are not of this version of Fanchant: {0}")]
    OtherVersion(#[source] sqlx::migrate::MigrateError),
    /// A row holds what this program never wrote.
    #[error("a row in the database cannot be read: {0}")]
    BadRow(String),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        StoreError::Unavailable(error)
    }
}

impl Store {
    /// Opens the database file, creates it on first use, and brings its tables up to date.
    pub async fn open(file: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            // In WAL mode NORMAL keeps the file sound through a crash; what a power cut may lose is the last moment.
            .synchronous(SqliteSynchronous::Normal);
        Self::connect(options, CONNECTIONS_MAX).await
    }

    /// A database that lives as long as this value.
    pub async fn in_memory() -> Result<Self, StoreError> {
        // Each connection to an in-memory database has one of its own, so there is one connection, kept for ever.
        Self::connect(SqliteConnectOptions::new().in_memory(true), 1).await
    }

    async fn connect(options: SqliteConnectOptions, connections: u32) -> Result<Self, StoreError> {
        let pool = SqlitePoolOptions::new()
            .max_connections(connections)
            .min_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .connect_with(options.foreign_keys(true).busy_timeout(BUSY_TIMEOUT))
            .await?;
        sqlx::migrate!("migrations/sqlite")
            .run(&pool)
            .await
            .map_err(StoreError::OtherVersion)?;
        Ok(Self { pool })
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
