package dev.quarterdeck.io.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** What a failure to write beside the database means to the person at the keyboard. Stateless; any thread. */
final class JournalFailure {
    /** Java has no type of its own for it: what Linux, macOS and Windows say. */
    private static final Pattern FULL = Pattern.compile("(?i)no space left|not enough space|quota exceeded");

    private JournalFailure() {
    }

    static String notSaved(IOException e) {
        return "Not saved: " + switch (e) {
            case IOException full when full(full) -> SqliteFailure.FULL;
            case AccessDeniedException _ -> SqliteFailure.RIGHTS;
            case NoSuchFileException gone -> "the journal's file " + gone.getFile()
                    + " is gone. This entry is kept; copy it elsewhere"
                    + " and start Quarterdeck again: it writes the journal anew.";
            default -> SqliteFailure.error(String.valueOf(e.getMessage()));
        };
    }

    static boolean full(IOException e) {
        return e.getMessage() != null && FULL.matcher(e.getMessage()).find();
    }
}
