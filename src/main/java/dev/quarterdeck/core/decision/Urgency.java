package dev.quarterdeck.core.decision;

/** How soon a met trigger asks for the rollback. */
public enum Urgency {
    IMMEDIATE("immediate", "immediate"), SOON("within 1 hour", "soon"), CONSIDER("consider", "consider");

    private final String label;
    private final String words;

    Urgency(String label, String words) {
        this.label = label;
        this.words = words;
    }

    /** As corrections of a reading write it: part of their format. */
    public String label() {
        return label;
    }

    /** As the screen says it: a runbook that says "urgent" has stated no hour. */
    public String words() {
        return words;
    }

    /** The matrix level that a met trigger of this urgency is worth, for a matrix whose worst level is {@code worst}. */
    public int level(int worst) {
        return switch (this) {
            case IMMEDIATE -> worst;
            case SOON -> Math.max(0, worst - 1);
            case CONSIDER -> Math.max(0, Math.min(1, worst));
        };
    }
}
