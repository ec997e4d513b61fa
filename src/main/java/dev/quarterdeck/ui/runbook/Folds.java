package dev.quarterdeck.ui.runbook;

import dev.quarterdeck.core.runbook.text.Fold;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/**
 * Folds parts of a drawn runbook under their summaries. All are open at first: in an outage nothing is hidden unasked. FX thread
 * only.
 */
final class Folds {
    private final Set<Fold> folded = new HashSet<>();
    private final Map<Fold, Label> marks = new HashMap<>();
    private Map<Integer, Node> drawnAt = Map.of();

    /** @param drawnAt what was drawn from each source line */
    void show(List<Fold> folds, Map<Integer, Node> drawnAt) {
        this.drawnAt = drawnAt;
        folded.clear();
        marks.clear();
        for (Fold fold : folds) {
            if (drawnAt.get(fold.summary()) instanceof VBox place) {
                Label mark = Parts.label("▾", Styles.MUTED);
                place.getChildren().setAll(Parts.row(6, mark, place.getChildren().getFirst()));
                place.setId("fold-" + fold.summary());
                place.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> {
                    if (!folded.remove(fold)) {
                        folded.add(fold);
                    }
                    arrange();
                });
                marks.put(fold, mark);
            }
        }
    }

    /** Opens whatever hides this line; answers whether anything did. */
    boolean unfold(int line) {
        boolean hidden = folded.removeIf(fold -> fold.hides(line));
        arrange();
        return hidden;
    }

    private void arrange() {
        marks.forEach((fold, mark) -> mark.setText(folded.contains(fold) ? "▸" : "▾"));
        drawnAt.forEach((line, node) -> {
            boolean open = folded.stream().noneMatch(fold -> fold.hides(line));
            node.setVisible(open);
            node.setManaged(open);
        });
    }
}
