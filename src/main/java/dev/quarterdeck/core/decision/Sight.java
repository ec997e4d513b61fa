package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides whether a reading rests on enough samples. Sight is gained with all the samples that it takes and kept down to nine
 * tenths of them: a machine that stalls passes a few due times over, and the verdict must not flicker with that. Stale
 * readings are never enough. One thread at a time.
 */
final class Sight {
    private Set<Seen> seen = new HashSet<>();
    private Set<Seen> now = new HashSet<>();

    private record Seen(String probe, Signal signal, Duration window, int needed) {
    }

    /** Whether {@code reading} is enough for what takes {@code needed} samples of its window. */
    boolean enough(Reading reading, int needed) {
        var key = new Seen(reading.probe(), reading.signal(), reading.window(), needed);
        int least = seen.contains(key) ? (reading.needed(needed) * 9 + 9) / 10 : reading.needed(needed);
        boolean enough = !reading.stale() && reading.value().isPresent() && reading.all() >= least;
        if (enough) {
            now.add(key);
        }
        return enough;
    }

    /** All of this moment's readings were looked at. */
    void looked() {
        Set<Seen> before = seen;
        seen = now;
        now = before;
        now.clear();
    }
}
