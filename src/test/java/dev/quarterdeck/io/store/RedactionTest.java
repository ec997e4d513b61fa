package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.SystemProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A leaked secret is removed from every file by an entry that says so, and the chain still holds. */
class RedactionTest {
    private static final String SECRET = "hunter2-xyzzy";

    @TempDir(factory = InMemory.class)
    private Path folder;

    private static Event leak(OpenedStore store, IncidentId id) throws Exception {
        return store.log().append(List.of(Stores.note(id, "asked Ben for " + SECRET))).getFirst();
    }

    private static void redact(OpenedStore store, Event leaked) throws Exception {
        store.log().append(List.of(new Draft(leaked.incident(), Stores.NOW, Optional.empty(), "Ada",
                new Fact.Redacted(leaked.key(), "a password"))));
    }

    private List<String> holding(String text) throws IOException {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> contains(file, wanted))
                    .map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    private static boolean contains(Path file, byte[] wanted) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(new String(wanted, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noFileOfTheFolderHoldsWhatWasRemovedAndTheChainIsSound() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = Stores.incident(store, 3);
            Event leaked = leak(store, id);
            Stores.incident(store, 2);
            new Upkeep(new DataFolder(folder), () -> Stores.NOW).backup();
            assertThat(new SearchWait(store).hits(SECRET)).isEqualTo(1);
            redact(store, leaked);
            store.log().append(List.of(Stores.note(id, "after")));
            assertThat(store.log().read(id).get(3).fact()).isEqualTo(new Fact.Erased("note.added"));
            assertThat(store.log().read(id).get(3).hash()).isEqualTo(leaked.hash());
            assertThat(new SearchWait(store).hits("after")).isEqualTo(1);
            assertThat(store.search().newest("hunter2", 5)).isEmpty();
        }
        assertThat(holding(SECRET)).isEmpty();
        assertThat(holding("hunter2")).isEmpty();
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).as(String.join("\n", report.lines())).isTrue();
        assertThat(report.lines()).anyMatch(line -> line.contains("the contents of 1 removed by redaction"));
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).isEmpty();
        }
    }

    /** The incident rests on its declaration: only its words go, and after a rescue or a journey it is still the same one. */
    @Test
    void aDeclarationLosesItsWordsAndTheIncidentStaysTheSame(@TempDir(factory = InMemory.class) Path other) throws Exception {
        Path capsule = other.resolve("one.capsule");
        Incident before;
        try (OpenedStore store = Stores.console(folder); var desk =
                new Desk(store.log(), Clock.fixed(Stores.NOW, ZoneOffset.UTC))) {
            IncidentId id = store.log().newId();
            Event declared = done(desk, id, new Command.Declare("login with " + SECRET, Severity.P1, SECRET, Optional.empty(),
                    ""))
                    .events().getFirst();
            new Upkeep(new DataFolder(folder), () -> Stores.NOW).backup();
            assertThat(new SearchWait(store).hits(SECRET)).isEqualTo(1);
            before = done(desk, id, new Command.Redact(declared.key(), "a password", true)).incident();
            assertThat(before.title()).isEqualTo("(removed)");
            assertThat(Incident.of(id, store.log().read(id)).severity()).isEqualTo(Severity.P1);
            store.capsules().write(id, capsule);
        }
        assertThat(holding(SECRET)).isEmpty();
        byte[] database = Files.readAllBytes(folder.resolve(Database.FILE_NAME));
        Arrays.fill(database, 4096, database.length, (byte) 0);
        Files.write(folder.resolve(Database.FILE_NAME), database);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("2 of 2 events restored");
            assertSame(Incident.of(before.id(), store.log().read(before.id())), before);
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
        try (OpenedStore store = Stores.console(other.resolve("elsewhere"))) {
            store.capsules().take(capsule);
            assertSame(Incident.of(before.id(), store.log().read(before.id())), before);
        }
    }

    private static Reply.Done done(Desk desk, IncidentId id, Command command) {
        return (Reply.Done) desk.submit(id, "Ada", command).toCompletableFuture().join();
    }

    private static void assertSame(Incident incident, Incident before) {
        assertThat(incident.severity()).isEqualTo(before.severity());
        assertThat(incident.declaredAt()).isEqualTo(before.declaredAt()).isPresent();
        assertThat(incident.status()).isEqualTo(before.status());
        assertThat(incident.title()).isEqualTo(before.title());
        assertThat(incident.impact()).isEqualTo("(removed)");
    }

    @Test
    void theDatabaseRefusesToEraseWithoutARedaction() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            leak(store, store.log().newId());
        }
        assertThatThrownBy(() -> Stores.execute(folder, "UPDATE event_body SET salt = NULL, body = NULL"))
                .isInstanceOf(SQLException.class).hasMessageContaining("only after a redaction");
    }

    @Test
    void contentsThatAreGoneWithoutARedactionAreDamage() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            leak(store, Stores.incident(store, 2));
        }
        Stores.execute(folder, "DROP TRIGGER event_body_update",
                "UPDATE event_body SET salt = NULL, body = NULL WHERE position = 2");
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).isFalse();
        assertThat(String.join("\n", report.lines())).contains("event 2 has lost its contents");
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("3 of 3 events restored");
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }

    /** Whoever reads the record keeps its write-ahead log from being emptied: that is told, and done once they have gone. */
    @Test
    void aReaderDelaysTheRemovalButDoesNotHideIt() throws Exception {
        String log = folder.resolve(Database.FILE_NAME + "-wal").toString();
        try (OpenedStore store = Stores.console(folder)) {
            Event leaked = leak(store, Stores.incident(store, 2));
            try (Connection reader = Stores.raw(folder); Statement statement = reader.createStatement()) {
                statement.execute("BEGIN");
                statement.executeQuery("SELECT count(*) FROM event").close();
                redact(store, leaked);
                assertThat(store.warnings()).singleElement().asString()
                        .contains("What was removed is still in a file of the record");
                assertThat(SystemProgram.succeeds("grep", "-q", SECRET, log)).isTrue();
            }
            while (!store.warnings().isEmpty()) {
                Thread.sleep(50);
            }
            assertThat(SystemProgram.succeeds("grep", "-q", SECRET, log)).isFalse();
        }
    }

    @Test
    void closingAtOnceLeavesNothingInTheSearchIndexNorInABackup() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Event leaked = leak(store, Stores.incident(store, 2));
            assertThat(new SearchWait(store).hits("hunter2")).isEqualTo(1);
            new Upkeep(new DataFolder(folder), () -> Stores.NOW).backup();
            redact(store, leaked);
        }
        assertThat(holding("hunter2")).isEmpty();
    }

    /** The event is recorded, then the power goes before the journal's file has been written again. */
    @Test
    void aRedactionThatWasCutShortIsFinishedByTheNextOpening() throws Exception {
        var disk = new FailingDisk();
        try (OpenedStore store = new StoreOpening(new DataFolder(folder),
                Clock.fixed(Stores.NOW, ZoneOffset.UTC), disk).console()) {
            Event leaked = leak(store, Stores.incident(store, 2));
            disk.fail("renaming");
            redact(store, leaked);
        }
        assertThat(holding(SECRET)).anyMatch(file -> file.startsWith("journal"));
        RecordVerification.Report before = RecordVerification.verify(folder);
        assertThat(before.sound()).isFalse();
        assertThat(String.join("\n", before.lines())).contains("what a redaction has removed");
        Stores.console(folder).close();
        assertThat(holding(SECRET)).isEmpty();
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void aRescueFromAnOldCopyDoesNotBringItBack() throws Exception {
        IncidentId id;
        Path old = folder.resolveSibling(folder.getFileName() + "-old.db");
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 2);
            Event leaked = leak(store, id);
            new Upkeep(new DataFolder(folder), () -> Stores.NOW).backup();
            Files.copy(BackupFolder.in(folder).newestFirst().getFirst(), old);
            redact(store, leaked);
        }
        try {
            Files.createDirectories(folder.resolve("backups"));
            Files.move(old, folder.resolve("backups/20261123-000000.db"));
            byte[] database = Files.readAllBytes(folder.resolve(Database.FILE_NAME));
            Arrays.fill(database, 4096, database.length, (byte) 0);
            Files.write(folder.resolve(Database.FILE_NAME), database);
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(store.notices()).singleElement().asString().contains("4 of 4 events restored");
                assertThat(store.log().read(id).get(2).fact()).isEqualTo(new Fact.Erased("note.added"));
            }
            assertThat(holding(SECRET)).as("the old copy, once a newer backup is made").isEmpty();
            assertThat(RecordVerification.verify(folder).sound()).isTrue();
        } finally {
            Files.deleteIfExists(old);
        }
    }

    /** The index follows the record on a thread of its own. */
    private record SearchWait(OpenedStore store) {
        int hits(String words) throws InterruptedException {
            for (int i = 0; i < 100; i++) {
                int found = store.search().newest(words, 10).size();
                if (found > 0) {
                    return found;
                }
                Thread.sleep(50);
            }
            return 0;
        }
    }
}
