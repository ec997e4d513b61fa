package dev.quarterdeck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From what was changed and what the log says to a decision, and what became of it: worse, then working. The service and its
 * log are real; the change is told by a command.
 */
@Soak
class DecisionEffectTest {
    private static final double FACTOR = 20;
    private static final String PROCEDURE = "Procedure 1: Put Back the Application Only";

    /** On the clock that the service's log goes by, which is behind the console's hurried one. */
    private final Instant onset = Instant.now();

    @TempDir
    private Path folder;
    private OpenConsole console;
    private Operator lead;
    private RecordOnDisk record;
    private FailingService service;

    @Test
    void aDecisionIsSeenToMakeItWorseAndThenToWork() throws Exception {
        record = new RecordOnDisk(folder.resolve("data"));
        try (var running = new FailingService(folder.resolve("api.log")); var opened =
                OpenConsole.hurried(record.folder(), FACTOR)) {
            service = running;
            console = opened;
            lead = opened.operator();
            watchesAServiceThatFailsNowAndThen();
            seesWhatWasChangedBefore();
            isShownTheKnownFailureThatTheLogSpeaksOf();
            decides();
            seesItGetWorse();
            interruptsFromTheStep();
            seesItWork();
        }
        record.assertSound();
    }

    private void awaitRecorded(Class<? extends Fact> kind, int count) {
        console.awaitRecorded(record, kind, count);
    }

    private void submit(Command... commands) {
        lead.ask(() -> {
            console.window().session().submit(commands);
            return true;
        });
    }

    private void watchesAServiceThatFailsNowAndThen() {
        lead.click("declare-rollback-procedure.md");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.RunbookAttached.class, 1);
        service.fail(7);
        // seconds since 1970, then what was changed
        String changes = "echo '" + onset.minus(Duration.ofMinutes(6)).getEpochSecond()
                + " deploy 4f2c1ab: cursors for listings'";
        submit(new Command.ConfirmWatch(List.of(new Probe("GET /api/listings", service.url("/api/listings"), "", List.of(),
                Probe.DEFAULT_INTERVAL,
                        Probe.DEFAULT_DEADLINE, true)), List.of(service.log().toString()),
                List.of(new ChangeSource(ChangeSource.Kind.COMMAND, changes, Optional.of(Target.LAPTOP)))));
        awaitRecorded(Fact.WatchConfirmed.class, 1);
        submit(new Command.ClaimMilestone(Milestone.BEGAN, onset));
        awaitRecorded(Fact.MilestoneClaimed.class, 1);
        lead.await("Alert", () -> lead.words("top-verdict").contains("Alert"));
    }

    private void seesWhatWasChangedBefore() {
        awaitRecorded(Fact.ChangesSeen.class, 1);
        lead.await("the change beside the figures", () -> lead.screen().replace("6 min 1 s", "6 min")
                .contains("Last change 6 min before onset: deploy 4f2c1ab: cursors for listings"));
        console.picture("effect-1-what-changed");
        lead.control(KeyCode.SHIFT, KeyCode.W);
        lead.await("the change as a mark", () -> lead.words("signal").contains("deploy 4f2c1ab: cursors for listings"));
        lead.pause(Duration.ofMillis(400));
        console.picture("effect-2-what-changed-chart");
        console.dark(false);
        console.picture("effect-2-what-changed-chart-light");
        console.dark(true);
        lead.press(KeyCode.ESCAPE);
    }

    private void isShownTheKnownFailureThatTheLogSpeaksOf() throws Exception {
        assertThat(lead.shows("advice-suggestion")).isFalse();
        service.complain("FATAL: sorry, Too many connections already, password=hunter2");
        lead.await("the known failure", () -> lead.words("advice").contains("The Database Has No Connections Left"));
        assertThat(lead.words("advice"))
                .contains("Left: ERROR FATAL: sorry, Too many connections already, password=••••••. Procedure 1");
        console.picture("effect-3-known-failure");
    }

    private void decides() {
        lead.click("advice-suggestion");
        lead.click("decision-choice-0");
        lead.write("decision-role", "intern");
        lead.write("decision-deviation", "nobody else is awake");
        lead.press(KeyCode.ENTER);
        awaitRecorded(Fact.DecisionRecorded.class, 1);
        assertThat(record.last(Fact.DecisionRecorded.class).procedure()).isEqualTo(PROCEDURE);
        lead.await("the decision on the card", () -> lead.words("advice").contains("Rolling back"));
    }

    private void seesItGetWorse() {
        service.fail();
        lead.await("worse", () -> lead.words("advice").contains("Worse"));
        console.picture("effect-4-worse");
        console.dark(false);
        console.size(1280, 720);
        console.picture("effect-4-worse-light-1280x720");
        console.size(1440, 900);
        console.dark(true);
    }

    private void interruptsFromTheStep() {
        submit(lead.ask(() -> {
            Live live = console.window().live().orElseThrow();
            return Checklist.of(live.runbook().orElseThrow(), live.incident()).steps().getFirst().items().stream()
                    .map(item -> new Command.TickCheck(item.ref(), "", Optional.empty())).toArray(Command[]::new);
        }));
        lead.await("the button of the maintenance step", () -> lead.shows("do-interruption"));
        console.picture("effect-5-maintenance-step");
        lead.click("do-interruption");
        awaitRecorded(Fact.InterruptionBegan.class, 1);
        lead.await("the top bar to say so", () -> lead.shows("top-maintenance"));
        console.picture("effect-6-maintenance-on");
        submit(new Command.EndInterruption(""));
        awaitRecorded(Fact.InterruptionEnded.class, 1);
    }

    private void seesItWork() {
        service.recover();
        lead.await("working", () -> lead.words("advice").contains("Working"));
        console.picture("effect-7-working");
    }
}
