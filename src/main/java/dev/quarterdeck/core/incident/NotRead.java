package dev.quarterdeck.core.incident;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The record could not be read. The message says what happened and what to do, in words for the screen. */
public final class NotRead extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotRead(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Always in words. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
