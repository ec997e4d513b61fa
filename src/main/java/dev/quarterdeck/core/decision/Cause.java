package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Why the signals support a level, in words. Immutable; any thread.
 *
 * @param subject what was measured: {@code Error rate}
 * @param value   the figure as text, may be empty
 * @param bound   where it lies, as it follows "is"
 * @param at      the probe, when there are several that count; otherwise empty
 */
record Cause(String subject, String value, String bound, String at) {

    static Cause of(Condition condition, Reading reading, boolean several) {
        return new Cause(name(condition.signal()), condition.show(reading.value().orElseThrow()),
                condition.words() + (condition.lasts() ? "," + condition.lasting() : ""),
                several ? reading.probe() : "");
    }

    static Cause gap(Reading reading, String label, boolean several) {
        return new Cause(name(reading.signal()), reading.text(), "in no row of the matrix, judged as " + label,
                several ? reading.probe() : "");
    }

    static Cause multiple(Criterion.Multiple multiple, Reading reading, double baseline, boolean several) {
        return new Cause(name(multiple.signal()), reading.text(), multiple.bound() + " the baseline of "
                + reading.signal().unit().text(baseline), several ? reading.probe() : "");
    }

    static Cause outage(Duration failing) {
        return new Cause("Every request", "", "failing for " + Times.words(failing), "");
    }

    static Cause share(String subject, String value, String bound) {
        return new Cause(subject, value, bound, "");
    }

    /** {@code Error rate 13.3% is above 10%}. */
    String present() {
        return subject + (value.isEmpty() ? "" : " " + value) + " is " + bound + place();
    }

    /**
     * While another level is measured than the one in force, both are said:
     * {@code Error rate was above 10% until 14:33:10; now 2.0%, between 1% and 5%}.
     */
    String until(Instant time, Cause now) {
        return subject + " was " + bound + place() + " until " + Times.clock(time) + "; now "
                + (now.subject.equals(subject) && now.at.equals(at) ? now.value + ", " + now.bound : lower(now.present()));
    }

    /** A name that is no word keeps its letters: {@code p95}. */
    private static String lower(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    private String place() {
        return at.isEmpty() ? "" : " at " + at;
    }

    private static String name(Signal signal) {
        return switch (signal) {
            case ERROR_RATE -> "Error rate";
            case LATENCY_P95 -> "p95";
        };
    }
}
