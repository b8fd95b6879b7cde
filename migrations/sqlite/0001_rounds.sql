-- A question that was asked, while it runs and afterwards. Snowflakes are stored as the signed form of their 64 bits,
-- times as milliseconds since 1970.
CREATE TABLE rounds (
    id             INTEGER PRIMARY KEY,
    interaction_id INTEGER NOT NULL UNIQUE,
    application_id INTEGER NOT NULL,
    -- The interaction's token: emptied as soon as it is no longer needed.
    token          TEXT    NOT NULL,
    channel_id     INTEGER NOT NULL,
    guild_id       INTEGER,
    -- Known once Discord has said it, or once somebody has pressed a button.
    message_id     INTEGER,
    -- Whether the bot may edit the message in its channel when the token has expired.
    bot_is_member  INTEGER NOT NULL,
    language       TEXT    NOT NULL,
    question       TEXT    NOT NULL,
    posted_at      INTEGER NOT NULL,
    closes_at      INTEGER NOT NULL,
    -- How many answers the message says there are.
    answers_shown  INTEGER NOT NULL DEFAULT 0,
    -- When the message came to show the answer, or when that was given up.
    revealed_at    INTEGER
) STRICT;

CREATE INDEX rounds_running ON rounds (closes_at) WHERE revealed_at IS NULL;

-- One answer a person: whoever presses first, presses once.
CREATE TABLE answers (
    round_id    INTEGER NOT NULL REFERENCES rounds (id),
    user_id     INTEGER NOT NULL,
    choice      INTEGER NOT NULL,
    points      INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (round_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX answers_by_user ON answers (user_id);

-- What an application's commands looked like when they were last registered.
CREATE TABLE registrations (
    application_id INTEGER PRIMARY KEY,
    fingerprint    TEXT    NOT NULL
) STRICT;
