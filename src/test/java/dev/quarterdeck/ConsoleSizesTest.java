package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in small windows and at large sizes, and two incidents beside each other. */
@Soak
class ConsoleSizesTest {
    @TempDir
    private Path folder;

    @Test
    void nothingNeededIsOutOfReachInASmallWindowOrAtALargeSize() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            declare(console, "Small windows");
            console.size(1280, 720);
            lead.await("the end of the trigger list in sight", () -> inside(console, "triggers-more", "decide-scroll"));
            console.picture("33-1280x720");
            lead.press(KeyCode.F1);
            console.picture("33-keys");
            lead.await("every key inside the window", () -> inside(console, "keys", null)
                    && lead.ask(() -> !((javafx.scene.control.ScrollPane) console.scene().lookup("#keys .sheet-scroll"))
                    .lookup(".scroll-bar:horizontal").isVisible()));
            lead.press(KeyCode.ESCAPE);

            console.size(1100, 720);
            assertThat(lead.shows("folded-timeline")).isTrue();
            assertThat(lead.shows("zone-timeline")).isFalse();
            lead.click("folded-contacts");
            lead.awaitWords("On-Call Engineer");
            lead.click("folded-contacts");
            assertThat(lead.shows("zone-timeline")).isFalse();
            lead.control(KeyCode.N);
            lead.type("noted in a narrow window");
            lead.press(KeyCode.ENTER);
            lead.awaitWords("noted in a narrow window");
            console.picture("34-narrow");
            lead.press(KeyCode.ESCAPE);
            assertThat(lead.shows("zone-timeline")).as("Esc folds it again").isFalse();
            lead.control(KeyCode.M);
            assertThat(lead.shows("message-editor")).isTrue();
            lead.press(KeyCode.ESCAPE);
            assertThat(lead.shows("message-editor")).isFalse();

            console.size(1280, 720);
            for (int step = 0; step < 6; step++) {
                lead.control(KeyCode.EQUALS);
            }
            for (String id : new String[] {"top-severity", "top-status", "top-resolve", "top-update", "top-began", "do-change",
                "status-saved", "folded-timeline"}) {
                lead.await(id + " inside the window at 160 %", () -> inside(console, id, null));
            }
            console.picture("35-160-percent");
            lead.control(KeyCode.H);
            lead.await("Declare inside the window at 160 %", () -> inside(console, "home-declare", null));
            console.picture("36-home-160-percent");
            lead.control(KeyCode.DIGIT0);
        }
    }

    @Test
    void whetherItIsSavedIsReadWholeBesideAnyWarning() throws Exception {
        Files.writeString(folder.resolve("drafts"), "a file where the drafts are to lie");
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            declare(console, "A long warning");
            console.size(1280, 720);
            lead.control(KeyCode.N);
            lead.type("half a note");
            lead.await("a warning that has no room", () -> lead.words("status-warning").contains("cannot be kept")
                    && cut(console, "status-warning"));
            assertThat(lead.words("status-saved")).contains("● saved");
            assertThat(cut(console, "status-saved")).isFalse();
        }
    }

    /** Whether less is drawn of a label than its words. */
    private static boolean cut(OpenConsole console, String id) {
        return console.operator().ask(() -> {
            var label = (Label) console.scene().lookup("#" + id);
            return !((Text) label.lookup(".text")).getText().equals(label.getText());
        });
    }

    @Test
    void whatIsWrittenForOneIncidentStaysWithIt() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            declare(console, "The first");
            lead.control(KeyCode.N);
            lead.type("half a note");
            lead.control(KeyCode.M);
            lead.write("field-0", "only for the first");
            declare(console, "The second");
            assertThat(lead.shows("message-editor")).isFalse();
            assertThat(lead.words("zone-timeline")).doesNotContain("half a note");
            lead.press(KeyCode.F6);
            lead.await("the first again", () -> lead.shows("message-editor"));
            assertThat(lead.words("field-0")).isEqualTo("only for the first");
            lead.press(KeyCode.ESCAPE);
            assertThat(lead.words("note")).isEqualTo("half a note");
        }
    }

    private static void declare(OpenConsole console, String title) {
        Operator lead = console.operator();
        lead.control(KeyCode.I);
        lead.write("declare-title", title);
        lead.press(KeyCode.ENTER);
        lead.await(title, () -> console.facts(Fact.IncidentDeclared.class).stream().anyMatch(f -> f.title().equals(title)));
        lead.await("the console", () -> lead.shows("zone-do"));
    }

    /** Whether a node lies wholly inside another one, or inside the window. */
    private static boolean inside(OpenConsole console, String id, String frame) {
        return console.operator().ask(() -> {
            Node node = console.window().find(id).orElse(null);
            if (node == null) {
                return false;
            }
            Bounds room = frame == null ? console.scene().getRoot().getBoundsInLocal()
                    : onScene(console.window().find(frame).orElseThrow());
            Bounds place = onScene(node);
            return place.getWidth() > 0 && room.contains(place);
        });
    }

    private static Bounds onScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
