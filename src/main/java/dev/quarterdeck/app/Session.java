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
import org.jspecify.annotations.NullUnmarked;

/**
 * Which incidents are in hand and which one is shown. Open incidents go on being watched while another is shown. FX
 * thread only; what may wait goes through {@link Work}.
 */
@NullUnmarked
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
    private final Work.Place reading;
    private final Work.Place lookingElsewhere;
    /** Incidents that are being read, with what is to be done when they are shown. */
    private final Map<IncidentId, List<Runnable>> opening = new HashMap<>();
    /** The incident that was asked for last is the one that is shown, however long others take to be read. */
    private Optional<IncidentId> wanted = Optional.empty();
    private final Live.Telling telling = new Live.Telling() {
        @Override
        public void tell(String words) {
            tell.accept(words);
        }

        @Override
        public void changed() {
            Session.this.changed();
        }
    };
    private boolean loaded;
    private String unread = "";
    private String unreadElsewhere = "";
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
        this.reading = work.place();
        this.lookingElsewhere = work.place();
        this.subscription = workspace.desk().listen(done -> work.show(() -> take(done)));
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

    /** Why the record could not be read, in a sentence; empty when it was or is being read. */
    public String unread() {
        return unread;
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

    /**
     * Reads the record and the library, then shows the newest open incident, if there is one. {@code whenKnown} runs when that is
     * done,
     * and also when the record cannot be read: then {@link #unread} says why, and {@link #lookAgain} tries it again.
     */
    public void load(Runnable whenKnown) {
        record Read(List<Incident> incidents, List<Entry> runbooks) { }

        reading.run(() -> {
            List<Incident> all = workspace.desk().recent(RECENT);
            List<Entry> known = workspace.library().entries();
            all.forEach(shelf::of);
            all.stream().filter(Incident::open).findFirst().ifPresent(this::open);
            return new Read(all, known);
        }, read -> {
            loaded = true;
            unread = "";
            history = read.incidents();
            runbooks = read.runbooks();
            history.stream().filter(Incident::open).findFirst().ifPresentOrElse(i -> takeUp(i, whenKnown), () -> {
                changed();
                whenKnown.run();
            });
        }, problem -> {
            boolean told = unread.equals(String.valueOf(problem.getMessage()));
            unread = String.valueOf(problem.getMessage());
            if (!told) {
                changed();
                whenKnown.run();
            }
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
        }, problem -> tell.accept(String.valueOf(problem.getMessage())));
    }

    /** Looks whether a runbook's file was changed by somebody's editor. */
    public void lookAtFiles() {
        if ((loaded || !unread.isEmpty()) && !looking.busy()) {
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

    /** A console that only reads looks again for what another one recorded; a record that could not be read is tried again. */
    public void lookAgain() {
        if (!unread.isEmpty() && !reading.busy()) {
            load(() -> { });
        }
        shown.filter(live -> !live.watching() && !lookingElsewhere.busy()).ifPresent(live -> lookingElsewhere.run(() -> {
            workspace.desk().readAgain(live.id());
            return "";
        }, this::lookedElsewhere, problem -> lookedElsewhere(String.valueOf(problem.getMessage()))));
    }

    /** It is tried every two seconds: the same problem is told once. */
    private void lookedElsewhere(String problem) {
        if (!problem.isEmpty() && !problem.equals(unreadElsewhere)) {
            tell.accept(problem);
        }
        unreadElsewhere = problem;
    }

    /** From now on the person at the keyboard is {@code name}. */
    public void actAs(String name) {
        workspace.person().act(name);
        changed();
        work.run(() -> workspace.person().remember(name), () -> { },
                problem -> tell.accept(Texts.of("person.notkept", String.valueOf(problem.getMessage()))));
    }

    /**
     * Something was recorded. What an incident goes by is read before it is shown; a state older than the one shown is left
     * alone.
     */
    private void take(Reply.Done done) {
        if (shelf.holds(done.incident())) {
            accept(done);
        } else {
            work.run(() -> shelf.of(done.incident()), _ -> accept(done));
        }
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
        } else if (all.get(at).events().size() <= incident.events().size()) {
            all.set(at, incident);
        }
        history = List.copyOf(all);
        Live live = lives.get(incident.id());
        if (live != null) {
            live.accept(newer(live.incident(), incident), done.events());
        }
        changed();
    }

    private static Incident newer(Incident known, Incident other) {
        return known.events().size() > other.events().size() ? known : other;
    }

    /** Something of this incident was taken over from elsewhere: it is read again and shown. */
    public void imported(IncidentId id) {
        work.run(() -> {
            workspace.desk().readAgain(id);
            return open(workspace.desk().incident(id));
        }, incident -> {
            accept(new Reply.Done(incident, List.of()));
            show(id);
        }, problem -> tell.accept(String.valueOf(problem.getMessage())));
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
        wanted = Optional.of(id);
        Live live = lives.get(id);
        if (live == null) {
            read(id, then);
        } else {
            shown = Optional.of(live);
            changed();
            then.run();
        }
    }

    private void read(IncidentId id, Runnable then) {
        List<Runnable> waiting = opening.get(id);
        if (waiting != null) {
            waiting.add(then);
            return;
        }
        opening.put(id, new ArrayList<>(List.of(then)));
        work.run(() -> open(workspace.desk().incident(id)), incident -> {
            List<Runnable> thens = opening.remove(id);
            if (wanted.equals(Optional.of(id))) {
                takeUp(incident, () -> thens.forEach(Runnable::run));
            }
        }, problem -> {
            opening.remove(id);
            tell.accept(String.valueOf(problem.getMessage()));
        });
    }

    /** Reads what an incident goes by and what was typed for it; may wait. */
    private Incident open(Incident incident) {
        shelf.of(incident);
        workspace.keeping().scratchpad().open(incident.id());
        return incident;
    }

    private void takeUp(Incident incident, Runnable then) {
        if (lives.containsKey(incident.id())) {
            show(incident.id(), then); // another call took it up meanwhile
            return;
        }
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
        hold(new Live(workspace, shelf, incident, clock, Optional.empty(), telling));
        then.run();
    }

    private void hold(Live live) {
        wanted = Optional.of(live.id());
        workspace.desk().adopt(live.id(), live.clock());
        lives.put(live.id(), live);
        shown = Optional.of(live);
        changed();
    }

    /** Declares a real incident, on a runbook if one is handed over. */
    public void declare(Command.Declare declaration, Optional<Entry.Readable> runbook, Runnable then) {
        var commands = new ArrayList<Command>();
        commands.add(declaration);
        runbook.ifPresent(entry -> commands.addAll(taking(entry)));
        runbook.flatMap(Entry.Readable::target).ifPresent(target -> commands.add(new Command.NameTarget(target)));
        newId(workspace.wall()).ifPresent(id -> begin(id, then, commands.toArray(Command[]::new)));
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
        gate.accept(List.of(commands), passed -> work.whenDone(workspace.desk().submit(id, workspace.person().name(), passed),
                (reply, problem) -> {
                    if (explain(reply, problem)) {
                        show(id, then);
                    }
                }));
    }

    private Optional<IncidentId> newId(ScenarioClock clock) {
        String readOnly = workspace.desk().readOnlyReason();
        if (!readOnly.isEmpty()) {
            tell.accept(readOnly);
            return Optional.empty();
        }
        return Optional.of(workspace.desk().begin(clock));
    }

    /** Starts the simulated service and opens its drill; nothing real is touched. */
    public void startDrill(Scenario scenario, Runnable then) {
        ScenarioClock clock = workspace.drillFactor() == 1 ? workspace.wall()
                : ScenarioClock.scaled(workspace.wall(), workspace.wall().instant(), workspace.drillFactor());
        newId(clock).ifPresent(id -> startDrill(id, clock, scenario, then));
    }

    private void startDrill(IncidentId id, ScenarioClock clock, Scenario scenario, Runnable then) {
        record Began(Live.Drill drill, Reply reply, Incident incident) { }

        work.run(() -> {
            Entry.Readable entry = drills.runbook(scenario);
            Runbook book = entry.runbook();
            Live.Drill drill = drills.simulate(scenario, clock, clock.instant(), id);
            var begin = new Command.StartDrill(scenario.name(), scenario.title(), workspace.drillFactor());
            var attach = new Command.AttachRunbook(entry.name(), book.sha256(), book.source());
            Reply reply = workspace.desk().submit(id, workspace.person().name(), begin, attach,
                    Drills.mapped(book, drill)).toCompletableFuture().join();
            return new Began(drill, reply, open(workspace.desk().incident(id)));
        }, began -> {
            if (explain(began.reply(), null)) {
                hold(new Live(workspace, shelf, began.incident(), clock, Optional.of(began.drill()), telling));
                then.run();
            } else {
                work.run(() -> began.drill().service().close());
            }
        }, problem -> tell.accept(Texts.of("drill.start.failed", String.valueOf(problem.getMessage()))));
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
            resumed(new Live(workspace, shelf, incident, clock, Optional.empty(), telling));
            return;
        }
        work.run(() -> drills.simulate(scenario.get(), clock, incident.started().orElse(last), incident.id()), drill -> {
            if (closed) {
                work.run(() -> drill.service().close());
                return;
            }
            var live = new Live(workspace, shelf, incident, clock, Optional.of(drill), telling);
            live.cueAll();
            resuming.get(live.id()).addFirst(() -> live.runbook().ifPresent(book -> live.submit(Drills.mapped(book, drill))));
            resumed(live);
        }, problem -> {
            tell.accept(Texts.of("drill.start.failed", String.valueOf(problem.getMessage())));
            resumed(new Live(workspace, shelf, incident, clock, Optional.empty(), telling));
        });
    }

    private void resumed(Live live) {
        hold(live);
        resuming.remove(live.id()).forEach(Runnable::run);
    }

    /** Tells the person when a command was refused or failed. Answers whether it was done. */
    public boolean explain(Reply reply, Throwable problem) {
        if (problem != null) {
            tell.accept(Texts.of("reply.failed", String.valueOf(problem.getMessage())));
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

    /** Submits to an incident that need not be in hand and tells a refusal. */
    public void submitTo(IncidentId id, Command... commands) {
        gate.accept(List.of(commands), passed -> work.whenDone(workspace.desk().submit(id, workspace.person().name(), passed),
                this::explain));
    }

    /** Submits to the shown incident and tells a refusal. {@code then} runs when it is durable. */
    public void submit(Runnable then, Command... commands) {
        shown.ifPresent(live -> gate.accept(List.of(commands), passed -> work.whenDone(live.submit(passed), (reply, problem) -> {
            if (explain(reply, problem)) {
                then.run();
            }
        })));
    }

    /** Records what was confirmed in the shown incident and runs it; tells a refusal. */
    public void run(ConfirmedRun run) {
        shown.ifPresent(live -> work.whenDone(live.run(run), this::explain));
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
