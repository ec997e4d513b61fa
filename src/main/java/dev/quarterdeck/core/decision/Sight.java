package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Signal;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether a reading rests on enough samples. Sight is gained with all the samples that a bound needs and kept down
 * to nine tenths of them: once a second for a minute gives 60 samples or, by jitter or one slow answer, a few less, and
 * the verdict must not flicker with that. Stale readings are never enough. One thread at a time.
 */
final class Sight {
    private Set<Seen> seen = new HashSet<>();
    private Set<Seen> now = new HashSet<>();

    private record Seen(String probe, Signal signal, int needed) {
    }

    /** Looks at some of this moment's readings; {@code needs} are the sample counts that bounds on each signal ask for. */
    void look(Collection<Reading> readings, Map<Signal, Set<Integer>> needs) {
        for (Reading reading : readings) {
            for (int needed : needs.get(reading.signal())) {
                Seen key = key(reading, needed);
                int least = seen.contains(key) ? (reading.needed(needed) * 9 + 9) / 10 : reading.needed(needed);
                if (!reading.stale() && reading.value().isPresent() && reading.all() >= least) {
                    now.add(key);
                }
            }
        }
    }

    /** All of this moment's readings were looked at. */
    void looked() {
        Set<Seen> before = seen;
        seen = now;
        now = before;
        now.clear();
    }

    boolean enough(Reading reading, int needed) {
        return seen.contains(key(reading, needed));
    }

    private static Seen key(Reading reading, int needed) {
        return new Seen(reading.probe(), reading.signal(), needed);
    }
}
