package dev.quarterdeck.ui.console.log;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.logs.LogQuery;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.controlsfx.control.textfield.TextFields;

/** The field to look for something in a log, how it is read, what becomes of the other lines, and the count. FX thread only. */
final class LogFind {
    private static final int WIDTH = 15;
    private final TextField field = TextFields.createClearableTextField();
    private final Button mode = Parts.button("log-mode", "", "", this::flip, Styles.SMALL);
    private final Button regex = Parts.button("log-regex", ".*", "", this::flipRegex, Styles.SMALL, Styles.MONO);
    private final Label count = Parts.label("", Styles.SMALL, Styles.MUTED, Styles.MONO);
    private final HBox node = Parts.row(4, field, regex, mode, count);
    private final Consumer<Criteria> changed;
    private Criteria criteria = Criteria.NONE;

    /**
     * @param changed told what is asked now
     * @param done    the keyboard goes back to the lines
     * @param keep    the words are kept as a highlight
     */
    LogFind(Consumer<Criteria> changed, Runnable done, Runnable keep) {
        this.changed = changed;
        field.setId("log-find");
        field.setPromptText(Texts.of("logs.find"));
        field.setPrefColumnCount(WIDTH);
        field.setMinWidth(90);
        field.getStyleClass().addAll(Styles.MONO, Styles.SMALL);
        field.textProperty().addListener((_, _, text) -> {
            if (!text.equals(criteria.words())) {
                changed.accept(criteria.saying(text));
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, done, keep));
        regex.setTooltip(new Tooltip(Texts.of("logs.regex")));
        regex.setAccessibleText(Texts.of("logs.regex"));
        for (Button button : new Button[] {mode, regex}) {
            button.setFocusTraversable(false);
        }
        mode.setTooltip(new Tooltip(Texts.of("logs.mode")));
        count.setId("log-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        show(Criteria.NONE);
    }

    private void key(KeyEvent event, Runnable done, Runnable keep) {
        boolean enter = event.getCode() == KeyCode.ENTER;
        if (enter && event.isShortcutDown()) {
            keep.run();
        } else if (event.getCode() == KeyCode.R && event.isAltDown()) {
            flipRegex();
        } else if (enter || event.getCode() == KeyCode.ESCAPE) {
            if (!enter) {
                field.clear();
            }
            done.run();
        } else {
            return;
        }
        event.consume();
    }

    Node node() {
        return node;
    }

    /** Takes the keyboard. */
    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    private void flip() {
        changed.accept(criteria.only(!criteria.only()));
    }

    private void flipRegex() {
        changed.accept(criteria.regex(!criteria.regex()));
    }

    void show(Criteria asked) {
        criteria = asked;
        if (!field.getText().equals(asked.words())) {
            field.setText(asked.words());
        }
        mode.setText(Texts.of(asked.only() ? "logs.mode.only" : "logs.mode.highlight"));
        mode.pseudoClassStateChanged(Styles.SELECTED, asked.only());
        regex.pseudoClassStateChanged(Styles.SELECTED, asked.regex());
        if (!asked.searching()) {
            count.setText("");
        }
    }

    /** How far the search is. */
    void count(Optional<LogQuery.Progress> progress) {
        if (progress.isEmpty()) {
            return;
        }
        LogQuery.Progress now = progress.get();
        String matches = String.format(java.util.Locale.ROOT, "%,d", now.matches());
        String said = now.complete() ? Texts.of("logs.count", matches)
                : Texts.of("logs.counting", matches, (int) (now.searched() * 100));
        if (criteria.searching() && criteria.pattern().problem().isPresent()) {
            said = Texts.of("logs.unreadable", now.problem());
        } else if (!now.problem().isEmpty()) {
            said = said + ", " + now.problem();
        }
        count.setText(said);
        Styles.tone(count, now.problem().isEmpty() ? Styles.NEUTRAL : Styles.WARNING);
    }
}
