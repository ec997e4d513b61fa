package dev.quarterdeck.ui.drill;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Workspace;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.ui.window.MainWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;

/**
 * Plays the bundled drill from beginning to end as a lead would: real keys and clicks on the real window, waiting for what
 * the probes really show. Prints a line a step, each with the number of the last durable event. Runs on its caller's
 * thread, never on the FX thread.
 */
public final class AutoDrill {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Scenario time a person takes between two checks. */
    private static final Duration PER_CHECK = Duration.ofSeconds(3);

    private final Hands hands;
    private final MainWindow window;
    private final Path folder;
    private final Consumer<String> out;

    public AutoDrill(MainWindow window, Workspace workspace, Path folder, Consumer<String> out) {
        this.window = window;
        this.hands = new Hands(window, workspace);
        this.folder = folder;
        this.out = out;
    }

    /** Answers the exit code: 0 when the outage was lived through, 1 when something did not happen in time. */
    public int play() {
        try {
            live();
            return 0;
        } catch (IOException | IllegalStateException e) {
            say("Stopped: " + e.getMessage());
            return stopped();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** A picture of where it stopped says more than the sentence. */
    private int stopped() {
        try {
            pictures("stopped");
        } catch (IOException | IllegalStateException e) {
            say("No picture of it: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 1;
    }

    private void live() throws IOException, InterruptedException {
        pictures("home");
        say("Ready: the home screen lists the bundled runbook");
        hands.click("home-drill");
        await("the drill to start", live -> live.drill().isPresent());
        say("Drill started: " + incident().title());
        awaitLevel("the matrix to be judged", level -> level >= 0); // on a busy machine Normal may be over before it is seen
        pictures("console-normal");
        say("The matrix reads " + verdict() + " from " + samples() + " samples");
        awaitLevel("the service to fail", level -> level > 0);
        say("The matrix reads " + verdict() + ": " + driver());
        declare();
        note("Errors began right after the pagination release");
        role(Role.COMMS, "oncall-2");
        tickWhile(checklist -> checklist.steps().getFirst().ticked() < 3);
        say("Three checks of the pre-rollback checklist are ticked");
        awaitLevel("the matrix to turn critical", level -> level == window.live().orElseThrow().matrix().worst());
        severity();
        pin();
        pictures("console-critical");
        say("The matrix reads " + verdict() + ": " + driver());
        decide();
        pictures("console-decided");
        message(0, "elevated 5xx on listings after the pagination release");
        tickWhile(checklist -> !stepsDone(checklist, "restart"));
        say("Rolled back and restarted, " + ticked() + " checks ticked");
        awaitLevel("the service to recover", level -> level == 0);
        say("The matrix reads Normal again");
        tickWhile(checklist -> !procedureDone(checklist));
        say("The procedure is done, " + ticked() + " checks ticked");
        hands.press(KeyCode.R, true);
        hands.press(KeyCode.ENTER, false);
        await("restored to be recorded", live -> live.incident().milestone(Milestone.RESTORED).isPresent());
        say("Service restored");
        pictures("console-recovered");
        tickWhile(checklist -> !verified(checklist));
        say("The verification checklist is done");
        message(lastTemplate(), "");
        hands.palette("Status: monitoring");
        await("monitoring", live -> live.incident().status() == Status.MONITORING);
        hands.palette("Resolve...");
        await("the review", _ -> window.find("resolve").isPresent());
        if (hands.there("resolve-reason")) {
            // a busy machine makes even a recovered service look slow; the review then asks why
            hands.write("resolve-reason", "The service has recovered, this machine is busy");
        }
        hands.press(KeyCode.ENTER, false);
        await("the incident to be resolved", live -> live.incident().status() == Status.RESOLVED);
        say("Resolved");
        hands.press(KeyCode.E, true);
        await("the export", live -> live.incident().events().getLast().fact()
                instanceof Fact.PostMortemExported);
        hands.palette("Post-mortem");
        pictures("post-mortem");
        say("post-mortem.md is written, " + incident().events().size() + " events are in the record");
    }

    private void declare() throws InterruptedException {
        hands.press(KeyCode.I, true);
        hands.write("declare-began", "1 min");
        hands.press(KeyCode.ENTER, false);
        await("the declaration", live -> live.incident().declaredAt().isPresent());
        hands.palette("Set when it was detected");
        hands.press(KeyCode.ENTER, false);
        await("when it was detected", live -> live.incident().milestone(Milestone.DETECTED).isPresent());
        say("Declared as " + incident().severity() + " by " + incident().holder(Role.LEAD).orElse("nobody"));
    }

    private void note(String text) throws InterruptedException {
        int before = incident().events().size();
        hands.press(KeyCode.N, true);
        hands.write("note", text);
        hands.press(KeyCode.ENTER, false);
        await("the note", live -> live.incident().events().size() > before);
        say("Noted: " + text);
    }

    private void role(Role role, String name) throws InterruptedException {
        hands.click("top-role-" + role.name().toLowerCase(java.util.Locale.ROOT));
        hands.write("prompt-role-" + role.name().toLowerCase(java.util.Locale.ROOT), name);
        hands.press(KeyCode.ENTER, false);
        await("the role", live -> live.incident().holder(role).isPresent());
        say(role.label() + ": " + name);
    }

    private void severity() throws InterruptedException {
        hands.palette("Severity P0");
        hands.write("prompt-severity", "Several customers are affected");
        hands.press(KeyCode.ENTER, false);
        await("the severity", live -> live.incident().severity() == Severity.P0);
        say("Severity raised to P0");
    }

    private void pin() throws InterruptedException {
        int before = incident().events().size();
        hands.press(KeyCode.L, true);
        hands.write("log-find", "ERROR");
        hands.press(KeyCode.ENTER, false);
        hands.pause(Duration.ofSeconds(6));
        hands.press(KeyCode.P, true);
        await("the pinned line", live -> live.incident().events().size() > before);
        say("A log line is pinned as evidence");
    }

    private void decide() throws InterruptedException {
        hands.press(KeyCode.D, true);
        hands.write("decision-role", "On-call engineer");
        hands.press(KeyCode.ENTER, false);
        await("the decision", live -> live.incident().decision().isPresent());
        say("Decision recorded: execute rollback, " + incident().procedure());
    }

    private void message(int template, String reason) throws InterruptedException {
        long before = sent();
        hands.press(KeyCode.M, true);
        hands.click("template-" + template);
        if (!reason.isEmpty()) {
            hands.write("field-0", reason);
        }
        for (int field = 0; hands.there("field-" + field); field++) {
            if (hands.empty("field-" + field)) {
                hands.write("field-" + field, "to follow");
            }
        }
        hands.press(KeyCode.ENTER, true);
        await("the message", live -> sent(live.incident()) > before);
        say("A message is recorded as sent");
    }

    private int lastTemplate() {
        int templates = window.live().flatMap(Live::runbook).map(Runbook::templates).orElseThrow().size();
        return Math.max(0, templates - 2);
    }

    private long sent() {
        return sent(incident());
    }

    private static long sent(Incident incident) {
        return incident.events().stream().filter(e -> e.fact() instanceof Fact.MessageSent).count();
    }

    /** Presses Space on the current check until {@code more} says it is enough; a blank is filled in when it asks. */
    private void tickWhile(Predicate<Checklist> more) throws InterruptedException {
        hands.key(KeyCode.DIGIT2);
        while (more.test(checklist())) {
            long before = ticked();
            hands.press(KeyCode.SPACE, false);
            await("a tick or the question for a value", _ -> ticked() > before || window.find("prompt-fill").isPresent());
            if (hands.there("prompt-fill")) {
                hands.write("prompt-fill", "v0.0.9");
                hands.press(KeyCode.ENTER, false);
            }
            await("a tick", _ -> ticked() > before);
            hands.pause(PER_CHECK);
        }
    }

    private Checklist checklist() {
        Live live = window.live().orElseThrow();
        return Checklist.of(live.runbook().orElseThrow(), live.incident());
    }

    private long ticked() {
        return checklist().steps().stream().mapToLong(StepProgress::ticked).sum();
    }

    private static boolean stepsDone(Checklist checklist, String word) {
        for (int i = checklist.before(); i < checklist.before() + checklist.procedure(); i++) {
            StepProgress step = checklist.steps().get(i);
            if (step.step().title().toLowerCase(java.util.Locale.ROOT).contains(word)) {
                return step.done();
            }
        }
        throw new IllegalStateException("the procedure has no step to " + word);
    }

    private static boolean procedureDone(Checklist checklist) {
        OptionalInt current = checklist.current();
        return current.isEmpty() || current.getAsInt() >= checklist.before() + checklist.procedure();
    }

    private boolean verified(Checklist checklist) {
        int verification = window.live().flatMap(Live::runbook).map(book -> book.verification().size()).orElse(0);
        OptionalInt current = checklist.current();
        return current.isEmpty() || current.getAsInt() >= checklist.before() + checklist.procedure() + verification;
    }

    private Incident incident() {
        return window.live().orElseThrow().incident();
    }

    private String verdict() {
        return window.live().orElseThrow().watched().advice().verdict().label();
    }

    private String driver() {
        return window.live().orElseThrow().watched().advice().verdict().driver();
    }

    private int samples() {
        return window.live().orElseThrow().watched().advice().readings().getFirst().all();
    }

    private void awaitLevel(String what, Predicate<Integer> wanted) throws InterruptedException {
        await(what, live -> live.incident().advice().map(e -> e.fact() instanceof Fact.AdviceChanged f
                && wanted.test(f.level())).orElse(false) && wanted.test(live.watched().advice().verdict().level()));
    }

    private void await(String what, Predicate<Live> condition) throws InterruptedException {
        hands.await(what, PATIENCE, () -> window.live().filter(condition).isPresent());
    }

    private void pictures(String name) throws IOException, InterruptedException {
        hands.pictures(folder, name);
    }

    /** The number is read first, so that it never claims more than was durable when the line was printed. */
    private void say(String words) {
        long number = hands.ask(() -> window.live().map(live -> live.incident().events().size()).orElse(0)).longValue();
        out.accept("#" + number + " " + words);
    }
}
