package dev.quarterdeck.core.decision;

/** An interval of values. An open end is an infinity and never included. */
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
    public Range {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low must not be above high: " + low + ", " + high);
        }
    }

    public boolean contains(double value) {
        return (value > low || lowIncluded && value == low) && (value < high || highIncluded && value == high);
    }
}
