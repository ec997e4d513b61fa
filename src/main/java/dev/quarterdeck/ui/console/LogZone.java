package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.logs.LogLine;
import dev.quarterdeck.core.logs.LogTails;
import dev.quarterdeck.ui.Desktop;
import dev.quarterdeck.ui.Live;
import dev.quarterdeck.ui.Parts;
import dev.quarterdeck.ui.Screen;
import dev.quarterdeck.ui.Styles;
import dev.quarterdeck.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
    private long shownNewest = -1;
    private String shownFilter = "";

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
        Map<String, LogTails.Tail> tails = desktop.live().map(Live::tails).orElse(Map.of());
        if (!tails.containsKey(shownLog)) {
            shownLog = tails.keySet().stream().findFirst().orElse("");
            shownNewest = -1;
        }
        var buttons = new ArrayList<Button>();
        tails.keySet().forEach(path -> {
            Button tab = Parts.button("log-tab-" + buttons.size(), path.substring(path.lastIndexOf('/') + 1), "", () -> {
                shownLog = path;
                shownNewest = -1;
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
        boolean any = !tails.isEmpty();
        for (Region part : List.of(filter, matching, follow, state)) {
            part.setVisible(any);
            part.setManaged(any);
        }
        beat();
    }

    private Optional<LogTails.Tail> tail() {
        return desktop.live().map(live -> live.tails().get(shownLog));
    }

    @Override
    public void beat() {
        Optional<LogTails.Tail> tail = tail();
        if (tail.isEmpty()) {
            lines.show(List.of());
            say(Texts.of("logs.none"));
            return;
        }
        LogTails.State said = tail.get().state();
        String stands = desktop.live().flatMap(Live::drill).map(d -> Texts.of("logs.simulated", d.service().logFile().getFileName()))
                .orElse("");
        state.setText(said.following() ? stands.isEmpty() ? shownLog : stands : "");
        follow.setText(Texts.of(!said.following() ? "logs.waiting" : lines.following() ? "logs.following" : "logs.paused"));
        Styles.tone(follow, !said.following() ? Styles.WARNING : lines.following() ? Styles.SUCCESS : Styles.NEUTRAL);
        if (tail.get().newest() != shownNewest || !filter.getText().equals(shownFilter)) {
            shownNewest = tail.get().newest();
            shownFilter = filter.getText();
            List<LogLine> all = tail.get().after(0, KEPT);
            List<LogLine> kept = matching(all);
            lines.show(kept);
            matching.setText(shownFilter.isEmpty() ? "" : Texts.of("logs.matching", kept.size()));
        }
        say(said.following() ? "" : said.words());
    }

    /** A sentence above the lines, where there is one. */
    private void say(String words) {
        empty.setText(words);
        empty.setVisible(!words.isEmpty());
        empty.setManaged(!words.isEmpty());
    }

    private List<LogLine> matching(List<LogLine> all) {
        String wanted = shownFilter.toLowerCase(Locale.ROOT);
        return wanted.isEmpty() ? all
                : all.stream().filter(line -> line.text().toLowerCase(Locale.ROOT).contains(wanted)).toList();
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
        LogLine line = lines.chosen();
        if (line == null || tail().isEmpty()) {
            desktop.tell(Texts.of("logs.pin.none"));
            return;
        }
        String source = shownLog;
        desktop.session().submit(() -> desktop.tell(Texts.of("logs.pinned", shortened(line.text()))),
                new Command.PinEvidence(source, line.number(), line.offset(), line.text(), line.sha256()));
    }

    private static String shortened(String text) {
        return text.length() <= TITLE ? text : text.substring(0, TITLE) + "…";
    }
}
