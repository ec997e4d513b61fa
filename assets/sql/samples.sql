-- The samples of incidents, samples.db. A file of its own: writing them never stands in the way of an event. What they were is
-- anchored in the record by the hash of each closed block.

PRAGMA application_id = 0x51444B4D; -- "QDKM"
PRAGMA user_version = 1;

-- A block grows until it is closed, which its hash shows. number counts the blocks of one probe in one incident.
CREATE TABLE block (
  incident TEXT NOT NULL,
  probe    TEXT NOT NULL,
  number   INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  samples  INTEGER NOT NULL CHECK (samples > 0),
  bytes    BLOB NOT NULL,
  sha256   BLOB CHECK (sha256 IS NULL OR length(sha256) = 32),
  anchored INTEGER NOT NULL DEFAULT 0,
  UNIQUE (incident, probe, number)
) STRICT;

CREATE INDEX block_not_anchored ON block (incident) WHERE anchored = 0;

CREATE TRIGGER block_update BEFORE UPDATE ON block
WHEN OLD.sha256 IS NOT NULL
 AND (NEW.bytes IS NOT OLD.bytes OR NEW.sha256 IS NOT OLD.sha256 OR NEW.samples IS NOT OLD.samples OR NEW.incident IS NOT OLD.incident
  OR NEW.probe IS NOT OLD.probe OR NEW.number IS NOT OLD.number OR NEW.anchored < OLD.anchored)
BEGIN SELECT RAISE(ABORT, 'a closed block cannot be changed'); END;

CREATE TRIGGER block_delete BEFORE DELETE ON block
BEGIN SELECT RAISE(ABORT, 'samples cannot be deleted'); END;
