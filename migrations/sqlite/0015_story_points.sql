-- The story in up to three sentences that stand alone, as a JSON list; empty where the summary says all there is.
ALTER TABLE stories ADD COLUMN points TEXT NOT NULL DEFAULT '[]';
