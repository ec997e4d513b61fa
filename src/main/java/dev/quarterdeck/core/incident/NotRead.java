package dev.quarterdeck.core.incident;

/** The record could not be read. The message says what happened and what to do, in words for the screen. */
public final class NotRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotRead(String message, Throwable cause) {
        super(message, cause);
    }
}
