package dev.quarterdeck.ui.console;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Group;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The tabs of the right zone, standing at the edge of a window that is too narrow for the zone itself. FX thread only. */
final class FoldedTabs {
    static final double WIDTH = 34;
    private final List<Button> tabs = new ArrayList<>();
    private final VBox node = Parts.styled(Parts.column(4), "folded-tabs");

    FoldedTabs(Consumer<TimelineZone.Tab> open) {
        for (TimelineZone.Tab tab : TimelineZone.Tab.values()) {
            String name = tab.name().toLowerCase(Locale.ROOT);
            Label words = Parts.label(Texts.of("timeline.tab." + name));
            words.setRotate(90);
            Button button = Parts.button("folded-" + name, "", "", () -> open.accept(tab), "folded-tab");
            button.setGraphic(new Group(words));
            button.setAccessibleText(words.getText());
            button.setFocusTraversable(false);
            tabs.add(button);
        }
        node.getChildren().addAll(tabs);
    }

    VBox node() {
        return node;
    }

    /** Shows which tab is out, if one is. */
    void mark(Optional<TimelineZone.Tab> out) {
        for (TimelineZone.Tab tab : TimelineZone.Tab.values()) {
            tabs.get(tab.ordinal()).pseudoClassStateChanged(Styles.SELECTED, out.filter(o -> o == tab).isPresent());
        }
    }
}
