package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;
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

    /** A number with what came of it; one that cannot be what it means is no data, and never a figure to judge by. */
    static Response response(Outcome outcome, double number, Meaning means, String raw) {
        return means.value(number).isPresent() ? new Response(outcome, means.value(number), raw)
                : new Response(new Outcome.NoData(Failures.line(Double.toString(number)) + " cannot be " + means.label()),
                OptionalDouble.empty(), raw);
    }
}
