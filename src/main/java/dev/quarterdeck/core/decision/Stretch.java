package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.util.List;

/**
 * A length of time before now that may be judged over. Immutable; any thread.
 *
 * @param words how it follows a reading that was taken over it, with a blank before; may be empty
 */
record Stretch(Duration length, String words) {

    /** A minute, or where a probe is too slow for that five or fifteen, which are named. */
    static final List<Stretch> USUAL = List.of(new Stretch(Judge.WINDOW, ""), named(Duration.ofMinutes(5)),
            named(SampleWindow.KEPT));

    /** Those of {@link #USUAL}, each of them named. */
    static final List<Stretch> NAMED = USUAL.stream().map(s -> named(s.length)).toList();

    private static Stretch named(Duration length) {
        return new Stretch(length, " in " + Times.words(length));
    }

    /** The shortest in which {@code probe} is asked {@code samples} times, or else the longest. */
    static Stretch of(List<Stretch> shortestFirst, SampleWindow probe, int samples) {
        return shortestFirst.stream().filter(s -> probe.holds(s.length) >= samples).findFirst().orElse(shortestFirst.getLast());
    }

    /**
     * How many samples it takes where a bound asks for {@code samples}: never all that there are due times, since the last one
     * may still be on its way. Where it holds too few, {@code samples}, which are never reached.
     */
    int needed(SampleWindow probe, int samples) {
        int holds = probe.holds(length);
        return holds < samples ? samples : Math.max(1, Math.min(samples, holds - 1));
    }
}
