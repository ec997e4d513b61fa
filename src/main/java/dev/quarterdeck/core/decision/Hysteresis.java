package dev.quarterdeck.core.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.NullUnmarked;

/**
 * Keeps the level in force from following every sample. It rises to a level when at least that level held for long
 * enough, and falls to one when at most that level did; levels may be skipped. Losing sight needs no hold. Regaining it is a
 * rise from nothing: the first level has to hold as any other, so that no single answer after a blind minute decides.
 * One thread at a time.
 */
@NullUnmarked
final class Hysteresis {
    private Hold hold = Hold.DEFAULT;
    /** Since when the signals say at least, or at most, the level of the index; null when they don't. */
    private final Instant[] atLeast;
    private final Instant[] atMost;
    private OptionalInt level = OptionalInt.empty();

    record Target(int level, Instant at) {
    }

    Hysteresis(int levels) {
        this.atLeast = new Instant[levels];
        this.atMost = new Instant[levels];
    }

    Hold hold() {
        return hold;
    }

    /** Empty while it cannot be judged. */
    OptionalInt level() {
        return level;
    }

    void step(OptionalInt signals, Instant now, Hold asked) {
        step(signals, OptionalInt.empty(), now, asked);
    }

    /**
     * @param ripe  a level that has held for as long as the runbook asks: it is reached at once
     * @param asked how long levels must hold from now on, those that are building up included
     */
    void step(OptionalInt signals, OptionalInt ripe, Instant now, Hold asked) {
        hold = asked;
        for (int l = 0; l < atLeast.length; l++) {
            boolean least = signals.isPresent() && signals.getAsInt() >= l;
            boolean most = signals.isPresent() && signals.getAsInt() <= l;
            atLeast[l] = least ? atLeast[l] == null ? now : atLeast[l] : null;
            Instant over = now.minus(hold.rise());
            if (least && l <= ripe.orElse(-1) && atLeast[l].isAfter(over)) {
                atLeast[l] = over;
            }
            atMost[l] = most ? atMost[l] == null ? now : atMost[l] : null;
        }
        if (signals.isEmpty()) {
            level = signals;
            return;
        }
        for (var due = due(now); due.isPresent(); due = due(now)) {
            level = OptionalInt.of(due.get().level);
        }
    }

    /** What is building up or decaying, and when it will be reached if the signals stay as they are. */
    Optional<Target> next() {
        int present = level.orElse(-1);
        Target soonest = null;
        for (int l = present + 1; l < atLeast.length; l++) {
            soonest = sooner(soonest, l, atLeast[l], hold.rise());
        }
        for (int l = present - 1; l >= 0; l--) {
            soonest = sooner(soonest, l, atMost[l], hold.fall());
        }
        return Optional.ofNullable(soonest);
    }

    private Optional<Target> due(Instant now) {
        return next().filter(target -> !target.at.isAfter(now));
    }

    /** Of two reached at the same time the farther one, which is asked for later, wins. */
    private static Target sooner(Target known, int level, Instant since, Duration hold) {
        if (since == null) {
            return known;
        }
        Target candidate = new Target(level, since.plus(hold));
        return known == null || !candidate.at.isAfter(known.at) ? candidate : known;
    }

    /** Forgets for how long anything held, after the clock was set back. */
    void restart() {
        Arrays.fill(atLeast, null);
        Arrays.fill(atMost, null);
    }
}
