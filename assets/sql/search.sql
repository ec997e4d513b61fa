-- The search index, search.db: derived from the record, thrown away and built again whenever in doubt.

PRAGMA application_id = 0x51444B53; -- "QDKS"

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

CREATE VIRTUAL TABLE words USING fts5 (
  text, content = 'entry', content_rowid = 'position', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

-- What is deleted from the index leaves no trace in its segments: a redacted secret must not be found there.
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
