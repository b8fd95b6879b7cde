-- Who takes part in which game, as long as its course is kept: what is kept about somebody is found without reading the
-- state of every game.
CREATE TABLE match_players (
    user_id  INTEGER NOT NULL,
    match_id INTEGER NOT NULL REFERENCES matches (id) ON DELETE CASCADE,
    PRIMARY KEY (user_id, match_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX match_players_by_match ON match_players (match_id);

INSERT OR IGNORE INTO match_players (user_id, match_id)
SELECT player.value ->> 'user', matches.id FROM matches, json_each(matches.state, '$.players') AS player;
