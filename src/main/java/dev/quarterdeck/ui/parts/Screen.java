package dev.quarterdeck.ui.parts;

import javafx.scene.layout.Region;

/** One of the window's places, or a zone of the console. FX thread only. */
public interface Screen {
    Region node();

    /** Something in the session changed: draw it. Called when shown, too. */
    void refresh();

    /**
     * At least once a second while shown, ten times as often while there is reason to: draw what changed with time, and nothing
     * else.
     */
    void onTime();

    /** Takes the keyboard when the screen is gone to. */
    default void focus() {
        node().requestFocus();
    }
}
