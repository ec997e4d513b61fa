package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Walks the reading sheet: from home, by the keyboard, to the file beside the runbook, and in an incident. */
class ReadingWalkTest {
    private static final String TEXT = """
            # Orders service: rollback

            Owned by the checkout team. This text is a little longer than a line of a narrow window has room for, so that one sees how it wraps and that nothing of it is cut off.

            ## When to roll back

            - Payments fail for everybody: act immediately
            - A dashboard looks odd

            ## The cache

            - Flush it: `redis-cli flushall`
            - Restart `orders-cache`

            ## Sessions and carts

            - Flush them when Redis is full
            - The weekly report reads them
            - Restart the cart worker
            - There are two nodes

            ## Rollback

            Use when: the new release is to blame

            1. Stop the workers

               ```bash
               systemctl stop orders
               ```
            2. Put the old release back

               ```bash
               ./release.sh --to previous
               ```

            ```
            previous: 4.2.0 is live
            ```

            ## History

            The service was split off in 2021.

            | When | What |
            |---|---|
            | 2021 | split off |
            """;

    @TempDir
    private Path folder;
    private final String home = System.getProperty("user.home");

    @BeforeEach
    void anotherHome() {
        System.setProperty("user.home", folder.resolve("home").toString());
    }

    @AfterEach
    void theOldHome() {
        System.setProperty("user.home", home);
    }

    private static void pick(OpenConsole console, Operator lead, int line) {
        lead.ask(() -> {
            var list = (ListView<?>) console.scene().lookup("#reading-list");
            for (int i = 0; i < list.getItems().size(); i++) {
                if (((dev.quarterdeck.core.runbook.correction.PartReading) list.getItems().get(i)).part().line() == line) {
                    list.getSelectionModel().clearAndSelect(i);
                    list.requestFocus();
                    return true;
                }
            }
            throw new AssertionError("no part in line " + line);
        });
    }

    private static int line(String words) {
        return (int) TEXT.substring(0, TEXT.indexOf(words)).lines().count() + 1;
    }

    @Test
    void aWrongReadingIsPutRightWithAKeyAndSavedOnceItsBytesWereSeen() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.md"), TEXT);
        Path beside = folder.resolve("orders.quarterdeck.yaml");
        try (var console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            console.opens(file);
            lead.await("the row", () -> lead.shows("reading-orders.md"));
            lead.click("reading-orders.md");
            lead.awaitWords("Owned by the checkout team");
            console.picture("reading-sheet");
            console.dark(false);
            console.picture("reading-sheet-light");
            console.dark(true);
            console.size(1280, 720);
            console.picture("reading-sheet-1280x720");

            pick(console, lead, line("## The cache"));
            lead.press(KeyCode.P);
            lead.awaitWords("1 not saved");
            lead.awaitWords("Because you said so.");
            pick(console, lead, line("- A dashboard"));
            lead.press(KeyCode.N);
            lead.awaitWords("2 not saved");
            pick(console, lead, line("- Payments"));
            lead.press(KeyCode.T);
            lead.await("the urgencies", () -> lead.shows("reading-urgency-immediate"));
            lead.press(KeyCode.I);
            lead.awaitWords("3 not saved");
            console.picture("reading-sheet-corrected-1280x720");
            console.size(1440, 900);
            lead.press(KeyCode.X);
            lead.control(KeyCode.Z);
            lead.awaitWords("3 not saved");
            lead.press(KeyCode.U);
            lead.awaitWords("There are two nodes");
            assertThat(lead.ask(() -> ((ListView<?>) console.scene().lookup("#reading-list")).getItems().size()))
                    .as("what is unsure").isBetween(1, 5);
            console.picture("reading-sheet-unsure");
            lead.press(KeyCode.U);
            console.picture("reading-sheet-unused");
            lead.press(KeyCode.U);

            lead.control(KeyCode.S);
            lead.await("the change", () -> lead.shows("changes"));
            assertThat(beside).doesNotExist();
            assertThat(lead.words("changes")).contains("as: procedure", "heading: \"The cache\"", "urgency: immediate",
                    "Write orders.quarterdeck.yaml");
            console.picture("reading-sheet-save");
            lead.press(KeyCode.ENTER);
            lead.await("the file", () -> Files.exists(beside));
            lead.await("all saved", () -> !lead.sees("not saved"));
            assertThat(Files.readString(beside)).contains("as: not a trigger", "text: \"A dashboard looks odd\"");

            lead.click("reading-leave");
            lead.await("the runbook", () -> lead.shows("runbook-reading"));
            lead.click("runbook-declare");
            lead.press(KeyCode.ENTER);
            lead.await("the console", () -> lead.shows("zone-do"));
            lead.await("what was said", () -> console.facts(Fact.ReadingCorrected.class).size() == 1);

            lead.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            lead.await("the sheet", () -> lead.shows("reading-list"));
            lead.awaitWords("each correction is recorded in this incident");
            pick(console, lead, line("## History"));
            lead.press(KeyCode.P);
            lead.await("the event", () -> console.facts(Fact.ReadingCorrected.class).size() == 2);
            lead.awaitWords("Because you said so.");
            console.picture("reading-sheet-incident");
            assertThat(console.facts(Fact.ReadingCorrected.class).getLast().said()).singleElement().satisfies(c -> {
                assertThat(c.quote()).isEqualTo("History");
                assertThat(c.as()).isEqualTo("procedure");
            });
            lead.await("the file can be written", () ->
                    lead.ask(() -> !console.scene().lookup("#reading-save-file").isDisabled()));
            lead.control(KeyCode.S);
            lead.await("the change to the file", () -> lead.shows("changes"));
            assertThat(lead.words("changes")).contains("heading: \"History\"");
            lead.press(KeyCode.ENTER);
            lead.await("the next incident to find it there", () -> read(beside).contains("heading: \"History\""));
            assertThat(Files.readString(beside)).as("what stood there stays")
                    .contains("heading: \"The cache\"", "as: not a trigger");
            lead.await("all of it saved", () -> lead.ask(() -> console.scene().lookup("#reading-save-file").isDisabled()));
            lead.control(KeyCode.Z);
            lead.await("it to be withdrawn", () -> console.facts(Fact.ReadingCorrected.class).size() == 3);
        }
    }

    @Test
    void whatIsNotSavedStaysWhateverElseIsReadAndIsAskedAboutBeforeTheWindowCloses() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.md"), TEXT);
        Path other = Files.writeString(folder.resolve("other.md"), TEXT.replace("Owned by", "Kept by"));
        try (var console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            console.opens(other);
            console.opens(file);
            lead.await("the row", () -> lead.shows("reading-orders.md"));
            assertThat(lead.ask(() -> closes(console))).as("nothing is unsaved").isTrue();
            lead.click("reading-orders.md");
            lead.awaitWords("Owned by the checkout team");
            pick(console, lead, line("## The cache"));
            lead.press(KeyCode.P);
            lead.awaitWords("1 not saved");
            lead.control(KeyCode.H);
            lead.await("the other row", () -> lead.shows("reading-other.md"));
            lead.click("reading-other.md");
            lead.awaitWords("Kept by the checkout team");

            assertThat(lead.ask(() -> closes(console))).isFalse();
            lead.awaitWords("Corrections are not saved");
            assertThat(lead.words("unsaved")).contains(file.toString()).doesNotContain(other.toString());
            console.picture("unsaved-corrections");
            lead.press(KeyCode.ENTER);
            lead.await("it to be gone", () -> !lead.shows("unsaved"));
            lead.control(KeyCode.H);
            lead.await("the row", () -> lead.shows("reading-orders.md"));
            lead.click("reading-orders.md");
            lead.awaitWords("1 not saved");
            lead.ask(() -> closes(console));
            lead.await("the question", () -> lead.shows("unsaved"));
            lead.click("unsaved-close");
            lead.await("the window to close", () -> lead.ask(() -> !console.scene().getWindow().isShowing()));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the window would close when its frame's button is pressed. */
    private static boolean closes(OpenConsole console) {
        var request = new WindowEvent(console.scene().getWindow(), WindowEvent.WINDOW_CLOSE_REQUEST);
        ((Stage) console.scene().getWindow()).getOnCloseRequest().handle(request);
        return !request.isConsumed();
    }

    @Test
    void whatSomebodyElseWroteIsShownAndAskedFor() throws Exception {
        Path file = Files.writeString(folder.resolve("orders.md"), TEXT);
        Files.writeString(folder.resolve("orders.quarterdeck.yaml"),
                "corrections:\n  - as: procedure\n    heading: History\n    after: Rollback\n");
        try (var console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            console.opens(file);
            lead.await("the row", () -> lead.shows("reading-orders.md"));
            lead.awaitWords("1 correction from somebody else to confirm");
            lead.click("reading-orders.md");
            lead.await("the offer", () -> lead.shows("reading-proposal"));
            lead.awaitWords("Owned by the checkout team");
            lead.click("reading-proposal");
            assertThat(lead.words("proposal")).contains("History", "Procedure", "Use them on this laptop");
            console.picture("reading-sheet-proposal");
            lead.press(KeyCode.ENTER);
            lead.await("it to be used", () -> !lead.shows("reading-proposal"));
        }
        assertThat(Files.readString(folder.resolve("home/.config/quarterdeck/corrections.json")))
                .contains("as: procedure", "heading: History");
    }

    @Test
    void aRunbookOfAMebibyteStaysFluent() throws Exception {
        String part =
                "## Part %d\n\nWords of it, and more words of it, until the line is long enough to be one.\n\n1. Look at "
                + "`part-%d`\n2. Leave it\n\n";
        var text = new StringBuilder("# Large\n\n");
        for (int i = 0; text.length() < 1_000_000; i++) {
            text.append(part.formatted(i, i));
        }
        Path file = Files.writeString(folder.resolve("large.md"), text);
        try (var console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            console.opens(file);
            lead.await("the row", () -> lead.shows("reading-large.md"));
            lead.click("reading-large.md");
            lead.await("the parts", () -> lead.ask(() -> ((ListView<?>) console.scene().lookup("#reading-list")).getItems()
                    .size() > 10_000));
            long began = System.nanoTime();
            for (int i = 0; i < 30; i++) {
                lead.press(KeyCode.PAGE_DOWN);
            }
            assertThat(lead.ask(() -> console.scene().getRoot().lookupAll(".reading-source").size()))
                    .as("only what is in sight is drawn").isLessThan(200);
            assertThat((System.nanoTime() - began) / 1e9).as("seconds for thirty pages").isLessThan(15);
            assertThat(List.of(lead.words("reading-list"))).isNotEmpty();
        }
    }
}
