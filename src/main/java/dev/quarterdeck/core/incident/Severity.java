package dev.quarterdeck.core.incident;

import java.time.Duration;

/** How bad it is for the business; P0 is worst. */
public enum Severity {
    P0("Critical", 15), P1("High", 30), P2("Medium", 60), P3("Low", 0);

    /** When the first update is due after declaring P0 or P1. */
    public static final Duration FIRST_UPDATE = Duration.ofMinutes(5);

    private final String label;
    private final int updateMinutes;

    Severity(String label, int updateMinutes) {
        this.label = label;
        this.updateMinutes = updateMinutes;
    }

    public String label() {
        return label;
    }

    /** How often an update is promised; zero when none is. */
    public Duration cadence() {
        return Duration.ofMinutes(updateMinutes);
    }

    public boolean worseThan(Severity other) {
        return ordinal() < other.ordinal();
    }
}
