package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Span;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What besides the samples decides the advice. Each part carries its time, so that judging late gives what judging in time
 * gave. Immutable; any thread.
 *
 * @param ticked        when a person said that a trigger is met, by the trigger's text
 * @param decidedAt     when the newest decision was made
 * @param interruptions the planned ones; samples that ended in them are left out of the verdict
 * @param baseline      the usual values, those of one signal and probe at most once
 * @param changedAt     when the running system was last changed
 */
public record Circumstances(Map<String, Instant> ticked, Optional<Instant> decidedAt, List<Span> interruptions,
                            List<Baseline> baseline, Optional<Instant> changedAt) {
    public static final Circumstances NONE = of(Map.of(), Optional.empty());

    public Circumstances {
        ticked = Map.copyOf(ticked);
        interruptions = List.copyOf(interruptions);
        baseline = List.copyOf(baseline);
    }

    public static Circumstances of(Map<String, Instant> ticked, Optional<Instant> decidedAt) {
        return new Circumstances(ticked, decidedAt, List.of(), List.of(), Optional.empty());
    }

    /** The planned interruption that {@code at} lies in. */
    Optional<Span> interruption(Instant at) {
        return interruptions.stream().filter(span -> span.contains(at)).findFirst();
    }
}
