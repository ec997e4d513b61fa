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
 * @param decidedAt     when the newest decision was made, or the service was said to be back after it
 * @param interruptions the planned ones; samples that ended in them are left out of the verdict
 * @param baseline      the usual values, those of one signal and probe at most once
 * @param changedAt     when the running system was last changed
 * @param holds         how long levels must hold where people said so, in the order of their times
 */
public record Circumstances(Map<String, Instant> ticked, Optional<Instant> decidedAt, List<Span> interruptions,
                            List<Baseline> baseline, Optional<Instant> changedAt, List<Hold.Since> holds) {
    public static final Circumstances NONE = of(Map.of(), Optional.empty());

    public Circumstances {
        ticked = Map.copyOf(ticked);
        interruptions = List.copyOf(interruptions);
        baseline = List.copyOf(baseline);
        holds = List.copyOf(holds);
    }

    public static Circumstances of(Map<String, Instant> ticked, Optional<Instant> decidedAt) {
        return new Circumstances(ticked, decidedAt, List.of(), List.of(), Optional.empty(), List.of());
    }

    /** How long levels must hold for what is judged at {@code at}. */
    Hold hold(Instant at) {
        return Hold.at(holds, at);
    }

    /** The planned interruption that {@code at} lies in. */
    Optional<Span> interruption(Instant at) {
        return interruptions.stream().filter(span -> span.contains(at)).findFirst();
    }
}
