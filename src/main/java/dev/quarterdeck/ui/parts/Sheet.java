package dev.quarterdeck.ui.parts;

import dev.quarterdeck.app.Texts;
import java.util.function.BooleanSupplier;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * A card over the screen that asks for something, or only tells. Enter confirms, Esc backs out; in a text area Ctrl+Enter
 * confirms. FX thread only.
 */
public final class Sheet {
    private static final double BAR = 14;

    private final VBox card;
    private final Node first;
    private final Label problem = Parts.wrapped("", Styles.DANGER);
    private final Button confirm;
    private final HBox buttons;
    private final BooleanSupplier onConfirm;
    private boolean records = true;

    /**
     * @param id        node id of the card
     * @param first     what takes the keyboard
     * @param confirm   words of the main button
     * @param onConfirm returns whether the sheet may close
     */
    public Sheet(String id, String title, Node content, Node first, String confirm, BooleanSupplier onConfirm, Desktop desktop) {
        this(id, title, content, first, confirm, "", onConfirm, desktop);
        int main = buttons.getChildren().indexOf(this.confirm);
        buttons.getChildren().add(main, Parts.button(id + "-cancel", Texts.of("sheet.cancel"), "Esc", desktop::closeSheet));
    }

    /** A card that asks for nothing: one button closes it. */
    public static Sheet told(String id, String title, Node content, Node first, Desktop desktop) {
        return new Sheet(id, title, content, first, Texts.of("sheet.close"), "Esc", () -> true, desktop).alsoWhileReading();
    }

    /** Nothing is recorded by confirming, so the card opens in a console that only reads, too. */
    public Sheet alsoWhileReading() {
        records = false;
        return this;
    }

    public boolean records() {
        return records;
    }

    private Sheet(String id, String title, Node content, Node first, String confirm, String key, BooleanSupplier onConfirm,
            Desktop desktop) {
        this.first = first;
        this.onConfirm = onConfirm;
        this.confirm = Parts.button(id + "-confirm", confirm, key, () -> confirm(desktop), "accent");
        problem.setVisible(false);
        problem.setManaged(false);
        var padded = new StackPane(content);
        padded.setPadding(new Insets(0, BAR, 0, 0));
        var scroll = new ScrollPane(padded) {
            // Wrapped words are as high as they are narrow: the card is made that high, and scrolls only where the window ends.
            @Override
            public Orientation getContentBias() {
                return Orientation.HORIZONTAL;
            }
        };
        scroll.setFitToWidth(true);
        VBox.setMargin(scroll, new Insets(0, -BAR, 0, 0)); // its bar stands in the card's margin, not on the content
        scroll.getStyleClass().add("sheet-scroll");
        buttons = Parts.row(8, Parts.spacer(), this.confirm);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        card = Parts.styled(Parts.column(14, Parts.label(title, Styles.HEADING), scroll, problem, buttons), "sheet");
        card.setId(id);
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()
                    && (event.isShortcutDown() || !(event.getTarget() instanceof TextArea)
                    && !(event.getTarget() instanceof Button))) {
                event.consume();
                confirm(desktop);
            }
        });
    }

    private void confirm(Desktop desktop) {
        // what was asked here may have led to the next sheet
        if (onConfirm.getAsBoolean() && card.getScene() != null) {
            desktop.closeSheet();
        }
    }

    /** Says what is missing, in the card. */
    public void complain(String words) {
        problem.setText(words);
        // a long sentence must not widen the card
        problem.setPrefWidth(card.getWidth() - card.getInsets().getLeft() - card.getInsets().getRight());
        problem.setVisible(true);
        problem.setManaged(true);
    }

    public Button confirmButton() {
        return confirm;
    }

    public Node node() {
        return card;
    }

    public void focus() {
        first.requestFocus();
    }
}
