package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console looks like right after Declare, for runbooks of four shapes. */
@Soak
class DeclaredRunbooksTest {
    private static final String MATRIX = """
            # Search: roll back or not

            ## Decision matrix

            | Situation | Error rate over the last minute | Response time p95 of the search service | What to do |
            |---|---|---|---|
            | Normal, nothing to see | <1% | <300 ms | Keep watching and write down what you see in the channel |
            | Something is wrong | 1-5% | 300-900 ms | Prepare the rollback, tell the lead, and look at the dashboards of both regions |
            | It burns | >5% | >900 ms | Roll back at once and page the lead of the search team |

            ## Rollback

            1. Stop the writers with `searchctl stop`
            2. Start the old release with `searchctl start --previous`
            """;
    private static final String WAYS = """
            # Shop: rollback

            ## Rollback options

            ### Option A: quick rollback (2-5 minutes)

            Use when: only the code has changed

            1. Run `shopctl back`
            2. Check the home page

            ### Option B: full rollback (30-45 minutes)

            Use when: the database was migrated with it, too, so that the old code cannot read what the new one has written

            1. Run `shopctl back --full`
            2. Restore the database
            """;
    private static final String PHASES = """
            # Queue is full

            ## Diagnosis

            The queue is full when the workers are slower than the shops. Do not restart the broker.

            1. Look at `queuectl length`
            2. Look at `queuectl workers`

            ## Mitigation

            1. Start more workers with `queuectl scale 10`
            2. Wait until the queue is empty
            """;
    private static final String CHECKLIST = """
            # Certificate expired

            ## When to act

            - The site shows a certificate error to everybody: act immediately
            - The certificate expires within three days

            ## Pre-rollback checklist

            - [ ] Tell the lead
            - [ ] Open the channel

            ## Procedure 1: renew it

            - [ ] Run `certctl renew`
            - [ ] Reload the proxies
            """;

    @TempDir
    private Path folder;

    @Test
    void nothingIsCutOffAndWorkIsAtHand() throws Exception {
        var shapes = new LinkedHashMap<String, String>(Map.of("matrix", MATRIX));
        shapes.put("ways", WAYS);
        shapes.put("phases", PHASES);
        shapes.put("checklist", CHECKLIST);
        for (Map.Entry<String, String> shape : shapes.entrySet()) {
            Path file = Files.writeString(folder.resolve(shape.getKey() + ".md"), shape.getValue());
            try (var console = OpenConsole.in(folder.resolve("data-" + shape.getKey()))) {
                Operator lead = console.operator();
                console.opens(file);
                lead.await("the row", () -> lead.shows("declare-" + file.getFileName()));
                lead.click("declare-" + file.getFileName());
                lead.press(KeyCode.ENTER);
                lead.await("the console", () -> lead.shows("zone-do"));
                console.picture("declared-" + shape.getKey());
                inSight(console, lead, shape.getKey());
                assertThat(lead.ask(() -> console.scene().getRoot().lookupAll(".figure").stream()
                        .noneMatch(DeclaredRunbooksTest::visible))).as("a figure of nothing").isTrue();
                console.dark(false);
                console.picture("declared-" + shape.getKey() + "-light");
                console.dark(true);
                console.size(1280, 720);
                console.picture("declared-" + shape.getKey() + "-1280x720");
                inSight(console, lead, shape.getKey());
                switch (shape.getKey()) {
                    case "ways" -> assertThat(lead.screen())
                            .contains("ONE OF THESE", "only the code has changed", "2-5 minutes", "30-45 minutes");
                    case "phases" -> {
                        assertThat(lead.screen()).contains("Diagnosis", "Do not restart the broker.")
                                .doesNotContain("Choose a procedure");
                        lead.press(KeyCode.SPACE);
                        lead.press(KeyCode.SPACE);
                        lead.awaitWords("The runbook goes on with");
                        console.picture("declared-phases-next");
                        lead.click("pick-0");
                        lead.awaitWords("Start more workers with");
                    }
                    default -> { }
                }
            }
        }
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    /** Every cell of the matrix lies within its zone, and says all of its words. */
    private static void inSight(OpenConsole console, Operator lead, String shape) {
        lead.ask(() -> {
            for (Node node : console.scene().getRoot().lookupAll(".matrix-cell")) {
                if (visible(node)) {
                    Bounds cell = node.localToScene(node.getBoundsInLocal());
                    Node zone = console.scene().lookup("#zone-decide");
                    assertThat(cell.getMaxX()).as(shape + ": " + ((Label) node).getText())
                            .isLessThanOrEqualTo(zone.localToScene(zone.getBoundsInLocal()).getMaxX() + 0.5);
                    assertThat(node.lookup(".text") instanceof javafx.scene.text.Text text ? text.getText() : "")
                            .as("all words of it").isEqualTo(((Label) node).getText());
                }
            }
            return true;
        });
    }
}
