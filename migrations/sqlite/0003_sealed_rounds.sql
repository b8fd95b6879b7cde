-- Set before a round's answers are read for the last time: an answer that came in time but is written later is told
-- that time was up, so nobody is told "right" and then left out.
ALTER TABLE rounds ADD COLUMN sealed INTEGER NOT NULL DEFAULT 0;
