package dev.quarterdeck.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the worst level the advice rose to, until somebody decided or it was harmless for ten minutes: a short visit
 * to Critical must not go unseen. One thread at a time.
 */
final class PeakLatch {
    private static final Duration CLEAR = Duration.ofMinutes(10);

    private Advice.@Nullable Dated peak;
    private @Nullable Instant clearSince;

    /** The advice rose to {@code verdict} at {@code at}. */
    void rose(Verdict.Known verdict, Instant at, Optional<Instant> decidedAt) {
        boolean decided = decidedAt.isPresent() && !at.isAfter(decidedAt.get());
        if (!decided && verdict.level() > 0 && (peak == null || verdict.level() >= peak.verdict().level())) {
            peak = new Advice.Dated(verdict, at);
        }
    }

    /** The advice is {@code level} (-1 for cannot judge) at {@code now}. */
    void pass(int level, Instant now, Optional<Instant> decidedAt) {
        clearSince = level != 0 ? null : clearSince == null ? now : clearSince;
        boolean clear = clearSince != null && !now.isBefore(clearSince.plus(CLEAR));
        boolean decided = peak != null && decidedAt.isPresent() && !peak.at().isAfter(decidedAt.get());
        if (clear || decided) {
            peak = null;
        }
    }

    /** The peak if it lies above {@code level}. */
    Optional<Advice.Dated> above(int level) {
        return Optional.ofNullable(peak).filter(p -> p.verdict().level() > level);
    }
}
