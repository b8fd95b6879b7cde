-- Which questions rested when somebody first asked for a day's daily: its five leave them out, and stay the same for
-- everybody whatever is reported or cleared later that day. A day as in 0012, the ids as a JSON list.
CREATE TABLE daily_rests (
    day       INTEGER PRIMARY KEY,
    questions TEXT    NOT NULL
) STRICT;
