package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.quarterdeck.core.incident.Chronicle;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.SampleFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Any bytes are a journal or a backup that is read as far as it proves itself, and refused in words otherwise. */
class StoreFilesFuzzTest {
    private static final List<String> KINDS = SampleFacts.all().stream().map(fact -> FactCodec.encode(fact).kind()).distinct()
            .sorted().toList();

    @FuzzTest(maxDuration = "40s")
    void journal(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("journal");
        try {
            JournalFolder journal = JournalFolder.in(folder);
            Files.createDirectories(journal.path());
            Files.write(journal.segment(1), bytes);
            try (var reader = new JournalReader(journal.segments(), true)) {
                while (reader.next().isPresent()) {
                    assertThat(reader.problems()).isNotNull();
                }
            }
        } finally {
            delete(folder);
        }
    }

    @FuzzTest(maxDuration = "40s")
    void backup(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("backup");
        try {
            Path file = Files.write(folder.resolve("20261130-100000.db"), bytes);
            try {
                Backup.verified(new Database(file), List.of());
            } catch (SQLException | Backup.NotSound e) {
                assertThat(e.getMessage()).isNotBlank();
            }
        } finally {
            delete(folder);
        }
    }

    /** As the file itself, and as the words of an event of each kind in one that is otherwise sound. */
    @FuzzTest(maxDuration = "40s")
    void capsule(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("capsule");
        try {
            assertThatCode(() -> Capsule.read(Files.write(folder.resolve("fuzz.qdc"), bytes))).satisfiesAnyOf(
                    thrown -> assertThat(thrown).isNull(), thrown -> assertThat(thrown)
                    .isInstanceOfAny(SQLException.class, IOException.class));
        } finally {
            delete(folder);
        }
        if (bytes.length > 1) {
            String kind = KINDS.get(Byte.toUnsignedInt(bytes[0]) % KINDS.size());
            byte[] body = Arrays.copyOfRange(bytes, 1, bytes.length);
            byte[] salt = new byte[16];
            var header = new EventHeader("INC-0001-aaaaaa", 1, new EventKey("abcdefghijkl", 1), 1, Stores.NOW.toEpochMilli(),
                    OptionalLong.empty(),
                    kind, 1, Optional.empty(), Hash.body(salt, body), Hash.genesis("INC-0001-aaaaaa"));
            try {
                Plausible.require(new RecordedEvent(1, HeaderRow.of(header), salt, body));
            } catch (IOException refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return;
            }
            Event event = StoredEvent.event(new IncidentId("INC-0001-aaaaaa"), header, header.hash(), body, Writers.NONE);
            Incident incident = Incident.of(event.incident(), List.of(event));
            assertThat(Chronicle.of(incident)).allSatisfy(entry -> assertThat(entry.words().title()).isNotNull());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
