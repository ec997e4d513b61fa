package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Session;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.drill.Scenario;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Question;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.incident.Saving;
import dev.quarterdeck.core.incident.Severity;
import dev.quarterdeck.core.incident.Status;
import dev.quarterdeck.core.library.RunbookLibrary.Entry;
import dev.quarterdeck.core.shell.Running;
import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.core.watch.Watch;
import dev.quarterdeck.core.watch.WatchSnapshot;
import dev.quarterdeck.ui.console.ConsoleScreen;
import dev.quarterdeck.ui.forms.AskForm;
import dev.quarterdeck.ui.forms.DecisionForm;
import dev.quarterdeck.ui.forms.DeclareForm;
import dev.quarterdeck.ui.forms.HoldForm;
import dev.quarterdeck.ui.forms.PromptForm;
import dev.quarterdeck.ui.forms.ReplaySheet;
import dev.quarterdeck.ui.forms.ResolveForm;
import dev.quarterdeck.ui.forms.RunbookForm;
import dev.quarterdeck.ui.forms.TargetForm;
import dev.quarterdeck.ui.forms.WatchForm;
import dev.quarterdeck.ui.parts.Desktop.Place;
import dev.quarterdeck.ui.postmortem.PostMortemScreen;
import java.io.File;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import org.jspecify.annotations.NullUnmarked;

/** Everything a person can do, with its key and when it makes sense: the palette and the shortcuts are made from this. */
@NullUnmarked
final class WindowActions {
    private static final BooleanSupplier ALWAYS = () -> true;
    /** Twenty samples make a p95. */
    private static final int BASELINE_SAMPLES = 20;
    private final MainWindow window;
    private final List<Action> actions = new ArrayList<>();

    WindowActions(MainWindow window) {
        this.window = window;
    }

    List<Action> all() {
        add("palette", "Shortcut+K", ALWAYS, window::openPalette);
        add("incident.declare", "Shortcut+I", ALWAYS, this::declare);
        add("drill.declare", "", this::standby, () -> live(live -> DeclareForm.openDrill(window, live)));
        add("note.add", "Shortcut+N", this::any, () -> console(3));
        add("decision.record", "Shortcut+D", this::open, () -> live(live -> window.open(DecisionForm.sheet(window, live))));
        add("decision.ask", "", this::declared,
                () -> live(live -> window.open(AskForm.ask(window, live, Question.Kind.APPROVAL))));
        add("decision.objections", "", this::declared,
                () -> live(live -> window.open(AskForm.ask(window, live, Question.Kind.OBJECTIONS))));
        add("interruption.begin", "", () -> open() && !interrupted(),
                () -> ask("interruption", Texts.of("interruption.maintenance"),
                text -> submit(new Command.BeginInterruption(text))));
        add("interruption.end", "", () -> open() && interrupted(), () -> submit(new Command.EndInterruption("")));
        add("interruption.flip", "Shortcut+J", this::open,
                () -> window.perform(interrupted() ? "interruption.end" : "interruption.begin"));
        add("incident.replay", "", () -> window.live().filter(live -> ReplaySheet.possible(window, live)).isPresent(),
                () -> live(live -> window.open(ReplaySheet.sheet(window, live))));
        add("change.mark", "", this::open, () -> ask("change", "", text -> submit(new Command.MarkChange(text))));
        add("message.new", "Shortcut+M", this::any, window::writeMessage);
        add("log.filter", "Shortcut+L", this::any, () -> {
            window.go(Place.CONSOLE);
            window.console().ifPresent(ConsoleScreen::focusLogFilter);
        });
        add("log.error", "", this::any, () -> {
            window.go(Place.CONSOLE);
            window.console().ifPresent(ConsoleScreen::firstError);
        });
        add("log.add", "", () -> open() && !drilling(), () -> {
            window.go(Place.CONSOLE);
            window.console().ifPresent(ConsoleScreen::addLog);
        });
        add("log.pin", "Shortcut+P", this::any, () -> {
            window.go(Place.CONSOLE);
            window.console().ifPresent(ConsoleScreen::pinLine);
        });
        add("runbook.open", "Shortcut+O", ALWAYS, this::openRunbook);
        add("runbook.attach", "", this::open, this::attach);
        add("drill.start", "", ALWAYS, this::drill);
        add("watch.edit", "Shortcut+W", () -> open() && !drilling(),
                () -> live(live -> window.open(WatchForm.sheet(window, live))));
        add("signal.open", "Shortcut+Shift+W", this::any, () -> {
            window.go(Place.CONSOLE);
            window.console().ifPresent(ConsoleScreen::openSignal);
        });
        add("hold.change", "Shortcut+Shift+H", this::open,
                () -> live(live -> window.open(HoldForm.sheet(window, live.incident().hold(),
                hold -> submit(new Command.ChangeHold(hold))))));
        add("baseline.capture", "Shortcut+Shift+B", this::open, this::captureBaseline);
        for (Status status : List.of(Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING)) {
            add("status." + lower(status), "", this::declared, () -> submit(new Command.ChangeStatus(status)));
        }
        add("incident.restored", "Shortcut+R", this::declared, () -> live(live ->
                window.open(ResolveForm.restored(window, live, Checklist.unmet(live.runbook(), live.incident(), false)))));
        add("incident.resolve", "", this::declared, () -> live(live ->
                window.open(ResolveForm.resolve(window, Checklist.unmet(live.runbook(), live.incident(), true)))));
        add("incident.reopen", "", () -> any() && !open(), () -> live(live -> window.open(ResolveForm.reopen(window, live))));
        for (Severity severity : Severity.values()) {
            add("severity." + lower(severity), "", this::declared, () -> severity(severity));
        }
        add("incident.impact", "", this::any, () -> live(live -> window.open(PromptForm.line(window, "impact",
                live.incident().impact(), false, text -> submit(new Command.StateImpact(text))))));
        add("incident.title", "", this::any, () -> live(live -> window.open(PromptForm.line(window, "title",
                live.incident().title(), true, text -> submit(new Command.ChangeTitle(text))))));
        for (Milestone milestone : List.of(Milestone.BEGAN, Milestone.DETECTED, Milestone.MITIGATED)) {
            add("milestone." + lower(milestone), "", this::any, () -> milestone(milestone));
        }
        for (Role role : Role.values()) {
            add("role." + lower(role), "", this::open, () -> role(role));
        }
        add("target.name", "Shortcut+T", () -> open() && !drilling(),
                () -> live(live -> window.open(TargetForm.sheet(window, live.incident().target(),
                target -> submit(new Command.NameTarget(target))))));
        add("run.stop", "Shortcut+Period", () -> window.live().flatMap(Live::anyRunning).isPresent(),
                () -> live(live -> live.anyRunning().ifPresent(Running::stop)));
        add("message.cadence", "", this::declared, this::cadence);
        add("postmortem.export", "Shortcut+E", this::any, () -> live(live -> PostMortemScreen.export(window, live)));
        add("incident.capsule", "", this::any, () -> live(live -> CapsuleFiles.write(window, window.stage(), live)));
        add("incident.import", "", () -> window.workspace().desk().readOnlyReason().isEmpty(),
                () -> CapsuleFiles.take(window, window.stage()));
        add("record.search", "Shortcut+F", ALWAYS, window::openSearch);
        add("record.move", "", () -> window.workspace().desk().saving() instanceof Saving.Lost, this::move);
        add("person.act", "Shortcut+U", ALWAYS, this::person);
        add("go.home", "Shortcut+H", ALWAYS, () -> window.go(Place.HOME));
        add("go.console", "Shortcut+G", this::any, () -> window.go(Place.CONSOLE));
        add("go.runbook", "Shortcut+B", this::any, window::readIncident);
        add("go.reading", "Shortcut+Shift+R", () -> window.reading().isPresent() || window.live()
                .filter(live -> live.incident().runbook().isPresent()).isPresent(), window::correctShown);
        add("go.postmortem", "Shortcut+Shift+E", this::any, () -> window.go(Place.POSTMORTEM));
        for (int zone = 1; zone <= 4; zone++) {
            int number = zone;
            add("zone." + zone, Integer.toString(zone), () -> any() && window.place() == Place.CONSOLE,
                    () -> window.console().ifPresent(console -> console.focusZone(number)));
        }
        add("zone.fill", "F11", () -> any() && window.place() == Place.CONSOLE, () -> window.console()
                .ifPresent(ConsoleScreen::fillFocused));
        add("incident.next", "F6", () -> window.session().history().stream().filter(Incident::open).count() > 1, this::next);
        add("theme.flip", "F9", ALWAYS, window::flip);
        add("zoom.in", "Shortcut+Equals", ALWAYS, () -> window.zoom(1));
        add("zoom.out", "Shortcut+Minus", ALWAYS, () -> window.zoom(-1));
        add("zoom.reset", "Shortcut+0", ALWAYS, () -> window.zoom(0));
        add("keys", "F1", ALWAYS, window::showKeys);
        return List.copyOf(actions);
    }

    private void add(String id, String keys, BooleanSupplier when, Runnable run) {
        actions.add(new Action(id, keys, when, run));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private boolean any() {
        return window.live().isPresent();
    }

    private boolean open() {
        return window.live().filter(live -> live.incident().open()).isPresent();
    }

    private boolean declared() {
        return open() && window.live().filter(live -> live.incident().declaredAt().isPresent()).isPresent();
    }

    private boolean interrupted() {
        return window.live().filter(live -> live.incident().interruption().isPresent()).isPresent();
    }

    private boolean standby() {
        return drilling() && open() && !declared();
    }

    private boolean drilling() {
        return window.live().filter(live -> live.incident().drill()).isPresent();
    }

    private void live(Consumer<Live> with) {
        window.live().ifPresent(with);
    }

    private void submit(Command command) {
        window.session().submit(command);
    }

    private void console(int zone) {
        window.go(Place.CONSOLE);
        window.console().ifPresent(console -> console.focusZone(zone));
    }

    private void ask(String key, String value, Consumer<String> then) {
        window.open(PromptForm.line(window, key, value, true, then));
    }

    /** In a drill's own console the drill is declared; everywhere else it is a real incident. */
    private void declare() {
        if (window.place() == Place.CONSOLE && standby()) {
            live(live -> DeclareForm.openDrill(window, live));
        } else {
            DeclareForm.open(window, window.reading().or(() -> window.session().runbooks().stream()
                    .filter(Entry.Readable.class::isInstance).map(Entry.Readable.class::cast).findFirst()));
        }
    }

    private void openRunbook() {
        var chooser = new FileChooser();
        chooser.setTitle(Texts.of("action.runbook.open"));
        chooser.getExtensionFilters().addAll(new FileChooser.ExtensionFilter(Texts.of("open.markdown"), "*.md", "*.markdown"),
                new FileChooser.ExtensionFilter(Texts.of("open.all"), "*"));
        File file = chooser.showOpenDialog(window.stage());
        if (file != null) {
            window.session().openRunbook(file.toPath(), _ -> window.go(Place.HOME));
        }
    }

    private void attach() {
        window.open(RunbookForm.sheet(window, entry -> {
            window.session().submit(Session.taking(entry).toArray(Command[]::new));
            live(live -> entry.target().filter(_ -> live.incident().target().isEmpty())
                    .ifPresent(target -> submit(new Command.NameTarget(target))));
        }));
    }

    private void drill() {
        List<Scenario> scenarios = window.workspace().simulator().scenarios();
        window.session().startDrill(scenarios.getFirst(), () -> window.go(Place.CONSOLE));
    }

    private void severity(Severity severity) {
        live(live -> {
            if (live.incident().severity() != severity) {
                window.open(PromptForm.line(window, "severity", "", false,
                        reason -> submit(new Command.ChangeSeverity(severity, reason))));
            }
        });
    }

    /** What comes before declaring is offered as of then: whoever names it late has not just seen it. */
    private void milestone(Milestone milestone) {
        live(live -> {
            Instant usual = milestone == Milestone.MITIGATED ? live.now() : live.incident().declaredAt().orElse(live.now());
            window.open(PromptForm.time(window, "milestone." + lower(milestone),
                    live.incident().milestone(milestone).map(Times::clock).orElse(Times.minute(usual)), live.now(),
                    at -> submit(new Command.ClaimMilestone(milestone, at))));
        });
    }

    private void role(Role role) {
        live(live -> ask("role." + lower(role), live.incident().holder(role).orElse(window.workspace().person().name()),
                name -> submit(new Command.AssignRole(role, name))));
    }

    private void cadence() {
        live(live -> ask("cadence", Long.toString(live.incident().cadence().toMinutes()), text -> {
            try {
                submit(new Command.ChangeCadence(Duration.ofMinutes(Long.parseLong(text))));
            } catch (NumberFormatException e) {
                window.tell(Texts.of("prompt.cadence.unreadable", text));
            }
        }));
    }

    /** What the probes that count say over five minutes, where that rests on enough samples. */
    private void captureBaseline() {
        live(live -> {
            var values = new ArrayList<Baseline>();
            for (WatchSnapshot.Watched probe : live.watched().probes()) {
                for (Signal signal : Signal.values()) {
                    Reading reading = probe.reading(signal, Watch.WINDOWS.get(1));
                    if (probe.probe().counts() && reading.value().isPresent() && !reading.stale()
                            && reading.all() >= reading.needed(BASELINE_SAMPLES)) {
                        values.add(new Baseline(signal, reading.probe(), reading.value().getAsDouble(), reading.all(),
                                Optional.of(live.now())));
                    }
                }
            }
            if (values.isEmpty()) {
                window.tell(Texts.of("baseline.none", BASELINE_SAMPLES));
            } else {
                submit(new Command.CaptureBaseline(values));
            }
        });
    }

    /** The record's folder is gone: it gets another one. Enter alone takes the one that is proposed. */
    private void move() {
        String proposed = Path.of(System.getProperty("user.home"), "quarterdeck-"
                + Times.stamp(window.workspace().wall().wall().instant())).toString();
        window.open(PromptForm.line(window, "place", proposed, true, folder -> window.work()
                .run(() -> moved(folder), window::tellUntilRead,
                problem -> window.tellUntilRead(problem.getMessage()))).alsoWhileReading());
    }

    private String moved(String folder) throws IOException {
        try {
            return window.workspace().keeping().place().moveTo(Path.of(folder));
        } catch (InvalidPathException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void person() {
        window.open(PromptForm.line(window, "person", window.workspace().person().name(), true, window.session()::actAs)
                .alsoWhileReading());
    }

    private void next() {
        List<Incident> open = window.session().history().stream().filter(Incident::open).toList();
        int at = 0;
        for (int i = 0; i < open.size(); i++) {
            if (window.live().isPresent() && open.get(i).id().equals(window.live().get().id())) {
                at = i;
            }
        }
        window.session().show(open.get((at + 1) % open.size()).id());
    }
}
