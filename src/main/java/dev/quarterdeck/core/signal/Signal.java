package dev.quarterdeck.core.signal;

/** What the console can measure and a runbook's condition can be about. */
public enum Signal {
    ERROR_RATE("error rate", Unit.PERCENT),
    LATENCY_P95("p95", Unit.MILLISECONDS);

    private final String label;
    private final Unit unit;

    Signal(String label, Unit unit) {
        this.label = label;
        this.unit = unit;
    }

    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }
}
