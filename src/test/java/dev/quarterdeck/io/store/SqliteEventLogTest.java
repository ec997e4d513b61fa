package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.core.incident.SampleFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@BesideOthers
class SqliteEventLogTest {
    @TempDir
    private Path folder;

    @Test
    void whatWasAppendedIsReadAsItWasReturned() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = store.log().newId();
            List<Event> appended = store.log().append(SampleFacts.all().stream()
                    .map(fact -> new Draft(id, Stores.NOW, Optional.of(Stores.NOW.minusSeconds(60)), "Ada", fact)).toList());
            assertThat(store.log().read(id)).isEqualTo(appended);
            assertThat(appended.stream().map(Event::fact)).isEqualTo(SampleFacts.all());
        }
    }

    @Test
    void anEventCarriesItsPlaceItsTimesAndItsActor() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId first = Stores.incident(store, 2);
            IncidentId second = store.log().newId();
            Instant claimed = Instant.parse("2026-11-23T14:12:00.123Z");
            Event event = store.log().append(List.of(
                    new Draft(second, Stores.NOW, Optional.of(claimed), "Bo", new Fact.NoteAdded("x")))).getFirst();
            String console = store.log().read(first).getFirst().key().console();
            assertThat(event.incident()).isEqualTo(second);
            assertThat(event.number()).isEqualTo(1);
            assertThat(event.key()).isEqualTo(new EventKey(console, 3));
            assertThat(event.recordedAt()).isEqualTo(Stores.NOW);
            assertThat(event.occurredAt()).contains(claimed);
            assertThat(event.actor()).isEqualTo("Bo");
            assertThat(event.hash()).matches("[0-9a-f]{64}");
        }
    }

    @Test
    void reopeningGivesTheSameEventsAndContinuesTheChain() throws Exception {
        IncidentId id;
        List<Event> before;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 5);
            before = store.log().read(id);
        }
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
            assertThat(store.log().read(id)).isEqualTo(before);
            Event next = store.log().append(List.of(Stores.note(id, "six"))).getFirst();
            assertThat(next.number()).isEqualTo(6);
            assertThat(next.key()).isEqualTo(new EventKey(before.getFirst().key().console(), 6));
        }
        assertThat(ChainVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void incidentsAreListedNewestFirst() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId first = Stores.incident(store, 2);
            IncidentId second = Stores.incident(store, 1);
            store.log().append(List.of(Stores.note(first, "later")));
            assertThat(store.log().incidents()).containsExactly(second, first);
            assertThat(store.log().read(new IncidentId("INC-0001-aaaaaa"))).isEmpty();
        }
    }

    @Test
    void incidentNumbersRunOnAfterARestartAndUnusedIdsLeaveNoGap() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(Stores.incident(store, 1).shortText()).isEqualTo("INC-0001");
            assertThat(Stores.incident(store, 1).shortText()).isEqualTo("INC-0002");
            store.log().newId();
        }
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().newId().shortText()).isEqualTo("INC-0003");
            assertThat(IntStream.range(0, 1000).mapToObj(_ -> store.log().newId())).doesNotHaveDuplicates();
        }
    }

    @Test
    void appendingIsAllOrNone() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = Stores.incident(store, 1);
            execute("CREATE TRIGGER refuse BEFORE INSERT ON event WHEN NEW.number = 3"
                    + " BEGIN SELECT RAISE(ABORT, 'not today'); END");
            List<Draft> two = List.of(Stores.note(id, "2"), Stores.note(id, "3"));
            assertThatThrownBy(() -> store.log().append(two)).isInstanceOf(NotSaved.class).hasMessageContaining("not today");
            assertThat(store.log().read(id)).hasSize(1);
            execute("DROP TRIGGER refuse");
            assertThat(store.log().append(two)).extracting(Event::number).containsExactly(2L, 3L);
        }
    }

    @Test
    void aFullDiskLosesNothingAndSavingGoesOnOnceThereIsSpace() throws Exception {
        Stores.console(folder).close();
        var writing = new AtomicReference<Connection>();
        EventWriter.Source smallDisk = () -> {
            writing.set(Database.in(folder).openWriter());
            pragma(writing.get(), "max_page_count = 60");
            return writing.get();
        };
        IncidentId id;
        List<Event> acknowledged = new ArrayList<>();
        try (SqliteEventLog log = SqliteEventLog.open(Database.in(folder), smallDisk, Stores.journal(folder), Stores.key(folder),
                _ -> { }, Clock.systemUTC())) {
            id = log.newId();
            NotSaved full = fill(log, id, acknowledged);
            assertThat(full).hasMessageContaining("disk with the data folder is full").hasMessageContaining("Free some space");
            assertThatThrownBy(() -> log.append(List.of(Stores.note(id, "y".repeat(5000))))).isInstanceOf(NotSaved.class);
            assertThat(log.read(id)).isEqualTo(acknowledged).isNotEmpty();
            pragma(writing.get(), "max_page_count = 1000");
            acknowledged.addAll(log.append(List.of(Stores.note(id, "space again"))));
            assertThat(log.read(id)).isEqualTo(acknowledged);
        }
        assertThat(ChainVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void aLostConnectionIsReplaced() throws Exception {
        Stores.console(folder).close();
        var writing = new AtomicReference<Connection>();
        EventWriter.Source source = () -> {
            writing.set(Database.in(folder).openWriter());
            return writing.get();
        };
        try (SqliteEventLog log = SqliteEventLog.open(Database.in(folder), source, Stores.journal(folder), Stores.key(folder),
                _ -> { }, Clock.systemUTC())) {
            IncidentId id = log.newId();
            log.append(List.of(Stores.note(id, "1")));
            writing.get().close();
            assertThatThrownBy(() -> log.append(List.of(Stores.note(id, "2")))).isInstanceOf(NotSaved.class);
            log.append(List.of(Stores.note(id, "2")));
            assertThat(Stores.texts(log.read(id))).containsExactly("1", "2");
        }
    }

    @Test
    void stampsNeverGoBackWithTheWallClock() throws Exception {
        IncidentId id;
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 1);
        }
        try (SqliteEventLog log = SqliteEventLog.open(Database.in(folder), Database.in(folder)::openWriter,
                Stores.journal(folder), Stores.key(folder), _ -> { }, Clock.fixed(Instant.EPOCH, Clock.systemUTC().getZone()))) {
            log.append(List.of(Stores.note(id, "1970")));
        }
        assertThat(ChainVerification.verify(folder).lines()).last().asString().contains("2 events", "All sound.");
    }

    @Test
    void textThatIsNoTextIsSavedAndReadAlike() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = store.log().newId();
            List<Event> appended = store.log().append(List.of(Stores.note(id, "half \ud83d of a pair, \u0000, \u202e")));
            assertThat(store.log().read(id)).isEqualTo(appended);
            assertThat(Stores.texts(appended)).containsExactly("half ? of a pair, \u0000, \u202e");
        }
    }

    @Test
    void theBodySaysWhereAndWhenItWasReallyEntered() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 1);
        }
        try (Connection raw = Stores.raw(folder); Statement statement = raw.createStatement();
                ResultSet row = statement.executeQuery("SELECT body FROM event_body")) {
            row.next();
            JsonNode body = EventJson.MAPPER.readTree(row.getBytes(1));
            assertThat(body.get("zone").asString()).isEqualTo("Europe/Vienna");
            assertThat(body.get("offset").asString()).isEqualTo("+01:00");
            assertThat(body.get("run").asString()).hasSize(8);
            assertThat(body.get("nanos").isIntegralNumber()).isTrue();
        }
    }

    @Test
    void filesAreReadableByTheirOwnerOnlyFromTheStart() throws Exception {
        try (OpenedStore store = Stores.console(folder.resolve("data"))) {
            Stores.incident(store, 1);
            try (Stream<Path> files = Files.list(folder.resolve("data"))) {
                assertThat(files.filter(Files::isRegularFile).flatMap(file -> rights(file).stream()))
                        .hasSizeGreaterThanOrEqualTo(4).containsOnly("rw-------");
            }
        }
    }

    @Test
    void theNewestAreListedAndOlderOnesThatAreOpen() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId open = Stores.incident(store, 1);
            IncidentId resolved = Stores.incident(store, 1);
            IncidentId reopened = Stores.incident(store, 1);
            for (IncidentId each : List.of(resolved, reopened)) {
                store.log().append(List.of(new Draft(each, Stores.NOW, Optional.empty(), "Ada",
                        new Fact.Resolved(List.of(), ""))));
            }
            store.log().append(List.of(new Draft(reopened, Stores.NOW, Optional.empty(), "Ada",
                    new Fact.Reopened("again", false))));
            IncidentId newest = Stores.incident(store, 1);
            assertThat(store.log().recent(1)).containsExactly(newest, reopened, open);
            assertThat(store.log().recent(10)).isEqualTo(store.log().incidents());
        }
    }

    @Test
    void afterClosingNothingIsSavedInSilence() throws Exception {
        OpenedStore store = Stores.console(folder);
        IncidentId id = Stores.incident(store, 1);
        EventLog log = store.log();
        store.close();
        assertThatThrownBy(() -> log.append(List.of(Stores.note(id, "late")))).isInstanceOf(NotSaved.class);
    }

    private static NotSaved fill(EventLog log, IncidentId id, List<Event> acknowledged) {
        while (acknowledged.size() < 10_000) {
            try {
                acknowledged.addAll(log.append(List.of(Stores.note(id, "x".repeat(5000)))));
            } catch (NotSaved full) {
                return full;
            }
        }
        throw new AssertionError("the disk never filled");
    }

    private void execute(String sql) throws SQLException {
        Stores.execute(folder, sql);
    }

    private static void pragma(Connection connection, String pragma) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA " + pragma);
        }
    }

    /** Empty for one of SQLite's short-lived files that is gone by now: the search index is made meanwhile. */
    private static Optional<String> rights(Path file) {
        try {
            return Optional.of(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
