-- Which quotes a person was shown, so that none repeats before all were. Emptied for a person's pool of quotes when
-- all of it was shown; the oldest rows of a person go first where there are too many. Snowflakes and times as in 0001.
CREATE TABLE quotes_shown (
    user_id  INTEGER NOT NULL,
    quote_id TEXT    NOT NULL,
    shown_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, quote_id)
) STRICT, WITHOUT ROWID;
