-- Games of the quiz. Snowflakes are stored as the signed form of their 64 bits, times as milliseconds since 1970.
CREATE TABLE matches (
    id             INTEGER PRIMARY KEY,
    -- The interaction that started it, by which its message is learned.
    interaction_id INTEGER NOT NULL UNIQUE,
    application_id INTEGER NOT NULL,
    channel_id     INTEGER NOT NULL,
    guild_id       INTEGER,
    starter_id     INTEGER NOT NULL,
    -- Only the starter sees it.
    private        INTEGER NOT NULL,
    language       TEXT    NOT NULL,
    -- Known once Discord has said it, or once somebody has pressed a button.
    message_id     INTEGER,
    -- The newest token whose original message is the game's; emptied as soon as it is no longer needed.
    token          TEXT    NOT NULL,
    token_at       INTEGER NOT NULL,
    -- Whether the bot may edit the message in its channel without a token.
    may_edit       INTEGER NOT NULL,
    -- The questions in words, which never change, and the machine's state, which does: each change is one more version.
    questions      TEXT    NOT NULL,
    state          TEXT    NOT NULL,
    version        INTEGER NOT NULL DEFAULT 1,
    -- The version that the message shows.
    shown_version  INTEGER NOT NULL,
    started_at     INTEGER NOT NULL,
    over_at        INTEGER
) STRICT;

-- One game that all can see a channel, whichever process starts it.
CREATE UNIQUE INDEX matches_one_a_channel ON matches (channel_id) WHERE over_at IS NULL AND private = 0;
CREATE INDEX matches_to_show ON matches (id) WHERE over_at IS NULL OR shown_version < version;

-- What was answered, once the question was over. Whoever answers twice, answers once.
CREATE TABLE match_answers (
    match_id    INTEGER NOT NULL REFERENCES matches (id),
    number      INTEGER NOT NULL,
    user_id     INTEGER NOT NULL,
    channel_id  INTEGER NOT NULL,
    guild_id    INTEGER,
    question_id TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    correct     INTEGER NOT NULL,
    points      INTEGER NOT NULL,
    took        INTEGER NOT NULL,
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (match_id, number, user_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX match_answers_by_user ON match_answers (user_id);

-- When each question was asked in a channel last, so that none comes again before all have come.
CREATE TABLE asked (
    channel_id  INTEGER NOT NULL,
    question_id TEXT    NOT NULL,
    asked_at    INTEGER NOT NULL,
    PRIMARY KEY (channel_id, question_id)
) STRICT, WITHOUT ROWID;

-- What answers have taught about questions and players.
CREATE TABLE question_ratings (
    question_id TEXT    PRIMARY KEY,
    rating      REAL    NOT NULL,
    answers     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE player_ratings (
    user_id INTEGER PRIMARY KEY,
    rating  REAL    NOT NULL,
    answers INTEGER NOT NULL
) STRICT;
