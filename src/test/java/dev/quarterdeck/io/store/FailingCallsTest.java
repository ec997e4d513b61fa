package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The system itself answers a write, a sync, a rename or a removal with an error, SQLite's own ones included, in everything
 * that a console does. It is told in words and tried again, nothing that was acknowledged is lost, and with a disk that works
 * all goes on.
 */
@BesideOthers
@Longer
class FailingCallsTest {
    /** So many lives of a console, each with other calls failing. More with {@code -Dfailing.runs=300}. */
    private static final int RUNS = Size.of("failing.runs", 1, 2);
    private static final long SEED = Long.getLong("failing.seed", System.nanoTime());

    @TempDir(factory = InMemory.class)
    private Path temp;

    @Test
    void whatFailsIsToldInWordsAndNothingThatWasAcknowledgedIsLost() throws Exception {
        System.out.println("failing.seed=" + SEED);
        assumeTrue(DiskTrace.possible(), "skipped: no call can be made to fail here (it needs Linux and strace)");
        int events = 0;
        int refusals = 0;
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(SEED + run);
            Path root = Files.createDirectories(temp.resolve("run-" + run + "/root"));
            String error = random.nextBoolean() ? "EIO" : "ENOSPC";
            String when = 1 + random.nextInt(400) + (random.nextBoolean() ? "" : "+" + (20 + random.nextInt(200)));
            List<String> printed = DiskTrace.failing(EveryWrite.class, root, files(root.resolve(EveryWrite.DATA)), error, when,
                    root.getParent());
            String which = "seed " + SEED + ", run " + run + ", " + error + " at " + when + "\n" + String.join("\n", printed);
            var acknowledged = new Acknowledged();
            for (String line : printed) {
                acknowledged.take(line);
                if (line.startsWith("refused ")) {
                    refusals++;
                    assertThat(line).as(which).endsWith(".").doesNotContain("Exception", "null");
                }
            }
            acknowledged.assertThere(root, which);
            events += acknowledged.events();
        }
        System.out.printf("%d lives with failing calls: %d events acknowledged, none lost, %d refusals in words%n", RUNS, events,
                refusals);
    }

    private static List<Path> files(Path data) {
        Stream<String> databases = Stream.of("", "new-")
                .flatMap(begun -> Stream.of("quarterdeck.db", "samples.db", "backups/samples.db",
                "backups/backup.db", "search.db").map(name -> name.replaceFirst("([^/]+)$", begun + "$1")));
        return Stream.concat(databases.flatMap(name -> Stream.of("", "-wal", "-journal").map(end -> name + end)),
                Stream.of("journal/000001.qdj", "journal/new-000001.qdj", "new-journal/000001.qdj", "", "journal", "backups",
                "new-journal"))
                .map(data::resolve).toList();
    }
}
