package dev.quarterdeck.core.signal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** The unit a value is kept in. Values are converted once, when they are read, and never again. */
public enum Unit {
    PERCENT, MILLISECONDS;

    /** The value with its unit as a person writes it: {@code 13.3%}, {@code 850 ms}, {@code 1.38 s}. */
    public String text(double value) {
        return number(value) + suffix(value);
    }

    /** The figure alone, to be followed by {@link #suffix}. */
    public String number(double value) {
        return switch (this) {
            case PERCENT -> String.format(Locale.ROOT, value != 0 && value < 0.1 ? "%.2f" : "%.1f", value);
            case MILLISECONDS -> value < 1000
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : String.format(Locale.ROOT, "%.2f", value / 1000);
        };
    }

    public String suffix(double value) {
        return switch (this) {
            case PERCENT -> "%";
            case MILLISECONDS -> value < 1000 ? " ms" : " s";
        };
    }

    /** A bound as short as a runbook writes it: {@code 10%}, {@code 0.5%}, {@code 500 ms}, {@code 1 s}. */
    public String bound(double value) {
        return switch (this) {
            case PERCENT -> plain(value) + "%";
            case MILLISECONDS -> value < 1000 ? plain(value) + " ms" : plain(value / 1000) + " s";
        };
    }

    /** The value with up to three decimals, for where rounding would contradict a comparison: {@code 2004 ms}. */
    public String precise(double value) {
        return switch (this) {
            case PERCENT -> plain(value) + "%";
            case MILLISECONDS -> plain(value) + " ms";
        };
    }

    /** How many times another value it is: {@code 3.2x}. */
    public static String factor(double factor) {
        return String.format(Locale.ROOT, factor < 9.95 ? "%.1fx" : "%.0fx", factor);
    }

    /** A number that has no unit: {@code 1,204}, {@code 0.0312}. */
    public static String bare(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e12 ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }

    /** How many of something, named in the singular: {@code 1 line}, {@code 3 lines}. */
    public static String counted(long count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    private static String plain(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded).toPlainString();
    }
}
