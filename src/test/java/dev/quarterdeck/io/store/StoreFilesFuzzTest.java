package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Any bytes are a journal or a backup that is read as far as it proves itself, and refused in words otherwise. */
class StoreFilesFuzzTest {

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

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
