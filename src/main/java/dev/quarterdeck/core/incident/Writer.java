package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the console that wrote an entry. Anybody can write a file that names any console, so nothing that an entry
 * of another console says may run, connect or remove something here. Immutable; any thread.
 *
 * @param here   whether it was written by the console of this record
 * @param signed whether it bears the signature of its console
 * @param since  when that console's key was first seen here; empty for this record's own entries and for unsigned ones
 */
public record Writer(boolean here, boolean signed, Optional<Instant> since) {
    public static final Writer HERE = new Writer(true, true, Optional.empty());

    /** From elsewhere, and nobody can say from whom. */
    public static final Writer UNKNOWN = new Writer(false, false, Optional.empty());
}
