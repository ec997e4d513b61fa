package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved means saved: kill -9 from outside at any moment, then look with a fresh opening. */
@BesideOthers
@Longer
class KillTest {
    /**
     * Killed consoles, six in a process, so that most of the time goes into killing instead of starting Java. More with
     * {@code -Dkill.cycles=10000}; the same moments again with {@code -Dkill.seed=...}.
     */
    private static final int CYCLES = Size.of("kill.cycles", 30, 100);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int TOGETHER = 6;
    private static final int SIDE_BY_SIDE = 2;
    private static final int PROCESSES_A_FOLDER = 10;
    private static final Duration START = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    private final AtomicLong slowest = new AtomicLong();

    @Test
    void noAcknowledgedEventIsLost() throws Exception {
        System.out.println("kill.seed=" + SEED);
        int processes = Math.ceilDiv(CYCLES, TOGETHER);
        List<Callable<Integer>> rounds = new ArrayList<>();
        for (int from = 0; from < processes; from += PROCESSES_A_FOLDER) {
            int first = from;
            int count = Math.min(PROCESSES_A_FOLDER, processes - from);
            rounds.add(() -> killed(folder.resolve("round-" + first), count, new Random(SEED + first)));
        }
        int acknowledged = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            for (Future<Integer> round : threads.invokeAll(rounds)) {
                acknowledged += round.get();
            }
        }
        System.out.printf("%d consoles killed in %d processes: %d events acknowledged, none lost, slowest opening %d ms%n",
                processes * TOGETHER, processes, acknowledged, slowest.get());
        assertThat(acknowledged).as("at least one of each process that was not killed while it started")
                .isGreaterThanOrEqualTo(processes - processes / 5);
        if (Size.SOAK) { // what it takes in a loop of every day says more about what else the machine does
            assertThat(Duration.ofMillis(slowest.get())).isLessThan(START);
        }
    }

    private int killed(Path round, int processes, Random random) throws Exception {
        Path[] folders = IntStream.range(0, TOGETHER).mapToObj(i -> round.resolve("console-" + i)).toArray(Path[]::new);
        List<String> acknowledged = new ArrayList<>();
        for (int process = 1; process <= processes; process++) {
            try (ChildConsole child = new ChildConsole(folders)) {
                if (process % 5 == 0) { // every fifth is killed while it starts
                    Thread.sleep(random.nextInt(1000));
                } else {
                    child.awaitAcknowledged(1);
                    Thread.sleep(random.nextInt(200));
                }
                child.kill();
                acknowledged.addAll(child.acknowledged());
            }
            var recorded = new HashSet<String>();
            for (Path each : folders) {
                recorded.addAll(sound(each, "seed " + SEED + ", process " + process + " in " + each));
            }
            assertThat(recorded).as("seed %d, process %d in %s", SEED, process, round).containsAll(acknowledged);
        }
        assertThat(leftoverLibraries(round)).isLessThanOrEqualTo(TOGETHER);
        return acknowledged.size();
    }

    private Set<String> sound(Path each, String which) throws Exception {
        long begun = System.nanoTime();
        try (OpenedStore store = Stores.console(each)) {
            slowest.accumulateAndGet((System.nanoTime() - begun) / 1_000_000, Math::max);
            assertThat(store.notices()).as(which).isEmpty();
            return recorded(store.log());
        } finally {
            RecordVerification.Report report = RecordVerification.verify(each);
            assertThat(report.sound()).as(which + "\n" + String.join("\n", report.lines())).isTrue();
        }
    }

    @Test
    void readersThatComeAndGoTakeNothingFromALiveConsole() throws Exception {
        try (ChildConsole child = new ChildConsole(folder)) {
            for (int round = 1; round <= 5; round++) {
                child.awaitAcknowledged(round * 50);
                List<String> known = child.acknowledged();
                try (OpenedStore reader = Stores.opening(folder).reader()) {
                    assertThat(recorded(reader.log())).containsAll(known);
                }
                assertThat(RecordVerification.verify(folder).sound()).isTrue();
                someOtherProgramLooksIn();
            }
            child.awaitAcknowledged(400);
            child.kill();
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(recorded(store.log())).containsAll(child.acknowledged());
            }
        }
    }

    /** Opens the file for writing, as a database browser does, and closes it. */
    private void someOtherProgramLooksIn() throws SQLException {
        try (Connection connection = Stores.raw(folder); Statement statement = connection.createStatement()) {
            statement.execute("SELECT count(*) FROM event");
        }
    }

    private static Set<String> recorded(EventLog log) {
        var recorded = new HashSet<String>();
        for (IncidentId id : log.incidents()) {
            log.read(id).forEach(event -> recorded.add(AppendForever.line(event)));
        }
        return recorded;
    }

    private static long leftoverLibraries(Path round) throws IOException {
        try (Stream<Path> files = Files.walk(round)) {
            return files.filter(file -> file.toString().endsWith(".so")).count();
        }
    }
}
