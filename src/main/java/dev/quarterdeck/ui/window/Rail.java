package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Desktop.Place;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The places, down the left side. FX thread only. */
final class Rail {
    private final Map<Place, Button> buttons = new EnumMap<>(Place.class);
    private final VBox node;
    private final Desktop desktop;

    Rail(Desktop desktop) {
        this.desktop = desktop;
        node = Parts.styled(Parts.column(8), "rail");
        add(Place.HOME, Feather.HOME, "go.home");
        add(Place.CONSOLE, Feather.COMPASS, "go.console");
        add(Place.RUNBOOK, Feather.BOOK_OPEN, "go.runbook");
        add(Place.POSTMORTEM, Feather.FILE_TEXT, "go.postmortem");
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        node.getChildren().addAll(gap, button("theme.flip", Feather.SUN));
    }

    private void add(Place place, Feather feather, String action) {
        Button button = button(action, feather);
        buttons.put(place, button);
        node.getChildren().add(button);
    }

    private Button button(String action, Feather feather) {
        Button button = Parts.button("rail-" + action.replace('.', '-'), Texts.of("action." + action), "",
                () -> desktop.perform(action), "rail-button");
        button.setGraphic(Parts.icon(feather));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setTooltip(new Tooltip(Texts.of("action." + action) + "  " + desktop.keyOf(action)));
        button.setFocusTraversable(false);
        return button;
    }

    Node node() {
        return node;
    }

    void mark(Place place) {
        boolean any = desktop.live().isPresent();
        buttons.forEach((p, button) -> {
            button.pseudoClassStateChanged(Styles.SELECTED, p == place);
            boolean there = p == Place.HOME || any;
            button.setVisible(there);
            button.setManaged(there);
        });
    }
}
