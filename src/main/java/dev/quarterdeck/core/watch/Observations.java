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
        Optional<Duration> since = changedAt.map(at -> Duration.between(at, now)).filter(Duration::isPositive);
        var observed = new HashMap<Criterion, Observation>();
        for (Criterion check : checks) {
            Standing standing = since.map(age -> since(check, sources, circumstances, age, now))
                    .orElseGet(() -> Standing.named(check, sources, circumstances, now));
            if (standing.holds()) {
                heldSince.putIfAbsent(check, now);
            } else {
                heldSince.remove(check);
            }
            observed.put(check, new Observation(standing, Optional.ofNullable(heldSince.get(check))));
        }
        heldSince.keySet().retainAll(checks);
        all = Map.copyOf(observed);
    }

    /** By what ended since the running system was changed {@code age} ago, as far as that is kept. */
    private static Standing since(Criterion check, Sources sources, Circumstances circumstances, Duration age, Instant now) {
        boolean whole = age.compareTo(SampleWindow.KEPT) <= 0;
        return Standing.of(check, sources, circumstances, whole ? age : SampleWindow.KEPT,
                whole ? " since " + Times.clock(now.minus(age)) : " in " + Times.words(SampleWindow.KEPT), now);
    }

    Map<Criterion, Observation> all() {
        return all;
    }
}
