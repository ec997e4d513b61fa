package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.List;

/** Port: the words of every incident and drill. Any thread; throws {@link NotRead} when they cannot be read. */
public interface RecordSearch {

    /** {@code excerpt} is the text around what was found, one line. */
    record Hit(IncidentId incident, long number, Instant recordedAt, String excerpt) {
    }

    /**
     * The newest events that hold all of these words, in any order; the last word may be only begun. What was recorded in
     * the last moments may be missing.
     */
    List<Hit> newest(String words, int limit);

    /** Whether anything could be found: signs and pictures alone are in no index. */
    static boolean searchable(String words) {
        return words.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
