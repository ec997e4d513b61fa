package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.decision.Hold;
import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.signal.SystemChange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the record says is watched, and what has to be known to judge it. Immutable.
 *
 * @param confirmed     what is watched, whichever console says so: words
 * @param logCommands   the commands that are followed as a log, whichever console says so: words
 * @param interruptions planned ones, oldest first; only the last one can be open
 * @param baseline      the captured usual values; empty when none were
 * @param holds         how long levels had to hold since when, where it was changed; oldest first
 * @param cutOffs       when this laptop got no word from anywhere, by the record
 * @param systemChanges what was changed in the system, as far as it was told; oldest first
 */
record Watching(Optional<Fact.WatchConfirmed> confirmed, List<String> logCommands, List<Interruption> interruptions,
                List<Baseline> baseline, List<Hold.Since> holds, List<Span> cutOffs, List<SystemChange> systemChanges) {
    static final Watching NONE = new Watching(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    Watching confirmed(Fact.WatchConfirmed watch) {
        return new Watching(Optional.of(watch), logCommands, interruptions, baseline, holds, cutOffs, systemChanges);
    }

    Watching following(List<String> commands) {
        return new Watching(confirmed, commands, interruptions, baseline, holds, cutOffs, systemChanges);
    }

    Watching interrupted(Fact.InterruptionBegan f, Event event) {
        return interruptions(State.and(interruptions, new Interruption(f.reason(), event.at(), Optional.empty())));
    }

    Watching resumed(Instant at) {
        return interruptions.isEmpty() ? this : interruptions(interruptions.stream().map(i -> i.open() ? i.endedAt(at) : i)
                .toList());
    }

    private Watching interruptions(List<Interruption> others) {
        return new Watching(confirmed, logCommands, others, baseline, holds, cutOffs, systemChanges);
    }

    Watching usually(List<Baseline> values) {
        return new Watching(confirmed, logCommands, interruptions, values, holds, cutOffs, systemChanges);
    }

    Watching holding(Hold.Since since) {
        return new Watching(confirmed, logCommands, interruptions, baseline, State.and(holds, since), cutOffs, systemChanges);
    }

    Watching cutOff(Fact.CutOff f) {
        return new Watching(confirmed, logCommands, interruptions, baseline, holds,
                State.and(cutOffs.stream().filter(s -> !s.from().equals(f.from())).toList(), new Span(f.from(), f.to())),
                systemChanges);
    }

    Watching changed(List<SystemChange> more) {
        return new Watching(confirmed, logCommands, interruptions, baseline, holds, cutOffs,
                Stream.concat(systemChanges.stream(), more.stream()).sorted(Comparator.comparing(SystemChange::at)).toList());
    }
}
