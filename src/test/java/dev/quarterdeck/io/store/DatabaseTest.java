package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    @TempDir
    private Path folder;
    private Database database;

    @BeforeEach
    void make() throws Exception {
        Stores.console(folder).close();
        database = Database.in(folder);
    }

    /** A setting that SQLite does not know is ignored in silence, so each is read back. */
    @ParameterizedTest
    @CsvSource({"journal_mode, wal", "synchronous, 2", "fullfsync, 1", "checkpoint_fullfsync, 1", "foreign_keys, 1",
        "recursive_triggers, 1", "trusted_schema, 0", "cell_size_check, 1", "secure_delete, 1", "mmap_size, 0",
        "busy_timeout, 5000", "wal_autocheckpoint, 8000", "application_id, 1363430193", "user_version, 3"})
    void theWriterHasEverySettingItsPromisesNeed(String pragma, String value) throws SQLException {
        try (Connection writer = database.openWriter(); Statement statement = writer.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA " + pragma)) {
            row.next();
            assertThat(row.getString(1)).isEqualTo(value);
        }
    }

    @Test
    void aReaderCannotWrite() throws SQLException {
        try (Connection reader = database.openReader(); Statement statement = reader.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("UPDATE meta SET value = '9' WHERE name = 'last_incident'"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.executeUpdate("CREATE TABLE t (a)")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void openingNeverMakesAFile() {
        var nowhere = new Database(folder.resolve("nowhere.db"));
        assertThatThrownBy(nowhere::openWriter).isInstanceOf(SQLException.class);
        assertThatThrownBy(nowhere::openReader).isInstanceOf(SQLException.class);
        assertThat(nowhere.file()).doesNotExist();
    }
}
