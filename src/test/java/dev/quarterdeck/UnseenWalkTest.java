package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runbook in which not all can be seen: what is shown says so, and what is copied is what the lead wants. */
class UnseenWalkTest {
    private static final String RUNBOOK = """
            # Cache\u200B: roll back

            ## Rollback

            - [ ] Look at the ca\u202Eche

            ## Contacts

            | Role | Name | Phone |
            |---|---|---|
            | Lead | Ada\u2066 | 555\u200D0100 |

            ## Communication templates

            ### Slack

            ```
            Rolling back \u202Enow\u2069, call 555\u200B0100
            ```
            """;

    @TempDir
    private Path folder;

    @Test
    void whatIsPastedIsWhatWasSeen() throws Exception {
        Path runbook = Files.writeString(folder.resolve("cache.md"), RUNBOOK);
        try (OpenConsole console = OpenConsole.in(folder.resolve("data"))) {
            Operator lead = console.operator();
            lead.ask(() -> {
                console.window().session().openRunbook(runbook, _ -> { });
                return true;
            });
            lead.awaitWords("⟨U+200B⟩: roll back");
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.awaitWords("Look at the ca⟨U+202E⟩che");
            lead.control(KeyCode.M);
            lead.await("the message", () -> lead.shows("message-exact"));
            assertThat(lead.words("message-exact")).isEqualTo("Rolling back ⟨U+202E⟩now⟨U+2069⟩, call 555⟨U+200B⟩0100");
            console.picture("unseen-message");

            lead.click("message-copy");
            lead.awaitWords("Not all of it can be seen");
            assertThat(console.facts(Fact.MessageCopied.class)).isEmpty();
            lead.press(KeyCode.ENTER);
            lead.await("the copy", () -> !console.facts(Fact.MessageCopied.class).isEmpty());
            assertThat(lead.clipboard()).isEqualTo("Rolling back now, call 5550100");
            assertThat(console.facts(Fact.MessageCopied.class).getLast().text()).isEqualTo(lead.clipboard());

            lead.control(KeyCode.ENTER);
            lead.await("it was sent", () -> !console.facts(Fact.MessageSent.class).isEmpty());
            assertThat(console.facts(Fact.MessageSent.class).getLast().text()).as("what was pasted").isEqualTo("Rolling back now, call 5550100");
        }
    }
}
