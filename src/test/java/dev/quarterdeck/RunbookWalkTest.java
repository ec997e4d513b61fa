package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.signal.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading runbooks: the source beside, findings at their line, links, a file that changes, and how ready each one is. */
class RunbookWalkTest {
    private static final String TEXT = """
            # Search is slow

            **Version**: 2
            **Next Review**: 2024-01-02

            See [the dashboard](https://grafana.example.com/d/1 "Search") or write to <mailto:ops@example.com>.
            Never open [this](javascript:alert(1)).

            <details>
            <summary>When is it slow?</summary>

            After a deploy.

            </details>

            ## Steps

            1. Look: `curl http://localhost:9200/_cluster/health`
            2. Restart it

               ```bash
               sudo systemctl stop search
               ```
            3. Done

            > Quoted words
            > - with a list

            | Region | Host |
            |---|---|
            | EU | [one](http://eu.example.com) |

            ## Contacts

            | Role | Primary |
            |---|---|
            | Lead | [Name] |

            ## Drill Schedule

            - Quarterly drills
            """;

    @TempDir
    private Path folder;

    @Test
    void aFileIsReadWithItsSourceAndEveryChangeIsTold() throws Exception {
        Path file = Files.writeString(folder.resolve("search.md"), TEXT);
        try (var console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            console.opens(file);
            lead.await("the row", () -> lead.shows("declare-search.md"));
            assertThat(lead.screen()).contains("1 contact unfilled", "review overdue", "target unset", "never")
                    .doesNotContain("0 templates");
            console.picture("library-home");
            console.dark(false);
            console.picture("library-home-light");
            console.dark(true);
            console.size(1280, 720);
            console.picture("library-home-1280x720");
            console.size(1440, 900);

            lead.click("unset-search.md");
            lead.write("target-name", "search-1");
            lead.press(KeyCode.ENTER);
            lead.await("the target", () -> !lead.shows("unset-search.md"));

            lead.ask(() -> {
                console.scene().lookup("#home-open").requestFocus();
                return true;
            });
            for (int tabs = 0; !lead.focused("runbook-" + file); tabs++) {
                assertThat(tabs).as("the runbook is reached with Tab").isLessThan(20);
                lead.press(KeyCode.TAB);
            }
            console.picture("library-home-focused");
            lead.press(KeyCode.ENTER);
            lead.await("the source", () -> lead.shows("runbook-source"));
            assertThat(lead.ask(() -> console.scene().lookup("#runbook-source").lookup(".sheet").getEffect()))
                    .as("a shadow of the list's lines").isNull();
            assertThat(lead.screen()).contains("on ssh search-1", "https://grafana.example.com/d/1", "mailto:ops@example.com",
                    "Contacts");
            assertThat(lead.ask(() -> console.scene().getRoot().lookupAll(".quote").size())).as("the quote and the list in it")
                    .isEqualTo(2);
            console.picture("library-runbook");
            console.dark(false);
            console.picture("library-runbook-light");
            console.dark(true);
            console.size(1280, 720);
            console.picture("library-runbook-1280x720");
            console.size(1440, 900);
            Node hidden = lead.ask(() -> console.scene().getRoot().lookupAll(".document-block").stream()
                    .filter(node -> node.lookup(".label") instanceof Label label && label.getText().equals("After a deploy."))
                    .findFirst().orElseThrow());
            lead.click("fold-10");
            lead.await("the folded part out of sight", () -> !lead.ask(hidden::isVisible));
            console.picture("library-folded");
            lead.click("fold-10");
            lead.await("the part again", () -> lead.ask(hidden::isVisible));
            lead.click("finding-37");
            ListView<?> source = lead.ask(() -> (ListView<?>) console.scene().lookup("#runbook-source"));
            lead.await("its line", () -> lead.ask(() -> source.getSelectionModel().getSelectedIndex() == 36));
            console.picture("library-finding");

            lead.clickWords("https://grafana.example.com/d/1");
            assertThat(lead.words("link")).contains("This leads to grafana.example.com", "https://grafana.example.com/d/1",
                    "this computer's browser");
            console.picture("library-link");
            lead.click("link-copy");
            assertThat(lead.clipboard()).isEqualTo("https://grafana.example.com/d/1");
            assertThat(console.browsed()).isEmpty();
            lead.clickWords("mailto:ops@example.com");
            lead.press(KeyCode.ENTER);
            lead.await("the mail program", () -> console.browsed().equals(List.of("mailto:ops@example.com")));

            Files.writeString(file, TEXT.replace("2. Restart it", "2. Restart it gently"));
            lead.awaitWords("Changed since you read it");
            lead.click("runbook-changes");
            assertThat(lead.words("changes")).contains("− 2. Restart it", "+ 2. Restart it gently");
            console.picture("library-changes");
            lead.press(KeyCode.ENTER);
            lead.await("it to be read", () -> !lead.sees("Changed since you read it"));
        }
    }

    @Test
    void anIncidentKeepsTheTextItStartedWithAndSaysThatTheFileMovedOn() throws Exception {
        Path file = Files.writeString(folder.resolve("search.md"), TEXT);
        var record = new RecordOnDisk(folder.resolve("data"));
        try (var console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            console.opens(file);
            lead.click("unset-search.md");
            lead.write("target-name", "search-1");
            lead.press(KeyCode.ENTER);
            lead.await("the target", () -> !lead.shows("unset-search.md"));
            lead.click("declare-search.md");
            lead.press(KeyCode.ENTER);
            lead.await("the console", () -> lead.shows("zone-do"));
            assertThat(record.last(Fact.TargetNamed.class).target()).isEqualTo(new Target(Target.Kind.SSH, "search-1"));

            Files.writeString(file, TEXT.replace("2. Restart it", "2. Restart it gently"));
            lead.control(KeyCode.B);
            lead.awaitWords("This incident keeps the text it started with.");
            assertThat(lead.screen()).doesNotContain("Restart it gently");
            lead.click("runbook-changes");
            assertThat(lead.words("changes")).contains("+ 2. Restart it gently", "Use the new text");
            console.picture("library-incident-changes");
            lead.press(KeyCode.ENTER);
            lead.await("the new text", () -> console.facts(Fact.RunbookAttached.class).size() == 2);
            lead.awaitWords("Restart it gently");
        }
    }

    @Test
    void aFolderIsAddedAsAWhole() throws Exception {
        Path team = Files.createDirectories(folder.resolve("team"));
        for (String name : List.of("one", "two")) {
            Files.writeString(team.resolve(name + ".md"), "# Runbook " + name + "\n\nWords.\n");
        }
        try (var console = OpenConsole.in(folder.resolve("data"))) {
            console.opens(team);
            console.operator().awaitWords("2 runbooks were added from the folder, 0 could not be read.");
            assertThat(console.operator().screen()).contains("Runbook one", "Runbook two");
        }
    }
}
