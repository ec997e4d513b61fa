package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import java.time.Instant;

/**
 * Why the signals support a level, in words. Immutable; any thread.
 *
 * @param value the figure as text
 * @param bound where it lies, as it follows "is"
 * @param at    the probe, when there are several that count; otherwise empty
 */
record Cause(Signal signal, String value, String bound, String at) {

    static Cause of(Condition condition, Reading reading, boolean several) {
        return new Cause(condition.signal(), condition.show(reading.value().orElseThrow()), condition.words(),
                several ? reading.probe() : "");
    }

    static Cause gap(Reading reading, String label, boolean several) {
        return new Cause(reading.signal(), reading.text(), "in no row of the matrix, judged as " + label,
                several ? reading.probe() : "");
    }

    /** {@code Error rate 13.3% is above 10%}. */
    String present() {
        return name() + " " + value + " is " + bound + place();
    }

    /** While a level only decays, its figure is history: {@code Error rate was above 10% until 14:33:10}. */
    String until(Instant time) {
        return name() + " was " + bound + place() + " until " + Times.clock(time);
    }

    private String place() {
        return at.isEmpty() ? "" : " at " + at;
    }

    private String name() {
        return switch (signal) {
            case ERROR_RATE -> "Error rate";
            case LATENCY_P95 -> "p95";
        };
    }
}
