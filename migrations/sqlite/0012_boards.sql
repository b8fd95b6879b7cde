-- What leaderboards, profiles and the daily read off answers. A day is the number of days since 1970 in Seoul.

-- The day whose five questions a game asks; none for other games. One a person and day, whichever process starts it; the
-- games of people who were forgotten have nobody.
ALTER TABLE matches ADD COLUMN daily_day INTEGER;
CREATE UNIQUE INDEX matches_one_daily ON matches (starter_id, daily_day) WHERE daily_day IS NOT NULL AND starter_id <> 0;

-- The day an answer counts for: of a daily its own day, else the day it was given.
ALTER TABLE match_answers ADD COLUMN day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE match_answers ADD COLUMN daily INTEGER NOT NULL DEFAULT 0;
-- How many right answers in a row this one makes, over all games of the person; 0 for a wrong one.
ALTER TABLE match_answers ADD COLUMN streak INTEGER NOT NULL DEFAULT 0;

UPDATE match_answers SET day = (answered_at + 9 * 3600000) / 86400000;
WITH told AS (
    SELECT match_id, number, user_id, correct, answered_at,
           sum(1 - correct) OVER (PARTITION BY user_id ORDER BY answered_at, match_id, number) AS misses
    FROM match_answers),
counted AS (
    SELECT match_id, number, user_id,
           sum(correct) OVER (PARTITION BY user_id, misses ORDER BY answered_at, match_id, number) AS streak
    FROM told)
UPDATE match_answers SET streak = counted.streak FROM counted
WHERE counted.match_id = match_answers.match_id AND counted.number = match_answers.number
  AND counted.user_id = match_answers.user_id AND match_answers.correct = 1;

-- One for each scope of a board, with all that a board adds up; and one for all of a person's answers, in their order.
CREATE INDEX match_answers_here ON match_answers (channel_id, day, daily, user_id, correct, points, streak);
CREATE INDEX match_answers_in_server ON match_answers (guild_id, day, daily, user_id, correct, points, streak);
CREATE INDEX match_answers_everywhere ON match_answers (day, daily, user_id, correct, points, streak);
DROP INDEX match_answers_by_user;
CREATE INDEX match_answers_by_user ON match_answers (user_id, answered_at);
-- Days with a daily, of a person and of a server.
CREATE INDEX match_answers_days ON match_answers (user_id, day) WHERE daily = 1;
CREATE INDEX match_answers_server_days ON match_answers (guild_id, day) WHERE daily = 1;

-- Who is left out of every board, as they asked.
CREATE TABLE hidden_people (
    user_id   INTEGER PRIMARY KEY,
    hidden_at INTEGER NOT NULL
) STRICT;
