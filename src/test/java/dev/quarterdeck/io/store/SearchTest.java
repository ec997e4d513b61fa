package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.BesideOthers;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.RecordSearch;
import dev.quarterdeck.io.files.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@BesideOthers
class SearchTest {
    @TempDir
    private Path folder;
    private IncidentId first;
    private IncidentId second;

    @BeforeEach
    void record() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            first = store.log().newId();
            second = store.log().newId();
            append(store, first, new Fact.NoteAdded("the checkout service times out"));
            append(store, first, new Fact.EvidencePinned("app.log", 7, 0, "first line\nConnectionRefused in pool-7\nlast", "00"));
            append(store, second, new Fact.MessageSent("slack", "#ops", "Hello\nwe restored the Zürich checkout"));
            append(store, second, new Fact.RunbookAttached("r.md", "00", "checkout everywhere in the runbook"));
        }
    }

    @Test
    void findsNotesEvidenceAndMessagesOfAllIncidentsNewestFirst() throws Exception {
        assertThat(search("checkout")).extracting(RecordSearch.Hit::incident).containsExactly(second, first);
        assertThat(search("pool 7 connectionrefused")).singleElement()
                .satisfies(hit -> assertThat(hit.number()).isEqualTo(2))
                .satisfies(hit -> assertThat(hit.excerpt()).contains("ConnectionRefused in pool-7").doesNotContain("\n"))
                .satisfies(hit -> assertThat(hit.recordedAt()).isEqualTo(Stores.NOW));
        assertThat(new Upkeep(new DataFolder(folder), InstantSource.system()).search("checkout", 1)).hasSize(1);
    }

    /** Whole, before an excerpt is cut out of it, whichever incident is in hand. */
    @Test
    void whatTheIncidentsOwnRunbookNamesAsASecretIsNeitherShownNorFound() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            append(store, first, new Fact.RunbookAttached("r.md", "11",
                    "---\nquarterdeck:\n  mask:\n    - 'CUST[A-Z ]{1,400}END'\n---\n# R\n"));
            append(store, first, new Fact.NoteAdded("begin CUST " + "WORD ".repeat(60) + "END of it"));
        }
        assertThat(search("begin")).singleElement().satisfies(hit -> assertThat(hit.excerpt()).doesNotContain("WORD"));
        assertThat(search("WORD")).isEmpty();
    }

    @Test
    void aSecretIsNeitherShownNorFound() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            append(store, first, new Fact.EvidencePinned("app.log", 8, 40, "login failed for ada password=hunter2", "00"));
        }
        assertThat(search("login failed")).singleElement()
                .satisfies(hit -> assertThat(hit.excerpt()).contains("for ada password=••••••").doesNotContain("hunter2"));
        assertThat(search("hunter2")).isEmpty();
    }

    @Test
    void theLastWordMayBeOnlyBegunAndAccentsDontMatter() throws Exception {
        assertThat(search("zur")).hasSize(1);
        assertThat(search("checkout tim")).hasSize(1);
        assertThat(search("chec tim")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "*", "a OR", "NEAR(", "text:x", "-", "^", "", "'); DROP TABLE entry; --", "AND", "\u0000"})
    void nothingThatIsTypedIsRefused(String typed) throws Exception {
        assertThat(search(typed)).isEmpty();
    }

    @Test
    void aRunningConsoleKeepsTheIndexUpToDate() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            append(store, first, new Fact.NoteAdded("brand new words"));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (store.search().newest("brand", 5).isEmpty() && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            assertThat(store.search().newest("brand", 5)).hasSize(1);
            assertThat(search("brand")).hasSize(1);
        }
    }

    @Test
    void aDamagedIndexIsBuiltAgain() throws Exception {
        search("checkout");
        Path index = folder.resolve(SearchIndex.FILE_NAME);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(index))).isEqualTo("rw-------");
        Files.writeString(index, "garbage");
        assertThat(search("checkout")).hasSize(2);
    }

    @Test
    void anIndexOfAnotherRecordIsBuiltAgain(@TempDir Path other) throws Exception {
        search("checkout");
        try (OpenedStore store = Stores.console(other)) {
            Stores.incident(store, 10);
        }
        Upkeep theirs = new Upkeep(new DataFolder(other), InstantSource.system());
        assertThat(theirs.search("note", 50)).hasSize(10);
        for (Path each : new Database(folder.resolve(SearchIndex.FILE_NAME)).files()) {
            Files.deleteIfExists(each);
        }
        Files.copy(other.resolve(SearchIndex.FILE_NAME), folder.resolve(SearchIndex.FILE_NAME));
        assertThat(search("note")).as("theirs are not ours").extracting(RecordSearch.Hit::incident).containsOnly(first);
        assertThat(search("checkout")).hasSize(2);
    }

    private List<RecordSearch.Hit> search(String words) throws Exception {
        return new Upkeep(new DataFolder(folder), InstantSource.system()).search(words, 50);
    }

    private static void append(OpenedStore store, IncidentId id, Fact fact) throws Exception {
        store.log().append(List.of(new Draft(id, Stores.NOW, Optional.empty(), "Ada", fact)));
    }
}
