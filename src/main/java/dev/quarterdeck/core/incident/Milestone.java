package dev.quarterdeck.core.incident;

/** A time of the outage that people claim and may correct. Declared, decided and resolved are facts of the record. */
public enum Milestone {
    BEGAN("Began"), DETECTED("Detected"), MITIGATED("Mitigated"), RESTORED("Restored");

    private final String label;

    Milestone(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
