package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.checklist.FollowUp;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.MemoryLog;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.Runbook;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A follow-up that is ticked on the home screen where nothing can be recorded any more. */
class RefusedFollowUpTest {
    private static final String WHY = "Another console took over this data.";

    @TempDir
    private Path folder;
    private final MemoryLog record = new MemoryLog();

    private Workspace onMemory(Workspace w) {
        return new Workspace(w.work(), w.failures(), new Desk(record, w.wall()), w.library(), w.logs(), w.highlights(),
                w.prober(), w.samples(), w.changes(),
                w.confirmations(), w.runner(), w.drillProber(), w.simulator(), w.drillFactor(), w.drills(), w.exports(),
                w.browser(), w.notifier(), w.wall(),
                w.person(), w.looks(), w.keeping(), w.notices(), w.version());
    }

    @Test
    void isToldWhyItWasNotRecorded() throws Exception {
        try (OpenConsole console = OpenConsole.with(folder, this::onMemory)) {
            Operator lead = console.operator();
            lead.control(KeyCode.I);
            lead.press(KeyCode.ENTER);
            lead.await("the declaration", () -> !console.facts(Fact.RunbookAttached.class).isEmpty());
            lead.ask(() -> {
                console.window().session().submit(new Command.ClaimMilestone(Milestone.RESTORED, console.window().live()
                        .orElseThrow().now()));
                return true;
            });
            lead.await("that it is restored", () -> !console.facts(Fact.MilestoneClaimed.class).isEmpty());
            lead.control(KeyCode.H);
            String box = lead.ask(() -> {
                var live = console.window().live().orElseThrow();
                Runbook book = live.runbook().orElseThrow();
                return "followup-" + live.id() + "-" + FollowUp.of(book, live.incident()).getFirst().item().ref().key();
            });
            lead.await("the follow-ups", () -> lead.shows(box));
            record.onlyRead(WHY);
            lead.click(box);
            lead.await("the reason", () -> lead.shows("toast") && lead.words("toast").equals(WHY));
            assertThat(console.facts(Fact.CheckTicked.class)).isEmpty();
        }
    }
}
