package dev.quarterdeck.ui.parts;

import javafx.scene.layout.Region;

/** One of the window's places, or a zone of the console. FX thread only. */
public interface Screen {
    Region node();

    /** Something in the session changed: draw it. Called when shown, too. */
    void refresh();

    /** About ten times a second while shown: draw what changes with time. */
    void onTime();

    /** Takes the keyboard when the screen is gone to. */
    default void focus() {
        node().requestFocus();
    }
}
