package dev.quarterdeck.app;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.CommandEnding;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.logs.ColourCodes;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.shell.ConfirmedRun;
import dev.quarterdeck.core.shell.KeptOutput;
import dev.quarterdeck.core.shell.RunEnd;
import dev.quarterdeck.core.shell.RunNote;
import dev.quarterdeck.core.shell.RunOrder;
import dev.quarterdeck.core.shell.Runner;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.core.signal.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The commands that are run for an incident: recorded first, then started, and their end recorded once their output is on disk.
 * What ran when a console ended is told, and nothing is ever run again. FX thread only.
 */
final class RunningCommands {
    /** How many are remembered after their end, for their last lines. */
    private static final int REMEMBERED = 50;

    private final Workspace workspace;
    private final IncidentId incident;
    private final Consumer<String> tell;
    private final Map<EventKey, Running> started = new LinkedHashMap<>();

    RunningCommands(Workspace workspace, IncidentId incident, Consumer<String> tell) {
        this.workspace = workspace;
        this.incident = incident;
        this.tell = tell;
    }

    /** The answer comes when the run is recorded; only then its process is started. */
    CompletionStage<Reply> run(ConfirmedRun run, SecretMask mask) {
        List<String> arguments = run.invocation().arguments().orElseThrow().stream().map(mask::masked).toList();
        Target target = run.invocation().target();
        boolean here = target.equals(Target.LAPTOP);
        var fact = new Fact.CommandStarted(run.step(), mask.masked(run.text()), run.sha256(), target, arguments,
                here ? run.folder().toString() : "", here ? workspace.runner().account() : "", run.limit());
        CompletionStage<Reply> recorded = workspace.desk()
                .submit(incident, workspace.person().name(), new Command.StartCommand(fact));
        workspace.work().whenDone(recorded, (reply, _) -> {
            if (reply instanceof Reply.Done done) {
                done.events().stream().filter(event -> event.fact() instanceof Fact.CommandStarted).map(Event::key).findFirst()
                        .ifPresent(key -> start(key, run, fact.text(), mask));
            }
        });
        return recorded;
    }

    private void start(EventKey key, ConfirmedRun run, String words, SecretMask mask) {
        var order = new RunOrder(incident, key, run.invocation().arguments().orElseThrow(), run.invocation().stopping(),
                run.folder(), run.limit(),
                run.script().token());
        workspace.work().run(() -> workspace.runner().start(order, end -> record(ended(key, words, end, RunNote.of(run, end),
                mask))), running -> {
            started.put(key, running);
            if (started.size() > REMEMBERED) {
                started.entrySet().removeIf(entry -> started.size() > REMEMBERED && entry.getValue().over());
            }
        }, problem -> record(new Fact.CommandEnded(key, words, CommandEnding.NOT_STARTED, -1, Duration.ZERO, 0, 0, "", "",
                List.of(),
                mask.masked(String.valueOf(problem.getMessage())))));
    }

    /** Any thread. */
    private void record(Fact.CommandEnded end) {
        workspace.desk().submit(incident, Draft.CONSOLE, new Command.EndCommand(end));
    }

    private static Fact.CommandEnded ended(EventKey key, String words, RunEnd end, String note, SecretMask mask) {
        return new Fact.CommandEnded(key, words, end.how(), end.exit(), end.took(), end.bytes(), end.output().between(),
                end.sha256(),
                text(end.output(), mask), end.parts(), mask.masked(note));
    }

    private static String text(KeptOutput output, SecretMask mask) {
        byte[] bytes = output.text().getBytes(StandardCharsets.UTF_8);
        return mask.masked(new String(ColourCodes.without(bytes, 0, bytes.length), StandardCharsets.UTF_8));
    }

    /** What ran when this console ended the last time gets its end in words. To be called once, before anything is run. */
    void takeUp(Incident incident, SecretMask mask) {
        Runner runner = workspace.runner();
        incident.commandRuns().stream().filter(run -> run.here() && run.ended().isEmpty()).forEach(run -> workspace.work().run(
                () -> runner.leftBehind(this.incident, run.key()),
                end -> record(ended(run.key(), run.started().text(), end, RunNote.leftBehind(end), mask)),
                problem -> tell.accept(Texts.of("run.leftbehind.failed", String.valueOf(problem.getMessage())))));
        forgetRemoved(incident);
    }

    /** What must not be kept is not kept beside the record either. */
    void forgetRemoved(Incident incident) {
        incident.commandRuns().stream().filter(run -> run.here() && removed(incident, run)).forEach(run -> workspace.work().run(
                () -> workspace.runner().forget(this.incident, run.key()), () -> { },
                problem -> tell.accept(Texts.of("run.forget.failed", String.valueOf(problem.getMessage())))));
    }

    private static boolean removed(Incident incident, CommandRun run) {
        return incident.events().stream().filter(event -> event.key().equals(run.key())
                || event.fact() instanceof Fact.CommandEnded end
                        && end.run().equals(run.key())).anyMatch(event -> incident.entry(event).redacted());
    }

    /** A run that was started here since this console began, going on or over. */
    Optional<Running> running(EventKey run) {
        return Optional.ofNullable(started.get(run));
    }

    Optional<Running> newestGoing() {
        return List.copyOf(started.values()).reversed().stream().filter(running -> !running.over()).findFirst();
    }

    Optional<Path> output(CommandRun run) {
        return run.here() ? workspace.runner().output(incident, run.key()) : Optional.empty();
    }
}
