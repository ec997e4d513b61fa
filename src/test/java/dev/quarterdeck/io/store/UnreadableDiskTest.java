package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.files.Disk;
import dev.quarterdeck.io.files.JavaProgram;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that does not give back what was written to it: the record leaves it with all that is known, and says what is lost. */
@BesideOthers
class UnreadableDiskTest {
    @TempDir
    private Path temp;

    private Path folder() {
        return temp.resolve("data");
    }

    private static void assertWhole(Path place, int incidents, int events) throws Exception {
        assertThat(RecordVerification.verify(place).sound()).isTrue();
        try (OpenedStore again = Stores.console(place)) {
            assertThat(again.log().incidents()).hasSize(incidents);
            assertThat(again.log().incidents().stream().mapToInt(id -> again.log().read(id).size()).sum()).isEqualTo(events);
        }
    }

    @Test
    void whenEveryReadFailsWhatTheConsoleStillKnowsIsInTheNewPlace() throws Exception {
        assumeTrue(DiskTrace.possible(), "skipped: no call can be made to fail here (it needs Linux and strace)");
        Path place = temp.resolve("place");
        Process console = new ProcessBuilder(JavaProgram.command(MovingAway.class, folder().toString(), place.toString(), "400"))
                .redirectError(temp.resolve("errors").toFile()).start();
        try (var out = console.inputReader(); var in = console.outputWriter()) {
            assertThat(out.readLine()).as(Files.readString(temp.resolve("errors"))).isEqualTo("recorded");
            Process failing = new ProcessBuilder(failing(console.pid())).redirectErrorStream(true).start();
            try (var attached = failing.inputReader()) {
                assertThat(attached.readLine()).contains("attached");
                in.write("go\n");
                in.flush();
                assertThat(out.readLine()).as(Files.readString(temp.resolve("errors"))).startsWith("420 events of 2 incidents, all that is known")
                        .contains("did not give back all", "from memory");
                assertThat(console.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                failing.destroy();
            }
        } finally {
            console.destroyForcibly();
        }
        assertThat(console.exitValue()).as(Files.readString(temp.resolve("errors"))).isZero();
        assertWhole(place, 2, 421);
    }

    private List<String> failing(long pid) {
        var command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null", "-p", Long.toString(pid), "-e", "signal=none",
                "-e", "trace=pread64,read,mmap", "-e", "inject=pread64,read:error=EIO"));
        Stream.of("quarterdeck.db", "quarterdeck.db-wal", "samples.db", "samples.db-wal", "journal/000001.qdj")
                .forEach(name -> command.addAll(List.of("-P", folder().resolve(name).toString())));
        return command;
    }

    /** Recorded before, and not read again since. */
    private IncidentId recorded() throws Exception {
        try (OpenedStore before = Stores.console(folder())) {
            IncidentId id = Stores.incident(before, 300);
            before.log().append(List.of(Stores.note(before.log().newId(), "another incident")));
            return id;
        }
    }

    @Test
    void whatOnlyTheJournalStillHasComesAlong() throws Exception {
        IncidentId id = recorded();
        try (var store = new MovableStore(Stores.console(folder()), new DataFolder(folder()), Clock.fixed(Stores.NOW, ZoneOffset.UTC))) {
            store.samples().append(id.text(), "api", List.of(new Sample(Stores.NOW, new Outcome.Answered(200), OptionalDouble.of(12))));
            overwrite(folder().resolve("quarterdeck.db"), 4096 * 8, 4096 * 6);
            assertThat(store.moveTo(temp.resolve("place"))).startsWith("301 events of 2 incidents").contains("the journal")
                    .doesNotContain("cannot be read any more");
            var samples = new ArrayList<Sample>();
            store.samples().read(id.text(), recorded -> samples.add(recorded.sample()));
            assertThat(samples).hasSize(1);
        }
        assertWhole(temp.resolve("place"), 2, 301);
    }

    @Test
    void whatNobodyHasIsNamedAndTheRecordGoesOnBehindIt() throws Exception {
        IncidentId id = recorded();
        try (var store = new MovableStore(Stores.console(folder()), new DataFolder(folder()), Clock.fixed(Stores.NOW, ZoneOffset.UTC))) {
            overwrite(folder().resolve("quarterdeck.db"), 4096 * 8, 4096 * 20);
            overwrite(folder().resolve("journal/000001.qdj"), 4096 * 4, 4096 * 20);
            for (Path backup : BackupFolder.in(folder()).newestFirst()) {
                Files.delete(backup);
            }
            assertThat(store.moveTo(temp.resolve("place"))).containsPattern("\\d+ more cannot be read any more: " + id.text() + " \\d+ to \\d+\\.");
            List<Event> rest = store.log().read(id);
            assertThat(rest).hasSizeBetween(50, 299);
            store.log().append(List.of(Stores.note(id, "afterwards")));
            assertThat(store.log().read(id)).hasSize(rest.size() + 1);
        }
    }

    @Test
    void whatWasRedactedDoesNotComeBackFromABackupOrMemory() throws Exception {
        try (var store = new MovableStore(Stores.console(folder()), new DataFolder(folder()), Clock.fixed(Stores.NOW, ZoneOffset.UTC))) {
            IncidentId id = store.log().newId();
            Event secret = store.log().append(List.of(Stores.note(id, "hunter2-canary"))).getFirst();
            for (int i = 0; i < 200; i++) {
                store.log().append(List.of(Stores.note(id, "note " + i + " " + "x".repeat(200))));
            }
            new Backup(folder(), Disk.REAL).make(Stores.NOW);
            store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Ada", new Fact.Redacted(secret.key(), "a secret"))));
            overwrite(folder().resolve("quarterdeck.db"), 4096 * 8, 4096 * 6);
            assertThat(store.moveTo(temp.resolve("place"))).contains("did not give back all");
        }
        try (Stream<Path> files = Files.walk(temp.resolve("place"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("hunter2-canary");
            }
        }
    }

    private static void overwrite(Path file, long from, int length) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(from);
            bytes.write(new byte[length]);
        }
    }
}
