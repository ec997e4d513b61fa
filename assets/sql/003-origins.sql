-- Schema version 3: which console wrote an entry, what it had written before, and its signature.

PRAGMA user_version = 3;

-- The consoles whose entries are here. here = 1: it recorded in this folder itself, up to own_until when another one has taken over.
CREATE TABLE console (
  id         TEXT NOT NULL PRIMARY KEY,
  signer     BLOB CHECK (length(signer) = 32), -- its public key; NULL as long as it has signed nothing
  first_seen INTEGER NOT NULL,                 -- when that key came here, in milliseconds since 1970
  here       INTEGER NOT NULL CHECK (here IN (0, 1)),
  own_until  INTEGER
) STRICT, WITHOUT ROWID;

-- From before there were keys.
INSERT INTO console (id, signer, first_seen, here) SELECT value, NULL, 0, 1 FROM meta WHERE name = 'console';

-- NULL, all of them, in an entry from before. Their bytes are defined in SignedOrigin.
ALTER TABLE event ADD COLUMN ordinal INTEGER;     -- the console's count in this incident, from 1, without holes
ALTER TABLE event ADD COLUMN origin_prev BLOB;    -- origin of the console's entry before in this incident
ALTER TABLE event ADD COLUMN seen BLOB;           -- what of others had come since then
ALTER TABLE event ADD COLUMN signer BLOB;         -- public key
ALTER TABLE event ADD COLUMN signature BLOB;

CREATE UNIQUE INDEX event_ordinal ON event (incident, console, ordinal) WHERE ordinal IS NOT NULL;

CREATE TRIGGER event_insert_signed BEFORE INSERT ON event
WHEN (NEW.ordinal IS NULL) + (NEW.origin_prev IS NULL) + (NEW.seen IS NULL) + (NEW.signer IS NULL) + (NEW.signature IS NULL)
       NOT IN (0, 5)
  OR NEW.ordinal IS NOT NULL AND NEW.ordinal IS NOT
       (SELECT coalesce(max(ordinal), 0) + 1 FROM event WHERE incident = NEW.incident AND console = NEW.console AND ordinal IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'append-only: not the next entry of its console'); END;

CREATE TRIGGER console_insert BEFORE INSERT ON console
WHEN EXISTS (SELECT 1 FROM console WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'this console is known already'); END;

CREATE TRIGGER console_update BEFORE UPDATE ON console
WHEN NEW.id IS NOT OLD.id OR NEW.first_seen IS NOT OLD.first_seen OR NEW.here IS NOT OLD.here OR NEW.signer IS NOT OLD.signer
  OR OLD.own_until IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a console stays who it is'); END;

CREATE TRIGGER console_delete BEFORE DELETE ON console
BEGIN SELECT RAISE(ABORT, 'append-only: a console cannot be forgotten'); END;

DROP TRIGGER event_body_update;

-- A redaction acts on its own incident only, and only one that was recorded here; one from elsewhere comes with the contents gone
-- already, for which empty ones stand until it is here itself.
CREATE TRIGGER event_body_update BEFORE UPDATE ON event_body
WHEN NEW.position IS NOT OLD.position OR NEW.salt IS NOT NULL OR NEW.body IS NOT NULL
  OR NOT EXISTS (
    SELECT 1 FROM event AS redacted
    JOIN event AS redaction ON redaction.target_console = redacted.console AND redaction.target_seq = redacted.seq
      AND redaction.incident = redacted.incident
    WHERE redacted.position = OLD.position AND redaction.kind = 'entry.redacted' AND redaction.target_console IS NOT NULL
      AND (length(OLD.body) = 0 OR EXISTS (SELECT 1 FROM console WHERE id = redaction.console AND here = 1
        AND (own_until IS NULL OR redaction.seq <= own_until))))
BEGIN SELECT RAISE(ABORT, 'append-only: a body can only be erased, and only after a redaction'); END;
