package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.IncidentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@BesideOthers
class ChainVerificationTest {
    private static final String[] GUARDS = {"event_update", "event_delete", "event_insert_next", "event_insert_once",
        "event_insert_linked", "event_body_update", "event_body_delete", "event_body_insert"};

    @TempDir
    private Path folder;
    private IncidentId first;
    private IncidentId second;

    @BeforeEach
    void recordTwoIncidents() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            first = Stores.incident(store, 4);
            second = Stores.incident(store, 3);
        }
    }

    @Test
    void saysWhatItChecked() throws Exception {
        ChainVerification.Report report = ChainVerification.verify(folder);
        assertThat(report.sound()).isTrue();
        assertThat(report.events()).isEqualTo(7);
        assertThat(report.lines()).hasSize(3);
        assertThat(report.lines().getFirst()).startsWith(first + ": 4 events, head ").endsWith(", sound");
        assertThat(report.lines().getLast()).startsWith("Chains: checked 7 events in 2 incidents").endsWith("All sound.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE event SET kind = 'note.addee' WHERE position = 2                   | event 2 was changed: its header
            UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 2         | event 2 was changed: its header
            UPDATE event SET occurred_at = 0 WHERE position = 2                       | event 2 was changed: its header
            UPDATE event SET hlc = hlc + 1 WHERE position = 2                         | event 2 was changed: its header
            UPDATE event SET target_console = 'x', target_seq = 1 WHERE position = 2  | event 2 was changed: its header
            UPDATE event SET seq = 99 WHERE position = 4                              | event 4 was changed: its header
            UPDATE event SET prev = zeroblob(32) WHERE position = 2                   | event 2 was changed: its header
            UPDATE event SET hash = zeroblob(32) WHERE position = 2                   | event 2 was changed: its header
            UPDATE event SET format = 9 WHERE position = 2                            | event 2 has format 9
            DELETE FROM event WHERE position = 2                                      | event 2 is missing
            DELETE FROM event WHERE position = 1                                      | event 1 is missing
            DELETE FROM event_body WHERE position = 2                                 | event 2 has lost its contents
            UPDATE event_body SET salt = zeroblob(16) WHERE position = 2              | event 2 was changed: its contents
            """)
    void findsWhatWasChanged(String sql, String problem) throws Exception {
        tamper(sql);
        assertThat(problemOf(first)).hasValueSatisfying(words -> assertThat(words).contains(problem));
        assertThat(problemOf(second)).isEmpty();
        assertThat(ChainVerification.verify(folder).sound()).isFalse();
    }

    @Test
    void findsASingleFlippedBitInABody() throws Exception {
        tamper("UPDATE event_body SET body = CAST(replace(CAST(body AS TEXT), 'note 2', 'note 3') AS BLOB) WHERE position = 2");
        assertThat(problemOf(first)).contains("event 2 was changed: its contents do not match their hash");
    }

    @Test
    void findsAnIncidentThatIsGone() throws Exception {
        tamper("DELETE FROM event WHERE incident = '" + first + "'");
        assertThat(ChainVerification.verify(folder).problem()).contains("This console's events 1 to 4 are in no incident.");
    }

    @Test
    void findsAnIncidentThatLostItsLastEvent() throws Exception {
        tamper("DELETE FROM event WHERE position = 4");
        assertThat(problemOf(first)).isEmpty();
        assertThat(ChainVerification.verify(folder).problem()).contains("This console's events 4 to 4 are in no incident.");
    }

    @Test
    void aFolderWithoutARecordHasNothingWrong() throws Exception {
        ChainVerification.Report report = ChainVerification.verify(folder.resolve("nowhere"));
        assertThat(report.sound()).isTrue();
        assertThat(report.events()).isZero();
    }

    @Test
    void aDamagedFileIsSaidInASentence() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve(Database.FILE_NAME), "no database at all");
        assertThatThrownBy(() -> ChainVerification.verify(other)).isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("damaged");
    }

    private Optional<String> problemOf(IncidentId id) throws StoreUnavailable {
        return ChainVerification.verify(folder).incidents().stream()
                .filter(incident -> incident.id().equals(id.text())).findFirst().orElseThrow().problem();
    }

    private void tamper(String sql) throws SQLException {
        for (String guard : GUARDS) {
            Stores.execute(folder, "DROP TRIGGER " + guard);
        }
        Stores.execute(folder, sql);
    }
}
