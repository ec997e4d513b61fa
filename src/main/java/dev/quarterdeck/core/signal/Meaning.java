package dev.quarterdeck.core.signal;

import java.util.Optional;
import java.util.OptionalDouble;

/** What the number of a source means, so that it can be kept in a signal's own unit. */
public enum Meaning {
    /** A figure to look at; no column is judged by it. */
    NUMBER("a number", Optional.empty(), 1),
    ERROR_PERCENT("error rate in %", Optional.of(Signal.ERROR_RATE), 1),
    ERROR_RATIO("error rate from 0 to 1", Optional.of(Signal.ERROR_RATE), 100),
    P95_MILLISECONDS("p95 in ms", Optional.of(Signal.LATENCY_P95), 1),
    P95_SECONDS("p95 in s", Optional.of(Signal.LATENCY_P95), 1000);

    /** A ratio of sums may come out a hair above 1. */
    private static final double ROUNDING = 1e-6;

    private final String label;
    private final Optional<Signal> signal;
    private final double factor;

    Meaning(String label, Optional<Signal> signal, double factor) {
        this.label = label;
        this.signal = signal;
        this.factor = factor;
    }

    public String label() {
        return label;
    }

    /** The signal that it is a value of. */
    public Optional<Signal> signal() {
        return signal;
    }

    /**
     * The number in the signal's own unit; empty where it cannot be what it means: a share below 0 or above all, a time below 0.
     */
    public OptionalDouble value(double number) {
        double value = number * factor;
        boolean possible = Double.isFinite(value)
                && signal.map(s -> value >= 0 && (s.unit() != Unit.PERCENT || value <= 100 + ROUNDING)).orElse(true);
        return possible ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
