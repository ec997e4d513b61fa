package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventLog;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.NotSaved;
import dev.quarterdeck.io.files.SmallDisk;
import dev.quarterdeck.io.files.SystemProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteJDBCLoader;

/** A real small disk that is filled up to a random point. Needs the right to mount one (Linux, root). */
@BesideOthers
@Longer
class FullDiskTest {
    /** More with {@code -Dfull.points=500}; the same ones again with {@code -Dfull.seed=...}. */
    private static final int POINTS = Size.of("full.points", 8, 30);
    private static final long SEED = Long.getLong("full.seed", System.nanoTime());
    private static final String SIZE = "6m";

    @TempDir
    private Path temp;
    private Path disk;
    private SmallDisk mounted;

    @BeforeEach
    void mount() throws Exception {
        SQLiteJDBCLoader.initialize(); // the first to load it would unpack it onto the small disk and keep that busy
        mounted = SmallDisk.mount(temp.resolve("disk"), SIZE);
        disk = mounted.path();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted != null) {
            mounted.close();
        }
    }

    @Test
    void whatIsAcknowledgedStaysAndSavingGoesOnWithSpace() throws Exception {
        System.out.println("full.seed=" + SEED);
        int whileOpening = 0;
        for (int point = 0; point < POINTS; point++) {
            var random = new Random(SEED + point);
            Path folder = disk.resolve("data-" + point);
            String which = "seed " + SEED + ", point " + point;
            List<Event> acknowledged = new ArrayList<>();
            if (random.nextBoolean()) { // a record from before, so that the disk also fills in the middle of one
                try (OpenedStore store = Stores.console(folder)) {
                    IncidentId id = Stores.incident(store, 20);
                    acknowledged.addAll(store.log().read(id));
                }
            }
            Path ballast = fill(random.nextInt(600_000));
            Optional<IncidentId> id = recordUntilFull(folder, ballast, acknowledged, which);
            whileOpening += id.isEmpty() ? 1 : 0;
            Files.deleteIfExists(ballast);
            try (OpenedStore store = Stores.console(folder)) {
                List<Event> recorded = new ArrayList<>();
                store.log().incidents().forEach(each -> recorded.addAll(store.log().read(each)));
                assertThat(recorded).as(which + " " + store.notices()).containsAll(acknowledged);
                Stores.incident(store, 1);
            }
            RecordVerification.Report report = RecordVerification.verify(folder);
            assertThat(report.sound()).as(which + "\n" + String.join("\n", report.lines())).isTrue();
            assertThat(SystemProgram.succeeds("rm", "-r", folder.toString())).isTrue();
        }
        System.out.printf("%d fill points, %d of them too full to open, no acknowledged event lost%n", POINTS, whileOpening);
    }

    /** Fills the disk by recording, then makes space under the open console. Empty when it was too full to open. */
    private static Optional<IncidentId> recordUntilFull(Path folder, Path ballast, List<Event> acknowledged, String which)
            throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            if (!store.log().readOnlyReason().isEmpty()) {
                return Optional.empty();
            }
            IncidentId id = store.log().newId();
            NotSaved full = fill(store.log(), id, acknowledged);
            assertThat(full).as(which).hasMessageContaining("disk with the data folder is full")
                    .hasMessageContaining("Free some space");
            Files.delete(ballast);
            acknowledged.addAll(store.log().append(List.of(Stores.note(id, "space again"))));
            assertThat(store.log().read(id)).as(which).isEqualTo(
                    acknowledged.stream().filter(event -> event.incident().equals(id)).toList());
            return Optional.of(id);
        } catch (StoreUnavailable tooFull) {
            assertThat(tooFull).as(which).hasMessageContaining("Nothing was deleted");
            return Optional.empty();
        }
    }

    private static NotSaved fill(EventLog log, IncidentId id, List<Event> acknowledged) {
        for (int i = 0; i < 10_000; i++) {
            try {
                acknowledged.addAll(log.append(List.of(Stores.note(id, "x".repeat(i % 7 * 900)), Stores.note(id, "y"))));
            } catch (NotSaved full) {
                return full;
            }
        }
        throw new AssertionError("the disk never filled");
    }

    /** All but so many bytes. */
    private Path fill(int free) throws IOException {
        Path ballast = disk.resolve("ballast");
        long size = Math.max(0, Files.getFileStore(disk).getUsableSpace() - free);
        Files.write(ballast, new byte[(int) size]);
        return ballast;
    }
}
