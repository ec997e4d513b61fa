package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of a killed console, half of its events still in the write-ahead log, struck at random. While one of the two
 * copies is whole everything comes back; when both are struck, what is gone is not gone in silence. Never does the program
 * fail to open.
 */
@BesideOthers
@Longer
class DamageTest {
    /** More with {@code -Ddamage.cases=3000}; the same ones again with {@code -Ddamage.seed=...}. */
    private static final int CASES = Size.of("damage.cases", Damage.values().length, 100);
    /** The same cases in every short run, others in each long one. */
    private static final long SEED = Long.getLong("damage.seed", CASES <= 300 ? CASES : System.nanoTime());

    @TempDir(factory = InMemory.class)
    private Path temp;

    @Test
    void nothingIsLostInSilence() throws Exception {
        System.out.println("damage.seed=" + SEED);
        Path template = temp.resolve("template");
        Path other = temp.resolve("other");
        Set<String> acknowledged = new HashSet<>(killed(template));
        killed(other);
        Map<Damage, int[]> noticed = new EnumMap<>(Damage.class);
        for (int i = 0; i < CASES; i++) {
            Damage damage = Damage.values()[i % Damage.values().length];
            String which = damage + ", seed " + SEED + ", case " + i;
            Path folder = temp.resolve("case-" + i);
            copy(template, folder);
            damage.strike(folder, other, new Random(SEED + i));
            int[] count = noticed.computeIfAbsent(damage, _ -> new int[3]);
            opened(folder, which, damage, acknowledged, count);
            delete(folder); // stays there when an assertion failed before
        }
        noticed.forEach((damage, count) -> System.out.printf("%s: %d cases, %d of them told, %d with losses told%n", damage,
                count[0], count[1], count[2]));
    }

    private static void opened(Path folder, String which, Damage damage, Set<String> acknowledged, int[] count) throws Exception {
        IncidentId id;
        Set<String> missing = new HashSet<>(acknowledged);
        try (OpenedStore store = Stores.console(folder)) {
            List<String> notices = store.notices();
            assertThat(store.log().readOnlyReason()).as(which).isEmpty();
            for (IncidentId each : store.log().incidents()) {
                store.log().read(each).forEach(event -> missing.remove(AppendForever.line(event)));
            }
            count[0]++;
            count[1] += notices.isEmpty() ? 0 : 1;
            count[2] += missing.isEmpty() ? 0 : 1;
            if (damage.mayLose()) {
                assertThat(missing.isEmpty() || !notices.isEmpty()).as(which + ": lost in silence " + missing).isTrue();
            } else {
                assertThat(missing).as(which + " " + notices).isEmpty();
            }
            id = Stores.incident(store, 1);
        }
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound() || !missing.isEmpty()).as(which + "\n" + String.join("\n", report.lines())).isTrue();
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).as(which + ", opened again").isEmpty();
            assertThat(store.log().read(id)).as(which).hasSize(1);
        }
    }

    private static List<String> killed(Path folder) throws Exception {
        var acknowledged = new ArrayList<>(acknowledgedUntilKilled(folder));
        Stores.console(folder).close(); // brings them from the write-ahead log into the main file
        acknowledged.addAll(acknowledgedUntilKilled(folder));
        return acknowledged;
    }

    private static List<String> acknowledgedUntilKilled(Path folder) throws Exception {
        try (ChildConsole child = new ChildConsole(folder)) {
            child.awaitAcknowledged(100);
            child.kill();
            return child.acknowledged();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(file -> !file.startsWith(from.resolve("native"))).forEach(file -> {
                try {
                    Files.copy(file, to.resolve(from.relativize(file)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
