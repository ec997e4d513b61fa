package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.signal.Probe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Checks that can be watched, beside a real service: their reading since the restart, the tick that keeps it, the ten minutes
 * that begin anew.
 */
@Soak
class LiveChecksTest {
    private static final double FACTOR = 20;
    private static final String PROCEDURE = "Procedure 1: Put Back the Application Only";

    @TempDir
    private Path folder;
    private OpenConsole console;
    private Operator lead;
    private RecordOnDisk record;
    private FailingService service;

    @Test
    void aTickKeepsWhatWasReadSinceTheRestart() throws Exception {
        record = new RecordOnDisk(folder.resolve("data"));
        try (var running = new FailingService(folder.resolve("api.log")); var opened =
                OpenConsole.hurried(record.folder(), FACTOR)) {
            service = running;
            console = opened;
            lead = opened.operator();
            watchesAHealthyService();
            takesUpTheProcedureAfterTheRestart();
            readsTheHealthCheckAndTicksIt();
            watchesForTenMinutes();
        }
        record.assertSound();
    }

    private void awaitRecorded(Class<? extends Fact> kind, int count) {
        console.awaitRecorded(record, kind, count);
    }

    private void watchesAHealthyService() {
        lead.click("declare-rollback-procedure.md");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.RunbookAttached.class, 1);
        lead.ask(() -> {
            console.window().session().submit(new Command.ConfirmWatch(
                    List.of(probe("/health", false), probe("/api/listings", true)), List.of(), List.of()));
            return true;
        });
        awaitRecorded(Fact.WatchConfirmed.class, 1);
        lead.await("Normal", () -> lead.words("top-verdict").contains("Normal"));
    }

    private Probe probe(String path, boolean counts) {
        return new Probe("GET " + path, service.url(path), "", List.of(), Probe.DEFAULT_INTERVAL, Probe.DEFAULT_DEADLINE, counts);
    }

    /** Everything that stands before the step named so is ticked at once. */
    private void tickUntil(String step) {
        int before = record.facts(Fact.CheckTicked.class).size();
        int ticks = lead.ask(() -> {
            Live live = console.window().live().orElseThrow();
            var commands = new ArrayList<Command>();
            for (StepProgress progress : Checklist.of(live.runbook().orElseThrow(), live.incident()).steps()) {
                if (progress.step().title().equals(step)) {
                    break;
                }
                progress.items().stream().filter(StepProgress.Item::open)
                        .forEach(item -> commands.add(new Command.TickCheck(item.ref(), "", Optional.empty())));
            }
            console.window().session().submit(commands.toArray(Command[]::new));
            return commands.size();
        });
        awaitRecorded(Fact.CheckTicked.class, before + ticks);
    }

    private void takesUpTheProcedureAfterTheRestart() {
        lead.ask(() -> {
            console.window().session().submit(new Command.ChooseProcedure(PROCEDURE, ""));
            return true;
        });
        awaitRecorded(Fact.ProcedureChosen.class, 1);
        tickUntil("See Whether It Worked");
    }

    private void readsTheHealthCheckAndTicksIt() {
        lead.await("the health reading since the restart", () -> lead.words("zone-do")
                .matches("(?s).*✓ 200 · \\d+ of \\d+ since \\d\\d:\\d\\d:\\d\\d.*"));
        assertThat(lead.words("zone-do")).contains("? no log is followed");
        console.picture("64-live-checks");
        int before = record.facts(Fact.CheckTicked.class).size();
        lead.press(KeyCode.DIGIT2);
        lead.press(KeyCode.SPACE);
        awaitRecorded(Fact.CheckTicked.class, before + 1);
        assertThat(record.last(Fact.CheckTicked.class).evidence())
                .matches("200 · \\d+ of \\d+ since \\d\\d:\\d\\d:\\d\\d, held .+");
    }

    private void watchesForTenMinutes() {
        tickUntil("Keep Watching");
        lead.await("the countdown", () -> lead.words("zone-do").matches("(?s).*\\d:\\d\\d left of 10 min, since .*"));
        assertThat(lead.words("zone-do")).contains("✓ 0.0% · 0 of ");
        console.picture("65-timed-watch");
        lead.await("some of the time to be over", () -> lead.words("zone-do")
                .matches("(?s).*[0-8]:\\d\\d left of 10 min, since .*"));
        service.fail();
        lead.await("the time to stand still", () -> lead.words("zone-do")
                .contains("Watch for 10 min: the time runs while every watched check holds."));
        assertThat(lead.words("zone-do")).contains("✗ ");
        console.picture("66-timed-watch-broken");
        awaitRecorded(Fact.WatchBroke.class, 1);
        assertThat(record.last(Fact.WatchBroke.class)).satisfies(broke -> {
            assertThat(broke.step()).contains("Keep Watching");
            assertThat(broke.reading()).isNotBlank();
            assertThat(broke.ran()).isPositive();
        });
        service.recover();
        lead.ask(() -> {
            console.window().session().submit(new Command.MarkChange("restarted once more"));
            return true;
        });
        lead.await("the time to run again", () -> lead.words("zone-do")
                .matches("(?s).*\\d:\\d\\d left of 10 min, since .*It broke at \\d\\d:\\d\\d\\..*"));
        console.picture("67-timed-watch-again");
    }
}
