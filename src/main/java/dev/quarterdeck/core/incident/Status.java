package dev.quarterdeck.core.incident;

/** Where the incident stands. A drill waits in STANDBY until it is declared. */
public enum Status {
    STANDBY("Not declared"), INVESTIGATING("Investigating"), MITIGATING("Mitigating"), MONITORING("Monitoring"),
    RESOLVED("Resolved");

    private final String label;

    Status(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
