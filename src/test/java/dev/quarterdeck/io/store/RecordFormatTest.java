package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.io.files.DataFolder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that version 1 wrote. The file must never be changed: whatever the program becomes, it reads this. */
class RecordFormatTest {
    private static final IncidentId INCIDENT = new IncidentId("INC-0001-bm3yjf");
    private static final String HEAD = "5196875232dec5130966f94cc7c0c8cf6abeec6ca3f34c474b7737b5d9484159";

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheSavedRecord() throws Exception {
        try (InputStream saved = RecordFormatTest.class.getResourceAsStream("/format/record-v1.db")) {
            Files.copy(saved, folder.resolve(Database.FILE_NAME));
        }
    }

    @Test
    void itsChainIsSound() throws Exception {
        ChainVerification.Report report = ChainVerification.verify(folder);
        assertThat(report.sound()).isTrue();
        assertThat(report.events()).isEqualTo(28);
        assertThat(report.incidents()).extracting(ChainVerification.Incident::head).contains(HEAD);
    }

    @Test
    void itIsReadAndContinued() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("from version 1 of its layout to 3")
                    .contains("28 events").contains("backups");
            List<Event> events = store.log().read(INCIDENT);
            assertThat(events).hasSize(27).noneMatch(event -> event.fact() instanceof Fact.Unknown);
            assertThat(events.getLast().hash()).isEqualTo(HEAD);
            assertThat(events).allMatch(event -> event.actor().equals("Ada") && event.occurredAt().isPresent());
            assertThat(store.log().append(List.of(Stores.note(INCIDENT, "years later"))).getFirst().number()).isEqualTo(28);
        }
        assertThat(ChainVerification.verify(folder).sound()).isTrue();
    }

    private void placeFolderOfVersion2() throws Exception {
        Files.delete(folder.resolve(Database.FILE_NAME));
        Files.createDirectory(folder.resolve("journal"));
        for (String file : List.of("quarterdeck.db", "journal/000001.qdj")) {
            place("/format/v2/" + file, folder.resolve(file));
        }
    }

    private static void place(String saved, Path file) throws Exception {
        try (InputStream in = RecordFormatTest.class.getResourceAsStream(saved)) {
            Files.copy(in, file);
        }
    }

    @Test
    void aFolderOfVersion2IsBroughtUpAfterABackupAndItsEventsAreMarkedUnsigned() throws Exception {
        placeFolderOfVersion2();
        List<Event> before;
        try (OpenedStore store = Stores.opening(folder).reader()) {
            before = store.log().incidents().stream().flatMap(id -> store.log().read(id).stream()).toList();
        }
        assertThat(before).hasSize(58).noneMatch(event -> event.fact() instanceof Fact.Unknown unknown && !unknown.json()
                .contains("the future"));
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString()
                    .contains("from version 2 of its layout to 3", "58 events", "backups");
            assertThat(store.log().incidents().stream().flatMap(id -> store.log().read(id).stream()))
                    .containsExactlyElementsOf(before)
                    .allMatch(event -> !event.writer().here() && !event.writer().signed());
            assertThat(before).extracting(event -> event.key().console()).doesNotContain(store.log().console());
            Stores.incident(store, 2);
        }
        assertThat(Inspection.of(new Database(BackupFolder.in(folder).newestFirst().getLast()), true))
                .isEqualTo(new Inspection.Older(2));
        RecordVerification.Report report = RecordVerification.verify(folder);
        assertThat(report.sound()).isTrue();
        assertThat(report.lines()).anyMatch(line -> line.startsWith("Signatures: 2 of 60 events are signed")
                && line.contains("58 are not"));
        Files.delete(folder.resolve(Database.FILE_NAME)); // and from its journal alone
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().incidents().stream().flatMap(id -> store.log().read(id).stream())).hasSize(60)
                    .containsAll(before);
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
    }

    @Test
    void aCapsuleOfVersion2IsForeignAndUnsignedEvenWhereItWasWritten() throws Exception {
        Path capsule = folder.resolve("saved.qdc");
        place("/format/v2/capsule.qdc", capsule);
        try (OpenedStore store = Stores.opening(folder).capsule(capsule)) {
            assertThat(store.log().read(store.log().incidents().getFirst())).hasSize(3)
                    .allMatch(event -> event.by().endsWith(", unsigned"));
        }
        Path fresh = Files.createDirectory(folder.resolve("fresh"));
        try (OpenedStore store = Stores.console(fresh)) {
            IncidentId id = store.capsules().take(capsule).incident();
            assertThat(store.log().read(id)).hasSize(3).allMatch(event -> event.writer()
                    .equals(dev.quarterdeck.core.incident.Writer.UNKNOWN));
        }
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createDirectory(home.resolve("journal"));
        place("/format/v2/quarterdeck.db", home.resolve("quarterdeck.db"));
        place("/format/v2/journal/000001.qdj", home.resolve("journal/000001.qdj"));
        try (OpenedStore store = Stores.console(home)) {
            assertThat(store.capsules().take(capsule).words()).contains("here already");
        }
    }

    /** With its journal, as the program left it. */
    @Test
    void aWholeFolderOfVersion1IsBroughtUpAndKeptAsItWas() throws Exception {
        Files.delete(folder.resolve(Database.FILE_NAME));
        Files.createDirectory(folder.resolve("journal"));
        for (String file : List.of("quarterdeck.db", "journal/000001.qdj")) {
            try (InputStream saved = RecordFormatTest.class.getResourceAsStream("/format/v1/" + file)) {
                Files.copy(saved, folder.resolve(file));
            }
        }
        List<Event> before;
        try (OpenedStore store = Stores.opening(folder).reader()) { // an older one can be read as it is
            before = store.log().incidents().stream().flatMap(id -> store.log().read(id).stream()).toList();
        }
        assertThat(before).hasSize(33);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.notices()).singleElement().asString().contains("33 events");
            assertThat(store.log().incidents().stream().flatMap(id -> store.log().read(id).stream()))
                    .containsExactlyElementsOf(before);
            Stores.incident(store, 1);
        }
        assertThat(RecordVerification.verify(folder).sound()).isTrue();
        Path backup = BackupFolder.in(folder).newestFirst().getLast();
        assertThat(Inspection.of(new Database(backup), true)).isEqualTo(new Inspection.Older(1));
        new Upkeep(new DataFolder(folder), () -> Stores.NOW).restore(backup);
        try (OpenedStore store = Stores.console(folder)) {
            assertThat(store.log().incidents().stream().flatMap(id -> store.log().read(id).stream()))
                    .containsExactlyElementsOf(before);
        }
    }
}
