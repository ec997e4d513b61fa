package dev.quarterdeck.ui.window;

import dev.quarterdeck.app.Texts;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCombination;

/**
 * Something the person can do from anywhere: it stands in the palette with its key.
 *
 * @param id   also the key of its words: {@code action.<id>}
 * @param keys shortcut as {@link KeyCombination} reads it, empty for none
 * @param when whether it makes sense right now; the palette hides it otherwise
 */
public record Action(String id, String keys, BooleanSupplier when, Runnable run) {
    public String words() {
        return Texts.of("action." + id);
    }

    /** The key as it is drawn: {@code Ctrl D}. */
    public String keyText() {
        return keys.replace('+', ' ').replace("Shortcut", "Ctrl").replace("Minus", "-").replace("Equals",
                "+").replace("Period", ".");
    }
}
