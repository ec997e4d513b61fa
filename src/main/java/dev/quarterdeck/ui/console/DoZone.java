package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import dev.quarterdeck.core.incident.CheckState;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.runbook.DeadlineGroup;
import dev.quarterdeck.core.runbook.Estimate;
import dev.quarterdeck.core.runbook.Procedure;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Screen;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import dev.quarterdeck.ui.forms.PromptForm;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The procedure as a checklist: the current step is open, the current check waits for Space. FX thread only. */
final class DoZone implements Screen {
    private final Desktop desktop;
    private final Label title = Parts.label("", Styles.STRONG);
    private final Button change;
    private final Label estimate = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Label pace = Parts.label("", Styles.MONO, Styles.SMALL);
    private final ProgressBar progress = new ProgressBar(0);
    private final VBox list = Parts.styled(Parts.column(8), "steps");
    private final ScrollPane scroll = Parts.styled(new ScrollPane(list), "zone-scroll");
    private final Zone zone;
    private Checklist checklist = new Checklist(List.of(), 0, 0);
    private Label currentPace;
    private int cursorStep = -1;
    private int cursorItem = -1;
    private int opened = -1;
    /** The person went to a check that is ticked already, to look at it or to untick it. */
    private boolean lookingBack;
    private Node cursorNode;

    DoZone(Desktop desktop) {
        this.desktop = desktop;
        change = Parts.button("do-change", Texts.of("do.choose"), "", () -> { });
        change.setOnAction(_ -> procedures().show(change, javafx.geometry.Side.BOTTOM, 0, 4));
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("procedure-progress");
        scroll.setFitToWidth(true);
        scroll.setId("do-scroll");
        title.setMinWidth(80);
        estimate.setMinWidth(Region.USE_PREF_SIZE);
        pace.setMinWidth(Region.USE_PREF_SIZE);
        zone = new Zone("zone-do", scroll, title, change, Parts.spacer(), estimate, pace);
        zone.node().getChildren().add(1, progress);
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

    private ContextMenu procedures() {
        var menu = new ContextMenu();
        desktop.live().flatMap(Live::runbook).map(Runbook::procedures).orElse(List.of()).forEach(p -> {
            var item = new MenuItem(p.title() + estimateText(p.estimate()));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> choose(p.title()));
            menu.getItems().add(item);
        });
        return menu;
    }

    private void choose(String procedure) {
        cursorStep = -1;
        opened = -1;
        desktop.session().submit(this::focus, new Command.ChooseProcedure(procedure, ""));
    }

    private static String estimateText(Optional<Estimate> estimate) {
        return estimate.map(e -> " · " + e.text()).orElse("");
    }

    @Override
    public void refresh() {
        Optional<Live> live = desktop.live();
        Optional<Runbook> runbook = live.flatMap(Live::runbook);
        change.setVisible(runbook.isPresent() && !runbook.get().procedures().isEmpty());
        if (live.isEmpty() || runbook.isEmpty()) {
            withoutRunbook(live);
            return;
        }
        Incident incident = live.get().incident();
        checklist = Checklist.of(runbook.get(), incident);
        Optional<Procedure> chosen = Checklist.chosen(runbook.get(), incident);
        title.setText(chosen.map(Procedure::title).orElse(Texts.of("do.noprocedure")));
        change.setText(Texts.of(chosen.isPresent() ? "do.change" : "do.choose"));
        estimate.setText(chosen.flatMap(Procedure::estimate).map(e -> Texts.of("do.estimate", e.text())).orElse(""));
        placeCursor();
        var nodes = new ArrayList<Node>();
        currentPace = null;
        cursorNode = null;
        for (int i = 0; i < checklist.steps().size(); i++) {
            if (i == checklist.before() && chosen.isEmpty() && !runbook.get().procedures().isEmpty()) {
                nodes.add(picker(runbook.get()));
            }
            if (i == checklist.before() + checklist.procedure()) {
                chosen.filter(p -> !p.closing().isEmpty()).ifPresent(p -> nodes.add(StepCard.prose(p.closing())));
                nodes.add(Parts.label(Texts.of("do.after"), Styles.CAPTION, "after-head"));
            }
            nodes.add(step(live.get(), runbook.get(), i));
        }
        list.getChildren().setAll(nodes);
        beat();
        revealCursor();
    }

    private void withoutRunbook(Optional<Live> live) {
        checklist = new Checklist(List.of(), 0, 0);
        title.setText(Texts.of("do.norunbook"));
        estimate.setText("");
        pace.setText("");
        progress.setProgress(0);
        list.getChildren().setAll(Parts.styled(Parts.column(10,
                Parts.wrapped(live.map(Live::runbookProblem).filter(p -> !p.isEmpty()).orElse(Texts.of("do.norunbook.hint")), Styles.MUTED),
                Parts.button("do-attach", Texts.of("action.runbook.attach"), "", () -> desktop.perform("runbook.attach"))),
                Styles.CARD, "empty-card"));
    }

    private Node picker(Runbook runbook) {
        VBox box = Parts.styled(Parts.column(8, Parts.label(Texts.of("do.pick"), Styles.STRONG)), Styles.CARD, "picker");
        runbook.procedures().forEach(p -> {
            var words = Parts.column(2, Parts.wrapped(p.title(), Styles.STRONG),
                    Parts.wrapped(p.useWhen().isEmpty() ? "" : Texts.of("do.usewhen", p.useWhen()), Styles.SMALL, Styles.MUTED));
            javafx.scene.layout.HBox.setHgrow(words, javafx.scene.layout.Priority.ALWAYS);
            box.getChildren().add(Parts.row(10, words,
                    Parts.label(p.estimate().map(Estimate::text).orElse(""), Styles.SMALL, Styles.MUTED),
                    Parts.button("pick-" + runbook.procedures().indexOf(p), Texts.of("do.pick.use"), "", () -> choose(p.title()))));
        });
        return box;
    }

    /** The cursor stays where the person put it; once the check there is ticked, it goes on to the first open one. */
    private void placeCursor() {
        if (cursorStep >= 0 && cursorStep < checklist.steps().size()
                && cursorItem < checklist.steps().get(cursorStep).items().size()) {
            boolean open = checklist.steps().get(cursorStep).items().get(cursorItem).open();
            lookingBack &= !open;
            if (open || lookingBack) {
                return;
            }
        }
        int from = Math.max(0, cursorStep);
        if (from < checklist.steps().size() && cursorStep >= 0 && openItem(from).isPresent()) {
            cursorItem = openItem(from).get();
            return;
        }
        cursorStep = checklist.current().orElse(-1);
        cursorItem = cursorStep < 0 ? -1 : openItem(cursorStep).orElse(0);
        opened = cursorStep;
    }

    private Optional<Integer> openItem(int step) {
        List<Item> items = checklist.steps().get(step).items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).open()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Node step(Live live, Runbook runbook, int index) {
        StepProgress step = checklist.steps().get(index);
        boolean current = index == cursorStep;
        boolean open = index == opened || current && opened < 0;
        var card = new StepCard(step, number(index, step), open, current);
        card.head().setOnMouseClicked(_ -> {
            opened = open ? -2 : index;
            if (!open && openItem(index).isPresent()) {
                cursorStep = index;
                cursorItem = openItem(index).get();
            }
            refresh();
        });
        due(live, runbook, step).ifPresent(card::right);
        if (current && checklist.startedAt(index, live.incident()).isPresent()) {
            currentPace = card.pace();
        } else {
            card.finished(checklist.startedAt(index, live.incident()));
        }
        if (open) {
            card.blocks(live, this::copyCommand, this::fill, (item, itemIndex) -> checkRow(live, index, item, itemIndex));
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
        boolean current = stepIndex == cursorStep && index == cursorItem;
        var row = new CheckRow(item, current, stepIndex, index);
        row.node().setOnMouseClicked(event -> {
            cursorStep = stepIndex;
            cursorItem = index;
            opened = stepIndex;
            lookingBack = !item.open();
            zone.node().requestFocus();
            if (event.getClickCount() == 2 || row.onBox(event)) {
                toggle(live, item);
            } else {
                refresh();
            }
        });
        if (current) {
            cursorNode = row.node();
        }
        return row.node();
    }

    private void toggle(Live live, Item item) {
        if (item.state().isPresent()) {
            desktop.session().submit(new Command.UntickCheck(item.ref()));
        } else {
            tick(live, item, "", Optional.empty());
        }
    }

    /** A blank must be filled before its check is ticked, so that its value can be used later. */
    private void tick(Live live, Item item, String by, Optional<Instant> at) {
        String field = item.check().text();
        if (item.check().fillIn() && live.incident().fields().getOrDefault(field, "").isEmpty()) {
            desktop.open(PromptForm.line(desktop, "fill", "", true, value -> desktop.session().submit(
                    new Command.FillField(field, value), new Command.TickCheck(item.ref(), by, at))));
            return;
        }
        desktop.session().submit(new Command.TickCheck(item.ref(), by, at));
    }

    private void fill(String field, String value) {
        desktop.open(PromptForm.line(desktop, "fill", value, true,
                text -> desktop.session().submit(new Command.FillField(field, text))));
    }

    private void copyCommand(StepProgress step, String text) {
        desktop.copy(text);
        desktop.session().submit(() -> desktop.tell(Texts.of("do.copied")), new Command.CopyCommand(step.step().title(), text));
    }

    private Optional<Item> cursor() {
        return cursorStep < 0 || cursorStep >= checklist.steps().size() || cursorItem < 0
                || cursorItem >= checklist.steps().get(cursorStep).items().size() ? Optional.empty()
                : Optional.of(checklist.steps().get(cursorStep).items().get(cursorItem));
    }

    private void key(KeyEvent event) {
        Optional<Live> live = desktop.live();
        if (live.isEmpty() || event.isShortcutDown() || event.isAltDown()
                || event.getTarget() instanceof javafx.scene.control.TextInputControl) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case SPACE -> cursor().ifPresent(item -> {
                if (event.isShiftDown()) {
                    tickForSomebody(live.get(), item);
                } else {
                    toggleOpen(live.get(), item);
                }
            });
            case DOWN, J -> move(1);
            case UP, K -> move(-1);
            case U -> cursor().filter(item -> !item.open()).ifPresent(item ->
                    desktop.session().submit(new Command.UntickCheck(item.ref())));
            case S -> cursor().filter(Item::open).ifPresent(this::skip);
            case C -> copyFirstCommand();
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

    /** Space ticks; it never unticks, since a second press by mistake must not undo the record. */
    private void toggleOpen(Live live, Item item) {
        if (item.open()) {
            tick(live, item, "", Optional.empty());
        } else {
            desktop.tell(Texts.of("do.untick.hint"));
        }
    }

    private void tickForSomebody(Live live, Item item) {
        if (!item.open()) {
            desktop.tell(Texts.of("do.untick.hint"));
            return;
        }
        desktop.open(PromptForm.tick(desktop, item.check().title(), desktop.workspace().person().name(), live.now(),
                (by, at) -> tick(live, item, by, at)));
    }

    private void skip(Item item) {
        desktop.open(PromptForm.line(desktop, "skip", "", true,
                reason -> desktop.session().submit(new Command.SkipCheck(item.ref(), reason))));
    }

    private void copyFirstCommand() {
        if (cursorStep >= 0) {
            StepProgress step = checklist.steps().get(cursorStep);
            desktop.live().ifPresent(live -> StepCard.commands(step.step(), live.incident()).stream().findFirst()
                    .ifPresent(text -> copyCommand(step, text)));
        }
    }

    private void move(int by) {
        if (cursorStep < 0) {
            return;
        }
        int step = cursorStep;
        int item = cursorItem + by;
        if (item < 0 && step > 0) {
            step--;
            item = checklist.steps().get(step).items().size() - 1;
        } else if (item >= checklist.steps().get(step).items().size() && step < checklist.steps().size() - 1) {
            step++;
            item = 0;
        }
        cursorStep = step;
        cursorItem = Math.clamp(item, 0, checklist.steps().get(step).items().size() - 1);
        opened = step;
        lookingBack = cursor().filter(c -> !c.open()).isPresent();
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
    public void beat() {
        desktop.live().ifPresent(live -> {
            long done = 0;
            long all = 0;
            for (int i = 0; i < checklist.before() + checklist.procedure(); i++) {
                done += checklist.steps().get(i).ticked();
                all += checklist.steps().get(i).items().size();
            }
            progress.setProgress(all == 0 ? 0 : (double) done / all);
            paceOfProcedure(live);
            if (currentPace != null && cursorStep >= 0 && cursorStep < checklist.steps().size()) {
                StepProgress step = checklist.steps().get(cursorStep);
                checklist.startedAt(cursorStep, live.incident()).ifPresent(from ->
                        StepCard.showPace(currentPace, Duration.between(from, live.now()), step.step().estimate()));
            }
        });
    }

    private void paceOfProcedure(Live live) {
        Optional<Procedure> chosen = live.runbook().flatMap(book -> Checklist.chosen(book, live.incident()));
        Optional<Instant> since = live.incident().procedureSince();
        if (chosen.isEmpty() || since.isEmpty() || checklist.procedure() == 0) {
            pace.setText("");
            return;
        }
        Optional<Instant> finished = checklist.steps().get(checklist.before() + checklist.procedure() - 1).finishedAt();
        Duration spent = Duration.between(since.get(), finished.orElse(live.now()));
        pace.setText(Times.countdown(spent));
        boolean late = chosen.get().estimate().map(e -> spent.compareTo(e.high()) > 0).orElse(false);
        Styles.tone(pace, late ? Styles.WARNING : Styles.SUCCESS);
        if (chosen.get().estimate().isPresent()) {
            pace.setText(pace.getText() + " " + Texts.of(late ? "do.late" : "do.onpace"));
        }
    }
}
