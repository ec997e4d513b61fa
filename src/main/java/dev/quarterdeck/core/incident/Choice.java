package dev.quarterdeck.core.incident;

/** What was decided. */
public enum Choice {
    EXECUTE("Execute rollback", "Rolling back"), PREPARE("Prepare rollback", "Preparing rollback"),
    MONITOR("Monitor", "Monitoring"), NO_ACTION("No action", "No action");

    private final String label;
    private final String doing;

    Choice(String label, String doing) {
        this.label = label;
        this.doing = doing;
    }

    public String label() {
        return label;
    }

    /** What the card says while the decision is in force. */
    public String doing() {
        return doing;
    }
}
