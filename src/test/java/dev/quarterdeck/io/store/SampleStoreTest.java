package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleAnchor;
import dev.quarterdeck.core.signal.SampleLog;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SampleStoreTest {
    private static final Instant START = Instant.parse("2026-11-23T14:00:00Z");

    @TempDir(factory = InMemory.class)
    private Path folder;

    private SampleStore open() throws SQLException, IOException {
        return SampleStore.open(folder, Disk.REAL);
    }

    private static Sample sample(Instant at, double millis) {
        return new Sample(at, new Outcome.Answered(200), OptionalDouble.of(Math.round(millis * 1e2) / 1e2));
    }

    private static List<Sample> steady(Instant from, int seconds, Random random) {
        var samples = new ArrayList<Sample>();
        for (int s = 0; s < seconds; s++) {
            double latency = Math.max(1, 20 + random.nextGaussian() * 2);
            samples.add(sample(from.plusMillis(s * 1000L + Math.round(latency) + random.nextInt(2)), latency));
        }
        return samples;
    }

    private static List<SampleLog.Recorded> read(SampleLog log, String incident) {
        var read = new ArrayList<SampleLog.Recorded>();
        log.read(incident, read::add);
        return read;
    }

    @Test
    void samplesOfAllProbesComeBackInTheOrderInWhichTheyEndedAlsoThoseTakenJustNow() throws Exception {
        try (SampleStore store = open()) {
            store.append("INC-1", "a", List.of(sample(START, 1), sample(START.plusSeconds(2), 2)));
            store.append("INC-1", "b", List.of(sample(START.plusSeconds(1), 3)));
            store.append("INC-2", "a", List.of(sample(START, 4)));
            assertThat(read(store, "INC-1")).extracting(r -> r.probe() + r.sample().latencyMillis().getAsDouble())
                    .containsExactly("a1.0", "b3.0", "a2.0");
            store.append("INC-1", "b", List.of(sample(START.plusSeconds(3), 5)));
            assertThat(read(store, "INC-1")).hasSize(4);
        }
    }

    @Test
    void afterARestartTheyAreThereAndNewOnesFollow() throws Exception {
        try (SampleStore store = open()) {
            store.append("INC-1", "a", List.of(sample(START, 1)));
        }
        try (SampleStore store = open()) {
            store.append("INC-1", "a", List.of(sample(START.plusSeconds(1), 2)));
            assertThat(read(store, "INC-1")).hasSize(2);
            var since = new ArrayList<SampleLog.Recorded>();
            store.readSince("INC-1", START.plusSeconds(1), since::add);
            assertThat(since).hasSize(1);
        }
        assertThat(read(new ReadOnlySamples(folder.resolve(SampleStore.FILE_NAME)), "INC-1")).hasSize(2);
    }

    @Test
    void whatSpansFortyMinutesIsClosedAndOfferedUntilItIsAnchored() throws Exception {
        BlockingQueue<List<SampleAnchor>> offered = new LinkedBlockingQueue<>();
        try (SampleStore store = open()) {
            store.onClosed((_, closed) -> {
                offered.add(closed);
                return CompletableFuture.completedFuture(closed.size() == 3);
            });
            store.append("INC-1", "a", steady(START, 2402, new Random(1)));
            store.append("INC-1", "b", steady(START, 10, new Random(2)));
            read(store, "INC-1"); // writes what is due
            List<SampleAnchor> first = offered.poll(10, TimeUnit.SECONDS);
            assertThat(first).extracting(SampleAnchor::probe).containsExactlyInAnyOrder("a", "b");
            assertThat(first.getFirst().sha256()).hasSize(64);
            store.append("INC-1", "a", steady(START.plusSeconds(2402), 2402, new Random(3)));
            read(store, "INC-1");
            List<SampleAnchor> again = offered.poll(10, TimeUnit.SECONDS);
            while (again != null && again.size() < 3) {
                again = offered.poll(10, TimeUnit.SECONDS);
            }
            assertThat(again).hasSize(3);
        }
        try (SampleStore store = open()) {
            store.onClosed((_, closed) -> {
                offered.add(closed);
                return CompletableFuture.completedFuture(true);
            });
            assertThat(offered.poll(300, TimeUnit.MILLISECONDS)).isNull();
            assertThat(read(store, "INC-1")).hasSize(4814);
        }
    }

    @Test
    void whatAKilledProgramLeftOpenIsClosedAtTheNextStart() throws Exception {
        try (SampleStore store = open()) {
            store.append("INC-1", "a", steady(START, 10, new Random(1)));
        }
        BlockingQueue<String> offered = new LinkedBlockingQueue<>();
        try (SampleStore store = open()) {
            store.onClosed((incident, closed) -> {
                offered.add(incident + " " + closed.getFirst().samples());
                return CompletableFuture.completedFuture(true);
            });
            assertThat(offered.poll(10, TimeUnit.SECONDS)).isEqualTo("INC-1 10");
        }
    }

    /** Nobody closes it nor asks for it: a kill at any later moment would lose nothing of this. */
    @Test
    void whatWasTakenGoesToTheDiskByItself() throws Exception {
        try (SampleStore store = open()) {
            store.append("INC-1", "a", steady(START, 5, new Random(1)));
            try (var other = new Database(folder.resolve(SampleStore.FILE_NAME)).openReader()) {
                while (SampleStore.blocks(other, "INC-1", Instant.MIN).isEmpty()) {
                    Thread.sleep(50);
                }
            }
            assertThat(store.failure()).isEmpty();
        }
    }

    /** As on a full disk. */
    @Test
    void whileTheDiskTakesNothingOldSamplesAndTheNewestCanBeReadAllTheSame() throws Exception {
        try (SampleStore store = open()) {
            store.append("INC-0001-aaaaaa", "api", List.of(sample(START, 10)));
            assertThat(read(store, "INC-0001-aaaaaa")).hasSize(1);
            try (Connection other = new Database(folder.resolve(SampleStore.FILE_NAME)).openWriter()) {
                Schema.execute(other, "CREATE TRIGGER full BEFORE INSERT ON block BEGIN SELECT RAISE(ABORT, 'disk full'); END");
            }
            store.append("INC-0001-aaaaaa", "api", List.of(sample(START.plusSeconds(1), 20)));
            store.append("INC-0001-aaaaaa", "web", List.of(sample(START.plusSeconds(2), 30)));
            assertThat(read(store, "INC-0001-aaaaaa")).extracting(r -> r.sample().endedAt())
                    .containsExactly(START, START.plusSeconds(1),
                    START.plusSeconds(2));
            assertThat(store.failure()).contains("disk full");
            try (Connection other = new Database(folder.resolve(SampleStore.FILE_NAME)).openWriter()) {
                Schema.execute(other, "DROP TRIGGER full");
            }
            assertThat(read(store, "INC-0001-aaaaaa")).hasSize(3);
            assertThat(store.failure()).isEmpty();
        }
    }

    @Test
    void aClosedBlockCannotBeChangedNorAnyDeleted() throws Exception {
        try (SampleStore store = open()) {
            store.append("INC-1", "a", steady(START, 2402, new Random(1)));
            read(store, "INC-1");
        }
        try (var raw = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SampleStore.FILE_NAME)); var sql =
                raw.createStatement()) {
            assertThatThrownBy(() -> sql.executeUpdate("UPDATE block SET bytes = x'00'"))
                    .hasMessageContaining("cannot be changed");
            assertThatThrownBy(() -> sql.executeUpdate("DELETE FROM block")).hasMessageContaining("cannot be deleted");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsSetAsideAndANewOneBegun() throws Exception {
        Files.writeString(folder.resolve(SampleStore.FILE_NAME),
                "no database at all, but long enough to be looked at ".repeat(100));
        SampleOpening opening = SampleOpening.of(folder, Disk.REAL, START);
        try (SampleStore store = opening.store()) {
            assertThat(opening.notices()).singleElement().asString().contains("cannot be read", "every event is safe");
            store.append("INC-1", "a", List.of(sample(START, 1)));
            assertThat(read(store, "INC-1")).hasSize(1);
            assertThat(folder.resolve("damaged/20261123-140000/" + SampleStore.FILE_NAME)).exists();
        }
    }

    /**
     * More than five hours of ten probes with everything that they cost: the file, and the events that vouch for the blocks, with
     * their journal.
     */
    @Test
    void aSteadyProbeCostsLessThanThreeBytesASample() throws Exception {
        int probes = 10;
        int blocks = 8;
        long events = 0;
        BlockingQueue<List<SampleAnchor>> offered = new LinkedBlockingQueue<>();
        try (SampleStore store = open()) {
            store.onClosed((_, closed) -> {
                offered.add(closed);
                return CompletableFuture.completedFuture(true);
            });
            for (int block = 0; block < blocks; block++) {
                for (int p = 0; p < probes; p++) {
                    store.append("INC-0001-abcdef", "GET /api/listings/" + p,
                            steady(START.plusSeconds(block * 2402L), 2402, new Random(p * 100 + block)));
                }
                read(store, "INC-0001-abcdef");
                events += FactCodec.encode(new Fact.SamplesAnchored(offered.poll(10, TimeUnit.SECONDS))).json()
                        .getBytes(StandardCharsets.UTF_8).length;
            }
        }
        long samples = (long) probes * blocks * 2402;
        double file = (double) Files.size(folder.resolve(SampleStore.FILE_NAME)) / samples;
        double anchors = 2.0 * events / samples;
        System.out.printf("bytes a sample: %.2f in the file, %.2f for the anchors (record and journal)%n", file, anchors);
        assertThat(file + anchors).isLessThan(3);
    }
}
