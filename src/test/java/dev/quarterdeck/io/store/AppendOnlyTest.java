package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.IncidentId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** By somebody else's connection, with recursive_triggers and foreign_keys off as they are by default. */
@BesideOthers
class AppendOnlyTest {
    private static final String COLUMNS = "position, format, incident, number, console, seq, hlc, recorded_at, occurred_at, kind,"
            + " kind_version, target_console, target_seq, body_hash, prev, hash";

    @TempDir
    private Path folder;
    private IncidentId id;
    private List<Event> before;

    @BeforeEach
    void recordThreeEvents() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            id = Stores.incident(store, 3);
            before = store.log().read(id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "UPDATE event SET kind = 'x'",
        "UPDATE event SET hlc = hlc + 1 WHERE position = 3",
        "UPDATE OR REPLACE event SET position = 1 WHERE position = 2",
        "DELETE FROM event",
        "DELETE FROM event WHERE position = 3",
        "UPDATE event_body SET body = x'00'",
        "UPDATE event_body SET body = NULL, salt = NULL WHERE position = 3",
        "UPDATE OR REPLACE event_body SET position = 1 WHERE position = 2",
        "DELETE FROM event_body WHERE position = 3",
        "INSERT OR REPLACE INTO event_body VALUES (3, randomblob(16), x'00')",
        "INSERT INTO event_body VALUES (5, randomblob(16), x'00')",
        "INSERT INTO event_body VALUES (NULL, randomblob(16), x'00')",
        "INSERT INTO event_body VALUES (4, NULL, NULL)",
        "UPDATE meta SET value = 'me' WHERE name = 'console'",
        "UPDATE meta SET value = '0' WHERE name = 'last_incident'",
        "UPDATE OR REPLACE meta SET name = 'console' WHERE name = 'last_incident'",
        "INSERT OR REPLACE INTO meta VALUES ('console', 'me')",
        "DELETE FROM meta"})
    void refuses(String sql) {
        assertRefused(sql);
    }

    @Test
    void refusesToReplaceByPosition() {
        assertRefused(insert("REPLACE", "2", "4", "'c'", "1", "randomblob(32)"));
    }

    @Test
    void refusesToReplaceByConsoleAndSequenceNumber() {
        assertRefused(insert("REPLACE", "4", "4", "console", "2", "randomblob(32)"));
    }

    @Test
    void refusesToReplaceByIncidentAndNumber() {
        assertRefused(insert("REPLACE", "4", "2", "'c'", "1", "randomblob(32)"));
    }

    @Test
    void refusesToReplaceByHash() {
        assertRefused(insert("REPLACE", "4", "4", "'c'", "1", "hash"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"REPLACE", "IGNORE", "ABORT"})
    void refusesAGapInTheFile(String conflict) {
        assertRefused(insert(conflict, "5", "4", "'c'", "1", "randomblob(32)"));
    }

    @Test
    void refusesAGapInTheIncident() {
        assertRefused(insert("ABORT", "4", "5", "'c'", "1", "randomblob(32)"));
    }

    @Test
    void refusesAnEventWithoutAPosition() {
        assertRefused(insert("ABORT", "NULL", "4", "'c'", "1", "randomblob(32)"));
    }

    @Test
    void refusesAnEventThatDoesNotContinueTheChain() {
        assertRefused(insert("ABORT", "4", "4", "'c'", "1", "randomblob(32)")
                .replace(", hash, randomblob", ", prev, randomblob"));
    }

    /** So the refusals above are not for some other reason. */
    @Test
    void acceptsTheNextEvent() throws Exception {
        execute("INSERT INTO event_body VALUES (4, randomblob(16), x'00')");
        execute(insert("ABORT", "4", "4", "'c'", "1", "randomblob(32)"));
        assertThat(ChainVerification.verify(folder).incidents().getFirst().events()).isEqualTo(4);
    }

    /** A row like the third event's and linked to it, but for the given columns. */
    private static String insert(String conflict, String position, String number, String console, String seq, String hash) {
        return "INSERT OR " + conflict + " INTO event (" + COLUMNS + ") SELECT " + position + ", format, incident, " + number
                + ", " + console + ", " + seq + ", hlc, recorded_at, occurred_at, kind, kind_version, target_console, target_seq,"
                + " body_hash, hash, " + hash + " FROM event WHERE position = 3";
    }

    private void assertRefused(String sql) {
        assertThatThrownBy(() -> execute(sql)).isInstanceOf(SQLException.class)
                .message().containsAnyOf("append-only", "there already", "only the incident counter");
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().read(id)).isEqualTo(before);
            assertThat(ChainVerification.verify(folder).sound()).isTrue();
        } catch (StoreUnavailable e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = Stores.raw(folder); Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
