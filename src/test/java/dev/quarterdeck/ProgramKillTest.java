package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.io.files.DataFolder;
import dev.quarterdeck.io.store.OpenedStore;
import dev.quarterdeck.io.store.RecordVerification;
import dev.quarterdeck.io.store.StoreOpening;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program, window and simulator included, killed in the middle of the scripted drill, and again after it was taken up.
 */
@BesideOthers
@Soak
class ProgramKillTest {
    /** More with {@code -Psoak -Dprogram.kills=1000}; the same moments again with {@code -Dprogram.seed=...}. */
    private static final int KILLS = Size.of("program.kills", 2, 6);
    private static final long SEED = Long.getLong("program.seed", System.nanoTime());
    private static final int SIDE_BY_SIDE = 2;
    private static final int KILLS_A_FOLDER = 4;
    private static final Duration START = Duration.ofSeconds(5);
    /** Twice what is promised, since whoever looks at the clock here may be kept waiting as well. */
    private static final long DRAFT_MILLIS = 2000;

    @TempDir
    private Path temp;

    private final AtomicLong slowest = new AtomicLong();
    private final AtomicLong oldestDraft = new AtomicLong();

    @Test
    void nothingThatWasSavedIsLost() throws Exception {
        System.out.println("program.seed=" + SEED);
        List<Callable<Integer>> folders = new ArrayList<>();
        for (int from = 0; from < KILLS; from += KILLS_A_FOLDER) {
            Path folder = temp.resolve("folder-" + from);
            var random = new Random(SEED + from);
            int count = Math.min(KILLS_A_FOLDER, KILLS - from);
            folders.add(() -> killed(folder, count, random));
        }
        int saved = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            for (Future<Integer> each : threads.invokeAll(folders)) {
                saved += each.get();
            }
        }
        System.out.printf("the program was killed %d times: %d events saved, none lost, slowest opening of the record %d ms,"
                + " oldest draft lost %d ms%n", KILLS, saved, slowest.get(), oldestDraft.get());
        assertThat(saved).isGreaterThan(KILLS);
        assertThat(Duration.ofMillis(slowest.get())).isLessThan(START);
    }

    private int killed(Path folder, int kills, Random random) throws Exception {
        Set<String> saved = new HashSet<>();
        for (int kill = 0; kill < kills; kill++) {
            var lines = new CopyOnWriteArrayList<String>();
            Process child = start(folder, kill == 0 ? "new" : "again");
            Thread reading = Thread.ofVirtual().start(() -> read(child, lines));
            try {
                await(child, lines, kill == 0 ? "SAVED" : "READY");
                Thread.sleep(random.nextInt(kill == 0 ? 4000 : 1500));
            } finally {
                child.toHandle().destroyForcibly(); // not Process.destroyForcibly, which closes our end of the pipe
                child.waitFor();
                reading.join();
            }
            lines.stream().filter(line -> line.matches("SAVED [0-9a-f]{64}")).forEach(line -> saved.add(line.substring(6)));
            assertSound(folder, saved, lines, "seed " + SEED + ", kill " + kill + " in " + folder);
        }
        return saved.size();
    }

    private void assertSound(Path folder, Set<String> saved, List<String> lines, String which) throws Exception {
        long begun = System.nanoTime();
        try (OpenedStore store = new StoreOpening(new DataFolder(folder), Clock.systemUTC()).console()) {
            slowest.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun), Math::max);
            assertThat(store.notices()).as(which).isEmpty();
            var recorded = new HashSet<String>();
            store.log().incidents().forEach(id -> store.log().read(id).stream().map(Event::hash).forEach(recorded::add));
            assertThat(recorded).as(which).containsAll(saved);
            List<String[]> typed = lines.stream().filter(line -> line.matches("TYPED \\d+ \\d{13}")).map(line -> line.split(" "))
                    .toList();
            if (!typed.isEmpty()) {
                String kept = store.scratchpad().text(store.log().incidents().getFirst(), DrillChild.DRAFT);
                int reached = kept.isEmpty() ? 0 : Integer.parseInt(kept);
                long lost = typed.stream().filter(line -> Integer.parseInt(line[1]) > reached)
                        .mapToLong(line -> Long.parseLong(line[2])).min()
                        .stream().map(first -> Long.parseLong(typed.getLast()[2]) - first).findFirst().orElse(0);
                oldestDraft.accumulateAndGet(lost, Math::max);
                assertThat(lost).as(which + ": text typed so long before the kill is lost, ms").isLessThan(DRAFT_MILLIS);
            }
        }
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).as(which + "\n" + String.join("\n", report.lines())).isTrue();
    }

    private static Process start(Path folder, String how) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC", "-Xmx400m", "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED", "-Duser.home=" + System.getProperty("user.home"), "-cp",
                        System.getProperty("java.class.path"), DrillChild.class.getName(),
                folder.toString(), how).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void read(Process child, List<String> lines) {
        try (BufferedReader out = child.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process child, List<String> lines, String word) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (lines.stream().noneMatch(line -> line.startsWith(word))) {
            if (System.nanoTime() > deadline || !child.isAlive()) {
                throw new AssertionError("the program only said " + lines);
            }
            Thread.sleep(10);
        }
    }
}
