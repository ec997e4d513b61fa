package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.time.Times;
import java.time.Duration;

/** How long the runbook says something takes. A single figure has low equal to high, a limit ("under 5 minutes") has low zero. */
public record Estimate(Duration low, Duration high) {
    public String text() {
        if (low.equals(high)) {
            return Times.words(high);
        }
        if (low.isZero()) {
            return "up to " + Times.words(high);
        }
        boolean minutes = low.toSeconds() % 60 == 0 && high.toSeconds() % 60 == 0;
        return minutes ? low.toMinutes() + "–" + high.toMinutes() + " min" : Times.words(low) + "–" + Times.words(high);
    }
}
