package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@BesideOthers
class RecordVerificationTest {
    @TempDir
    private Path folder;
    private byte[] early;

    @BeforeEach
    void record() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 3);
        }
        early = Files.readAllBytes(folder.resolve(Database.FILE_NAME));
        try (OpenedStore store = Stores.console(folder)) {
            Stores.incident(store, 4);
        }
    }

    @Test
    void saysWhatItChecked() throws Exception {
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).isTrue();
        assertThat(report.lines()).hasSize(6);
        assertThat(report.lines().get(2)).startsWith("Chains: checked 7 events in 2 incidents").endsWith("All sound.");
        assertThat(report.lines().get(3)).startsWith("Signatures: 7 of 7 events are signed: 7 by console ")
                .endsWith(" (this one).");
        assertThat(report.lines().get(4)).isEqualTo("Database: its file holds together.");
        assertThat(report.lines().get(5)).isEqualTo("Journal: 7 of 7 events of the database are in it, byte for byte.");
    }

    @Test
    void findsADatabaseThatLostItsEnd() throws Exception {
        Files.write(folder.resolve(Database.FILE_NAME), early);
        assertNotSound("Journal: 3 of 3 events of the database are in it, byte for byte; the database lacks its newest 4 events");
    }

    @Test
    void findsAJournalThatLostItsEnd() throws Exception {
        Files.write(folder.resolve("journal/000001.qdj"), new byte[0]);
        assertNotSound("lacks the newest 7 events of the database");
    }

    @Test
    void findsAMissingJournal() throws Exception {
        Files.delete(folder.resolve("journal/000001.qdj"));
        assertNotSound("Journal: missing.");
    }

    @Test
    void findsAMissingDatabase() throws Exception {
        Files.delete(folder.resolve(Database.FILE_NAME));
        assertNotSound("The record's database is missing");
    }

    @Test
    void findsAChangedEventInTheChainAndAgainstTheJournal() throws Exception {
        Stores.execute(folder, "DROP TRIGGER event_update", "UPDATE event SET recorded_at = 1 WHERE position = 2");
        assertNotSound("event 2 was changed: its header does not match its hash");
        assertNotSound("is not what the journal says it was");
    }

    @Test
    void saysWhatADamagedFileIs() throws Exception {
        Files.writeString(folder.resolve(Database.FILE_NAME), "no database at all");
        assertNotSound("The database cannot be checked: its file does not hold together");
    }

    @Test
    void aRunningConsoleDoesNotDisturb() throws Exception {
        try (ChildConsole child = new ChildConsole(folder)) {
            for (int i = 1; i <= 4; i++) {
                child.awaitAcknowledged(i * 20);
                RecordVerification.Report report = RecordVerification.verify(folder);
                assertThat(report.sound()).as(String.join("\n", report.lines())).isTrue();
            }
        }
    }

    private void assertNotSound(String words) throws StoreUnavailable {
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).isFalse();
        assertThat(String.join("\n", report.lines())).contains(words);
        assertThat(report.lines()).last().asString().startsWith("Not sound. Nothing was changed.");
    }
}
