package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;

/** What a runbook's words state and the console can watch. Immutable; any thread. */
public sealed interface Criterion permits Condition, Criterion.Multiple, Criterion.Outage, Criterion.StatusShare,
        Criterion.Measure, Criterion.HealthAnswer, Criterion.QuietLog {

    /** The words it was read from. */
    String text();

    /** What is watched, as it follows "watched:". */
    String watched();

    /** Whether it asks for a time over which it has to hold. */
    default boolean lasts() {
        return false;
    }

    /**
     * A signal against its baseline: {@code 3x slower than baseline}.
     *
     * @param factors how many times the baseline
     */
    record Multiple(Signal signal, Range factors, String text) implements Criterion {
        @Override
        public String watched() {
            return signal.label() + " " + bound() + " the baseline";
        }

        /** {@code above 3x}, {@code between 2x and 3x}. */
        String bound() {
            return factors.high() == Double.POSITIVE_INFINITY
                    ? (factors.lowIncluded() ? "at least " : "above ") + times(factors.low())
                    : factors.low() <= 0 ? (factors.highIncluded() ? "at most " : "below ") + times(factors.high())
                    : "between " + times(factors.low()) + " and " + times(factors.high());
        }

        private static String times(double factor) {
            return (factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor)) + "x";
        }
    }

    /** Nothing that is probed works for longer than this: {@code unavailable for >5 minutes}. */
    record Outage(Duration longer, String text) implements Criterion {
        @Override
        public String watched() {
            return "every probe fails for more than " + Times.words(longer);
        }
    }

    /** The share of answers with one HTTP status: {@code 20% of requests returning HTTP 400}. */
    record StatusShare(int status, Range percent, String text) implements Criterion {
        @Override
        public String watched() {
            return "share of answers with HTTP " + status;
        }
    }

    /**
     * A figure that the runbook names and no probe measures by itself: {@code <5% pagination adoption after 24 hours}.
     *
     * @param name  the words that a watched value's name must hold
     * @param after how long after the last change it can be judged at all; zero for at once
     */
    record Measure(String name, Range range, Duration after, String text) implements Criterion {
        @Override
        public String watched() {
            return "a watched value named " + name + (after.isZero() ? "" : ", after " + Times.words(after));
        }
    }

    /** A health address answers with this status: {@code Health endpoint returns 200}. */
    record HealthAnswer(int status, String text) implements Criterion {
        @Override
        public String watched() {
            return "health answers " + status;
        }
    }

    /** No error is logged: {@code No errors in logs}. */
    record QuietLog(String text) implements Criterion {
        @Override
        public String watched() {
            return "errors in the followed logs";
        }
    }
}
