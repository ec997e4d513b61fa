package dev.quarterdeck.core.runbook;

/** The file cannot be a runbook; the message says why and what to do, in one sentence. */
public final class UnreadableRunbook extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableRunbook(String message) {
        super(message);
    }
}
