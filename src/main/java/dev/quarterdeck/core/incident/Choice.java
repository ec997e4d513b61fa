package dev.quarterdeck.core.incident;

/** What was decided. A runbook that speaks of no rollback has no rollback to execute: its procedure is carried out. */
public enum Choice {
    EXECUTE("Execute rollback", "Rolling back", "Carry out the procedure", "Carrying out the procedure"),
    PREPARE("Prepare rollback", "Preparing rollback", "Prepare the procedure", "Preparing the procedure"),
    MONITOR("Monitor", "Monitoring", "Monitor", "Monitoring"),
    NO_ACTION("No action", "No action", "No action", "No action");

    private final String label;
    private final String doing;
    private final String otherwise;
    private final String doingOtherwise;

    Choice(String label, String doing, String otherwise, String doingOtherwise) {
        this.label = label;
        this.doing = doing;
        this.otherwise = otherwise;
        this.doingOtherwise = doingOtherwise;
    }

    /** @param rollback whether a rollback is what was, or is to be, decided on */
    public String label(boolean rollback) {
        return rollback ? label : otherwise;
    }

    /** What the card says while the decision is in force. */
    public String doing(boolean rollback) {
        return rollback ? doing : doingOtherwise;
    }
}
