package dev.quarterdeck.ui.parts;

import javafx.application.Platform;

/** The one door to the FX thread. */
public final class Fx {
    private Fx() {
    }

    /** Runs {@code work} on the FX thread: at once when called there, otherwise soon and in order. Never waits. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }
}
