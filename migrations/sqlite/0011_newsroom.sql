-- What was understood of each story, stories that were put in by hand, and stories that people keep. Times as in 0001.

-- A story put in by hand may have no address, so the table is made anew with a link that may be missing.
CREATE TABLE stories_anew (
    id           INTEGER PRIMARY KEY,
    -- The id of its row in data/feeds.toml; 'import' for what was put in by hand.
    feed         TEXT    NOT NULL,
    outlet       TEXT    NOT NULL,
    language     TEXT    NOT NULL,
    -- What the entry is known by in its feed.
    identity     TEXT    NOT NULL,
    headline     TEXT    NOT NULL,
    link         TEXT,
    -- As the outlet says; none where it says nothing, or something in the future.
    published_at INTEGER,
    fetched_at   INTEGER NOT NULL,
    -- By which stories are ordered: published, else fetched; 0 for one put in by hand without a date.
    dated_at     INTEGER NOT NULL,
    -- The outlet's own summary: never shown, ours is made from it.
    summary      TEXT    NOT NULL,
    image        TEXT,
    image_credit TEXT,
    -- Paragraphs, an empty line between them.
    body         TEXT,
    -- With which state of the program and of the catalogue's names it was read; none before it was, 'final' when its
    -- text is gone and reading it again would lose what was understood.
    read_with    TEXT,
    -- Counts readings over all stories, so that an index can ask what is new; none before it was read.
    revision     INTEGER,
    our_summary  TEXT    NOT NULL DEFAULT '',
    kind         TEXT,
    -- Quotes as JSON: text, speaker (an artist's id), name, confidence.
    quotes       TEXT    NOT NULL DEFAULT '[]',
    -- Ids of songs as JSON.
    songs        TEXT    NOT NULL DEFAULT '[]',
    -- The number of the first story that told the same event; a story that is alone has its own.
    event        INTEGER,
    -- The address without what may differ between two links to one page.
    link_key     TEXT,
    UNIQUE (feed, identity)
) STRICT;

INSERT INTO stories_anew (id, feed, outlet, language, identity, headline, link, published_at, fetched_at, dated_at,
                          summary, image, image_credit, body)
SELECT id, feed, outlet, language, identity, headline, link, published_at, fetched_at, dated_at,
       summary, image, image_credit, body
FROM stories;

DROP TABLE stories;
ALTER TABLE stories_anew RENAME TO stories;

CREATE INDEX stories_by_time ON stories (dated_at DESC, id DESC, read_with);
CREATE INDEX stories_by_link ON stories (link_key);
CREATE INDEX stories_by_event ON stories (event, dated_at, id);
CREATE INDEX stories_by_revision ON stories (revision);

-- The last revision that was given; it is never given again.
CREATE TABLE story_revisions (
    last INTEGER NOT NULL
) STRICT;

INSERT INTO story_revisions (last) VALUES (0);

-- Which artists a story names, in the order of their first mention.
CREATE TABLE story_artists (
    artist TEXT    NOT NULL,
    story  INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    place  INTEGER NOT NULL,
    PRIMARY KEY (artist, story)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_artists_by_story ON story_artists (story, place);

-- Stories that people keep for themselves.
CREATE TABLE saved_stories (
    user_id  INTEGER NOT NULL,
    -- A story's number as 'feed_57', or the id of an article of the catalogue.
    what     TEXT    NOT NULL,
    saved_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, what)
) STRICT, WITHOUT ROWID;

CREATE INDEX saved_stories_by_what ON saved_stories (what);

-- Lists of stories that a message pages through, such as what a search found; nothing says who asked.
CREATE TABLE story_lists (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    -- What was looked for, as it was typed.
    words   TEXT    NOT NULL,
    -- As in saved_stories, a JSON list.
    items   TEXT    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;
