package dev.quarterdeck.core.incident;

import org.jspecify.annotations.Nullable;

/** An append failed. The message says what happened and what to do, in words for the screen. */
public final class NotSaved extends Exception {
    private static final long serialVersionUID = 1L;

    public NotSaved(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
