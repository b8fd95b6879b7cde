-- What is remembered of a news feed between polls. Times as in 0001.
CREATE TABLE feeds (
    -- The id of its row in data/feeds.toml.
    feed          TEXT    PRIMARY KEY,
    -- With another address everything below is forgotten.
    address       TEXT    NOT NULL,
    host          TEXT    NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    next_at       INTEGER,
    failures      INTEGER NOT NULL DEFAULT 0,
    -- Why it is asked no more: failing, gone.
    off           TEXT,
    -- What its entries are known by: guid, link, title-and-date.
    identity_key  TEXT,
    -- When it was first read; before that, everything in it is old news.
    first_read_at INTEGER,
    -- Until then one process asks it, and nobody else asks its host.
    claimed_until INTEGER
) STRICT, WITHOUT ROWID;

-- A story that a feed brought. The text is kept for a while for searching, everything else for longer.
CREATE TABLE stories (
    id           INTEGER PRIMARY KEY,
    feed         TEXT    NOT NULL,
    outlet       TEXT    NOT NULL,
    language     TEXT    NOT NULL,
    -- What the entry is known by in its feed.
    identity     TEXT    NOT NULL,
    headline     TEXT    NOT NULL,
    link         TEXT    NOT NULL,
    -- As the outlet says; none where it says nothing, or something in the future.
    published_at INTEGER,
    fetched_at   INTEGER NOT NULL,
    -- By which stories are ordered: published, else fetched.
    dated_at     INTEGER NOT NULL,
    -- The outlet's own summary: never shown, ours is made from it.
    summary      TEXT    NOT NULL,
    image        TEXT,
    image_credit TEXT,
    -- Paragraphs, an empty line between them.
    body         TEXT,
    UNIQUE (feed, identity)
) STRICT;

CREATE INDEX stories_by_time ON stories (dated_at DESC, id DESC);
CREATE INDEX stories_by_link ON stories (link);

-- Entries that were looked at, stored or not: none becomes a story twice. A row is written in one transaction with its
-- story, and stays as long as the entry stands in its feed, and longer.
CREATE TABLE entries_seen (
    feed     TEXT    NOT NULL,
    identity TEXT    NOT NULL,
    seen_at  INTEGER NOT NULL,
    PRIMARY KEY (feed, identity)
) STRICT, WITHOUT ROWID;
