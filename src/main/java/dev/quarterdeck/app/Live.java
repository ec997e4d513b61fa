package dev.quarterdeck.app;

import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.drill.DrillMapping;
import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.drill.Simulator;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.ReadingCorrection;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import dev.quarterdeck.core.shell.ConfirmedRun;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.core.signal.Prober;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.Confirmed;
import dev.quarterdeck.core.watch.Suggestion;
import dev.quarterdeck.core.watch.WatchSnapshot;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * An incident in hand: its newest durable state, its runbook, what is watched for it and, in a drill, the simulator. What may
 * wait is
 * done by its {@link LiveWatch}, away from here. FX thread only.
 */
public final class Live implements AutoCloseable {
    private final Workspace workspace;
    private final Shelf shelf;
    private final ScenarioClock clock;
    private final Optional<Drill> drill;
    private final boolean watching;
    private final LiveWatch watch;
    private final Work inOrder;
    private final Work.Place looking;
    private final Telling telling;
    private final RunningCommands commands;
    private final ShownOutputs outputs;
    /** The newest state that its watch has not taken over so far. */
    private final AtomicReference<LiveWatch.Taken> untaken = new AtomicReference<>();
    private Incident incident;
    private WatchSnapshot seen;
    private Optional<LiveWatch.Followed> followed = Optional.empty();
    private List<Suggestion> suggestions = List.of();
    private Optional<Runbook> runbook = Optional.empty();
    private String runbookProblem = "";
    private String runbookHash = "";
    private List<ReadingCorrection> corrections = List.of();
    private SecretMask mask = SecretMask.standard();
    private boolean rollsBack;
    private boolean considers;

    /** The simulated side of a drill. */
    public record Drill(Scenario scenario, Simulator.Running service, Prober prober) {
        DrillMapping mapping() {
            return new DrillMapping(scenario, service.baseUrl());
        }
    }

    /** Whom an incident in hand has something to tell. FX thread. */
    interface Telling {
        void tell(String words);

        /** What is watched for it is another than before. */
        void changed();
    }

    /**
     * A console that cannot record does not probe either: what it saw would stand nowhere.
     *
     * @param incident its runbook has been read
     */
    Live(Workspace workspace, Shelf shelf, Incident incident, ScenarioClock clock, Optional<Drill> drill, Telling telling) {
        this.workspace = workspace;
        this.telling = telling;
        this.shelf = shelf;
        this.incident = incident;
        this.clock = clock;
        this.drill = drill;
        this.inOrder = workspace.work().inOrder();
        this.looking = inOrder.place();
        this.watching = workspace.desk().readOnlyReason().isEmpty();
        this.watch = new LiveWatch(workspace, incident.id(), clock, drill, watching);
        this.seen = watch.snapshot();
        this.commands = new RunningCommands(workspace, incident.id(), telling::tell);
        this.outputs = new ShownOutputs(workspace, commands);
        accept(incident, List.of());
        if (watching) {
            commands.takeUp(incident, mask);
        }
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

    /** Whether the runbook speaks of going back to what was before: else there is no rollback to execute. */
    public boolean rollsBack() {
        return rollsBack;
    }

    /** Whether the runbook asks anywhere to consider something. */
    public boolean considers() {
        return considers;
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

    /** Whether it is known what is watched: a moment after the incident was taken up. */
    public boolean followed() {
        return followed.isPresent();
    }

    /** What of the record is probed, followed and asked from here, and what waits for somebody to confirm it. */
    public Confirmed confirmed() {
        return followed.map(LiveWatch.Followed::confirmed).orElse(Confirmed.NOTHING);
    }

    /** Failures the team has seen before that what is watched looks like. */
    public List<Suggestion> suggestions() {
        return suggestions;
    }

    /** What is seen: the same for every screen and form until the next {@link #onTime}, so that no figure contradicts another. */
    public WatchSnapshot watched() {
        return seen;
    }

    /**
     * Each time before the screens draw what changed with time: takes over what was judged meanwhile; what follows from it is
     * looked for elsewhere.
     */
    public void onTime() {
        WatchSnapshot now = watch.snapshot();
        if (now != seen) {
            seen = now;
            look();
        }
    }

    private void look() {
        WatchSnapshot of = seen;
        if (!looking.busy() && followed()) {
            looking.run(() -> watch.look(of), found -> suggestions = found);
        }
    }

    /** The open logs by the path that the record names. */
    public Map<String, OpenLog> logs() {
        return followed.map(LiveWatch.Followed::logs).orElse(Map.of());
    }

    /** What can be looked at as a log: those that are followed, and outputs of runs that somebody wanted to see. */
    public Map<String, OpenLog> shownLogs() {
        var shown = new LinkedHashMap<>(logs());
        shown.putAll(outputs.logs());
        return shown;
    }

    /**
     * Opens the output of a run as a log, once, and hands on what it is called, which is {@code name} unless it was open before;
     * nothing
     * when there is no output any more.
     */
    public void showOutput(CommandRun run, String name, Consumer<Optional<String>> then) {
        outputs.show(run, name, then);
    }

    /** Answers whether a log of that name was the output of a run. */
    public boolean hideOutput(String name) {
        return outputs.hide(name);
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

    /** Takes the newest durable state, whose runbook has been read, and lets watch, logs and simulator follow it. */
    void accept(Incident newest, List<Event> events) {
        incident = newest;
        readRunbook();
        if (watching && events.stream().anyMatch(event -> event.fact() instanceof Fact.Redacted)) {
            commands.forgetRemoved(incident);
        }
        drill.ifPresent(d -> events.forEach(event -> cue(d, event)));
        if (untaken.getAndSet(new LiveWatch.Taken(incident, runbook, mask)) == null) {
            inOrder.run(() -> watch.take(untaken.getAndSet(null)), now -> {
                boolean another = !followed.equals(Optional.of(now));
                followed = Optional.of(now);
                seen = watch.snapshot();
                look();
                if (another) {
                    telling.changed();
                }
            });
        }
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
        rollsBack = runbook.isEmpty() || Stance.speaksOfUndoing(runbook.get().source());
        considers = runbook.map(book -> UrgencyReader.asksToConsider(book.source())).orElse(false);
    }

    /** What a person confirms is kept on this laptop first, apart from the record; in a drill nothing has to be. */
    public CompletionStage<Reply> submit(Command... commands) {
        String person = workspace.person().name();
        if (drill.isPresent() || !LiveWatch.confirms(commands)) {
            return workspace.desk().submit(id(), person, commands);
        }
        Instant at = now();
        var kept = new CompletableFuture<Void>();
        inOrder.run(() -> watch.confirm(person, at, commands), () -> kept.complete(null), problem -> {
            telling.tell(Texts.of("watch.notkept", String.valueOf(problem.getMessage())));
            kept.complete(null);
        });
        return kept.thenCompose(_ -> workspace.desk().submit(id(), person, commands));
    }

    public Matrix matrix() {
        return watched().matrix();
    }

    @Override
    public void close() {
        inOrder.run(watch::close);
        outputs.close();
    }
}
