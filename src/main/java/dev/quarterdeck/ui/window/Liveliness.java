package dev.quarterdeck.ui.window;

import dev.quarterdeck.core.incident.Desk;
import dev.quarterdeck.core.incident.Saving;
import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Whether the window has to look for what is new: once a second, and ten times as often while something is being saved, logs are
 * followed or a command runs in sight. Asked by the timer's thread, told by the FX thread.
 */
final class Liveliness {
    private final Desk desk;
    private volatile ScenarioClock clock;
    private volatile boolean lines;
    private Instant second = Instant.MIN;
    private Class<?> saving = Saving.Saved.class;

    Liveliness(Desk desk, ScenarioClock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** What is in sight now: whose seconds count, and whether lines may come at any moment. */
    void inSight(ScenarioClock shown, boolean comes) {
        clock = shown;
        lines = comes;
    }

    /** For one thread. */
    boolean due() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Class<?> before = saving;
        Saving present = desk.saving();
        saving = present.getClass();
        boolean rests = present instanceof Saving.Saved || present instanceof Saving.ReadOnly;
        boolean another = !now.equals(second);
        second = now;
        return another || lines || !rests || saving != before;
    }
}
