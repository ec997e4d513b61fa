package dev.quarterdeck.io.files;

import java.io.IOException;
import java.util.Objects;

/** A folder cannot be made or written to. The message is a sentence for the user and says what to do. */
public final class UnusableFolder extends IOException {
    private static final long serialVersionUID = 1L;

    UnusableFolder(String message, IOException cause) {
        super(message, cause);
    }

    /** Always in words. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
