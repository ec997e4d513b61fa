package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Circumstances;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Lasting;
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
import org.jspecify.annotations.Nullable;

/**
 * Follows the checks that can be watched: where each stands by the samples since the last change, and for how long it has
 * held. One thread at a time.
 */
final class Observations {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Map<Criterion, Instant> heldSince = new HashMap<>();
    private final Lasting lasting = new Lasting();
    /** The newest moment that was looked at, or up to when everything there is has to be looked at again; null at first. */
    private @Nullable Instant looked;
    private Optional<Instant> changedAt = Optional.empty();
    private Map<Criterion, Observation> all = Map.of();

    /** Samples of before were found: what has to last is told from them, too. */
    void lookBack() {
        looked = Instant.MIN;
    }

    void look(List<Criterion> checks, Sources sources, Circumstances circumstances, Instant now) {
        if (!changedAt.equals(circumstances.changedAt())) {
            changedAt = circumstances.changedAt();
            heldSince.clear();
            lasting.restart();
        }
        catchUp(checks, sources, circumstances, now);
        var observed = new HashMap<Criterion, Observation>();
        for (Criterion check : checks) {
            Standing read = read(check, sources, circumstances, now);
            Standing standing = lasting.look(check, read, now);
            if (read.holds()) {
                heldSince.putIfAbsent(check, lasting.since(check).orElse(now));
            } else {
                heldSince.remove(check);
            }
            observed.put(check, new Observation(standing, Optional.ofNullable(heldSince.get(check))));
        }
        heldSince.keySet().retainAll(checks);
        all = Map.copyOf(observed);
    }

    /** What has to last is looked at every second, also at those that passed since the last call. */
    private void catchUp(List<Criterion> checks, Sources sources, Circumstances circumstances, Instant now) {
        Instant reach = now.minus(SampleWindow.KEPT);
        if (looked != null && looked.isBefore(reach) || looked != null && looked.isAfter(now)) {
            lasting.restart();
        }
        Instant from = looked == null || looked.isAfter(now) ? now : looked.isBefore(reach) ? reach : looked.plus(STEP);
        Instant begin = changedAt.filter(from::isBefore).orElse(from);
        List<Criterion> asking = checks.stream().filter(Criterion::lasts).toList();
        for (Instant at = begin; !asking.isEmpty() && at.isBefore(now); at = at.plus(STEP)) {
            for (Criterion check : asking) {
                lasting.look(check, read(check, sources, circumstances, at), at);
            }
        }
        looked = now;
    }

    private Standing read(Criterion check, Sources sources, Circumstances circumstances, Instant at) {
        return changedAt.map(changed -> Duration.between(changed, at)).filter(Duration::isPositive)
                .map(age -> since(check, sources, circumstances, age, at))
                .orElseGet(() -> Standing.named(check, sources, circumstances, at));
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
