package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.core.incident.CheckRef;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Evidence;
import dev.quarterdeck.core.incident.Fact;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must not go out of sight: a tick against its reading, what somebody saw, and a message as it was sent. */
class KeptInSightWalkTest {
    private static final String SENT = "Search fails; next update in 20 minutes.";

    @TempDir
    private Path folder;

    @Test
    void aContestedTickIsAmberATriggerIsWithdrawnInOneStepAndAMessageIsReadAgain() throws Exception {
        try (OpenConsole console = OpenConsole.in(folder)) {
            Operator lead = console.operator();
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.await("the console", () -> lead.shows("zone-do"));
            lead.press(KeyCode.DIGIT2);
            lead.press(KeyCode.SPACE);
            lead.await("a tick", () -> !console.facts(Fact.CheckTicked.class).isEmpty());
            CheckRef check = console.facts(Fact.CheckTicked.class).getFirst().check();
            submit(console, new Command.UntickCheck(check),
                    new Command.TickCheck(check, "", Optional.empty(), Evidence.fails("72 errors in 90 lines")),
                    new Command.MarkSent("Own text", "Slack", SENT));
            lead.await("the reading at the tick", () -> lead.words("zone-do").contains("▲ does not hold: 72 errors in 90 lines"));

            lead.click("trigger-1");
            lead.await("the note", () -> lead.shows("prompt-trigger"));
            lead.press(KeyCode.ENTER);
            lead.await("the way back", () -> lead.words("zone-decide").contains("Withdraw"));
            console.picture("90-kept-in-sight");
            console.dark(false);
            console.picture("90-kept-in-sight-light");
            console.dark(true);
            lead.clickWords("Withdraw");
            lead.await("withdrawn", () -> console.facts(Fact.TriggerJudged.class).size() == 2);
            assertThat(console.facts(Fact.TriggerJudged.class).getLast().met()).isFalse();

            lead.click("tab-messages");
            lead.await("the message", () -> lead.words("zone-timeline").contains("Message sent: Own text"));
            lead.clickWords("Message sent: Own text");
            lead.await("its text", () -> lead.screen().contains(SENT));
            console.picture("91-sent-message");
            lead.press(KeyCode.ESCAPE);
            lead.control(KeyCode.R);
            lead.awaitWords("was ticked all the same");
            console.picture("92-restored-review");
        }
    }

    private static void submit(OpenConsole console, Command... commands) {
        console.operator().ask(() -> {
            console.window().session().submit(commands);
            return true;
        });
    }
}
