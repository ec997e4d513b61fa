package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.io.store.FactCodec.Encoded;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Appends events in one transaction per call: journal first, then the database's commit, and only with both it returns. It
 * remembers nothing between calls: numbers, stamps and the chain's head are
 * read inside the transaction, so a call that failed leaves nothing to undo. After a failure the statements, and if need be
 * the connection, are made anew, since SQLite's may be dead. Any thread; calls take turns.
 */
final class EventWriter implements AutoCloseable {

    /** Opens the connection, at first and again after it was lost. */
    @FunctionalInterface
    interface Source {
        Connection open() throws SQLException;
    }

    private static final Duration PATIENCE = Duration.ofMillis(100);

    private final Source source;
    private final Journal journal;
    private final ConsoleKey console;
    private final LongConsumer reached;
    private final Clock clock;
    private final Supplier<String> gone;
    /** Was committed just when its files were found to be gone, and not acknowledged. */
    private Optional<Committed> owed = Optional.empty();
    private final String run = RandomLetters.of(8);
    private final KnownEvents known = new KnownEvents();
    private Optional<Connection> connection;
    private Optional<AppendStatements> statements = Optional.empty();
    /** Positions of entries whose contents are still in the journal. */
    private final Set<Long> erasing = new HashSet<>();
    /** The write-ahead log still holds what entries said before they were erased. */
    private boolean logHoldsErased;
    private volatile String erasureFailure = "";
    private boolean closed;

    /**
     * @param reached is told how far this console has come
     * @param clock   the machine's, not the incident's
     * @param gone    looks whether the record's files are still where they were opened, and says what became of them
     */
    EventWriter(Source source, Journal journal, ConsoleKey console, LongConsumer reached, Clock clock, Supplier<String> gone)
            throws SQLException {
        this.gone = gone;
        this.reached = reached;
        this.source = source;
        this.journal = journal;
        this.console = console;
        this.clock = clock;
        this.connection = Optional.of(source.open());
    }

    /** Drafts and what became of them. */
    record Committed(List<Draft> drafts, List<Event> events) {
    }

    synchronized List<Event> append(List<Draft> drafts) throws NotSaved {
        requireInPlace();
        if (owed.filter(committed -> committed.drafts.equals(drafts)).isPresent()) {
            List<Event> events = owed.get().events;
            owed = Optional.empty();
            return events;
        }
        List<Sealed> sealed = drafts.stream().map(this::seal).toList();
        List<Event> appended = durable(open -> {
            List<RecordedEvent> events = new ArrayList<>(sealed.size());
            for (Sealed entry : sealed) {
                events.add(append(open, entry));
            }
            return events;
        });
        owed = Optional.of(new Committed(drafts, appended));
        requireInPlace();
        owed = Optional.empty();
        return appended;
    }

    /** Nothing is acknowledged, and nothing opened, once other files or none have the record's names. */
    private void requireInPlace() throws NotSaved {
        String words = gone.get();
        if (!words.isEmpty()) {
            throw new NotSaved(words, null);
        }
    }

    /**
     * Writes all of the record, as it is known through the open files, into an empty file; also when those have no names any
     * more.
     */
    synchronized void copyInto(Path file) throws SQLException {
        Schema.copy(unused(), file);
    }

    /** Gives what can still be read through the open files, past what can't. */
    synchronized void salvageInto(Salvage salvage) throws SQLException {
        if (connection.isPresent()) {
            salvage.rows(unused());
        }
    }

    /** What is remembered of the record, whatever becomes of its files. */
    KnownEvents known() {
        return known;
    }

    /** A copy is made only while no statement is at work. */
    private Connection unused() throws SQLException {
        if (connection.isEmpty()) {
            throw new SQLException("its files were closed after an error");
        }
        if (statements.isPresent()) {
            statements.get().close();
            statements = Optional.empty();
        }
        return connection.get();
    }

    /** What was committed and not acknowledged, for whoever goes on with a copy of this record. */
    synchronized Optional<Committed> owed() {
        return owed;
    }

    synchronized void owe(Optional<Committed> committed) {
        owed = committed;
    }

    /** Appends what a capsule has and the record lacks. */
    synchronized List<Event> take(Capsule capsule) throws NotSaved {
        requireInPlace();
        List<Event> taken = durable(open -> new Merge(open, capsule, console)
                .into(entry -> append(open, seal(entry)), clock.instant()));
        requireInPlace();
        return taken;
    }

    /** Writes to the database inside a transaction, and returns what it has appended. */
    private interface Writing {
        List<RecordedEvent> write(AppendStatements open) throws SQLException, IOException;
    }

    private List<Event> durable(Writing writing) throws NotSaved {
        if (closed) {
            throw new NotSaved("Not saved: the record is closed. Start Quarterdeck again.", null);
        }
        boolean journalled = false;
        boolean committed = false;
        try {
            AppendStatements open = statements();
            open.begin();
            List<RecordedEvent> events = writing.write(open);
            List<Long> erased = new ArrayList<>();
            for (RecordedEvent event : events) {
                open.eraseRedactedBy(event.event().header()).ifPresent(erased::add);
            }
            Writers writers = Writers.in(connection.orElseThrow(), console.console());
            if (!events.isEmpty()) {
                journal.append(events);
                journalled = true;
            }
            open.commit();
            committed = true;
            events.stream().map(RecordedEvent::key).filter(key -> key.console().equals(console.console()))
                    .forEach(key -> reached.accept(key.seq()));
            known.keep(events);
            known.forget(erased);
            erasing.addAll(erased);
            logHoldsErased |= !erased.isEmpty();
            finishErasing();
            return events.stream().map(event -> event(event, writers)).toList();
        } catch (SQLException e) {
            throw new NotSaved(SqliteFailure.notSaved(e), e);
        } catch (Merge.Refused e) {
            throw new NotSaved("Nothing was imported: " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw new NotSaved(JournalFailure.notSaved(e), e);
        } finally {
            if (!committed) {
                abandon(); // first: were the journal's entry gone while the commit stands, a crash would leave a gap
                if (journalled) {
                    journal.takeBack();
                }
            }
        }
    }

    /** A draft with its body's exact bytes. */
    private record Sealed(Draft draft, Encoded fact, byte[] salt, byte[] body) {
    }

    private Sealed seal(Draft draft) {
        Instant now = clock.instant();
        var origin = new EventBody.Origin(clock.getZone().getId(), clock.getZone().getRules().getOffset(now).getId(), run,
                System.nanoTime());
        Encoded fact = FactCodec.encode(draft.fact());
        return new Sealed(draft, fact, RandomLetters.salt(), new EventBody(draft.actor(), origin, fact.json()).bytes());
    }

    private static Optional<EventKey> target(Fact fact) {
        return fact instanceof Fact.Amendment amendment ? Optional.of(amendment.entry()) : Optional.empty();
    }

    private static Event event(RecordedEvent recorded, Writers writers) {
        EventHeader header = recorded.event().header();
        return StoredEvent.event(new IncidentId(header.incident()), header, recorded.event().hash(), recorded.body(), writers);
    }

    private RecordedEvent append(AppendStatements open, Sealed entry) throws SQLException {
        Draft draft = entry.draft;
        String incident = draft.incident().text();
        AppendStatements.Own own = open.lastOf(console.console());
        AppendStatements.Head head = open.headOf(incident);
        OptionalLong occurredAt = draft.occurredAt().isPresent()
                ? OptionalLong.of(draft.occurredAt().get().toEpochMilli())
                : OptionalLong.empty();
        var facts = new EventHeader(incident, head.number() + 1, new EventKey(console.console(), own.seq() + 1),
                HybridClock.next(own.hlc(), clock.millis()), draft.recordedAt().toEpochMilli(), occurredAt,
                entry.fact.kind(), entry.fact.version(), target(draft.fact()), Hash.body(entry.salt, entry.body), head.hash());
        EventHeader header = signed(open, facts);
        RecordedEvent recorded = open.insert(HeaderRow.of(header), entry.salt, entry.body);
        if (header.number() == 1) {
            open.raiseCounter(console.console(), draft.incident().number());
        }
        return recorded;
    }

    private EventHeader signed(AppendStatements open, EventHeader facts) throws SQLException {
        Optional<EventHeader> before = open.newest(facts.incident(), console.console());
        var origin = new SignedOrigin(before.flatMap(EventHeader::origin).map(o -> o.ordinal() + 1).orElse(1L),
                before.map(EventHeader::originHash).orElseGet(() -> Hash.genesis(facts.incident())),
                open.seen(facts.incident(), before.map(EventHeader::number).orElse(0L), console.console()), console.publicHex(),
                        "");
        EventHeader unsigned = facts.from(origin);
        return facts.from(origin.signed(console.sign(unsigned.originHash())));
    }

    /**
     * The database has erased what was redacted; now its log and the journal. A failure here takes nothing back: it is tried
     * again with the next event and in quiet moments, and the next opening does it if need be. Answers whether all is done.
     */
    synchronized boolean finishErasing() {
        if (closed || erasing.isEmpty() && !logHoldsErased) {
            return true;
        }
        try {
            if (!erasing.isEmpty()) {
                journal.erase(Set.copyOf(erasing));
                erasing.clear();
            }
            if (logHoldsErased) {
                logHoldsErased = !emptiedLog(connection.orElseThrow());
            }
            erasureFailure = logHoldsErased
                    ? "What was removed is still in a file of the record, which is being read, by a backup or another"
                    + " program. It goes as soon as that is done." : "";
        } catch (IOException | SQLException e) {
            erasureFailure = "What was removed is still in a file of the record: " + e.getMessage()
                    + ". It is tried again every minute at least and when Quarterdeck starts.";
        }
        return erasing.isEmpty() && !logHoldsErased;
    }

    /** Hardly waits for readers: meanwhile nobody can write. */
    private static boolean emptiedLog(Connection connection) throws SQLException {
        Schema.execute(connection, "PRAGMA busy_timeout = " + PATIENCE.toMillis());
        try {
            return Schema.emptyLog(connection);
        } finally {
            Schema.execute(connection, "PRAGMA busy_timeout = " + Database.PATIENCE.toMillis());
        }
    }

    /** Why something that was redacted could not be removed everywhere yet, in a sentence; empty when it was. */
    String erasureFailure() {
        return erasureFailure;
    }

    private AppendStatements statements() throws SQLException {
        if (connection.isEmpty()) {
            connection = Optional.of(source.open());
        }
        if (statements.isEmpty()) {
            statements = Optional.of(new AppendStatements(connection.get()));
        }
        return statements.get();
    }

    private void abandon() {
        try {
            if (statements.isPresent()) {
                AppendStatements dead = statements.get();
                statements = Optional.empty();
                dead.rollback();
                dead.close();
            }
        } catch (SQLException rollbackFailed) {
            dropConnection();
        }
    }

    /** The next append opens another one. Until then an unfinished transaction ends with this one's file handles. */
    private void dropConnection() {
        Optional<Connection> lost = connection;
        connection = Optional.empty();
        try {
            if (lost.isPresent()) {
                lost.get().close();
            }
        } catch (SQLException alreadyLost) {
            // nothing more can be done with it, and the failure that led here is being reported
        }
    }

    @Override
    public synchronized void close() throws SQLException, IOException {
        closed = true;
        journal.close();
        if (statements.isPresent()) {
            statements.get().close();
        }
        if (connection.isPresent()) {
            connection.get().close();
        }
    }
}
