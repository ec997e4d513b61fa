package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.Longer;
import dev.quarterdeck.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at each step of the journal in turn, files that are rolled and an erasure included. What is on the disk
 * afterwards has every append that was acknowledged, and of the one under way all or nothing.
 */
@BesideOthers
@Longer
class PowerCutTest {
    /** After each step so many of the states that a disk may be left in. More with {@code -Dpower.states=500}. */
    private static final int STATES = Size.of("power.states", 10, 30);
    private static final long SEED = Long.getLong("power.seed", System.nanoTime());
    private static final long APPENDS = 12;
    private static final long ERASED = 3;
    private static final long SEGMENT = 900;

    @TempDir(factory = InMemory.class)
    private Path temp;

    private long acknowledged;
    private boolean erased;

    @Test
    void whatWasAcknowledgedIsThereAfterwards() throws Exception {
        System.out.println("power.seed=" + SEED);
        int states = 0;
        boolean cut = true;
        for (int step = 1; cut; step++) {
            for (int state = 0; state < STATES; state++) {
                var folder = new JournalFolder(Files.createDirectories(temp.resolve(step + "-" + state).resolve("journal")));
                var disk = new UnsyncedDisk(folder.path(), step);
                record(folder, disk);
                cut = disk.cut();
                disk.powerBack(new Random(SEED + step * 1000L + state));
                assertAllThere(folder, "seed " + SEED + ", step " + step + ", state " + state + ", " + acknowledged
                        + " acknowledged");
                states++;
            }
        }
        System.out.printf("%d states of the disk after a power cut, no acknowledged append lost%n", states);
    }

    private void record(JournalFolder folder, UnsyncedDisk disk) {
        acknowledged = 0;
        erased = false;
        try (Journal journal = Journal.open(folder, disk, SEGMENT)) {
            for (long position = 1; position <= APPENDS; position++) {
                journal.append(List.of(JournalTest.event(position)));
                acknowledged = position;
                if (position == APPENDS / 2) {
                    journal.erase(Set.of(ERASED));
                    erased = true;
                }
            }
        } catch (IOException powerIsGone) {
            assertThat(disk.cut()).isTrue();
        }
    }

    private void assertAllThere(JournalFolder folder, String which) throws IOException {
        var events = new ArrayList<RecordedEvent>();
        try (var reader = new JournalReader(folder.segments(), true)) {
            for (Optional<RecordedEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                events.add(event.get());
            }
            assertThat(reader.problems()).as(which).isEmpty();
        }
        assertThat(events).as(which).hasSizeBetween((int) acknowledged, (int) acknowledged + 1);
        assertThat(events).as(which).extracting(RecordedEvent::position)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
        for (RecordedEvent event : events) {
            boolean removed = event.position() == ERASED && event.erased() && event.intactHeader();
            assertThat(event.intact() || removed).as(which).isTrue();
            assertThat(erased && event.position() == ERASED && !removed).as(which + ": what was erased is there again").isFalse();
        }
    }
}
