-- Schema version 1: the record of incidents. Run once, in one transaction, on an empty database.

PRAGMA application_id = 0x51444B31; -- "QDK1"
PRAGMA user_version = 1;

CREATE TABLE meta (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The highest running number that an incident of this console has; the console's own id is added by the program.
INSERT INTO meta (name, value) VALUES ('last_incident', '0');

-- What an event says. Apart from the header, so that a leaked secret can be erased one day without breaking the chain;
-- salted, so that the hash in the header does not betray a short secret by trial.
CREATE TABLE event_body (
  position INTEGER PRIMARY KEY,
  salt     BLOB CHECK (length(salt) = 16),
  body     BLOB,
  CHECK ((salt IS NULL) = (body IS NULL))
) STRICT;

-- The chained header. Its canonical bytes are defined in EventHeader; position is the order in this file only.
CREATE TABLE event (
  position       INTEGER PRIMARY KEY REFERENCES event_body (position),
  format         INTEGER NOT NULL,
  incident       TEXT NOT NULL,
  number         INTEGER NOT NULL,
  console        TEXT NOT NULL,
  seq            INTEGER NOT NULL,
  hlc            INTEGER NOT NULL,
  recorded_at    INTEGER NOT NULL,
  occurred_at    INTEGER,
  kind           TEXT NOT NULL,
  kind_version   INTEGER NOT NULL,
  target_console TEXT,
  target_seq     INTEGER,
  body_hash      BLOB NOT NULL CHECK (length(body_hash) = 32),
  prev           BLOB NOT NULL CHECK (length(prev) = 32),
  hash           BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  UNIQUE (incident, number),
  UNIQUE (console, seq),
  CHECK ((target_console IS NULL) = (target_seq IS NULL))
) STRICT;

-- Listing incidents must not read a million events.
CREATE INDEX event_first ON event (position) WHERE number = 1;

-- Append-only. REPLACE deletes the row that is in its way without asking the DELETE trigger (unless recursive_triggers is
-- on), so every unique key is also guarded before the insert.
CREATE TRIGGER event_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'append-only: an event cannot be changed'); END;

CREATE TRIGGER event_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'append-only: an event cannot be deleted'); END;

CREATE TRIGGER event_insert_next BEFORE INSERT ON event
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event)
  OR NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM event WHERE incident = NEW.incident)
BEGIN SELECT RAISE(ABORT, 'append-only: not the next number'); END;

CREATE TRIGGER event_insert_once BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE console = NEW.console AND seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM event WHERE hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'append-only: this event is there already'); END;

CREATE TRIGGER event_insert_linked BEFORE INSERT ON event
WHEN NEW.number > 1
 AND NEW.prev IS NOT (SELECT hash FROM event WHERE incident = NEW.incident AND number = NEW.number - 1)
BEGIN SELECT RAISE(ABORT, 'append-only: not linked to the event before'); END;

CREATE TRIGGER event_body_update BEFORE UPDATE ON event_body
BEGIN SELECT RAISE(ABORT, 'append-only: a body cannot be changed'); END;

CREATE TRIGGER event_body_delete BEFORE DELETE ON event_body
BEGIN SELECT RAISE(ABORT, 'append-only: a body cannot be deleted'); END;

CREATE TRIGGER event_body_insert BEFORE INSERT ON event_body
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM event_body) OR NEW.body IS NULL
BEGIN SELECT RAISE(ABORT, 'append-only: not the next body'); END;

CREATE TRIGGER meta_insert BEFORE INSERT ON meta
WHEN EXISTS (SELECT 1 FROM meta WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'this value is there already'); END;

CREATE TRIGGER meta_update BEFORE UPDATE ON meta
WHEN OLD.name IS NOT 'last_incident' OR NEW.name IS NOT OLD.name
  OR CAST(NEW.value AS INTEGER) < CAST(OLD.value AS INTEGER)
BEGIN SELECT RAISE(ABORT, 'only the incident counter may change, and only upwards'); END;

CREATE TRIGGER meta_delete BEFORE DELETE ON meta
BEGIN SELECT RAISE(ABORT, 'append-only: a value cannot be deleted'); END;
