package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.time.Times;
import java.time.Duration;

/**
 * How long the runbook says something takes. A single figure has low equal to high, one that is only an upper end
 * {@code < 5 min}) begins at zero.
 */
public record Estimate(Duration low, Duration high) {
    public String text() {
        if (low.equals(high)) {
            return Times.words(high);
        }
        if (low.isZero()) {
            return "≤ " + Times.words(high);
        }
        boolean minutes = low.toSeconds() % 60 == 0 && high.toSeconds() % 60 == 0;
        return minutes ? low.toMinutes() + "–" + high.toMinutes() + " min" : Times.words(low) + "–" + Times.words(high);
    }
}
