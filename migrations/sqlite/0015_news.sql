-- The story in up to three sentences that stand alone, as a JSON list; empty where the summary says all there is.
ALTER TABLE stories ADD COLUMN points TEXT NOT NULL DEFAULT '[]';

-- Suggestions name all outlets with every key that is pressed, and a rare kind is looked for among all stories: without
-- an index each reads every row, behind its text (at 100,000 stories about 0.3 s).
CREATE INDEX stories_by_outlet ON stories (outlet) WHERE revision IS NOT NULL;
CREATE INDEX stories_by_kind ON stories (kind, dated_at DESC, id DESC) WHERE kind IS NOT NULL;
