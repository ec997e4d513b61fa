package dev.quarterdeck.core.decision;

/** How soon a met trigger asks for the rollback. */
public enum Urgency {
    IMMEDIATE("immediate"), SOON("soon"), CONSIDER("consider");

    private final String label;

    Urgency(String label) {
        this.label = label;
    }

    public String label() {
        return label;
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
