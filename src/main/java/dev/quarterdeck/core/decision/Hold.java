package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long a level must hold before the advice rises to it, and how long before it falls. */
public record Hold(Duration rise, Duration fall) {
    public static final Hold DEFAULT = new Hold(Duration.ofSeconds(15), Duration.ofSeconds(60));

    /** In force for what is judged after {@code from}. */
    public record Since(Instant from, Hold hold) {
    }

    /** What is in force for what is judged at {@code at}; {@code changes} are in the order of their times. */
    public static Hold at(List<Since> changes, Instant at) {
        for (Since change : changes.reversed()) {
            if (change.from.isBefore(at)) {
                return change.hold;
            }
        }
        return DEFAULT;
    }

    /** {@code A level rises after 15 s and falls after 1 min}. */
    public String words() {
        return "A level rises after " + Times.words(rise) + " and falls after " + Times.words(fall);
    }
}
