package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Texts;
import dev.quarterdeck.ui.parts.Desktop;
import dev.quarterdeck.ui.parts.Parts;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Every action that makes sense now, found by typing, each with its key. FX thread only. */
final class Palette {
    private static final double HEIGHT = 560;
    private final List<Action> actions;
    private final Desktop desktop;
    private final TextField query = new TextField();
    private final VBox rows = new VBox();
    private final VBox card;
    private List<Action> found = List.of();
    private int chosen;

    Palette(List<Action> actions, Desktop desktop) {
        this.actions = actions.stream().filter(a -> !a.id().equals("palette") && a.when().getAsBoolean()).toList();
        this.desktop = desktop;
        query.setId("palette-query");
        query.setPromptText(Texts.of("palette.prompt"));
        query.textProperty().addListener((_, _, _) -> search());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("sheet-scroll");
        card = Parts.styled(Parts.column(8, query, scroll), "sheet", "palette");
        card.setId("palette");
        card.setMaxSize(Region.USE_PREF_SIZE, HEIGHT);
        StackPane.setAlignment(card, Pos.TOP_CENTER);
        search();
    }

    Node node() {
        return card;
    }

    void focus() {
        query.requestFocus();
    }

    private void search() {
        String[] words = query.getText().toLowerCase(Locale.ROOT).strip().split("\\s+");
        found = actions.stream().filter(action -> {
            String text = action.words().toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (!text.contains(word)) {
                    return false;
                }
            }
            return true;
        }).toList();
        chosen = 0;
        draw();
    }

    private void draw() {
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < found.size(); i++) {
            Action action = found.get(i);
            HBox row = Parts.styled(Parts.row(8, Parts.label(action.words()), Parts.spacer()), "palette-row");
            if (!action.keys().isEmpty()) {
                row.getChildren().add(Parts.label(action.keyText(), Styles.KEY));
            }
            row.pseudoClassStateChanged(Styles.SELECTED, i == chosen);
            row.setOnMouseClicked(_ -> run(action));
            nodes.add(row);
        }
        if (nodes.isEmpty()) {
            Label none = Parts.label(Texts.of("palette.none"), Styles.MUTED, "palette-row");
            nodes.add(none);
        }
        rows.getChildren().setAll(nodes);
    }

    private void steer(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.DOWN || code == KeyCode.UP) {
            chosen = Math.clamp(chosen + (code == KeyCode.DOWN ? 1L : -1L), 0, Math.max(0, found.size() - 1));
            draw();
            event.consume();
        } else if (code == KeyCode.ENTER && !found.isEmpty()) {
            event.consume();
            run(found.get(chosen));
        }
    }

    private void run(Action action) {
        desktop.closeSheet();
        action.run().run();
    }
}
