package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saved means saved: kill -9 from outside at any moment, then look with a fresh opening. */
class KillTest {
    /** More with {@code -Dkill.cycles=300}; the same moments again with {@code -Dkill.seed=...}. */
    private static final int CYCLES = Integer.getInteger("kill.cycles", 15);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

    @TempDir
    private Path folder;

    @Test
    void noAcknowledgedEventIsLost() throws Exception {
        System.out.println("kill.seed=" + SEED);
        var random = new Random(SEED);
        List<String> acknowledged = new ArrayList<>();
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            try (ChildConsole child = new ChildConsole(folder)) {
                if (cycle % 5 != 0) { // every fifth is killed while it starts
                    child.awaitAcknowledged(1);
                }
                Thread.sleep(random.nextInt(400));
                child.kill();
                acknowledged.addAll(child.acknowledged());
            }
            try (OpenedStore store = Stores.console(folder)) {
                assertThat(store.notices()).as("seed %d, cycle %d", SEED, cycle).isEmpty();
                assertThat(recorded(store.log())).as("seed %d, cycle %d", SEED, cycle).containsAll(acknowledged);
            }
            assertThat(ChainVerification.verify(folder).lines()).as("seed %d, cycle %d", SEED, cycle)
                    .last().asString().endsWith("All sound.");
        }
        System.out.println(acknowledged.size() + " events acknowledged in " + CYCLES + " cycles, none lost");
        assertThat(acknowledged).hasSizeGreaterThan(CYCLES);
        assertThat(leftoverLibraries()).isLessThanOrEqualTo(1);
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
                assertThat(ChainVerification.verify(folder).sound()).isTrue();
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

    private long leftoverLibraries() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("native"))) {
            return files.filter(file -> file.toString().endsWith(".so")).count();
        }
    }
}
