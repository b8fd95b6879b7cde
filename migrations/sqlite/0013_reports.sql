-- What people say is wrong with questions: one report a person a question. Snowflakes and times as in 0003.
CREATE TABLE reports (
    question_id TEXT    NOT NULL,
    user_id     INTEGER NOT NULL,
    -- The question and its answer as the person saw them, in this language: the data may change before anybody looks.
    prompt      TEXT    NOT NULL,
    answer      TEXT    NOT NULL,
    language    TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    reported_at INTEGER NOT NULL,
    PRIMARY KEY (question_id, user_id)
) STRICT, WITHOUT ROWID;

-- How often in a row Discord did not take an edit, and until when the next one waits.
ALTER TABLE matches ADD COLUMN refusals INTEGER NOT NULL DEFAULT 0;
ALTER TABLE matches ADD COLUMN edit_at INTEGER;
