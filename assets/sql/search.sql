-- The search index, search.db: derived from the record, thrown away and built again whenever in doubt.

PRAGMA application_id = 0x51444B53; -- "QDKS"
PRAGMA user_version = 3; -- another one is built again

-- Up to which event of the record it reaches; the hash shows whether it is still the same record.
CREATE TABLE reached (
  position INTEGER NOT NULL,
  hash     TEXT NOT NULL
) STRICT;
INSERT INTO reached (position, hash) VALUES (0, '');

CREATE TABLE entry (
  position    INTEGER PRIMARY KEY,
  incident    TEXT NOT NULL,
  number      INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  text        TEXT NOT NULL
) STRICT;

-- A word that is only begun is looked up whole in an index of its own for each of these lengths. Without one, all entries of
-- all words that begin so would be read before the newest is known.
CREATE VIRTUAL TABLE words USING fts5 (
  text, content = 'entry', content_rowid = 'position', prefix = '2 3 4 5 6 7', tokenize = 'unicode61 remove_diacritics 2'
);

-- What is deleted from the index leaves no trace in its segments: a redacted secret must not be found there.
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
