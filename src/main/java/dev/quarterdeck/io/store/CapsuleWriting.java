package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes one incident into a file of its own, byte for byte, and once more in words. Also while a console records. Stateless. */
record CapsuleWriting(Path dataFolder, Disk disk) {
    static final String SCRIPT = "/sql/capsule.sql";
    /** A name that nobody gives to something of their own: what has it is removed. */
    private static final String UNFINISHED = ".unfinished";
    private static final String OF_INCIDENT = " WHERE incident = ? ORDER BY number";

    /** The number of events. The file gets its name when it is finished, sound and durable. */
    long write(IncidentId incident, Path file) throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new IOException(file + " is there already");
        }
        Path target = file.toAbsolutePath();
        var unfinished = new Database(target.resolveSibling(target.getFileName() + UNFINISHED));
        boolean done = false;
        try {
            long events = build(incident, unfinished);
            disk.publish(unfinished.file(), target);
            Capsule.open(target).close();
            done = true;
            return events;
        } finally {
            if (!done) { // the same name is tried again
                remove(unfinished.files());
                remove(List.of(target));
            }
        }
    }

    private static void remove(List<Path> files) {
        try {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException alreadyFailing) {
            // the failure that led here is being reported
        }
    }

    private long build(IncidentId incident, Database unfinished) throws SQLException, IOException {
        for (Path leftover : unfinished.files()) {
            disk.delete(leftover);
        }
        disk.createFile(unfinished.file());
        Schema.migrate(unfinished, 0);
        try (Connection from = Database.in(dataFolder).openReader(); Connection into = unfinished.openWriter()) {
            long events = copy(from, into, incident);
            var samples = new Database(dataFolder.resolve(SampleStore.FILE_NAME));
            if (Files.exists(samples.file())) {
                try (Connection blocks = samples.openReader()) {
                    SampleCopy.copy(blocks, into, incident.text(), Set.of(), Instant.MIN, Instant.MAX);
                }
            }
            Schema.finish(into);
            Schema.execute(into, "PRAGMA journal_mode = DELETE"); // so that it can be read where nothing can be written
            return events;
        }
    }

    private static long copy(Connection from, Connection into, IncidentId incident) throws SQLException, IOException {
        Schema.execute(into, "BEGIN IMMEDIATE");
        script(into);
        List<Event> events = new ArrayList<>();
        try (var statements = new AppendStatements(into);
                PreparedStatement select = from.prepareStatement(RecordedEvent.select(from) + OF_INCIDENT)) {
            Writers writers = Writers.in(from, "");
            select.setString(1, incident.text());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    RecordedEvent event = RecordedEvent.read(row);
                    statements.insert(event.event(), event.salt(), event.body());
                    statements.eraseRedactedBy(event.event().header());
                    events.add(StoredEvent.event(incident, event.event().header(), event.event().hash(), event.body(), writers));
                }
            }
        }
        if (events.isEmpty()) {
            throw new IOException("there is no incident " + incident.text());
        }
        CapsuleText.of(Incident.of(incident, events)).write(into);
        Schema.execute(into, "COMMIT");
        return events.size();
    }

    private static void script(Connection into) throws SQLException, IOException {
        try (InputStream script = CapsuleWriting.class.getResourceAsStream(SCRIPT); Statement statement =
                into.createStatement()) {
            statement.executeUpdate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
