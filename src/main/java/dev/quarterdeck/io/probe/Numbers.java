package dev.quarterdeck.io.probe;

import java.util.OptionalDouble;

/** Reads numbers that programs print. Pure. */
final class Numbers {
    private Numbers() {
    }

    /** Empty for what is no finite number. */
    static OptionalDouble parse(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException _) {
            return OptionalDouble.empty();
        }
    }
}
