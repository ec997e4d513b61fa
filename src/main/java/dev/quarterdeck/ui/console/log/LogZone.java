package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.forms.LogSourceForm;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Screen;
import dev.quarterdeck.ui.parts.Styles;
import dev.quarterdeck.ui.parts.Zone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The followed logs of the shown incident: a tab for each, and one in which they are merged by time. FX thread only. */
public final class LogZone implements Screen {
    /** Stands where the name of a log stands; no path and no command begins so. */
    private static final String MERGED = "\u0000merged";
    private static final int TAB = 24;
    private static final int SHORT_TAB = 12;
    private static final int MANY = 4;
    /** A log that says nothing is looked at ten times a second only, so that the window can rest. */
    private static final int PULSES_TO_REST = 60;
    private static final int LOOK_AT_ALL_EVERY = 10;
    private final Desktop desktop;
    private final HBox tabs = Parts.row(2);
    private final StackPane tools = new StackPane();
    private final StackPane body = new StackPane();
    private final Label empty = Parts.wrapped("", Styles.MUTED, "log-empty");
    private final Zone zone;
    private final Map<String, LogView> views = new LinkedHashMap<>();
    private final Map<String, Button> buttons = new LinkedHashMap<>();
    private final AnimationTimer pulse = new AnimationTimer() {
        @Override
        public void handle(long now) {
            quiet = shown().filter(LogView::pulse).isPresent() ? 0 : quiet + 1;
            if (quiet > PULSES_TO_REST) {
                stop();
            }
        }
    };
    private int quiet;
    private int looks;
    private Optional<Live> of = Optional.empty();
    private List<OpenLog> merged = List.of();
    private String shown = "";

    public LogZone(Desktop desktop) {
        this.desktop = desktop;
        body.setMinSize(0, 0);
        tools.setMinWidth(0);
        tools.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        HBox.setHgrow(tools, Priority.ALWAYS);
        tabs.setMinWidth(Region.USE_PREF_SIZE);
        StackPane.setAlignment(empty, javafx.geometry.Pos.TOP_LEFT);
        zone = new Zone("zone-log", body, tabs, tools);
        zone.node().addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        zone.node().focusedProperty().addListener((_, _, focused) -> {
            if (focused) {
                shown().ifPresent(LogView::focus); // the zone had the keyboard while there was no log
            }
        });
        zone.node().sceneProperty().addListener((_, _, scene) -> {
            if (scene == null) {
                pulse.stop();
            } else {
                wake();
            }
        });
        zone.node().addEventFilter(InputEvent.ANY, _ -> wake());
    }

    private void wake() {
        quiet = 0;
        pulse.start();
    }

    @Override
    public Region node() {
        return zone.node();
    }

    private Optional<LogView> shown() {
        return Optional.ofNullable(views.get(shown));
    }

    @Override
    public void focus() {
        shown().ifPresentOrElse(LogView::focus, () -> zone.node().requestFocus());
    }

    /** Only lines that match what is typed now. */
    public void filter() {
        shown().ifPresent(view -> view.find(true));
    }

    public void pin() {
        shown().ifPresentOrElse(LogView::pin, () -> desktop.tell(Texts.of("logs.pin.none")));
    }

    /** Shows the first error since the incident began. */
    public void firstError() {
        shown().ifPresentOrElse(view -> {
            view.focus();
            view.firstError();
        }, () -> desktop.tell(Texts.of("logs.none", desktop.keyOf("watch.edit"))));
    }

    /** Asks for one more log. */
    public void addSource() {
        if (changeable()) {
            add();
        }
    }

    /** Shows pinned lines where they stand. */
    public void show(Fact.EvidencePinned evidence) {
        if (views.containsKey(evidence.source())) {
            select(evidence.source());
            shown().ifPresent(view -> view.goTo(evidence.line(), evidence.offset()));
        } else {
            desktop.tell(Texts.of("logs.evidence.closed", evidence.source()));
        }
    }

    /** Shows what a run has printed, growing while it goes on; it is called by {@code words} and the time. */
    public void showOutput(CommandRun run, String words) {
        desktop.live().ifPresent(live -> live.showOutput(run, Texts.of("logs.output", words, Times.clock(run.at())), name -> {
            if (!desktop.live().equals(Optional.of(live))) {
                return; // another incident is shown by now
            }
            name.ifPresentOrElse(open -> {
                refresh();
                select(open);
                focus();
            }, () -> desktop.tell(Texts.of("logs.output.gone")));
        }));
    }

    @Override
    public void refresh() {
        boolean keyboard = zone.node().isFocusWithin();
        Optional<Live> live = desktop.live();
        if (!live.equals(of)) {
            closeAll(); // another incident: what was looked for in this one is of no use there
            of = live;
        }
        Map<String, OpenLog> logs = live.map(Live::shownLogs).orElse(Map.of());
        views.entrySet().removeIf(entry -> {
            boolean gone = !entry.getKey().equals(MERGED) && logs.get(entry.getKey()) != entry.getValue().log();
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        logs.forEach((name, log) -> views.computeIfAbsent(name, n -> new LogView(desktop, n, log, false)));
        if (views.containsKey(MERGED) && !merged.equals(List.copyOf(logs.values()))) {
            closeMerged();
        }
        if (!views.containsKey(shown)) {
            shown = views.keySet().stream().findFirst().orElse("");
        }
        drawTabs(logs);
        select(shown);
        if (keyboard && !zone.node().isFocusWithin()) {
            focus(); // the log that had it is closed
        }
        onTime();
    }

    private void drawTabs(Map<String, OpenLog> logs) {
        buttons.clear();
        logs.keySet().forEach(name -> buttons.put(name, tab("log-tab-" + buttons.size(), tabName(name), name, () -> {
            select(name);
            focus();
        })));
        if (logs.size() > 1) {
            buttons.put(MERGED, tab("log-tab-all", Texts.of("logs.merged"), Texts.of("logs.merged.tip"), this::merge));
        }
        if (buttons.isEmpty()) {
            tabs.getChildren().setAll(Parts.label(Texts.of("logs.title"), Styles.STRONG));
        } else {
            tabs.getChildren().setAll(buttons.values());
        }
        if (changeable()) {
            Button add = tab("log-add", "+", Texts.of("logs.add"), this::add);
            tabs.getChildren().add(add);
        }
    }

    /** A drill's logs are the simulator's; without the record nothing is confirmed. */
    private boolean changeable() {
        return desktop.live().filter(live -> live.watching() && live.incident().open() && live.drill().isEmpty()
                && !live.incident().drill()).isPresent();
    }

    private static Button tab(String id, String words, String tip, Runnable press) {
        Button tab = Parts.button(id, words, "", press, "tab");
        tab.setTooltip(new Tooltip(tip));
        tab.setFocusTraversable(false);
        return tab;
    }

    /** The end of a path, the beginning of a command. */
    private String tabName(String name) {
        String end = name.contains(" ") ? name : name.substring(name.lastIndexOf('/') + 1);
        int most = views.size() > MANY ? SHORT_TAB : TAB;
        return end.length() <= most ? end : end.substring(0, most - 1) + "…";
    }

    private void select(String name) {
        boolean other = !name.equals(shown);
        shown = name;
        buttons.forEach((key, tab) -> tab.pseudoClassStateChanged(Styles.SELECTED, key.equals(name)));
        Optional<LogView> view = shown();
        if (view.isEmpty()) {
            boolean elsewhere = desktop.live().filter(live -> live.incident().open() && !live.watching()).isPresent();
            empty.setText(elsewhere ? Texts.of("logs.elsewhere") : Texts.of("logs.none", desktop.keyOf("watch.edit")));
            body.getChildren().setAll(empty);
            tools.getChildren().clear();
        } else if (!body.getChildren().equals(List.of(view.get().body()))) {
            body.getChildren().setAll(view.get().body());
            tools.getChildren().setAll(view.get().tools());
            if (other || zone.node().isFocused()) {
                view.get().focus();
            }
        }
    }

    /** Opens the merged view the first time it is asked for. */
    private void merge() {
        if (views.containsKey(MERGED)) {
            select(MERGED);
            return;
        }
        List<OpenLog> all = openLogs();
        desktop.work().run(() -> desktop.workspace().logs().merged(all), log -> {
            if (views.containsKey(MERGED) || !openLogs().equals(all)) {
                desktop.work().run(log::close); // asked for twice, or of other logs than are followed now
            } else {
                merged = all;
                views.put(MERGED, new LogView(desktop, Texts.of("logs.merged"), log, true));
            }
            if (views.containsKey(MERGED)) {
                select(MERGED);
            }
        });
    }

    private List<OpenLog> openLogs() {
        return List.copyOf(desktop.live().map(Live::shownLogs).orElse(Map.of()).values());
    }

    private void closeMerged() {
        Optional.ofNullable(views.remove(MERGED)).ifPresent(LogView::close);
    }

    private void closeAll() {
        closeMerged();
        views.values().forEach(LogView::close);
        views.clear();
        shown = "";
    }

    @Override
    public void onTime() {
        if (++looks % LOOK_AT_ALL_EVERY == 1) {
            views.values().forEach(LogView::look);
        }
        shown().ifPresent(view -> {
            view.onTime();
            if (view.pulse() && zone.node().getScene() != null) {
                wake();
            }
        });
        buttons.forEach((name, button) -> Optional.ofNullable(views.get(name)).ifPresent(view -> {
            LogState.Phase phase = view.phase().orElse(LogState.Phase.OPENING);
            String mark = phase == LogState.Phase.WAITING || phase == LogState.Phase.BROKEN ? "▲ " : phase == LogState.Phase.ENDED
                    ? "■ " : "";
            String words = mark + (name.equals(MERGED) ? Texts.of("logs.merged") : tabName(name));
            if (!button.getText().equals(words)) {
                button.setText(words);
            }
        }));
    }

    private void add() {
        desktop.live().ifPresent(live -> desktop.open(LogSourceForm.sheet(desktop, live)));
    }

    /** Follows the shown log no longer. */
    private void closeShown() {
        if (desktop.live().filter(live -> live.hideOutput(shown)).isPresent()) {
            refresh();
            return;
        }
        desktop.live().filter(_ -> changeable() && views.containsKey(shown) && !shown.equals(MERGED)).ifPresent(live -> {
            String closed = shown;
            List<String> commands = live.confirmed().commands();
            var rest = new ArrayList<Command>();
            if (commands.contains(closed)) {
                rest.add(new Command.ConfirmLogCommands(commands.stream().filter(c -> !c.equals(closed)).toList()));
            } else {
                live.confirmed().watch().ifPresent(watch -> rest.add(LogSourceForm.watching(watch,
                        watch.logs().stream().filter(path -> !path.equals(closed)).toList())));
            }
            desktop.session().submit(() -> desktop.tell(Texts.of("logs.closed", closed)), rest.toArray(Command[]::new));
        });
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.getTarget() instanceof javafx.scene.control.TextInputControl) {
            return;
        }
        if (event.getCode() == KeyCode.OPEN_BRACKET || event.getCode() == KeyCode.CLOSE_BRACKET) {
            step(event.getCode() == KeyCode.CLOSE_BRACKET ? 1 : -1);
        } else if (event.getCode() == KeyCode.M && buttons.containsKey(MERGED)) {
            merge();
        } else if (event.getCode() == KeyCode.O && changeable()) {
            add();
        } else if (event.getCode() == KeyCode.Q) {
            closeShown();
        } else {
            return;
        }
        event.consume();
    }

    private void step(int by) {
        var names = new ArrayList<>(buttons.keySet());
        if (!names.isEmpty()) {
            String next = names.get(Math.floorMod(names.indexOf(shown) + by, names.size()));
            if (next.equals(MERGED)) {
                merge();
            } else {
                select(next);
            }
        }
    }
}
