package dev.quarterdeck.ui.parts;

import dev.quarterdeck.core.logs.VisibleText;
import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The small parts every screen is made of. Looks are in the stylesheet. FX thread only. */
public final class Parts {
    private Parts() {
    }

    /** Whoever wrote the text: what cannot be seen in it, or draws it otherwise than it is, stands there as a mark. */
    public static Label label(String text, String... styles) {
        var label = new Label(VisibleText.words(text));
        label.getStyleClass().addAll(styles);
        return label;
    }

    /** A label that breaks its lines where its container ends. */
    public static Label wrapped(String text, String... styles) {
        Label label = label(text, styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** A label that is cut off where there is no room for it; its tooltip has all of its words. */
    public static Label cut(String text, double least, String... styles) {
        Label label = label(text, styles);
        label.setMinWidth(least);
        label.setTooltip(new Tooltip());
        label.getTooltip().textProperty().bind(label.textProperty());
        return label;
    }

    /** Shows a part, or takes it away with its room. */
    public static void show(Node node, boolean wanted) {
        node.setVisible(wanted);
        node.setManaged(wanted);
    }

    /** A button with an id, its words, and an optional key shown beside them. */
    public static Button button(String id, String text, String key, Runnable onPress, String... styles) {
        var button = new Button(text);
        button.setId(id);
        button.getStyleClass().addAll(styles);
        button.setAccessibleText(text);
        button.setMnemonicParsing(false);
        if (!key.isEmpty()) {
            button.setGraphic(label(key, Styles.KEY));
            button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> onPress.run());
        return button;
    }

    /** Makes a row of words pressable: with the mouse, and with Enter or Space once Tab has reached it. */
    public static <N extends Node> N pressable(N node, Runnable onPress) {
        node.getStyleClass().add("pressable");
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setOnMouseClicked(event -> {
            event.consume(); // it may stand in another row that can be pressed
            onPress.run();
        });
        node.setOnKeyPressed(event -> {
            if (event.getTarget() == node && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
                event.consume();
                onPress.run();
            }
        });
        return node;
    }

    public static FontIcon icon(Feather feather, String... styles) {
        var icon = new FontIcon(feather);
        icon.getStyleClass().addAll(styles);
        return icon;
    }

    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public static HBox row(double gap, Node... nodes) {
        var row = new HBox(gap, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    public static VBox column(double gap, Node... nodes) {
        return new VBox(gap, nodes);
    }

    public static <N extends Node> N styled(N node, String... styles) {
        node.getStyleClass().addAll(Arrays.asList(styles));
        return node;
    }

    /** A rounded label with a tone. */
    public static Label pill(String text, String tone) {
        Label pill = label(text, Styles.PILL, tone);
        pill.setMinWidth(Region.USE_PREF_SIZE);
        return pill;
    }
}
