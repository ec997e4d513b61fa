package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.io.files.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to hang or to exhaust whoever opens them. */
class HostileCapsuleTest {
    private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)";
    private static final Fact FAR = new Fact.NoteAdded("far");
    private static final Duration MOMENT = Duration.ofSeconds(30);

    @TempDir
    private Path temp;
    private Path capsule;

    @BeforeEach
    void aSoundOne() throws Exception {
        capsule = made(new Fact.NoteAdded("all is well"), temp.resolve("one.qdc"));
    }

    private Path made(Fact fact, Path file) throws Exception {
        try (OpenedStore store = Stores.console(temp.resolve("there"))) {
            IncidentId id = Stores.incident(store, 2);
            store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Mallory", fact)));
            store.capsules().write(id, file);
        }
        return file;
    }

    private static void change(Path file, String... sql) throws Exception {
        try (Connection raw = DriverManager.getConnection("jdbc:sqlite:" + file); Statement statement = raw.createStatement()) {
            for (String each : sql) {
                statement.executeUpdate(each);
            }
        }
    }

    private void assertRefused(Path file, String why) throws Exception {
        assertTimeout(MOMENT, () -> {
            try (OpenedStore store = Stores.console(temp.resolve("here"))) {
                assertThatThrownBy(() -> store.capsules().take(file)).isInstanceOf(IOException.class)
                        .hasMessageStartingWith("Nothing was imported: ")
                        .hasMessageContaining(why);
                assertThat(store.log().incidents()).isEmpty();
            }
            assertThatThrownBy(() -> Stores.opening(temp.resolve("here")).capsule(file)).isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining(why);
            assertThat(RecordVerification.capsule(file).sound()).isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeline", "event", "event_body", "block", "meta"})
    void anEndlessViewInTheNameOfATableIsNotRead(String table) throws Exception {
        change(capsule, "DROP TABLE " + table, "CREATE VIEW " + table + " AS " + ENDLESS
                + " SELECT i AS number, i AS position, '' AS incident FROM n");
        assertRefused(capsule, "is not built as a capsule is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE VIEW more AS SELECT 1", "CREATE TABLE more (a)",
            "CREATE TRIGGER more AFTER INSERT ON meta BEGIN SELECT 1; END",
            "CREATE VIRTUAL TABLE more USING fts5 (a)", "DROP INDEX event_first", "ALTER TABLE event ADD COLUMN more ANY",
                    "DROP TRIGGER event_body_update"})
    void whatNoCapsuleHasIsRefused(String sql) throws Exception {
        change(capsule, sql);
        assertRefused(capsule, "is not built as a capsule is");
    }

    @Test
    void aTableThatAModuleMakesUpIsNotLookedInto() throws Exception {
        change(capsule, "DROP TABLE timeline", "CREATE VIRTUAL TABLE timeline USING fts5 (a, content = '')");
        assertRefused(capsule, "its table timeline is another one");
    }

    @Test
    void anUnknownSchemaIsRefused() throws Exception {
        change(capsule, "PRAGMA user_version = " + (Schema.VERSION + 1));
        assertRefused(capsule, "newer Quarterdeck");
        change(capsule, "PRAGMA user_version = 0");
        assertRefused(capsule, "is not built as a capsule is");
    }

    @Test
    void aNoteOf250MegabytesIsRefused() throws Exception {
        change(capsule, "DROP TRIGGER event_body_update", "UPDATE event_body SET body = zeroblob(250000000) WHERE position = 3",
                SchemaText.of("event_body_update"));
        assertRefused(capsule, "holds more than a capsule can");
    }

    @Test
    void pagesThatLeadBackToOneAnotherAreNotFollowed() throws Exception {
        Path many = temp.resolve("many.qdc");
        try (OpenedStore store = Stores.console(temp.resolve("there"))) {
            store.capsules().write(Stores.incident(store, 2000), many);
        }
        byte[] bytes = Files.readAllBytes(many);
        int page = 4096;
        for (int at = page; at < bytes.length; at += page) {
            if (bytes[at] == 5) { // an inner page of a table: all its children are itself
                int own = at / page + 1;
                int cells = (bytes[at + 3] & 255) << 8 | bytes[at + 4] & 255;
                for (int cell = 0; cell < cells; cell++) {
                    int pointer = at + ((bytes[at + 12 + 2 * cell] & 255) << 8 | bytes[at + 13 + 2 * cell] & 255);
                    bytes[pointer + 2] = (byte) (own >> 8);
                    bytes[pointer + 3] = (byte) own;
                }
            }
        }
        Files.write(many, bytes);
        assertRefused(many, "damaged");
    }

    static Stream<Fact> outOfThisWorld() {
        return Stream.of(new Fact.MilestoneClaimed(Milestone.BEGAN, Instant.parse("9999-12-31T23:59:59Z")),
                new Fact.EtaPromised(Duration.ofSeconds(Long.MAX_VALUE), "soon"),
                        new Fact.CadenceChanged(Duration.ofSeconds(Long.MIN_VALUE)),
                new Fact.DrillStarted("a", "b", Double.NaN), new Fact.Resolved(java.util.Collections.nCopies(3000, "x"), ""),
                new Fact.NoteAdded("x".repeat(5_000_000)));
    }

    @ParameterizedTest
    @MethodSource("outOfThisWorld")
    void whatWouldBreakAFoldOrAScreenIsRefused(Fact fact) throws Exception {
        Path file = temp.resolve("odd.qdc");
        forged("INC-0007-abcdef", Stores.NOW, fact, file);
        assertRefused(file, "its event 1");
    }

    @Test
    void aTimeInTheYear9999IsRefused() throws Exception {
        Path file = temp.resolve("late.qdc");
        forged("INC-0007-abcdef", Instant.parse("9999-01-01T00:00:00Z"), FAR, file);
        assertRefused(file, "another century");
    }

    @ParameterizedTest
    @CsvSource({"INC-999999999-abcdef, no console has counted as many",
            "INC-99999999999999999999-abcdef, no name that a console gives"})
    void anIncidentNumberThatNoConsoleReachesIsRefused(String name, String why) throws Exception {
        Path file = temp.resolve("far.qdc");
        forged(name, Stores.NOW, FAR, file);
        assertRefused(file, why);
    }

    @Test
    void aNumberFarAheadDoesNotMakeOursJump() throws Exception {
        Path file = temp.resolve("far.qdc");
        forged("INC-0900000-abcdef", Stores.NOW, FAR, file);
        try (OpenedStore store = Stores.console(temp.resolve("here"))) {
            store.capsules().take(file);
            assertThat(store.log().newId().number()).isEqualTo(1);
        }
        try (OpenedStore store = Stores.console(temp.resolve("here"))) {
            assertThat(store.log().newId().number()).isEqualTo(1);
        }
    }

    /** As somebody builds one with our own means: unsigned, its chain sound. */
    private void forged(String incident, Instant at, Fact fact, Path file) throws Exception {
        Files.copy(capsule, file);
        change(file, "DROP TRIGGER event_delete", "DELETE FROM event", "DROP TRIGGER event_body_delete", "DELETE FROM event_body",
                SchemaText.of("event_delete"), SchemaText.of("event_body_delete"));
        byte[] body = new EventBody("Mallory", EventBody.Origin.UNKNOWN, FactCodec.encode(fact).json()).bytes();
        byte[] salt = new byte[16];
        var header = new EventHeader(incident, 1, new dev.quarterdeck.core.incident.EventKey("mallory", 1), 1, at.toEpochMilli(),
                java.util.OptionalLong.empty(), FactCodec.encode(fact).kind(), 1, Optional.empty(), Hash.body(salt, body),
                        Hash.genesis(incident));
        try (Connection connection = new Database(file).openWriter(); var statements = new AppendStatements(connection)) {
            statements.insert(HeaderRow.of(header), salt, body);
            Schema.execute(connection, "PRAGMA journal_mode = DELETE");
        }
    }

    private void assertOpensAnyway(Consumer<OpenedStore> then) {
        assertTimeout(MOMENT, () -> {
            try (OpenedStore store = Stores.console(temp.resolve("there"))) {
                then.accept(store);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"event", "event_body", "meta", "console"})
    void aDataFolderFromElsewhereWithAnEndlessViewOpens(String table) throws Exception {
        Path folder = temp.resolve("there");
        Stores.execute(folder, "DROP TABLE " + table, "CREATE VIEW " + table + " AS " + ENDLESS
                + " SELECT i AS position, i AS number, '' AS incident, '' AS name, '' AS value, '' AS id, 1 AS here FROM n");
        assertOpensAnyway(store -> {
            assertThat(store.notices()).singleElement().asString().contains("is nothing that a record has")
                    .contains("3 of 3 events restored");
            assertThat(store.log().incidents()).hasSize(1);
        });
    }

    @Test
    void samplesAndIndexWithViewsAreMadeAnew() throws Exception {
        Path folder = temp.resolve("there");
        change(folder.resolve("samples.db"), "DROP TABLE block", "CREATE VIEW block AS " + ENDLESS
                + " SELECT i AS incident, NULL AS sha256, i AS bytes FROM n");
        change(folder.resolve("search.db"), "DROP TABLE entry", "CREATE VIEW entry AS " + ENDLESS
                + " SELECT i AS position FROM n");
        assertOpensAnyway(store -> assertThat(store.notices()).singleElement().asString()
                .contains("samples of earlier incidents cannot be read"));
        assertThat(new Upkeep(new DataFolder(folder), () -> Stores.NOW).search("well", 5)).hasSize(1);
    }

    @Test
    void aBackupWithAViewIsNotRestored() throws Exception {
        Path backup = temp.resolve("backup.db");
        Files.copy(temp.resolve("there").resolve(Database.FILE_NAME), backup);
        change(backup, "DROP TABLE event", "CREATE VIEW event AS " + ENDLESS + " SELECT i AS position, i AS number FROM n");
        assertTimeout(MOMENT, () -> assertThatThrownBy(() -> new Upkeep(new DataFolder(temp.resolve("here")), () -> Stores.NOW)
                .restore(backup))
                .isInstanceOf(StoreUnavailable.class).hasMessageContaining("is nothing that a record has"));
    }

    @Test
    void draftsThatAreTooLargeAreLeftOut() throws Exception {
        Path folder = temp.resolve("there");
        IncidentId id = new IncidentId("INC-0001-abcdef");
        Path drafts = Files.createDirectories(folder.resolve("drafts"));
        Files.writeString(drafts.resolve(id.text() + ".json"), "{\"note\": \"" + "x".repeat(5 << 20) + "\"}");
        assertOpensAnyway(store -> {
            assertThat(store.scratchpad().text(id, "note")).isEmpty();
            assertThat(store.warnings()).anyMatch(words -> words.contains("larger than 4 MiB"));
        });
    }
}
