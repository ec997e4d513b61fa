package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record in the window, with keys only: notes of earlier, corrections, retractions, a secret removed, search, drafts. */
@Soak
class RecordWalkTest {
    @TempDir
    private Path folder;

    private static void declare(Operator lead) {
        lead.control(KeyCode.I);
        lead.write("declare-title", "Listings fail");
        lead.press(KeyCode.ENTER);
        lead.await("the console", () -> lead.shows("zone-timeline"));
    }

    private static void note(OpenConsole console, String words) {
        Operator lead = console.operator();
        int before = console.facts(Fact.NoteAdded.class).size();
        lead.control(KeyCode.N);
        lead.await("the note field", () -> lead.focused("note"));
        lead.paste(words);
        lead.press(KeyCode.ENTER);
        lead.await("the note " + words, () -> console.facts(Fact.NoteAdded.class).size() > before);
    }

    private static void declarationInHand(OpenConsole console) {
        Operator lead = console.operator();
        lead.control(KeyCode.N);
        lead.press(KeyCode.DOWN);
        while (!lead.words("timeline-entry").contains("Incident declared")) {
            lead.press(KeyCode.DOWN);
        }
    }

    @Test
    void anEntryIsCorrectedRetractedAndEmptiedAndStaysReadableOrGoes() throws Exception {
        var record = new RecordOnDisk(folder);
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            declare(lead);
            note(console, "@10min replica is fine");
            Event early = record.lastEvent(Fact.NoteAdded.class);
            assertThat(Duration.between(early.occurredAt().orElseThrow(), early.recordedAt()))
                    .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(11));
            lead.awaitWords("entered");

            lead.control(KeyCode.N);
            lead.press(KeyCode.DOWN);
            lead.await("the newest entry in hand", () -> lead.shows("timeline-entry"));
            console.picture("80-entry-in-hand");
            lead.press(KeyCode.E);
            lead.await("the correction", () -> lead.shows("correct"));
            lead.write("correct-text", "replica lags");
            lead.write("correct-reason", "read the wrong graph");
            console.picture("81-correct");
            lead.press(KeyCode.ENTER);
            lead.await("the corrected words", () -> lead.words("zone-timeline").contains("corrected"));
            assertThat(lead.words("zone-timeline")).contains("replica lags").contains("replica is fine")
                    .contains("read the wrong graph");
            console.picture("82-corrected");

            note(console, "traffic moved to the other region");
            lead.press(KeyCode.DOWN);
            lead.press(KeyCode.X);
            lead.await("the reason", () -> lead.shows("prompt-retract"));
            lead.type("that was yesterday");
            lead.press(KeyCode.ENTER);
            lead.await("the retraction", () -> lead.words("zone-timeline").contains("retracted"));

            note(console, "login with hunter2 works");
            lead.press(KeyCode.DOWN);
            lead.press(KeyCode.DELETE);
            lead.await("the warning", () -> lead.shows("redact"));
            console.picture("83-redact");
            lead.type("a password");
            lead.press(KeyCode.ENTER);
            lead.await("the removal", () -> lead.words("zone-timeline").contains("Contents removed"));
            assertThat(lead.words("zone-timeline")).doesNotContain("hunter2");
            console.picture("84-redacted");
            console.dark(false);
            console.picture("85-redacted-light");
            console.dark(true);

            lead.control(KeyCode.N);
            lead.await("the note field", () -> lead.focused("note"));
            lead.paste("curl -u admin:qwerty99 works");
            lead.press(KeyCode.ENTER);
            lead.await("the question whether to keep it out", () -> lead.shows("secret-as-typed"));
            lead.click("secret-as-typed");
            lead.await("the note as it was typed", () -> lead.words("zone-timeline").contains("works"));
            note(console, "@5min asked Ben for qwerty99");
            Files.createDirectories(folder.resolve("post-mortems"));
            Path exported = Files.writeString(folder.resolve("post-mortems/INC-0001.md"), "| 14:00 | login as admin:qwerty99 |");
            lead.control(KeyCode.N);
            lead.await("the note field", () -> lead.focused("note"));
            lead.paste("nobody should know qwerty99");
            lead.press(KeyCode.DOWN);
            lead.press(KeyCode.DELETE);
            lead.await("the form", () -> lead.shows("redact"));
            lead.write("redact-reason", "qwerty99 is a password");
            lead.write("redact-secret", "qwerty99");
            lead.await("the other places", () -> lead.words("redact-copies").contains("curl -u admin")
                    && lead.words("redact-copies").contains("Something being written in INC-0001"));
            assertThat(lead.words("redact-copies")).contains(exported.toString()).doesNotContain("asked Ben");
            console.picture("89-copies");
            console.size(1280, 720);
            console.dark(false);
            console.picture("89-copies-light-1280x720");
            console.dark(true);
            console.size(1440, 900);
            lead.press(KeyCode.ENTER);
            lead.awaitWords("Why or the new title repeats the secret");
            lead.write("redact-reason", "a password");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("It still stands in something being written in INC-0001");
            assertThat(lead.words("zone-timeline")).doesNotContain("asked Ben").doesNotContain("curl -u");
            lead.write("note", "");
            Files.delete(exported);

            declarationInHand(console);
            lead.press(KeyCode.DELETE);
            lead.await("what stays", () -> lead.shows("redact-stays"));
            assertThat(lead.words("redact-stays")).contains("Incident declared as P").contains("(removed)")
                    .doesNotContain("Listings fail");
            lead.write("redact-reason", "a password");
            lead.write("redact-title", "Listings are down");
            console.picture("87-redact-declaration");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("Listings are down");
            lead.await("the removal", () -> lead.words("zone-timeline").contains("Words of an entry removed: a password"));
            assertThat(lead.words("zone-timeline")).doesNotContain("Listings fail");
            console.picture("88-declaration-redacted");

            lead.control(KeyCode.F);
            lead.await("the search", () -> lead.shows("search-query"));
            lead.type("region");
            lead.await("the hit", () -> lead.words("search").contains("traffic moved to the other region"));
            console.picture("86-search");
            lead.press(KeyCode.ENTER);
            lead.await("the entry", () -> lead.shows("timeline-entry"));
            assertThat(lead.words("timeline-entry")).contains("traffic moved to the other region");
        }
        record.assertSound();
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> holding = files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, "hunter2") || holds(file, "qwerty99")).toList();
            assertThat(holding).isEmpty();
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1).contains(secret);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatWasTypedIsThereAgainAndASectionBecomesPartOfThePostMortem() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            declare(lead);
            lead.control(KeyCode.N);
            lead.type("half a sen");
            lead.control(KeyCode.M);
            lead.await("the editor", () -> lead.shows("message-body"));
            lead.click("message-body");
            lead.control(KeyCode.END);
            lead.type(" and a half one");
            lead.press(KeyCode.ESCAPE);
            lead.control(KeyCode.SHIFT, KeyCode.E);
            lead.click("section-0");
            lead.await("the section", () -> lead.shows("section-text"));
            lead.type("A pool ran");
        }
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            assertThat(lead.words("note")).isEqualTo("half a sen");
            lead.control(KeyCode.M);
            assertThat(lead.words("message-exact")).contains("and a half one");
            lead.press(KeyCode.ESCAPE);
            lead.control(KeyCode.SHIFT, KeyCode.E);
            lead.click("section-0");
            lead.await("the section", () -> lead.words("section-text").equals("A pool ran"));
            lead.control(KeyCode.END);
            lead.type(" dry.");
            console.picture("87-section");
            lead.control(KeyCode.ENTER);
            lead.await("the section in the record", () -> !console.facts(Fact.SectionWritten.class).isEmpty());
            lead.await("the section in the text", () -> lead.words("postmortem-text").contains("A pool ran dry."));
            console.picture("88-section-written");
        }
    }
}
