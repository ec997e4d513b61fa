package dev.quarterdeck;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody handled reaches the person at the window, the program's log and whoever mends it. */
class FailureNoticeTest {
    private static final String TITLE = "Payments of Jane are down";

    @TempDir
    private Path folder;

    @BeforeEach
    void failuresAreWanted() {
        Operator.failsByWhatNobodyHandled(false);
    }

    @AfterEach
    void failuresAreNot() {
        Operator.failsByWhatNobodyHandled(true);
    }

    private static void fail(String words) {
        throw new IllegalStateException(words);
    }

    @Test
    void aFailureOfAHandlerAndOneOfAThreadAreToldInOneLineWithAReport() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            lead.control(KeyCode.I);
            lead.type(TITLE);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            assertThat(lead.shows("failure")).isFalse();

            var pressed = new EventType<Event>("a test's");
            Platform.runLater(() -> { // not by the robot, which would take the failure itself
                console.scene().getRoot().addEventHandler(pressed, _ -> fail(TITLE));
                Event.fireEvent(console.scene().getRoot(), new Event(pressed));
            });
            lead.awaitWords("Something inside Quarterdeck failed at");
            for (boolean dark : new boolean[] {true, false}) {
                console.dark(dark);
                console.picture("61-failure-notice-" + (dark ? "dark" : "light"));
            }
            console.size(1280, 720);
            console.picture("61-failure-notice-1280");

            Thread.ofVirtual().start(() -> fail(TITLE)).join();
            lead.awaitWords("failed 2 times");
            lead.click("failure-details");
            assertThat(lead.words("failure-report")).contains("Quarterdeck ", "Java ", "JavaFX " + System.getProperty("javafx.runtime.version"), "java.lang.IllegalStateException", "FailureNoticeTest.fail")
                    .doesNotContain("Jane");
            console.picture("62-failure-report-1280");
            lead.click("failure-report-copy");
            assertThat(lead.clipboard()).contains("FailureNoticeTest.fail").doesNotContain("Jane");
            lead.press(KeyCode.ESCAPE);
            lead.click("failure-away");
            lead.await("the line to go", () -> !lead.shows("failure"));
            assertThat(console.unhandled()).hasSize(2);
        }
        assertThat(Files.readString(folder.resolve("quarterdeck.log"))).contains("started: Quarterdeck", "java.lang.IllegalStateException",
                "FailureNoticeTest.fail", "ended").doesNotContain("Jane", "Payments", "rollback");
    }
}
