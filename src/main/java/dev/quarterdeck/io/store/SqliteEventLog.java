package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * The record of the console that holds the data folder's lock: one connection that writes, one that reads, so that reading
 * never waits for the disk. Any thread.
 */
public final class SqliteEventLog implements StoreLog {
    private final EventWriter writer;
    private final EventReader reader;
    private final AtomicLong lastIncident;
    private final String console;
    private final Map<String, Long> own;
    private final List<Consumer<List<Event>>> listeners = new CopyOnWriteArrayList<>();

    private final Supplier<String> gone;

    private SqliteEventLog(EventWriter writer, EventReader reader, long lastIncident, String console,
            Map<String, Long> own, Supplier<String> gone) {
        this.own = own;
        this.gone = gone;
        this.console = console;
        this.writer = writer;
        this.reader = reader;
        this.lastIncident = new AtomicLong(lastIncident);
    }

    /** The log closes the journal, and what is told how far the console has come stays with who opened it. */
    static SqliteEventLog open(Database database, EventWriter.Source source, Journal journal, ConsoleKey console,
            LongConsumer reached, Clock clock) throws SQLException {
        return open(database, source, journal, console, reached, clock, () -> "", () -> "");
    }

    /** In a folder that may be deleted or replaced meanwhile. */
    static SqliteEventLog open(Database database, Journal journal, ConsoleIdentity identity, Clock clock, FolderPlace place)
            throws SQLException {
        return open(database, database::openWriter, journal, identity.key(), identity::reached, clock, place::look, place::gone);
    }

    /** {@code look} looks for the files at once, {@code gone} says what was seen last. */
    private static SqliteEventLog open(Database database, EventWriter.Source source, Journal journal, ConsoleKey console,
            LongConsumer reached, Clock clock, Supplier<String> look, Supplier<String> gone) throws SQLException {
        Connection reading = database.openReader();
        try {
            var writer = new EventWriter(source, journal, console, reached, clock, look);
            return new SqliteEventLog(writer, new EventReader(reading, console.console(), Optional.of(writer.known())),
                    Long.parseLong(meta(reading, "last_incident")), console.console(), Rescue.consoles(reading, true), gone);
        } catch (SQLException e) {
            reading.close();
            throw e;
        }
    }

    private static String meta(Connection connection, String name) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    @Override
    public List<Event> append(List<Draft> drafts) throws NotSaved {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<Event> events = writer.append(drafts);
        listeners.forEach(listener -> listener.accept(events));
        return events;
    }

    /**
     * Takes over what a capsule has and this record lacks, and returns how many events that is. The keys of the events stay;
     * where both went on after the capsule was written, an entry of this console says where they came from.
     */
    long take(Capsule capsule) throws NotSaved {
        List<Event> events = writer.take(capsule);
        if (!events.isEmpty()) {
            long number = capsule.incident().number();
            lastIncident.updateAndGet(last -> number <= last + AppendStatements.NEAR ? Math.max(last, number) : last);
            listeners.forEach(listener -> listener.accept(events));
        }
        return events.stream().filter(event -> !(event.fact() instanceof Fact.LogMerged)).count();
    }

    /** Removes what was redacted where it could not be removed yet; answers whether nothing of it is left. */
    boolean finishErasing() {
        return writer.finishErasing();
    }

    /** Why something that was redacted is still in a file, in a sentence; empty when it is not. */
    String erasureFailure() {
        return writer.erasureFailure();
    }

    /** Calls {@code listener} with whatever was made durable; it must not block. */
    void listen(Consumer<List<Event>> listener) {
        listeners.add(listener);
    }

    @Override
    public List<Event> read(IncidentId incident) {
        return reader.read(incident);
    }

    @Override
    public List<IncidentId> incidents() {
        return reader.incidents();
    }

    @Override
    public List<IncidentId> recent(int most) {
        return reader.incidents(most);
    }

    @Override
    public String console() {
        return console;
    }

    @Override
    public IncidentId newId() {
        return new IncidentId(String.format(Locale.ROOT, "INC-%04d-%s", lastIncident.incrementAndGet(), RandomLetters.of(6)));
    }

    @Override
    public String readOnlyReason() {
        return "";
    }

    @Override
    public String gone() {
        return gone.get();
    }

    /** As {@link EventWriter#copyInto}. */
    void copyInto(Path file) throws SQLException {
        writer.copyInto(file);
    }

    /**
     * What is known of the record where it cannot be copied as a whole.
     *
     * @param beside files that hold events, too, and are still this record's
     */
    Rescue.Remembered remembered(Rescue.Remembered.Reading beside) {
        return new Rescue.Remembered(console, own, writer.known().all(), salvage -> {
            writer.salvageInto(salvage);
            beside.into(salvage);
        });
    }

    /** Goes on where another log ended whose files this one's are a copy of. */
    void goOnFor(SqliteEventLog before) {
        writer.owe(before.writer.owed());
    }

    /** The writer goes last: the last connection to close empties the write-ahead log into the database. */
    @Override
    public void close() throws SQLException, IOException {
        try {
            reader.close();
        } finally {
            writer.close();
        }
    }
}
