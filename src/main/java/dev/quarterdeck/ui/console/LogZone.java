package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.logs.LogEvidence;
import dev.quarterdeck.core.logs.LogFilter;
import dev.quarterdeck.core.logs.LogPattern;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.core.logs.LogRow;
import dev.quarterdeck.core.logs.LogRows;
import dev.quarterdeck.core.logs.LogState;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Screen;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;

/** The followed logs: tabs, a filter that shows only matching lines, and a key that pins a line. FX thread only. */
final class LogZone implements Screen {
    private static final int KEPT = 5_000;
    private static final int TITLE = 60;
    private final Desktop desktop;
    private final HBox tabs = Parts.row(4);
    private final TextField filter = TextFields.createClearableTextField();
    private final Label matching = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final Button follow;
    private final Label state = Parts.label("", Styles.SMALL, Styles.MUTED);
    private final LogLines lines = new LogLines();
    private final Label empty = Parts.wrapped("", Styles.MUTED);
    private final Zone zone;
    private String shownLog = "";
    private long shownRows = -1;
    private String shownFilter = "";
    private OpenLog asked;
    private Optional<LogQuery> query = Optional.empty();

    LogZone(Desktop desktop) {
        this.desktop = desktop;
        filter.setId("log-filter");
        filter.setPromptText(Texts.of("logs.filter"));
        filter.setPrefColumnCount(16);
        filter.getStyleClass().addAll(Styles.MONO, Styles.SMALL);
        filter.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
                if (event.getCode() == KeyCode.ESCAPE) {
                    filter.clear();
                }
                event.consume();
                lines.requestFocus();
            }
        });
        follow = Parts.button("log-follow", Texts.of("logs.following"), "", lines::follow, Styles.PILL);
        follow.setFocusTraversable(false);
        state.setMinWidth(0);
        matching.setMinWidth(Region.USE_PREF_SIZE);
        lines.setFocusTraversable(true);
        lines.setId("log-lines");
        lines.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        lines.setOnMouseClicked(_ -> lines.requestFocus());
        VBox.setVgrow(lines, Priority.ALWAYS);
        empty.getStyleClass().add("log-empty");
        empty.setMaxWidth(Double.MAX_VALUE);
        var body = new VBox(empty, lines);
        zone = new Zone("zone-log", body, tabs, Parts.spacer(), filter, matching, follow, state);
        HBox.setHgrow(state, Priority.SOMETIMES);
    }

    @Override
    public Region node() {
        return zone.node();
    }

    @Override
    public void focus() {
        lines.requestFocus();
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    @Override
    public void refresh() {
        Map<String, OpenLog> logs = desktop.live().map(Live::logs).orElse(Map.of());
        if (!logs.containsKey(shownLog)) {
            shownLog = logs.keySet().stream().findFirst().orElse("");
            shownRows = -1;
        }
        var buttons = new ArrayList<Button>();
        logs.keySet().forEach(path -> {
            Button tab = Parts.button("log-tab-" + buttons.size(), path.substring(path.lastIndexOf('/') + 1), "", () -> {
                shownLog = path;
                shownRows = -1;
                lines.follow();
                refresh();
            }, "tab");
            tab.setTooltip(new javafx.scene.control.Tooltip(path));
            tab.setFocusTraversable(false);
            tab.pseudoClassStateChanged(Styles.SELECTED, path.equals(shownLog));
            buttons.add(tab);
        });
        if (buttons.isEmpty()) {
            tabs.getChildren().setAll(Parts.label(Texts.of("logs.title"), Styles.STRONG));
        } else {
            tabs.getChildren().setAll(buttons);
        }
        boolean any = !logs.isEmpty();
        for (Region part : List.of(filter, matching, follow, state)) {
            part.setVisible(any);
            part.setManaged(any);
        }
        beat();
    }

    private Optional<OpenLog> log() {
        return desktop.live().map(live -> live.logs().get(shownLog));
    }

    @Override
    public void beat() {
        Optional<OpenLog> log = log();
        if (log.isEmpty()) {
            ask(Optional.empty());
            lines.show(List.of());
            say(Texts.of(desktop.live().filter(live -> live.incident().open() && !live.watching()).isPresent()
                    ? "logs.elsewhere" : "logs.none"));
            return;
        }
        LogState said = log.get().state();
        boolean waiting = said.phase() == LogState.Phase.WAITING;
        String stands = desktop.live().flatMap(Live::drill).map(d -> Texts.of("logs.simulated", d.service().logFile().getFileName()))
                .orElse("");
        state.setText(waiting ? "" : stands.isEmpty() ? shownLog : stands);
        follow.setText(Texts.of(waiting ? "logs.waiting" : lines.following() ? "logs.following" : "logs.paused"));
        Styles.tone(follow, waiting ? Styles.WARNING : lines.following() ? Styles.SUCCESS : Styles.NEUTRAL);
        if (log.get() != asked || !filter.getText().equals(shownFilter)) {
            shownFilter = filter.getText();
            ask(log);
        }
        LogRows rows = query.isPresent() ? query.get() : log.get();
        long count = rows.extent().rows();
        if (count != shownRows) {
            shownRows = count;
            lines.show(rows.rows(Math.max(0, count - KEPT), KEPT).stream()
                    .filter(LogRow.Line.class::isInstance).map(LogRow.Line.class::cast).toList());
        }
        matching.setText(query.map(q -> Texts.of("logs.matching", q.progress().matches())).orElse(""));
        say(waiting ? said.words() : "");
    }

    /** A sentence above the lines, where there is one. */
    private void say(String words) {
        empty.setText(words);
        empty.setVisible(!words.isEmpty());
        empty.setManaged(!words.isEmpty());
    }

    /** Puts the filter to another log, or another filter to the log. */
    private void ask(Optional<OpenLog> log) {
        query.ifPresent(LogQuery::close);
        asked = log.orElse(null);
        query = log.filter(_ -> !shownFilter.isEmpty())
                .map(l -> l.query(LogFilter.of(LogPattern.literal(shownFilter).ignoringCase())));
        shownRows = -1;
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean used = true;
        switch (event.getCode()) {
            case SLASH -> focusFilter();
            case UP, K -> lines.select(-1);
            case DOWN, J -> lines.select(1);
            case PAGE_UP -> lines.scroll(10);
            case PAGE_DOWN -> lines.scroll(-10);
            case HOME -> lines.first();
            case END, F -> lines.follow();
            case G -> {
                if (event.isShiftDown()) {
                    lines.follow();
                } else {
                    lines.first();
                }
            }
            case P -> pin();
            default -> used = false;
        }
        if (used) {
            event.consume();
        }
    }

    void pin() {
        LogRow.Line line = lines.chosen();
        Optional<LogEvidence> evidence = line == null ? Optional.empty() : log().flatMap(l -> l.evidence(List.of(line)));
        if (evidence.isEmpty()) {
            desktop.tell(Texts.of("logs.pin.none"));
            return;
        }
        LogEvidence pinned = evidence.get();
        desktop.session().submit(() -> desktop.tell(Texts.of("logs.pinned", shortened(pinned.text()))),
                new Command.PinEvidence(shownLog, pinned.line(), pinned.offset(), pinned.text(), pinned.sha256(), pinned.time(),
                        ""));
    }

    private static String shortened(String text) {
        return text.length() <= TITLE ? text : text.substring(0, TITLE) + "…";
    }
}
