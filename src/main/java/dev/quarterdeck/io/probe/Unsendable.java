package dev.quarterdeck.io.probe;

import java.util.Objects;

/** A request was not made; the message says why, for the screen. */
final class Unsendable extends Exception {
    private static final long serialVersionUID = 1L;

    Unsendable(String message) {
        super(message);
    }

    /** Always in words. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
