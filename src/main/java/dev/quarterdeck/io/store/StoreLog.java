package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventLog;
import java.io.IOException;
import java.sql.SQLException;

/** A record that holds files and must be closed. Any thread. */
sealed interface StoreLog extends EventLog, AutoCloseable permits SqliteEventLog, ReadOnlyEventLog, EmptyEventLog {
    @Override
    void close() throws SQLException, IOException;
}
