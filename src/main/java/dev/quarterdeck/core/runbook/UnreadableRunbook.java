package dev.quarterdeck.core.runbook;

import java.util.Objects;

/** The file cannot be a runbook; the message says why and what to do, in one sentence. */
public final class UnreadableRunbook extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableRunbook(String message) {
        super(message);
    }

    /** Always in words. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
