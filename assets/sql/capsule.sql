-- What a capsule has beyond the record's own tables: the same once more in words, for any program that reads SQLite.

PRAGMA application_id = 0x51444B43; -- "QDKC"

CREATE TABLE timeline (
  number      INTEGER PRIMARY KEY,
  recorded_at TEXT NOT NULL,
  occurred_at TEXT,
  actor       TEXT NOT NULL,
  title       TEXT NOT NULL,
  detail      TEXT NOT NULL
) STRICT;

CREATE TABLE runbook (
  number INTEGER PRIMARY KEY,
  name   TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE excerpt (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  line   INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE message (
  number   INTEGER PRIMARY KEY,
  template TEXT NOT NULL,
  channel  TEXT NOT NULL,
  sent     INTEGER NOT NULL,
  text     TEXT NOT NULL
) STRICT;

-- What the probes said, as it was recorded; the blocks' hashes stand in the events.
CREATE TABLE block (
  incident TEXT NOT NULL,
  probe    TEXT NOT NULL,
  number   INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  samples  INTEGER NOT NULL,
  bytes    BLOB NOT NULL,
  sha256   BLOB,
  anchored INTEGER NOT NULL,
  UNIQUE (incident, probe, number)
) STRICT;
