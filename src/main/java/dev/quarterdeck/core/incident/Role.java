package dev.quarterdeck.core.incident;

/** Who does what in the incident. */
public enum Role {
    LEAD("Lead", "L"), COMMS("Comms", "C"), SCRIBE("Scribe", "S");

    private final String label;
    private final String letter;

    Role(String label, String letter) {
        this.label = label;
        this.letter = letter;
    }

    public String label() {
        return label;
    }

    public String letter() {
        return letter;
    }
}
