package dev.quarterdeck.ui.parts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A part of the console with a head and a border that shows whether it has the keyboard. FX thread only. */
public final class Zone {
    private final VBox box;

    public Zone(String id, Node body, Node... head) {
        HBox top = Parts.styled(Parts.row(10, head), Styles.ZONE_HEAD);
        top.setAlignment(Pos.CENTER_LEFT);
        box = Parts.styled(new VBox(top, body), Styles.ZONE);
        box.setId(id);
        VBox.setVgrow(body, Priority.ALWAYS);
        box.focusWithinProperty().addListener((_, _, within) -> box.pseudoClassStateChanged(Styles.ACTIVE, within));
    }

    public VBox node() {
        return box;
    }
}
