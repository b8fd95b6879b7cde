-- What an application's commands looked like when they were last registered.
CREATE TABLE registrations (
    application_id INTEGER PRIMARY KEY,
    fingerprint    TEXT    NOT NULL
) STRICT;
