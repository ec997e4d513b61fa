-- Schema version 2: what an entry says can be removed, once an entry that says so is recorded.

PRAGMA user_version = 2;

-- Which entries are about others; few are.
CREATE INDEX event_target ON event (target_console, target_seq) WHERE target_console IS NOT NULL;

-- Which incidents are open must be known without reading a million events.
CREATE INDEX event_ending ON event (incident, number) WHERE kind IN ('incident.resolved', 'incident.reopened');

DROP TRIGGER event_body_update;

CREATE TRIGGER event_body_update BEFORE UPDATE ON event_body
WHEN NEW.position IS NOT OLD.position OR NEW.salt IS NOT NULL OR NEW.body IS NOT NULL
  OR NOT EXISTS (
    SELECT 1 FROM event AS redacted
    JOIN event AS redaction ON redaction.target_console = redacted.console AND redaction.target_seq = redacted.seq
    WHERE redacted.position = OLD.position AND redaction.kind = 'entry.redacted' AND redaction.target_console IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'append-only: a body can only be erased, and only after a redaction'); END;
