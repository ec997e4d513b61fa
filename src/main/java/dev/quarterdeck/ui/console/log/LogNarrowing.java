package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Live;
import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.logs.LogLevel;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** Which lines are left out whatever is looked for: by level, by a text, by time. A row above the lines. FX thread only. */
final class LogNarrowing {
    /** The levels that one can ask for, with the key of their words. */
    private static final Map<LogLevel, String> LEVELS = new EnumMap<>(Map.of(LogLevel.NONE, "logs.level.none",
            LogLevel.INFO, "logs.level.info", LogLevel.WARN, "logs.level.warn", LogLevel.ERROR, "logs.level.error"));
    private final Desktop desktop;
    private final Map<LogLevel, Button> levels = new EnumMap<>(LogLevel.class);
    private final Map<Since, Button> times = new EnumMap<>(Since.class);
    private final TextField exclude = new TextField();
    private final HBox node = Parts.styled(Parts.row(6), "log-narrowing");
    private final Consumer<Criteria> changed;
    private Criteria criteria = Criteria.NONE;
    private Since since = Since.ALL;

    /** From when on lines are shown. */
    enum Since {
        ALL("logs.since.all"), BEGAN("logs.since.began"), DECLARED("logs.since.declared"), QUARTER("logs.since.quarter");

        private final String key;

        Since(String key) {
            this.key = key;
        }

        Optional<Instant> of(Incident incident, Instant now) {
            return switch (this) {
                case ALL -> Optional.empty();
                case BEGAN -> incident.clockFrom();
                case DECLARED -> incident.declaredAt().or(incident::started);
                case QUARTER -> Optional.of(now.minus(Duration.ofMinutes(15)));
            };
        }
    }

    /** @param done the keyboard goes back to the lines */
    LogNarrowing(Desktop desktop, Consumer<Criteria> changed, Runnable done) {
        this.desktop = desktop;
        this.changed = changed;
        exclude.setId("log-exclude");
        exclude.setPromptText(Texts.of("logs.exclude"));
        exclude.setPrefColumnCount(14);
        exclude.getStyleClass().addAll(Styles.MONO, Styles.SMALL);
        exclude.textProperty().addListener((_, _, text) -> {
            if (!text.equals(criteria.exclude())) {
                changed.accept(criteria.excluding(text));
            }
        });
        exclude.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                if (event.getCode() == KeyCode.ESCAPE) {
                    exclude.clear();
                }
                done.run();
            }
        });
        LEVELS.forEach((level, key) -> node.getChildren().add(button(levels, level, "log-level-" + lower(level),
                Texts.of(key), () -> changed.accept(criteria.atLeast(level)))));
        node.getChildren().add(exclude);
        for (Since time : Since.values()) {
            node.getChildren().add(button(times, time, "log-since-" + lower(time), Texts.of(time.key), () -> since(time)));
        }
        node.setId("log-narrowing");
        show(Criteria.NONE);
    }

    private static <K> Button button(Map<K, Button> buttons, K key, String id, String words, Runnable press) {
        Button button = Parts.button(id, words, "", press, Styles.SMALL, "choice");
        button.setFocusTraversable(false);
        buttons.put(key, button);
        return button;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    HBox node() {
        return node;
    }

    void focusExclude() {
        exclude.requestFocus();
        exclude.selectAll();
    }

    /** The next level. */
    void nextLevel() {
        changed.accept(criteria.atLeast(next(List.copyOf(LEVELS.keySet()), criteria.least())));
    }

    /** The next time to begin at. */
    void nextTime() {
        since(next(List.of(Since.values()), since));
    }

    private static <T> T next(List<T> values, T present) {
        return values.get((values.indexOf(present) + 1) % values.size());
    }

    private void since(Since time) {
        Optional<Live> live = desktop.live();
        since = time;
        changed.accept(criteria.since(live.flatMap(l -> time.of(l.incident(), l.now()))));
    }

    void show(Criteria asked) {
        criteria = asked;
        since = asked.from().isEmpty() ? Since.ALL : since;
        if (!exclude.getText().equals(asked.exclude())) {
            exclude.setText(asked.exclude());
        }
        levels.forEach((level, button) -> button.pseudoClassStateChanged(Styles.SELECTED, level == asked.least()));
        times.forEach((time, button) -> button.pseudoClassStateChanged(Styles.SELECTED, time == since));
    }

    /** What is left out, in a few words. */
    static String words(Criteria asked) {
        var words = new ArrayList<String>();
        if (asked.least() != LogLevel.NONE) {
            words.add(Texts.of("logs.narrowed.level", asked.least()));
        }
        if (!asked.exclude().isEmpty()) {
            words.add(Texts.of("logs.narrowed.without", asked.exclude()));
        }
        asked.from().ifPresent(from -> words.add(Texts.of("logs.narrowed.from", Times.clock(from))));
        return String.join(", ", words);
    }
}
