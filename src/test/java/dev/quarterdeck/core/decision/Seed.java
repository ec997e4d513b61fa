package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Signal;
import java.util.List;
import java.util.Optional;

/** The matrix and some triggers of the runbook the project began from, as its reader understands them. */
final class Seed {
    private static final double OPEN = Double.POSITIVE_INFINITY;

    static final Matrix MATRIX = new Matrix(List.of("Condition", "Error Rate", "Performance", "Decision"),
            List.of(Optional.of(Signal.ERROR_RATE), Optional.of(Signal.LATENCY_P95)), List.of(
            row(0, "Normal", "No action", new Range(-OPEN, false, 1, false), new Range(-OPEN, false, 500, false)),
            row(1, "Warning", "Monitor closely", new Range(1, true, 5, true), new Range(500, true, 1000, true)),
            row(2, "Alert", "Prepare rollback", new Range(5, true, 10, true), new Range(1000, true, 2000, true)),
            row(3, "Critical", "Execute rollback", new Range(10, false, OPEN, false),
                    new Range(2000, false, OPEN, false))));

    static final Trigger ABOVE_TEN = trigger("Error Rate >10%", Urgency.IMMEDIATE, new Range(10, false, OPEN, false));
    static final Trigger FIVE_TO_TEN = trigger("Error Rate 5-10%", Urgency.SOON, new Range(5, true, 10, true));
    static final Trigger ONE_TO_FIVE = trigger("Error Rate 1-5%", Urgency.CONSIDER, new Range(1, true, 5, true));
    static final Trigger P0 = new Trigger("P0 incident", "Critical business impact", Urgency.IMMEDIATE, Optional.empty());
    static final Trigger LEAK = new Trigger("Memory Leak", "", Urgency.SOON, Optional.empty());
    static final Trigger BROKEN = new Trigger("Feature Broken", "", Urgency.CONSIDER, Optional.empty());
    static final List<Trigger> TRIGGERS = List.of(ABOVE_TEN, P0, FIVE_TO_TEN, LEAK, ONE_TO_FIVE, BROKEN);

    private Seed() {
    }

    static Matrix.Row row(int level, String label, String decision, Range errors, Range p95) {
        return new Matrix.Row(level, label, List.of(errors.toString(), p95.toString()), List.of(
                Optional.of(new Condition(Signal.ERROR_RATE, errors, "")),
                Optional.of(new Condition(Signal.LATENCY_P95, p95, ""))), decision);
    }

    private static Trigger trigger(String title, Urgency urgency, Range range) {
        return new Trigger(title, "", urgency, Optional.of(new Condition(Signal.ERROR_RATE, range, title)));
    }
}
