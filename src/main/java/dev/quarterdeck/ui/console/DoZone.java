package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.InEffect;
import dev.quarterdeck.core.checklist.PlannedStep;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import dev.quarterdeck.core.decision.Effect;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.FillIn;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.shell.CommandBlanks;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.forms.OutputValueForm;
import dev.quarterdeck.ui.forms.StopForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import dev.quarterdeck.ui.parts.Zone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** The procedure as a checklist: the current step is open, the current check waits for Space. FX thread only. */
@NullUnmarked
final class DoZone implements Screen {
    /** Below this width the estimate gives way. */
    private static final double ROOM = 540;
    private static final int MOST_FIELDS = 9;

    private final Desktop desktop;
    private final Newness newness = new Newness();
    private final Label title = Parts.cut("", 80, Styles.STRONG);
    private final Button change;
    private final Label estimate = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Label pace = Parts.label("", Styles.MONO, Styles.SMALL);
    private final ProgressBar progress = new ProgressBar(0);
    private final VBox list = Parts.styled(Parts.column(8), "steps");
    private final ScrollPane scroll = Parts.styled(new ScrollPane(list), "zone-scroll");
    private final Zone zone;
    private Checklist checklist = Checklist.NONE;
    private @Nullable Label currentPace;
    private final CheckCursor cursor = new CheckCursor();
    private final CheckActions actions;
    private final CommandCard commands;
    private final RunRows runs;

    /** Which way of a step was chosen, by the step's path. */
    private final Map<String, Integer> ways = new HashMap<>();
    private final HBox tabs = Parts.styled(Parts.row(2), "procedure-tabs");
    private String shown = "";
    private String inHandBefore = "";
    private Map<String, String> examples = Map.of();
    private @Nullable Node cursorNode;
    private final LiveReadings readings = new LiveReadings();
    private Map<String, Unsaved> unsaved = Map.of();

    /** @param showOutput shows the output of a run as a log */
    DoZone(Desktop desktop, Consumer<CommandRun> showOutput) {
        this.desktop = desktop;
        this.actions = new CheckActions(desktop);
        this.runs = new RunRows(desktop, actions, showOutput);
        this.commands = new CommandCard(actions, runs, this::refresh);
        change = Parts.button("do-change", Texts.of("do.choose"), "", () -> { });
        change.setOnAction(_ -> ProcedurePicker.menu(procedures(), this::choose).show(change, javafx.geometry.Side.BOTTOM, 0, 4));
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("procedure-progress");
        scroll.setFitToWidth(true);
        scroll.setId("do-scroll");
        estimate.setMinWidth(Region.USE_PREF_SIZE);
        pace.setMinWidth(Region.USE_PREF_SIZE);
        zone = new Zone("zone-do", scroll, title, change, Parts.spacer(), estimate, pace);
        zone.node().getChildren().addAll(1, List.of(tabs, progress));
        // where there is no room for both, the procedure's name is worth more than an estimate that its picker shows too
        estimate.visibleProperty().bind(zone.node().widthProperty().greaterThan(ROOM * desktop.scale()));
        estimate.managedProperty().bind(estimate.visibleProperty());
        zone.node().setFocusTraversable(true);
        zone.node().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        scroll.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                key(event);
            }
        });
        list.setOnMousePressed(_ -> zone.node().requestFocus());
    }

    @Override
    public Region node() {
        return zone.node();
    }

    @Override
    public void focus() {
        zone.node().requestFocus();
    }

    private List<Procedure> procedures() {
        return desktop.live().flatMap(Live::runbook).map(Runbook::procedures).orElse(List.of());
    }

    private void choose(String procedure) {
        boolean going = desktop.live().filter(live -> live.incident().since(procedure).isPresent()).isPresent();
        if (going) {
            pick(procedure);
            refresh();
            focus();
        } else {
            desktop.session().submit(this::focus, new Command.ChooseProcedure(procedure, ""));
        }
    }

    @Override
    public void refresh() {
        Optional<Live> live = desktop.live();
        Optional<Runbook> runbook = live.flatMap(Live::runbook);
        if (live.isEmpty() || runbook.isEmpty()) {
            change.setVisible(false);
            withoutRunbook(live);
            return;
        }
        Incident incident = live.get().incident();
        unsaved = Unsaved.of(desktop.workspace().desk(), incident.id());
        List<Procedure> going = Checklist.going(runbook.get(), incident);
        follow(incident, going);
        checklist = Checklist.of(runbook.get(), incident, shown);
        Optional<Procedure> chosen = going.stream().filter(p -> p.title().equals(shown)).findFirst();
        examples = chosen.map(p -> values(p, incident)).orElse(Map.of());
        drawTabs(going);
        title.setText(chosen.map(Procedure::title).orElse(Texts.of("do.noprocedure")));
        change.setVisible(chosen.isEmpty() ? !procedures().isEmpty() : procedures().size() > 1);
        change.setText(Texts.of(chosen.isPresent() ? "do.change" : "do.choose"));
        estimate.setText(chosen.flatMap(Procedure::estimate).map(e -> Texts.of("do.estimate", e.text())).orElse(""));
        cursor.place(checklist);
        var nodes = new ArrayList<Node>();
        currentPace = null;
        cursorNode = null;
        readings.clear();
        runs.clear();
        stopped(incident).ifPresent(nodes::add);
        for (int i = 0; i < checklist.steps().size(); i++) {
            if (i == checklist.before() && chosen.isEmpty() && !runbook.get().procedures().isEmpty()) {
                nodes.add(ProcedurePicker.card(runbook.get().procedures(), this::choose));
            }
            if (i == checklist.before()) {
                chosen.filter(p -> !p.intro().isEmpty()).ifPresent(p -> nodes.add(StepCard.prose(p.intro())));
            }
            if (i == checklist.before() + checklist.procedure()) {
                chosen.ifPresent(p -> ended(runbook.get(), incident, p, nodes));
                nodes.add(Parts.label(Texts.of("do.after"), Styles.CAPTION, "after-head"));
            }
            nodes.add(step(live.get(), runbook.get(), i));
        }
        if (checklist.before() + checklist.procedure() == checklist.steps().size()) {
            chosen.ifPresent(p -> ended(runbook.get(), incident, p, nodes));
        }
        if (checklist.before() == checklist.steps().size() && chosen.isEmpty() && !runbook.get().procedures().isEmpty()) {
            nodes.add(ProcedurePicker.card(runbook.get().procedures(), this::choose));
        }
        if (nodes.isEmpty()) {
            nodes.add(Parts.styled(Parts.column(10, Parts.wrapped(Texts.of("do.nosteps"), Styles.MUTED),
                    Parts.button("do-read", Texts.of("action.go.runbook"), desktop.keyOf("go.runbook"),
                    () -> desktop.perform("go.runbook"))),
                    Styles.CARD, "empty-card"));
        }
        list.getChildren().setAll(nodes);
        desktop.live().ifPresent(this::drawTimes);
        revealCursor();
    }

    /** What the runbook says below the last step, and what comes next once that step is done. */
    private void ended(Runbook runbook, Incident incident, Procedure procedure, List<Node> nodes) {
        if (!procedure.closing().isEmpty()) {
            nodes.add(StepCard.prose(procedure.closing()));
        }
        List<Procedure> next = checklist.procedureDone() && incident.open() ? Checklist.following(runbook, incident, procedure)
                : List.of();
        if (!next.isEmpty()) {
            nodes.add(ProcedurePicker.next(next, this::choose));
        }
    }

    /** Shows the procedure that was chosen last until another tab is picked; one that is stopped loses its tab. */
    private void follow(Incident incident, List<Procedure> going) {
        boolean gone = going.stream().noneMatch(p -> p.title().equals(shown));
        if (gone || !incident.procedure().equals(inHandBefore)) {
            pick(incident.procedure());
        }
        inHandBefore = incident.procedure();
    }

    private void pick(String procedure) {
        if (!procedure.equals(shown)) {
            shown = procedure;
            cursor.reset();
        }
    }

    private void drawTabs(List<Procedure> going) {
        tabs.setVisible(going.size() > 1);
        tabs.setManaged(going.size() > 1);
        tabs.getChildren().clear();
        for (Procedure procedure : going) {
            Button tab = Parts.button("do-tab-" + procedures().indexOf(procedure), procedure.title(), "", () -> {
                pick(procedure.title());
                refresh();
                focus();
            }, "tab", Styles.SMALL);
            tab.setMinWidth(60);
            tab.setFocusTraversable(false);
            tab.pseudoClassStateChanged(Styles.SELECTED, procedure.title().equals(shown));
            tabs.getChildren().add(tab);
        }
    }

    /** A procedure that was stopped and not taken up again leaves a word about what is still in effect. */
    private static Optional<Node> stopped(Incident incident) {
        return incident.runs().reversed().stream().filter(run -> !run.going()).findFirst()
                .flatMap(run -> incident.events().reversed().stream()
                .filter(event -> event.fact() instanceof Fact.ProcedureStopped f
                        && f.procedure().equals(run.procedure())).findFirst())
                .map(event -> {
                    var fact = (Fact.ProcedureStopped) event.fact();
                    VBox box = Parts.styled(Parts.column(3,
                            Parts.wrapped(Texts.of("do.stopped", fact.procedure(), Times.minute(event.at())), Styles.STRONG),
                            Parts.wrapped(fact.reason(), Styles.MUTED)), Styles.CARD, "stopped");
                    if (!fact.inEffect().isEmpty()) {
                        box.getChildren().add(Parts.wrapped(Texts.of("do.stopped.ineffect", String.join(", ", fact.inEffect())),
                                Styles.WARNING));
                    }
                    return box;
                });
    }

    /** Words of the runbook's commands for which this incident has a value of its own. */
    private static Map<String, String> values(Procedure procedure, Incident incident) {
        var values = new HashMap<String, String>();
        procedure.examples().forEach((check, word) -> values.put(word, incident.fields().getOrDefault(check, "")));
        return values;
    }

    private CommandBlanks blanks(Incident incident, StepProgress step) {
        boolean asks = !step.step().fillIns().isEmpty();
        return new CommandBlanks(incident.fields(), asks ? Map.of() : examples, incident.target());
    }

    private void notWorking(Live live, Runbook runbook, StepProgress step) {
        Checklist.procedure(runbook, shown).ifPresent(procedure -> {
            List<StepProgress> own = checklist.steps().subList(checklist.before(), checklist.before() + checklist.procedure());
            List<String> inEffect = InEffect.of(own, s -> used(live.incident(), s));
            desktop.open(StopForm.sheet(desktop, runbook, procedure, step.step(), inEffect, way -> {
                ways.put(step.step().path(), way);
                refresh();
            }));
        });
    }

    /** The value that a step's commands were given in place of the runbook's example. */
    private Optional<String> used(Incident incident, StepProgress step) {
        CommandBlanks blanks = blanks(incident, step);
        return step.step().commands().stream().flatMap(command -> blanks.pieces(command.text()).stream())
                .filter(CommandBlanks.Piece::put)
                .map(CommandBlanks.Piece::text).filter(blanks.examples()::containsValue).findFirst();
    }

    private void interrupt(PlannedStep planned) {
        desktop.session().submit(planned == PlannedStep.BEGINS
                ? new Command.BeginInterruption(Texts.of("interruption.maintenance"))
                : new Command.EndInterruption(""));
    }

    private boolean inProcedure(int index) {
        return index >= checklist.before() && index < checklist.before() + checklist.procedure();
    }

    private void withoutRunbook(Optional<Live> live) {
        checklist = Checklist.NONE;
        drawTabs(List.of());
        title.setText(Texts.of("do.norunbook"));
        estimate.setText("");
        pace.setText("");
        progress.setProgress(0);
        list.getChildren().setAll(Parts.styled(Parts.column(10,
                Parts.wrapped(live.map(Live::runbookProblem).filter(p -> !p.isEmpty()).orElse(Texts.of("do.norunbook.hint")),
                Styles.MUTED),
                Parts.button("do-attach", Texts.of("action.runbook.attach"), "", () -> desktop.perform("runbook.attach"))),
                Styles.CARD, "empty-card"));
    }

    private Node step(Live live, Runbook runbook, int index) {
        StepProgress step = checklist.steps().get(index);
        boolean current = index == cursor.step();
        boolean open = cursor.open(index);
        var card = new StepCard(step, number(index, step), open, current);
        card.head().setOnMouseClicked(_ -> {
            cursor.flip(checklist, index);
            refresh();
        });
        step.step().fillIns().stream().map(blank -> live.incident().fields().getOrDefault(blank.text(), ""))
                .filter(value -> !value.isEmpty())
                .findFirst().ifPresent(card::filled);
        due(live, runbook, step).ifPresent(card::right);
        if (current && checklist.startedAt(index, live.incident()).isPresent()) {
            currentPace = card.pace();
        } else {
            card.finished(checklist.startedAt(index, live.incident()));
        }
        if (open && current) {
            readings.below(step, checklist.startedAt(index, live.incident())).ifPresent(card::below);
        }
        if (open) {
            card.blocks(live, commands, blanks(live.incident(), step), ways.getOrDefault(step.step().path(), 0), way -> {
                ways.put(step.step().path(), way);
                refresh();
            }, actions::fill, (item, itemIndex) -> checkRow(live, index, item, itemIndex));
            runs.rest(step).forEach(card::below);
            if (current && live.incident().open()) {
                PlannedStep.of(step.step()).filter(planned -> (planned == PlannedStep.ENDS) == live.incident().interruption()
                        .isPresent())
                        .ifPresent(planned -> card.interruption(planned, () -> interrupt(planned)));
            }
            if (current && inProcedure(index) && live.incident().open()) {
                card.notWorking(() -> notWorking(live, runbook, step));
            }
        }
        return card.node();
    }

    private String number(int index, StepProgress step) {
        if (index < checklist.before()) {
            return "0";
        }
        if (index < checklist.before() + checklist.procedure()) {
            return step.step().number().isEmpty() ? "•" : step.step().number();
        }
        return "✓";
    }

    private static Optional<String> due(Live live, Runbook runbook, StepProgress step) {
        return runbook.deadlines().stream().filter(group -> group.items().equals(step.step())).findFirst()
                .map(DeadlineGroup::within).map(within -> live.incident().milestone(Milestone.RESTORED)
                        .map(at -> Texts.of("do.due", Times.shortDay(at.plus(within)), Times.minute(at.plus(within))))
                        .orElse(Texts.of("do.due.after", Times.words(within))));
    }

    private Node checkRow(Live live, int stepIndex, Item item, int index) {
        boolean current = cursor.at(stepIndex, index);
        var row = new CheckRow(item, Optional.ofNullable(unsaved.get(item.ref().key())), current, stepIndex, index,
                readings.beside(item));
        row.node().setOnMouseClicked(event -> {
            cursor.go(checklist, stepIndex, index);
            zone.node().requestFocus();
            if (event.getClickCount() == 2 || row.onBox(event)) {
                change(item, () -> actions.toggle(live, item));
            } else {
                refresh();
            }
        });
        if (current) {
            cursorNode = row.node();
        }
        return row.node();
    }

    private void key(KeyEvent event) {
        Optional<Live> live = desktop.live();
        if (live.isEmpty() || event.isShortcutDown() || event.isAltDown()
                || event.getTarget() instanceof javafx.scene.control.TextInputControl) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case SPACE -> inHand().ifPresent(item -> change(item, () -> {
                if (event.isShiftDown()) {
                    actions.tickForSomebody(live.get(), item);
                } else {
                    actions.tick(live.get(), item);
                }
            }));
            case DOWN, J -> move(1);
            case UP, K -> move(-1);
            case U -> inHand().filter(item -> !item.open()).ifPresent(item -> change(item, () -> actions.untick(item)));
            case S -> inHand().filter(Item::open).ifPresent(item -> change(item, () -> actions.skip(item)));
            case C -> inHand().ifPresent(_ -> copyFirstCommand(live.get(), checklist.steps().get(cursor.step()),
                    event.isShiftDown()));
            case R -> inHand().ifPresent(_ -> runFirstCommand(live.get(), checklist.steps().get(cursor.step())));
            case V -> inHand().ifPresent(_ -> takeValue(live.get(), checklist.steps().get(cursor.step())));
            case N -> {
                if (inProcedure(cursor.step()) && live.get().incident().open()) {
                    live.get().runbook().ifPresent(book -> notWorking(live.get(), book, checklist.steps().get(cursor.step())));
                }
            }
            case P -> {
                if (change.isVisible()) {
                    change.fire();
                }
            }
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    /** What is done to a check that still waits to be saved would be refused once its turn comes. */
    private void change(Item item, Runnable change) {
        if (unsaved.containsKey(item.ref().key())) {
            desktop.tell(Texts.of("do.unsaved.hint"));
        } else {
            change.run();
        }
    }

    private Optional<Item> inHand() {
        return cursor.item(checklist);
    }

    private void copyFirstCommand(Live live, StepProgress step, boolean through) {
        step.step().blocks().stream().filter(block -> !block.commands().isEmpty()
                && (!(block instanceof Block.Code code) || code.command())).findFirst()
                .ifPresent(block -> {
                    CommandBlanks blanks = blanks(live.incident(), step);
                    String command = block instanceof Block.Code code ? commands.first(code) : block.commands().getFirst().text();
                    Optional<Target> ssh = blanks.target()
                            .filter(target -> through && target.kind() == Target.Kind.SSH && !live.incident().drill());
                    actions.whole(blanks, command, text -> ssh.ifPresentOrElse(target -> actions.copyThrough(step, target, text),
                            () -> actions.copyCommand(step, text)));
                });
    }

    private void runFirstCommand(Live live, StepProgress step) {
        step.step().blocks().stream().filter(block -> !block.commands().isEmpty() && (!(block instanceof Block.Code code)
                || code.command())).findFirst()
                .ifPresentOrElse(block -> actions.run(step, block instanceof Block.Code code ? commands.firstWork(code)
                        : List.of(block.commands().getFirst()), blanks(live.incident(), step)),
                                () -> desktop.tell(Texts.of("run.none")));
    }

    /** Out of what was printed last in this step, or else in this incident. */
    private void takeValue(Live live, StepProgress step) {
        List<CommandRun> printed = live.incident().commandRuns().reversed().stream()
                .filter(run -> run.ended().filter(end -> !end.output().isBlank()).isPresent()).toList();
        Optional<CommandRun> run = printed.stream().filter(r -> r.started().step().equals(step.step().title())).findFirst()
                .or(() -> printed.stream().findFirst());
        List<String> fields = fields(live.incident(), step);
        if (run.isEmpty() || fields.isEmpty()) {
            desktop.tell(Texts.of(run.isEmpty() ? "value.none" : "value.nofield"));
            return;
        }
        desktop.open(OutputValueForm.sheet(desktop, live.mask().masked(run.get().ended().orElseThrow().output()),
                Texts.of("value.source",
                RunRows.name(run.get()), Times.minute(run.get().at())), fields));
    }

    /** This step's blanks, then those of the others, and what the commands leave open; each once. */
    private List<String> fields(Incident incident, StepProgress step) {
        Stream<String> own = step.step().fillIns().stream().map(FillIn::text);
        Stream<String> all = checklist.steps().stream().flatMap(s -> s.step().fillIns().stream()).map(FillIn::text);
        Stream<String> open = checklist.steps().stream().flatMap(s -> s.step().commands().stream().flatMap(command ->
                blanks(incident, s).open(command.text()).stream()));
        return Stream.of(own, all, open).flatMap(s -> s).distinct().limit(MOST_FIELDS).toList();
    }

    private void move(int by) {
        cursor.move(checklist, by);
        refresh();
    }

    private void revealCursor() {
        if (cursorNode == null || list.getHeight() <= 0) {
            return;
        }
        list.applyCss();
        list.layout();
        Node card = cursorNode;
        while (card != null && card.getParent() != list) {
            card = card.getParent();
        }
        if (card == null) {
            return;
        }
        double viewport = scroll.getViewportBounds().getHeight();
        double height = list.prefHeight(list.getWidth());
        double scrollable = Math.max(1, height - viewport);
        var inList = list.sceneToLocal(cursorNode.localToScene(cursorNode.getBoundsInLocal()));
        double top = scroll.getVvalue() * scrollable;
        double cardTop = card.getBoundsInParent().getMinY();
        if (inList.getMaxY() > top + viewport || inList.getMinY() < top) {
            double wanted = inList.getMaxY() - cardTop < viewport ? cardTop - 8 : inList.getMinY() - viewport / 3;
            scroll.setVvalue(Math.clamp(wanted / scrollable, 0, 1));
        }
    }

    @Override
    public void onTime() {
        desktop.live().ifPresent(live -> {
            if (!Unsaved.of(desktop.workspace().desk(), live.id()).equals(unsaved)) {
                refresh();
            } else {
                runs.onTime(live);
                if (newness.since(live)) {
                    drawTimes(live);
                }
            }
        });
    }

    /** What changes once a second: how far it is, how long it takes, what is read. */
    private void drawTimes(Live live) {
        long done = 0;
        long all = 0;
        for (int i = 0; i < checklist.before() + checklist.procedure(); i++) {
            done += checklist.steps().get(i).ticked();
            all += checklist.steps().get(i).items().size();
        }
        progress.setProgress(all == 0 ? 0 : (double) done / all);
        paceOfProcedure(live);
        readings.onTime(live);
        if (currentPace != null && inHand().isPresent()) {
            StepProgress step = checklist.steps().get(cursor.step());
            checklist.startedAt(cursor.step(), live.incident()).ifPresent(from ->
                    StepCard.showPace(currentPace, Duration.between(from, end(live)), step.step().estimate()));
        }
    }

    /** Until when work is counted: it ends with the incident. */
    private static Instant end(Live live) {
        return live.incident().resolvedAt().orElseGet(live::now);
    }

    /** Being in time is no good news while the figures say that it got worse. */
    private static boolean worse(Live live) {
        return live.incident().decision().filter(e -> e.fact() instanceof Fact.DecisionRecorded)
                .map(e -> live.watched().effect(e.at(), ((Fact.DecisionRecorded) e.fact()).readings()) == Effect.WORSE)
                .orElse(false);
    }

    private void paceOfProcedure(Live live) {
        Optional<Procedure> chosen = live.runbook().flatMap(book -> Checklist.procedure(book, shown));
        Optional<Instant> since = checklist.since();
        if (chosen.isEmpty() || since.isEmpty() || checklist.procedure() == 0) {
            pace.setText("");
            return;
        }
        Optional<Instant> finished = checklist.steps().get(checklist.before() + checklist.procedure() - 1).finishedAt();
        Duration spent = Duration.between(since.get(), finished.orElseGet(() -> end(live)));
        boolean late = chosen.get().estimate().map(e -> spent.compareTo(e.high()) > 0).orElse(false);
        Styles.tone(pace, late ? Styles.WARNING : worse(live) ? Styles.NEUTRAL : Styles.SUCCESS);
        pace.setText(Times.countdown(spent) + (chosen.get().estimate().isEmpty() ? ""
                : " " + Texts.of(late ? "do.late" : "do.onpace")));
    }
}
