package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that cannot be written for a while, as on a full disk: what was entered waits, and is seen to wait. */
class UnsavedTickTest {
    @TempDir
    private Path folder;

    private static Operator declared(OpenConsole console) {
        Operator lead = console.operator();
        lead.control(KeyCode.I);
        lead.press(KeyCode.ENTER);
        lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
        lead.await("the console", () -> lead.shows("zone-do"));
        return lead;
    }

    /** Another program that writes, and does not end. */
    private Connection locking() throws SQLException {
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("quarterdeck.db"));
        try (Statement writing = other.createStatement()) {
            writing.execute("BEGIN IMMEDIATE");
        }
        return other;
    }

    @Test
    void aTickThatWaitsIsDrawnHollowAtItsCheckUntilItIsSaved() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = declared(console);
            lead.press(KeyCode.DIGIT2);
            try (Connection other = locking(); Statement writing = other.createStatement()) {
                lead.press(KeyCode.SPACE);
                lead.await("the tick to be marked as not saved", () -> lead.words("zone-do").contains("not saved"));
                assertThat(lead.words("status-saved")).doesNotContain("● saved").containsAnyOf("saving", "waiting");
                assertThat(lead.words("check-0-0")).isEqualTo("✓");
                assertThat(console.facts(Fact.CheckTicked.class)).isEmpty();
                console.picture("32-tick-not-saved");

                lead.press(KeyCode.SPACE);
                lead.awaitWords("This check is not saved yet.");
                writing.execute("ROLLBACK");
            }
            lead.await("the tick to be saved", () -> !console.facts(Fact.CheckTicked.class).isEmpty());
            lead.await("the mark to go", () -> !lead.words("zone-do").contains("not saved"));
            lead.await("saved", () -> lead.words("status-saved").contains("● saved"));
            assertThat(console.facts(Fact.CheckTicked.class)).hasSize(1);
        }
        new RecordOnDisk(folder).assertSound();
    }

    @Test
    void aNoteThatWaitsIsRecordedOnceHoweverOftenEnterIsPressedAndWhatIsWrittenMeanwhileStays() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = declared(console);
            lead.control(KeyCode.N);
            try (Connection other = locking(); Statement writing = other.createStatement()) {
                lead.type("seen once");
                lead.press(KeyCode.ENTER);
                lead.press(KeyCode.ENTER);
                lead.awaitWords("Your last note is not saved yet.");
                assertThat(lead.words("note")).isEqualTo("seen once");
                lead.type(" and more");
                lead.press(KeyCode.ENTER);
                writing.execute("ROLLBACK");
            }
            lead.await("the note to be saved", () -> !console.facts(Fact.NoteAdded.class).isEmpty());
            lead.await("the rest in the field", () -> lead.words("note").equals("and more"));
            lead.press(KeyCode.ENTER);
            lead.await("the second note", () -> console.facts(Fact.NoteAdded.class).size() > 1);
            assertThat(console.facts(Fact.NoteAdded.class)).extracting(Fact.NoteAdded::text)
                    .containsExactly("seen once", "and more");
            lead.await("an empty field", () -> lead.words("note").isEmpty());
        }
        new RecordOnDisk(folder).assertSound();
    }
}
