package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
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
            assertThat(store.notices()).isEmpty();
            List<Event> events = store.log().read(INCIDENT);
            assertThat(events).hasSize(27).noneMatch(event -> event.fact() instanceof Fact.Unknown);
            assertThat(events.getLast().hash()).isEqualTo(HEAD);
            assertThat(events).allMatch(event -> event.actor().equals("Ada") && event.occurredAt().isPresent());
            assertThat(store.log().append(List.of(Stores.note(INCIDENT, "years later"))).getFirst().number()).isEqualTo(28);
        }
        assertThat(ChainVerification.verify(folder).sound()).isTrue();
    }
}
