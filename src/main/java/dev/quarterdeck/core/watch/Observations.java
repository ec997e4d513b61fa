package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Circumstances;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Sources;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the checks that can be watched: where each stands by the samples since the last change, and for how long it has
 * held. One thread at a time.
 */
final class Observations {
    private final Map<Criterion, Instant> heldSince = new HashMap<>();
    private Optional<Instant> changedAt = Optional.empty();
    private Map<Criterion, Observation> all = Map.of();

    void look(List<Criterion> checks, Sources sources, Circumstances circumstances, Instant now) {
        if (!changedAt.equals(circumstances.changedAt())) {
            changedAt = circumstances.changedAt();
            heldSince.clear();
        }
        Duration since = changedAt.map(at -> Duration.between(at, now)).filter(d -> d.isPositive()).orElse(Watch.WINDOWS.getFirst());
        boolean whole = since.compareTo(SampleWindow.KEPT) <= 0;
        Duration window = whole ? since : SampleWindow.KEPT;
        String where = changedAt.isPresent() && whole ? " since " + Times.clock(changedAt.get()) : " in " + Times.words(window);
        var observed = new HashMap<Criterion, Observation>();
        for (Criterion check : checks) {
            Standing standing = Standing.of(check, sources, circumstances, window, now);
            if (standing.holds()) {
                heldSince.putIfAbsent(check, now);
            } else {
                heldSince.remove(check);
            }
            observed.put(check, new Observation(standing.state() == Standing.State.UNKNOWN ? standing : standing.with(where),
                    Optional.ofNullable(heldSince.get(check))));
        }
        heldSince.keySet().retainAll(checks);
        all = Map.copyOf(observed);
    }

    Map<Criterion, Observation> all() {
        return all;
    }
}
