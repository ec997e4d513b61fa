package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.core.checklist.StepProgress.Item;
import dev.quarterdeck.core.incident.CheckState;
import dev.quarterdeck.core.logs.VisibleText;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** One check with its box, its words, and who ticked it when. FX thread only. */
final class CheckRow {
    private final Label box;
    private final HBox node;

    /**
     * @param waiting what was done to the check and is not saved yet: it is drawn hollow
     * @param reading what stands beside an open check that can be watched
     */
    CheckRow(Item item, Optional<Unsaved> waiting, boolean current, int step, int index, Optional<Node> reading) {
        box = Parts.label(waiting.map(CheckRow::mark).orElseGet(() -> item.state().map(s -> switch (s) {
            case CheckState.Ticked _ -> "✓";
            case CheckState.Skipped _ -> "–";
        }).orElse("")), "tick-box");
        box.setId("check-" + step + "-" + index);
        box.pseudoClassStateChanged(Styles.SELECTED, waiting.isEmpty() && item.state().orElse(null) instanceof CheckState.Ticked);
        if (item.state().orElse(null) instanceof CheckState.Ticked t && t.contested()) {
            box.getStyleClass().add("tick-contested");
        }
        if (waiting.isPresent()) {
            box.getStyleClass().add("tick-unsaved");
        }
        var title = new Text(VisibleText.words(item.check().title()));
        title.getStyleClass().addAll("check-title");
        var words = new TextFlow(title);
        if (!item.check().detail().isEmpty()) {
            var detail = new Text(VisibleText.words("  " + item.check().detail()));
            detail.getStyleClass().add("check-detail");
            words.getChildren().add(detail);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        node = Parts.styled(Parts.row(10, box, words), "check-row");
        node.pseudoClassStateChanged(Styles.ACTIVE, current);
        node.pseudoClassStateChanged(Styles.SELECTED, !item.open());
        item.state().filter(_ -> waiting.isEmpty()).ifPresent(state -> node.getChildren().addAll(who(state)));
        reading.ifPresent(node.getChildren()::add);
        if (waiting.isPresent()) {
            Label unsaved = Parts.label(Texts.of("do.unsaved"), Styles.SMALL, Styles.WARNING);
            unsaved.setMinWidth(Region.USE_PREF_SIZE);
            node.getChildren().add(unsaved);
        } else if (current && item.open()) {
            Label key = Parts.label(Texts.of("do.key.space"), Styles.KEY);
            key.setMinWidth(Region.USE_PREF_SIZE);
            node.getChildren().add(key);
        }
        node.setAccessibleText(item.check().text());
    }

    private static String mark(Unsaved waiting) {
        return switch (waiting) {
            case TICK -> "✓";
            case SKIP -> "–";
            case UNTICK -> "";
        };
    }

    private static Label[] who(CheckState state) {
        Label by = Parts.label(switch (state) {
            case CheckState.Ticked t -> t.by().equals(t.entered()) ? t.by() : Texts.of("do.enteredby", t.by(), t.entered());
            case CheckState.Skipped s -> Texts.of("do.skipped", s.reason(), s.by());
        }, Styles.SMALL, Styles.MUTED);
        by.setMaxWidth(240);
        by.setMinWidth(state instanceof CheckState.Ticked ? Region.USE_PREF_SIZE : 120);
        if (state instanceof CheckState.Ticked t && !t.evidence().isEmpty()) {
            by.setTooltip(new Tooltip(t.evidence()));
        }
        boolean contested = state instanceof CheckState.Ticked t && t.contested();
        if (contested) {
            by.setText("▲ " + ((CheckState.Ticked) state).evidence() + " · " + by.getText());
            by.getStyleClass().remove(Styles.MUTED);
            Styles.tone(by, Styles.WARNING);
            by.setWrapText(true);
            by.setMinWidth(200);
            by.setMaxWidth(320);
        }
        Label at = Parts.label(Times.clock(state.at()), Styles.MONO, Styles.SMALL, Styles.MUTED);
        at.setMinWidth(Region.USE_PREF_SIZE);
        return new Label[] {by, at};
    }

    HBox node() {
        return node;
    }

    boolean onBox(MouseEvent event) {
        return box.contains(box.sceneToLocal(event.getSceneX(), event.getSceneY()));
    }
}
