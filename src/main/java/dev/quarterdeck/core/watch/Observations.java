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

/**
 * Follows the checks that can be watched: where each stands by the samples since the last change, and for how long it has
 * held. One thread at a time.
 */
final class Observations {
    private static final Duration STEP = Duration.ofSeconds(1);

    private final Map<Criterion, Instant> heldSince = new HashMap<>();
    private final Lasting lasting = new Lasting();
    /** The newest moment that was looked at, or up to when everything there is has to be looked at again; null at first. */
    private Instant looked;
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
        Duration window = window(now);
        boolean whole = changedAt.filter(now::isAfter).map(at -> Duration.between(at, now).equals(window)).orElse(true);
        String where = changedAt.isPresent() && whole ? " since " + Times.clock(changedAt.get()) : " in " + Times.words(window);
        var observed = new HashMap<Criterion, Observation>();
        for (Criterion check : checks) {
            Standing read = Standing.of(check, sources, circumstances, window, now);
            Standing standing = lasting.look(check, read, now);
            if (read.holds()) {
                heldSince.putIfAbsent(check, lasting.since(check).orElse(now));
            } else {
                heldSince.remove(check);
            }
            observed.put(check, new Observation(standing.state() == Standing.State.UNKNOWN ? standing : standing.with(where),
                    Optional.ofNullable(heldSince.get(check))));
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
                lasting.look(check, Standing.of(check, sources, circumstances, window(at), at), at);
            }
        }
        looked = now;
    }

    private Duration window(Instant at) {
        Duration since = changedAt.map(change -> Duration.between(change, at)).filter(Duration::isPositive).orElse(Watch.WINDOWS.getFirst());
        return since.compareTo(SampleWindow.KEPT) <= 0 ? since : SampleWindow.KEPT;
    }

    Map<Criterion, Observation> all() {
        return all;
    }
}
