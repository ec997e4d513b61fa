package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What the tests of the store begin with. */
final class Stores {
    static final Instant NOW = Instant.parse("2026-11-23T14:15:00Z");

    private Stores() {
    }

    static StoreOpening opening(Path folder) {
        return new StoreOpening(new DataFolder(folder), Clock.fixed(NOW, ZoneId.of("Europe/Vienna")));
    }

    static OpenedStore console(Path folder) throws StoreUnavailable {
        return opening(folder).console();
    }

    /** A console that takes over the folder, which has a record. */
    static ConsoleKey key(Path folder) throws SQLException {
        ConsoleKey key = ConsoleKey.fresh();
        try (Connection record = Database.in(folder).openWriter()) {
            ConsoleIdentity.adopt(record, key, NOW);
        }
        return key;
    }

    static Journal journal(Path folder) throws IOException {
        return Journal.open(JournalFolder.in(folder), Disk.REAL);
    }

    static Draft note(IncidentId incident, String text) {
        return new Draft(incident, NOW, Optional.empty(), "Ada", new Fact.NoteAdded(text));
    }

    /** An incident with this many notes. */
    static IncidentId incident(OpenedStore store, int notes) throws NotSaved {
        IncidentId id = store.log().newId();
        for (int i = 1; i <= notes; i++) {
            store.log().append(List.of(note(id, "note " + i)));
        }
        return id;
    }

    static List<String> texts(List<Event> events) {
        return events.stream().map(event -> ((Fact.NoteAdded) event.fact()).text()).toList();
    }

    /** Somebody else's connection, with SQLite's own defaults. The console must not have the folder open. */
    static Connection raw(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Database.FILE_NAME));
    }

    static void execute(Path folder, String... sql) throws SQLException {
        try (Connection connection = raw(folder); Statement statement = connection.createStatement()) {
            for (String each : sql) {
                statement.executeUpdate(each);
            }
        }
    }
}
