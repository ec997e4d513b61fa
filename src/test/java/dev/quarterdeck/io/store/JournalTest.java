package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.io.files.Disk;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    private Path temp;
    private JournalFolder folder;

    @BeforeEach
    void nameTheFolder() {
        folder = JournalFolder.in(temp);
    }

    @Test
    void whatWasAppendedIsReadByteForByte() throws Exception {
        List<RecordedEvent> events = append(1, 3);
        events.addAll(append(4, 4));
        List<RecordedEvent> read = read();
        assertThat(read).hasSize(4).allMatch(RecordedEvent::intact);
        for (int i = 0; i < 4; i++) {
            assertThat(read.get(i).sameBytes(events.get(i))).isTrue();
            assertThat(read.get(i).position()).isEqualTo(i + 1);
        }
    }

    @Test
    void itsFilesAreReadableByTheirOwnerOnly() throws Exception {
        append(1, 1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path()))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.segment(1)))).isEqualTo("rw-------");
    }

    @Test
    void aNewFileIsBegunBehindTheLimit() throws Exception {
        try (Journal journal = Journal.open(folder, Disk.REAL, 1000)) {
            for (int i = 1; i <= 20; i++) {
                journal.append(List.of(event(i)));
            }
        }
        assertThat(folder.segments().size()).isBetween(4, 10);
        assertThat(positions(read())).containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void whatWasTakenBackIsNotThere() throws Exception {
        try (Journal journal = Journal.open(folder, Disk.REAL)) {
            journal.append(List.of(event(1)));
            journal.append(List.of(event(2), event(3)));
            journal.takeBack();
            assertThat(positions(read())).containsExactly(1L);
            journal.append(List.of(event(2)));
        }
        assertThat(positions(read())).containsExactly(1L, 2L);
    }

    @Test
    void anAppendThatWasCutShortIsTheEndNotDamage() throws Exception {
        append(1, 1);
        long whole = Files.size(folder.segment(1));
        append(2, 3);
        for (long length = Files.size(folder.segment(1)) - 1; length > whole; length -= 7) {
            truncate(length);
            try (var reader = new JournalReader(folder.segments(), true)) {
                assertThat(positions(drain(reader))).containsExactly(1L);
                assertThat(reader.problems()).isEmpty();
                assertThat(reader.tail()).contains(new JournalSegment.Damage(folder.segment(1), whole, length, true));
            }
        }
    }

    @Test
    void everySingleFlippedBitIsFoundAndCostsOneAppendAtMost() throws Exception {
        append(1, 2);
        append(3, 4);
        append(5, 6);
        byte[] whole = Files.readAllBytes(folder.segment(1));
        for (int bit = 0; bit < whole.length * 8; bit += 5) {
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(folder.segment(1), damaged);
            try (var reader = new JournalReader(folder.segments(), true)) {
                List<RecordedEvent> read = drain(reader);
                assertThat(read).as("bit %d", bit).hasSizeBetween(4, 6).allMatch(RecordedEvent::intact);
                assertThat(reader.problems().size() + (reader.tail().isPresent() ? 1 : 0)).as("bit %d", bit).isPositive();
            }
        }
    }

    @Test
    void aMissingFileIsSaid() throws Exception {
        try (Journal journal = Journal.open(folder, Disk.REAL, 500)) {
            for (int i = 1; i <= 9; i++) {
                journal.append(List.of(event(i)));
            }
        }
        Files.delete(folder.segment(2));
        try (var reader = new JournalReader(folder.segments(), true)) {
            assertThat(drain(reader)).hasSizeLessThan(9);
            assertThat(reader.problems()).singleElement().asString().matches("The journal lacks entries \\d+ to \\d+\\.");
        }
    }

    private List<RecordedEvent> append(long from, long to) throws IOException {
        try (Journal journal = Journal.open(folder, Disk.REAL)) {
            List<RecordedEvent> events = new ArrayList<>(LongStream.rangeClosed(from, to).mapToObj(JournalTest::event).toList());
            journal.append(events);
            return events;
        }
    }

    static RecordedEvent event(long position) {
        byte[] salt = RandomLetters.salt();
        byte[] body = ("{\"fact\":\"note " + position + "\"}").getBytes(StandardCharsets.UTF_8);
        String incident = "INC-0001-abcdef";
        var header = new EventHeader(incident, position, new EventKey("console", position), position << 16, 1,
                position % 2 == 0 ? OptionalLong.of(5) : OptionalLong.empty(), "note.added", 1,
                position % 3 == 0 ? Optional.of(new EventKey("other", 7)) : Optional.empty(), Hash.body(salt, body),
                Hash.genesis(incident));
        return new RecordedEvent(position, new HeaderRow(EventHeader.FORMAT, header, header.hash()), salt, body);
    }

    private List<RecordedEvent> read() throws IOException {
        try (var reader = new JournalReader(folder.segments(), true)) {
            List<RecordedEvent> events = drain(reader);
            assertThat(reader.problems()).isEmpty();
            assertThat(reader.tail()).isEmpty();
            return events;
        }
    }

    private static List<RecordedEvent> drain(JournalReader reader) throws IOException {
        var events = new ArrayList<RecordedEvent>();
        for (Optional<RecordedEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
            events.add(event.get());
        }
        return events;
    }

    private static List<Long> positions(List<RecordedEvent> events) {
        return events.stream().map(RecordedEvent::position).toList();
    }

    private void truncate(long length) throws IOException {
        try (var file = new RandomAccessFile(folder.segment(1).toFile(), "rw")) {
            file.setLength(length);
        }
    }
}
