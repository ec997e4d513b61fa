package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;

/**
 * An event as it is stored, byte for byte, in the database as in the journal. It proves itself: its header has its hash, and
 * its contents the hash that stands in the header. Immutable as long as nobody writes to its arrays; any thread.
 *
 * @param position order in this folder, from 1; the same in the database and in the journal
 * @param salt     null, like the body, where the contents are gone
 */
@NullUnmarked
record RecordedEvent(long position, HeaderRow event, byte[] salt, byte[] body) {
    /** From a database of whichever version; conditions and order may follow. */
    static String select(Connection connection) throws SQLException {
        return "SELECT position, " + HeaderRow.columns(connection)
                + ", salt, body FROM event LEFT JOIN event_body USING (position)";
    }

    static RecordedEvent read(ResultSet row) throws SQLException {
        return new RecordedEvent(row.getLong("position"), HeaderRow.read(row), row.getBytes("salt"), row.getBytes("body"));
    }

    /** Nothing of it was changed since it was written. */
    boolean intact() {
        return intactHeader() && !erased() && Hash.body(salt, body).equals(event.header().bodyHash());
    }

    boolean intactHeader() {
        return event.intact();
    }

    /** Its contents are gone: removed by a redaction, or lost. */
    boolean erased() {
        return salt == null || body == null;
    }

    EventKey key() {
        return event.header().key();
    }

    /** The same without its contents. */
    RecordedEvent withoutContents() {
        return new RecordedEvent(position, event, null, null);
    }

    boolean sameBytes(RecordedEvent other) {
        return event.equals(other.event) && Arrays.equals(salt, other.salt) && Arrays.equals(body, other.body);
    }
}
