package dev.quarterdeck.app;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.drill.DrillMapping;
import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.ReadingCorrection;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.shell.ConfirmedRun;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.Confirmable;
import dev.quarterdeck.core.watch.Confirmed;
import dev.quarterdeck.core.watch.Guide;
import dev.quarterdeck.core.watch.KeptSamples;
import dev.quarterdeck.core.watch.Suggestion;
import dev.quarterdeck.core.watch.Watch;
import dev.quarterdeck.core.watch.WatchPorts;
import dev.quarterdeck.core.watch.WatchSnapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An incident in hand: its newest durable state, its runbook, what is watched for it and, in a drill, the simulator.
 * FX thread only.
 */
public final class Live implements AutoCloseable {
    private final Workspace workspace;
    private final Shelf shelf;
    private final ScenarioClock clock;
    private final Optional<Drill> drill;
    private final boolean watching;
    private final Watch watch;
    private final FollowedLogs followed;
    private final PhraseSearch phrases = new PhraseSearch();
    private final StepWatches stepWatches = new StepWatches();
    private final KeptSamples kept;
    private final Map<String, OpenLog> logs = new LinkedHashMap<>();
    private final Map<EventKey, Output> outputs = new LinkedHashMap<>();
    private final RunningCommands commands;
    private final Consumer<String> tell;
    private Incident incident;
    private WatchSnapshot seen;
    private Confirmed confirmed = Confirmed.NOTHING;
    private Optional<Runbook> runbook = Optional.empty();
    private String runbookProblem = "";
    private String runbookHash = "";
    private List<ReadingCorrection> corrections = List.of();
    private SecretMask mask = SecretMask.standard();

    /** The simulated side of a drill. */
    public record Drill(Scenario scenario, Simulator.Running service, Prober prober) {
        DrillMapping mapping() {
            return new DrillMapping(scenario, service.baseUrl());
        }
    }

    /** A console that cannot record does not probe either: what it saw would stand nowhere. */
    Live(Workspace workspace, Shelf shelf, Incident incident, ScenarioClock clock, Optional<Drill> drill, Consumer<String> tell) {
        this.workspace = workspace;
        this.tell = tell;
        this.shelf = shelf;
        this.incident = incident;
        this.clock = clock;
        this.drill = drill;
        this.watching = workspace.desk().readOnlyReason().isEmpty();
        IncidentId id = incident.id();
        this.followed = new FollowedLogs(clock);
        this.kept = watching ? KeptSamples.in(workspace.samples(), id.text()) : KeptSamples.NONE;
        // in a drill no process starts
        ChangeLog changes = drill.isPresent() ? ChangeLog.NONE : workspace.changes();
        this.watch = Watch.start(new WatchPorts(drill.map(Drill::prober).orElse(workspace.prober()), followed, followed, kept, changes), clock,
                command -> workspace.desk().submit(id, Draft.CONSOLE, command));
        this.seen = watch.snapshot();
        this.commands = new RunningCommands(workspace, id, tell);
        accept(incident, List.of());
        if (watching) {
            commands.takeUp(incident, mask);
        }
    }

    /** The output of a run as a log, with the words that it is called by. */
    private record Output(String name, OpenLog log) {
    }

    public Incident incident() {
        return incident;
    }

    public IncidentId id() {
        return incident.id();
    }

    public Optional<Runbook> runbook() {
        return runbook;
    }

    /** Why the attached runbook cannot be read; empty when it can. */
    public String runbookProblem() {
        return runbookProblem;
    }

    /** Hides what is a secret here: the standard, and what the runbook names. */
    public SecretMask mask() {
        return mask;
    }

    public ScenarioClock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public Optional<Drill> drill() {
        return drill;
    }

    /** Whether what was confirmed is probed and followed from here. */
    public boolean watching() {
        return watching;
    }

    /** What of the record is probed, followed and asked from here, and what waits for somebody to confirm it. */
    public Confirmed confirmed() {
        return confirmed;
    }

    /** Failures the team has seen before that what is watched looks like. */
    public List<Suggestion> suggestions() {
        return runbook.map(book -> Suggestion.of(book, watched().symptoms(), phrases.seen(logs.values(),
                book.scenarios().stream().flatMap(s -> s.phrases().stream()).toList(), incident.clockFrom().orElse(now()), mask))).orElse(List.of());
    }

    /** What is seen: the same for every screen and form until the next beat, so that no figure contradicts another. */
    public WatchSnapshot watched() {
        return seen;
    }

    /** Before the screens draw a beat: takes a new look; what breaks is recorded as the console's own. */
    public void beat() {
        seen = watch.snapshot();
        if (watching && incident.open() && stepWatches.any()) {
            stepWatches.look(now(), watched().checks()).forEach(broke -> workspace.desk().submit(id(), Draft.CONSOLE, broke));
        }
    }

    /** The open logs by the path that the record names. */
    public Map<String, OpenLog> logs() {
        return logs;
    }

    /** What can be looked at as a log: those that are followed, and outputs of runs that somebody wanted to see. */
    public Map<String, OpenLog> shownLogs() {
        var shown = new LinkedHashMap<>(logs);
        outputs.values().forEach(output -> shown.put(output.name(), output.log()));
        return shown;
    }

    /** Opens the output of a run as a log, once; empty when there is none any more. Answers what it is called. */
    public Optional<String> showOutput(CommandRun run, String name) {
        Output open = outputs.get(run.key());
        if (open != null) {
            return Optional.of(open.name());
        }
        Optional<Path> file = commands.output(run);
        file.ifPresent(path -> outputs.put(run.key(), new Output(name, workspace.logs().open(new LogSource.File(path)))));
        return file.map(_ -> name);
    }

    /** Answers whether a log of that name was the output of a run. */
    public boolean hideOutput(String name) {
        List<EventKey> hidden = outputs.entrySet().stream().filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey).toList();
        hidden.forEach(key -> outputs.remove(key).log().close());
        return !hidden.isEmpty();
    }

    /** Records what was confirmed and then runs it. */
    public CompletionStage<Reply> run(ConfirmedRun run) {
        return commands.run(run, mask);
    }

    /** A run that was started here since this console began. */
    public Optional<Running> running(EventKey run) {
        return commands.running(run);
    }

    /** What was started here last and goes on. */
    public Optional<Running> anyRunning() {
        return commands.newestGoing();
    }

    /** Takes the newest durable state and lets watch, tails and simulator follow it. */
    void accept(Incident newest, List<Event> events) {
        incident = newest;
        readRunbook();
        if (watching && events.stream().anyMatch(event -> event.fact() instanceof Fact.Redacted)) {
            commands.forgetRemoved(incident);
        }
        if (watching) {
            confirmed = confirmedNow();
            watch.update(incident, confirmed);
            followLogs();
            runbook.ifPresent(book -> stepWatches.take(book, incident));
        }
        seen = watch.snapshot();
        drill.ifPresent(d -> events.forEach(event -> cue(d, event)));
    }

    /** A drill without its simulator has nothing to ask: what it was mapped to may be anybody's by now. */
    private Confirmed confirmedNow() {
        return drill.isPresent() ? Confirmed.simulated(incident)
                : incident.drill() ? Confirmed.NOTHING : Confirmed.of(incident, workspace.confirmations().of(incident.id()));
    }

    private static void cue(Drill drill, Event event) {
        if (event.fact() instanceof Fact.CheckTicked ticked) {
            String path = ticked.check().path();
            if (drill.mapping().recoversOn(path.substring(path.lastIndexOf('›') + 1))) {
                drill.service().recover();
            }
        }
    }

    /** A drill that is taken up again finds its service as the record left it. */
    void cueAll() {
        drill.ifPresent(d -> incident.events().forEach(event -> cue(d, event)));
    }

    private void readRunbook() {
        Optional<Fact.RunbookAttached> attached = incident.runbook();
        if (attached.isEmpty() || attached.get().sha256().equals(runbookHash) && incident.corrections().equals(corrections)) {
            return;
        }
        runbookHash = attached.get().sha256();
        corrections = incident.corrections();
        switch (shelf.of(incident).orElseThrow()) {
            case Shelf.Volume.Read(Runbook read) -> {
                runbook = Optional.of(read);
                runbookProblem = "";
            }
            case Shelf.Volume.Unreadable(String problem) -> {
                runbook = Optional.empty();
                runbookProblem = problem;
            }
        }
        mask = SecretMask.of(runbook);
        watch.judgeBy(runbook.map(Guide::of).orElse(Guide.of(Optional.empty(), List.of())));
    }

    private void followLogs() {
        Map<String, LogSource> wanted = incident.open() ? logSources() : Map.of();
        logs.entrySet().removeIf(entry -> {
            boolean gone = !wanted.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        wanted.forEach((name, source) -> logs.computeIfAbsent(name, _ -> workspace.logs().open(source)));
        followed.follow(logs);
    }

    /** In a drill everything is the simulator's log, and no command starts. */
    private Map<String, LogSource> logSources() {
        var sources = new LinkedHashMap<String, LogSource>();
        confirmed.watch().map(Fact.WatchConfirmed::logs).orElse(List.of()).forEach(path -> sources.put(path,
                new LogSource.File(drill.map(d -> d.service().logFile()).orElseGet(() -> Path.of(path)))));
        confirmed.commands().forEach(line -> sources.put(line,
                drill.<LogSource>map(d -> new LogSource.File(d.service().logFile()))
                .orElseGet(() -> new LogSource.Command(line))));
        return sources;
    }

    /** What a person confirms is kept on this laptop first, apart from the record; in a drill nothing has to be. */
    public CompletionStage<Reply> submit(Command... commands) {
        String person = workspace.person().name();
        if (drill.isPresent() || Stream.of(commands).noneMatch(c -> c instanceof Command.ConfirmWatch
                || c instanceof Command.ConfirmLogCommands)) {
            return workspace.desk().submit(id(), person, commands);
        }
        List<Confirmable> all = confirming(commands);
        var kept = new CompletableFuture<Void>();
        workspace.work().run(() -> workspace.confirmations().confirm(id(), all, person, now()), () -> kept.complete(null), problem -> {
            tell.accept(Texts.of("watch.notkept", problem.getMessage()));
            kept.complete(null);
        });
        return kept.thenCompose(_ -> workspace.desk().submit(id(), person, commands));
    }

    /** All that holds once these are carried out. */
    private List<Confirmable> confirming(Command... commands) {
        Fact.WatchConfirmed watched = confirmed.watch().orElseGet(() -> new Fact.WatchConfirmed(List.of(), List.of(), List.of()));
        List<String> followed = confirmed.commands();
        for (Command command : commands) {
            if (command instanceof Command.ConfirmWatch(var probes, var files, var changes)) {
                watched = new Fact.WatchConfirmed(probes, files, changes);
            } else if (command instanceof Command.ConfirmLogCommands(var lines)) {
                followed = lines;
            }
        }
        return Confirmable.all(watched, followed);
    }

    public Matrix matrix() {
        return watched().matrix();
    }

    @Override
    public void close() {
        watch.close();
        phrases.close();
        logs.values().forEach(OpenLog::close);
        logs.clear();
        outputs.values().forEach(output -> output.log().close());
        outputs.clear();
        drill.ifPresent(d -> d.service().close());
    }
}
