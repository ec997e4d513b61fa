package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * A bound on a signal that was read from a runbook's words.
 *
 * @param range in the signal's own unit
 * @param hold  how long every reading has to lie in the range; zero where the words name no time
 * @param text  the words it was read from
 */
public record Condition(Signal signal, Range range, Duration hold, String text) implements Criterion {
    static final int P95_SAMPLES = 20;
    /** A share of one percent is one sample of 60 at best; finer than that a minute of probing cannot tell. */
    private static final int ONE_PERCENT_SAMPLES = 60;

    public Condition {
        if (hold.isNegative()) {
            throw new IllegalArgumentException("hold must not be negative: " + hold);
        }
    }

    /** One that holds as soon as a reading lies in the range. */
    public Condition(Signal signal, Range range, String text) {
        this(signal, range, Duration.ZERO, text);
    }

    @Override
    public String watched() {
        return signal.label() + " " + words() + lasting();
    }

    /** {@code  for 5 min}, or nothing. */
    String lasting() {
        return hold.isZero() ? "" : " for " + Times.words(hold);
    }

    @Override
    public boolean lasts() {
        return hold.isPositive();
    }

    /** How many samples a reading needs before it can say whether this holds: the finest bound decides. */
    public int samplesNeeded() {
        return switch (signal) {
            case ERROR_RATE -> DoubleStream.of(range.low(), range.high())
                    .filter(b -> b > 0 && b < Double.POSITIVE_INFINITY).min().stream()
                    .mapToInt(b -> (int) Math.ceil(ONE_PERCENT_SAMPLES / b)).findFirst().orElse(ONE_PERCENT_SAMPLES);
            case LATENCY_P95 -> P95_SAMPLES;
        };
    }

    /** The bound as it follows "is": {@code above 10%}, {@code between 1 s and 2 s}, {@code below 1%}. */
    public String words() {
        Unit unit = signal.unit();
        boolean fromBelow = range.low() <= 0;
        if (range.high() == Double.POSITIVE_INFINITY) {
            return (range.lowIncluded() ? "at least " : "above ") + unit.bound(range.low());
        }
        if (fromBelow) {
            return (range.highIncluded() ? "at most " : "below ") + unit.bound(range.high());
        }
        return "between " + unit.bound(range.low()) + " and " + unit.bound(range.high());
    }

    /** The bound as short as it can be said: {@code <1%}, {@code 500 ms–1 s}, {@code 1–2 s}, {@code >10%}. */
    public String brief() {
        Unit unit = signal.unit();
        if (range.high() == Double.POSITIVE_INFINITY) {
            return (range.lowIncluded() ? "≥" : ">") + unit.bound(range.low()) + lasting();
        }
        String high = unit.bound(range.high());
        if (range.low() <= 0) {
            return (range.highIncluded() ? "≤" : "<") + high + lasting();
        }
        String low = unit.bound(range.low());
        String suffix = high.replaceFirst("^[0-9.]+", "");
        boolean sameUnit = low.replaceFirst("^[0-9.]+", "").equals(suffix);
        return (sameUnit ? low.substring(0, low.length() - suffix.length()) : low) + "–" + high + lasting();
    }

    /** The value as text, with more digits where the usual ones would contradict whether it lies in the range. */
    String show(double value) {
        Unit unit = signal.unit();
        double shown = Double.parseDouble(unit.number(value)) * (unit == Unit.MILLISECONDS && value >= 1000 ? 1000 : 1);
        return range.contains(shown) == range.contains(value) ? unit.text(value) : unit.precise(value);
    }
}
