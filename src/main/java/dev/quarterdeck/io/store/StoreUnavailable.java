package dev.quarterdeck.io.store;

import org.jspecify.annotations.Nullable;

/** There is no record to work with. The message is a sentence for the user: what happened, what was kept, what to do. */
public final class StoreUnavailable extends Exception {
    private static final long serialVersionUID = 1L;

    StoreUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
