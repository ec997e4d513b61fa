package dev.quarterdeck.app;

import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.FrozenRunbook;
import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.incident.Reply;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.shell.ConfirmedRun;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Which incidents are in hand and which one is shown. Open incidents go on being watched while another is shown. FX
 * thread only; what may wait goes through {@link Work}.
 */
public final class Session implements AutoCloseable {
    /** A record of many years must not keep the home screen waiting; the search finds what is older. */
    private static final int RECENT = 200;

    private final Workspace workspace;
    private final Work work;
    private final Shelf shelf;
    private final Drills drills;
    private final Map<IncidentId, Live> lives = new LinkedHashMap<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private final AutoCloseable subscription;
    private final Consumer<String> tell;
    private final BiConsumer<List<Command>, Consumer<Command[]>> gate;
    private List<Incident> history = List.of();
    private List<Entry> runbooks = List.of();
    private Optional<Live> shown = Optional.empty();
    private final Work.Place looking;
    private boolean loaded;
    private boolean closed;
    /** Drills whose simulated service is being started again, with what is to be done then. */
    private final Map<IncidentId, List<Runnable>> resuming = new HashMap<>();

    /** @param gate asks before something is recorded that was typed and should not be */
    public Session(Workspace workspace, Consumer<String> tell, BiConsumer<List<Command>, Consumer<Command[]>> gate) {
        this.gate = gate;
        this.workspace = workspace;
        this.shelf = new Shelf(workspace.library());
        this.drills = new Drills(workspace);
        this.tell = tell;
        this.work = workspace.work();
        this.looking = work.place();
        this.subscription = workspace.desk().listen(done -> work.show(() -> accept(done)));
    }

    public Optional<Live> shown() {
        return shown;
    }

    /** The runbooks of incidents, each read once. */
    public Shelf shelf() {
        return shelf;
    }

    /** Whether the record has been read: before, nothing can be said about what is in progress. */
    public boolean loaded() {
        return loaded;
    }

    /** The newest incidents and drills and all that are open, newest first. */
    public List<Incident> history() {
        return history;
    }

    public List<Entry> runbooks() {
        return runbooks;
    }

    /** Called on the FX thread whenever anything here changed. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void changed() {
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Reads the record and the library, then shows the newest open incident, if there is one. */
    public void load(Runnable whenLoaded) {
        record Read(List<Incident> incidents, List<Entry> runbooks) { }

        work.run(() -> {
            List<Incident> all = workspace.desk().recent(RECENT);
            List<Entry> known = workspace.library().entries();
            all.forEach(shelf::of);
            return new Read(all, known);
        }, read -> {
            loaded = true;
            history = read.incidents();
            runbooks = read.runbooks();
            history.stream().filter(Incident::open).findFirst().ifPresentOrElse(i -> takeUp(i, whenLoaded), () -> {
                changed();
                whenLoaded.run();
            });
        });
    }

    /** Reads a runbook and adds it to the library, or tells why it cannot be read. */
    public void openRunbook(Path file, Consumer<Entry> then) {
        record Opened(List<Entry> opened, List<Entry> known) { }

        work.run(() -> new Opened(workspace.library().openAll(file), workspace.library().entries()), answer -> {
            runbooks = answer.known();
            changed();
            if (answer.opened().size() > 1) {
                long unreadable = answer.opened().stream().filter(Entry.Unreadable.class::isInstance).count();
                tell.accept(Texts.of("open.folder", answer.opened().size() - unreadable, unreadable));
            }
            then.accept(answer.opened().getFirst());
        }, problem -> tell.accept(problem.getMessage()));
    }

    /** Looks whether a runbook's file was changed by somebody's editor. */
    public void lookAtFiles() {
        if (loaded && !looking.busy()) {
            looking.run(workspace.library()::entries, known -> {
                if (!same(known, runbooks)) {
                    runbooks = known;
                    changed();
                }
            });
        }
    }

    private static boolean same(List<Entry> now, List<Entry> before) {
        return now.size() == before.size() && IntStream.range(0, now.size()).allMatch(i -> switch (now.get(i)) {
            case Entry.Readable readable -> before.get(i) instanceof Entry.Readable other && readable.same(other);
            case Entry.Unreadable unreadable -> unreadable.equals(before.get(i));
        });
    }

    /** The person has seen what changed in a runbook. */
    public void markRead(Entry.Readable entry) {
        work.run(() -> workspace.library().markRead(entry), this::lookAtFiles);
    }

    /** Where a runbook's commands are meant from the next incident on. */
    public void nameTarget(Entry.Readable entry, Target target) {
        work.run(() -> workspace.library().nameTarget(entry, target), this::lookAtFiles);
    }

    /** A console that only reads looks again for what another one recorded. */
    public void lookAgain() {
        shown.filter(live -> !live.watching()).ifPresent(live -> work.run(
                () -> workspace.desk().readAgain(live.id()), () -> { }));
    }

    /** From now on the person at the keyboard is {@code name}. */
    public void actAs(String name) {
        try {
            workspace.person().remember(name);
        } catch (IOException e) {
            tell.accept(Texts.of("person.notkept", e.getMessage()));
        }
        changed();
    }

    private void accept(Reply.Done done) {
        Incident incident = done.incident();
        var all = new ArrayList<>(history);
        int at = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).id().equals(incident.id())) {
                at = i;
            }
        }
        if (at < 0) {
            all.addFirst(incident);
        } else {
            all.set(at, incident);
        }
        history = List.copyOf(all);
        Live live = lives.get(incident.id());
        if (live != null) {
            live.accept(incident, done.events());
        }
        changed();
    }

    /** Something of this incident was taken over from elsewhere: it is read again and shown. */
    public void imported(IncidentId id) {
        work.run(() -> {
            workspace.desk().readAgain(id);
            Incident incident = workspace.desk().incident(id);
            shelf.of(incident);
            return incident;
        }, incident -> {
            accept(new Reply.Done(incident, List.of()));
            show(id);
        });
    }

    /** The wall clock jumped: every incident in hand that goes on must say so. */
    public void clockJumped(Duration by) {
        lives.values().stream().filter(live -> live.incident().open() && live.watching())
                .forEach(live -> workspace.desk().submit(live.id(), Draft.CONSOLE, new Command.ReportClockJump(by)));
    }

    /** Every incident in hand, the shown one among them. */
    public List<Live> lives() {
        return List.copyOf(lives.values());
    }

    /** Shows an incident, taking it up first when it is not in hand yet. */
    public void show(IncidentId id) {
        show(id, () -> { });
    }

    /** {@code then} runs when it is shown. */
    public void show(IncidentId id, Runnable then) {
        Live live = lives.get(id);
        if (live == null) {
            takeUp(workspace.desk().incident(id), then);
        } else {
            shown = Optional.of(live);
            changed();
            then.run();
        }
    }

    private void takeUp(Incident incident, Runnable then) {
        boolean recording = workspace.desk().readOnlyReason().isEmpty();
        if (incident.drill() && incident.open() && recording) {
            if (incident.startedHere()) {
                resumeDrill(incident, then);
                return;
            }
            tell.accept(Texts.of("drill.elsewhere"));
        }
        ScenarioClock clock = incident.factor() == 1 ? workspace.wall()
                : ScenarioClock.scaled(workspace.wall(), incident.events().getLast().recordedAt(), 1);
        hold(new Live(workspace, shelf, incident, clock, Optional.empty(), tell));
        then.run();
    }

    private void hold(Live live) {
        workspace.desk().adopt(live.id(), live.clock());
        lives.put(live.id(), live);
        shown = Optional.of(live);
        changed();
    }

    /** Declares a real incident, on a runbook if one is handed over. */
    public void declare(Command.Declare declaration, Optional<Entry.Readable> runbook, Runnable then) {
        IncidentId id = newId(workspace.wall());
        if (id == null) {
            return;
        }
        var commands = new ArrayList<Command>();
        commands.add(declaration);
        runbook.ifPresent(entry -> commands.addAll(taking(entry)));
        runbook.flatMap(Entry.Readable::target).ifPresent(target -> commands.add(new Command.NameTarget(target)));
        begin(id, then, commands.toArray(Command[]::new));
    }

    /** The incident goes by the text as it is now, read with what is confirmed of its corrections. */
    public void retake(Entry.Readable entry) {
        submit(attaching(entry).toArray(Command[]::new));
    }

    private static List<Command> attaching(Entry.Readable entry) {
        var commands = new ArrayList<Command>();
        commands.add(new Command.AttachRunbook(entry.name(), entry.runbook().sha256(), entry.runbook().source()));
        if (!entry.corrections().isEmpty()) {
            commands.add(new Command.CorrectReading(FrozenRunbook.recorded(entry.corrections()), List.of()));
        }
        return commands;
    }

    /** Takes a runbook's text into an incident, and its procedure in hand where there is nothing to choose or to decide. */
    public static List<Command> taking(Entry.Readable entry) {
        Runbook book = entry.runbook();
        var commands = new ArrayList<>(attaching(entry));
        Checklist.sole(book).ifPresent(procedure -> commands.add(new Command.ChooseProcedure(procedure.title(), "")));
        return commands;
    }

    /** Declares the drill that is shown and stands by. */
    public void declareDrill(Command.Declare declaration, Runnable then) {
        shown.ifPresent(live -> begin(live.id(), then, declaration));
    }

    private void begin(IncidentId id, Runnable then, Command... commands) {
        gate.accept(List.of(commands), passed -> workspace.desk().submit(id, workspace.person().name(), passed)
                .whenComplete((reply, problem) -> work.show(() -> {
                    if (explain(reply, problem)) {
                        show(id);
                        then.run();
                    }
                })));
    }

    private IncidentId newId(ScenarioClock clock) {
        String readOnly = workspace.desk().readOnlyReason();
        if (!readOnly.isEmpty()) {
            tell.accept(readOnly);
            return null;
        }
        return workspace.desk().begin(clock);
    }

    /** Starts the simulated service and opens its drill; nothing real is touched. */
    public void startDrill(Scenario scenario, Runnable then) {
        ScenarioClock clock = workspace.drillFactor() == 1 ? workspace.wall()
                : ScenarioClock.scaled(workspace.wall(), workspace.wall().instant(), workspace.drillFactor());
        IncidentId id = newId(clock);
        if (id == null) {
            return;
        }
        record Began(Live.Drill drill, Reply reply) { }

        work.run(() -> {
            Entry.Readable entry = drills.runbook(scenario);
            Runbook book = entry.runbook();
            Live.Drill drill = drills.simulate(scenario, clock, clock.instant(), id);
            var begin = new Command.StartDrill(scenario.name(), scenario.title(), workspace.drillFactor());
            var attach = new Command.AttachRunbook(entry.name(), book.sha256(), book.source());
            return new Began(drill, workspace.desk().submit(id, workspace.person().name(), begin, attach,
                    Drills.mapped(book, drill)).toCompletableFuture().join());
        }, began -> {
            if (explain(began.reply(), null)) {
                hold(new Live(workspace, shelf, workspace.desk().incident(id), clock, Optional.of(began.drill()), tell));
                then.run();
            } else {
                began.drill().service().close();
            }
        }, problem -> tell.accept(Texts.of("drill.start.failed", problem.getMessage())));
    }

    /** Once, however often it is asked for before its simulated service runs: a second one would never be closed. */
    private void resumeDrill(Incident incident, Runnable then) {
        List<Runnable> waiting = resuming.get(incident.id());
        if (waiting != null) {
            waiting.add(then);
            return;
        }
        resuming.put(incident.id(), new ArrayList<>(List.of(then)));
        Instant last = incident.events().getLast().recordedAt();
        ScenarioClock clock = incident.factor() == 1 ? workspace.wall()
                : ScenarioClock.scaled(workspace.wall(), last, 1);
        Optional<Scenario> scenario = drills.scenario(incident.scenario());
        if (scenario.isEmpty()) {
            tell.accept(Texts.of("drill.scenario.missing", incident.scenario()));
            resumed(new Live(workspace, shelf, incident, clock, Optional.empty(), tell));
            return;
        }
        work.run(() -> drills.simulate(scenario.get(), clock, incident.started().orElse(last), incident.id()), drill -> {
            if (closed) {
                drill.service().close();
                return;
            }
            var live = new Live(workspace, shelf, incident, clock, Optional.of(drill), tell);
            live.cueAll();
            resuming.get(live.id()).addFirst(() -> live.runbook().ifPresent(book -> live.submit(Drills.mapped(book, drill))));
            resumed(live);
        }, problem -> {
            tell.accept(Texts.of("drill.start.failed", problem.getMessage()));
            resumed(new Live(workspace, shelf, incident, clock, Optional.empty(), tell));
        });
    }

    private void resumed(Live live) {
        hold(live);
        resuming.remove(live.id()).forEach(Runnable::run);
    }

    /** Tells the person when a command was refused or failed. Answers whether it was done. */
    public boolean explain(Reply reply, Throwable problem) {
        if (problem != null) {
            tell.accept(Texts.of("reply.failed", problem.getMessage()));
            return false;
        }
        return switch (reply) {
            case Reply.Done _ -> true;
            case Reply.Refused refused -> {
                tell.accept(refused.words());
                yield false;
            }
        };
    }

    /** Submits to the shown incident and tells a refusal. {@code then} runs when it is durable. */
    public void submit(Runnable then, Command... commands) {
        shown.ifPresent(live -> gate.accept(List.of(commands), passed -> live.submit(passed).whenComplete((reply, problem) -> work.show(() -> {
            if (explain(reply, problem)) {
                then.run();
            }
        }))));
    }

    /** Records what was confirmed in the shown incident and runs it; tells a refusal. */
    public void run(ConfirmedRun run) {
        shown.ifPresent(live -> live.run(run).whenComplete((reply, problem) -> work.show(() -> explain(reply, problem))));
    }

    /** Records what lies in the clipboard already and tells it; a console that only reads tells that it stays unrecorded. */
    public void submitCopied(String told, Command... commands) {
        if (workspace.desk().readOnlyReason().isEmpty()) {
            submit(() -> tell.accept(told), commands);
        } else {
            tell.accept(Texts.of("copied.unrecorded"));
        }
    }

    public void submit(Command... commands) {
        submit(() -> { }, commands);
    }

    @Override
    public void close() {
        closed = true;
        try {
            subscription.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        lives.values().forEach(Live::close);
        lives.clear();
    }
}
