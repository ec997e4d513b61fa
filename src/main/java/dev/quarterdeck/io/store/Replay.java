package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Brings into the database what only the journal has. What is there already is left alone. Stateless. */
record Replay(List<Path> segments) {

    /** All or nothing. The database's guards refuse whatever doesn't continue what it has. */
    void into(Connection connection) throws SQLException, IOException {
        try (var statements = new AppendStatements(connection);
                var journal = new JournalReader(segments, false)) {
            statements.begin();
            for (Optional<RecordedEvent> event = journal.next(); event.isPresent(); event = journal.next()) {
                if (!statements.holds(event.get().event().header().key())) {
                    append(statements, event.get());
                }
            }
            statements.commit();
        }
    }

    private static void append(AppendStatements statements, RecordedEvent event) throws SQLException {
        statements.insert(event.event(), event.salt(), event.body());
        EventHeader header = event.event().header();
        statements.eraseRedactedBy(header);
        if (header.number() == 1) {
            statements.raiseCounter(header.key().console(), new IncidentId(header.incident()).number());
        }
    }
}
