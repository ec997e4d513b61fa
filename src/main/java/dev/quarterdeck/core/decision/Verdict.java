package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.time.Times;
import java.time.Instant;

/** What the matrix and the triggers say at one moment. */
public sealed interface Verdict {

    /**
     * A level that the signals or a met trigger support.
     *
     * @param level  the row of the matrix, 0 is harmless
     * @param label  the row's name
     * @param action what the runbook says to do
     * @param driver one sentence part on what drove it: {@code Error rate 13.3% is above 10%}
     */
    record Known(int level, String label, String action, String driver) implements Verdict {
    }

    /** No or stale or too few samples: never to be shown as green. {@code why} is a sentence part in words. */
    record CannotJudge(String why) implements Verdict {
    }

    /**
     * Of a runbook without a matrix: what is watched is seen, and no trigger of it is met. That is no level, since there are
     * triggers
     * that only people can judge. Never to be shown as green.
     */
    record NoneMet() implements Verdict {
    }

    /** A planned interruption is on, so what the signals say means nothing. Never to be shown as green either. */
    record Paused(Instant since) implements Verdict {
    }

    /** The level, or -1 when there is none. */
    default int level() {
        return switch (this) {
            case Known k -> k.level();
            case CannotJudge _, NoneMet(), Paused _ -> -1;
        };
    }

    /** The word on the badge. */
    default String label() {
        return switch (this) {
            case Known k -> k.label();
            case CannotJudge _ -> "Cannot judge";
            case NoneMet() -> "No watched trigger met";
            case Paused _ -> "Paused";
        };
    }

    /** One sentence part on what it rests on, or why there is none. */
    default String driver() {
        return switch (this) {
            case Known k -> k.driver();
            case CannotJudge c -> c.why();
            case NoneMet() -> "what is not watched is for people to judge";
            case Paused p -> "planned interruption since " + Times.clock(p.since());
        };
    }
}
