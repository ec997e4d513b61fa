package dev.quarterdeck.io.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Copies;
import dev.quarterdeck.core.incident.Copies.Place;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not be kept is found wherever this program has put it, however it had to be written there. */
class CopySearchTest {
    private static final String SECRET = "pa_ss\"w\\ørd";

    @TempDir(factory = InMemory.class)
    private Path folder;

    private static Event note(OpenedStore store, IncidentId id, String text) throws Exception {
        return store.log().append(List.of(Stores.note(id, text))).getFirst();
    }

    private Path file(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void entriesOfAllIncidentsAreFoundUntilTheirContentsAreRemoved() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId one = Stores.incident(store, 2);
            Event here = note(store, one, "login with " + SECRET + " works");
            IncidentId other = Stores.incident(store, 1);
            Event there = note(store, other, "still " + SECRET);
            note(store, other, "pa_ss");
            assertThat(store.copies().of(SECRET)).isEqualTo(new Copies.Found(
                    List.of(new Place(one, here.key()), new Place(other, there.key())), List.of(), List.of(), List.of()));
            store.log().append(List.of(new Draft(one, Stores.NOW, Optional.empty(), "Ada",
                    new Fact.Redacted(here.key(), "a password"))));
            assertThat(store.copies().of(SECRET).entries()).containsExactly(new Place(other, there.key()));
        }
    }

    @Test
    void draftsAreFoundAndNothingElseOfTheirFolder() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            IncidentId id = Stores.incident(store, 1);
            store.scratchpad().keep(id, "note", "it was " + SECRET);
            store.scratchpad().keep(Stores.incident(store, 1), "note", "nothing");
            while (store.copies().of(SECRET).drafts().isEmpty()) {
                Thread.sleep(20);
            }
            assertThat(store.copies().of(SECRET).drafts()).containsExactly(id);
        }
    }

    @Test
    void filesThatARedactionLeavesAloneAreNamed(@TempDir Path elsewhere) throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Path damaged = file("damaged/20261123-143110/quarterdeck.db", "\0\1{\"text\":\"pa_ss\\\"w\\\\ørd\"}\2");
            Path stray = file("drafts/INC-0001-abcdef (copy).json", SECRET);
            Path leftOver = file("drafts/INC-0001-abcdef.json-1x.tmp", SECRET);
            Path capsule = file("one.capsule", SECRET);
            Path markdown = file("post-mortems/INC-0001.md", "| 14:00 | login with pa\\_ss\"w\\\\ørd |");
            file("post-mortems/INC-0002.md", "| 14:00 | pa_ss |");
            Path sent = Files.writeString(elsewhere.resolve("pm.md"), "pa_ss" + SECRET);
            IncidentId id = Stores.incident(store, 1);
            store.log().append(Stream.of(sent.toString(), "gone.md", "post-mortems/INC-0001.md").map(
                    name -> new Draft(id, Stores.NOW, Optional.empty(), "Ada", new Fact.PostMortemExported(name, "ab")))
                    .toList());
            Copies.Found found = store.copies().of(SECRET);
            assertThat(found.files()).containsExactlyInAnyOrder(damaged.toString(), stray.toString(), leftOver.toString(),
                    capsule.toString(),
                    markdown.toString(), sent.toString());
            assertThat(found.entries()).isEmpty();
            assertThat(found.drafts()).isEmpty();
            assertThat(found.unread()).isEmpty();
        }
    }

    @Test
    void wordsOfBackslashesAloneAreLookedForAsTheyAre() throws Exception {
        try (OpenedStore store = Stores.console(folder)) {
            Path file = file("post-mortems/one.md", "C:\\\\\\\\share");
            file("post-mortems/two.md", "C:/share");
            assertThat(store.copies().of("\\\\\\\\").files()).containsExactly(file.toString());
        }
    }
}
