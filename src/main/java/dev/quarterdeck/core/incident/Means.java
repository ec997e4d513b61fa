package dev.quarterdeck.core.incident;

/** How somebody's authorisation or answer reached the person at the keyboard. */
public enum Means {
    SELF("in person"), PHONE("by phone"), CHAT("in chat");

    private final String label;

    Means(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
