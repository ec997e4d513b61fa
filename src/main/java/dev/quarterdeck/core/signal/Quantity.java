package dev.quarterdeck.core.signal;

import java.util.Locale;
import java.util.Optional;

/** What the samples of a source tell. More than a runbook's condition can be about, so that nothing that was measured is lost. */
public enum Quantity {
    ERROR_RATE("error rate", Optional.of(Unit.PERCENT)),
    AVAILABILITY("availability", Optional.of(Unit.PERCENT)),
    P50("p50", Optional.of(Unit.MILLISECONDS)),
    P95("p95", Optional.of(Unit.MILLISECONDS)),
    P99("p99", Optional.of(Unit.MILLISECONDS)),
    /** A number whose meaning nobody stated. */
    NUMBER("value", Optional.empty());

    private final String label;
    private final Optional<Unit> unit;

    Quantity(String label, Optional<Unit> unit) {
        this.label = label;
        this.unit = unit;
    }

    /** What the number of a source is, as far as it was said. */
    static Quantity of(Meaning meaning) {
        return meaning.signal().map(Quantity::of).orElse(NUMBER);
    }

    static Quantity of(Signal signal) {
        return switch (signal) {
            case ERROR_RATE -> ERROR_RATE;
            case LATENCY_P95 -> P95;
        };
    }

    public String label() {
        return label;
    }

    /** With its unit. What is nearly always there is not rounded up to always. */
    public String text(double value) {
        if (this == AVAILABILITY && value > 99 && value < 100) {
            return String.format(Locale.ROOT, "%.2f%%", Math.min(99.99, value));
        }
        return unit.map(u -> u.text(value)).orElseGet(() -> Unit.bare(value));
    }
}
