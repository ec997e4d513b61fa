package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a criterion stands at one moment. Immutable; any thread.
 *
 * @param words the reading, {@code 13.3% · 8 of 60}, or why there is none
 * @param since since when it has held, where somebody kept count
 */
public record Standing(State state, String words, Optional<Instant> since) {
    public enum State {
        HOLDS, FAILS, UNKNOWN
    }

    /**
     * Where {@code criterion} stands by what ended within a minute, or where a probe is too slow for that within five or fifteen.
     */
    public static Standing of(Criterion criterion, Sources sources, Circumstances circumstances, Instant now) {
        return of(criterion, sources, circumstances, Stretch.USUAL, now);
    }

    /** The same; the time is named behind a reading also where it is a minute. */
    public static Standing named(Criterion criterion, Sources sources, Circumstances circumstances, Instant now) {
        return of(criterion, sources, circumstances, Stretch.NAMED, now);
    }

    /**
     * Where {@code criterion} stands by what ended within {@code window} before {@code now}, at most what a sample window keeps.
     *
     * @param words how the window is named behind a reading
     */
    public static Standing of(Criterion criterion, Sources sources, Circumstances circumstances, Duration window, String words,
            Instant now) {
        return of(criterion, sources, circumstances, List.of(new Stretch(window, words)), now);
    }

    /** By its own samples, those of a planned interruption among them: only the verdict leaves these out. */
    private static Standing of(Criterion criterion, Sources sources, Circumstances circumstances, List<Stretch> stretches,
            Instant now) {
        return new CriterionJudge(sources.without(sources.cutOff()), circumstances, stretches, now,
                CriterionJudge::plainlyEnough).judge(criterion).standing();
    }

    static Standing of(boolean holds, String words) {
        return new Standing(holds ? State.HOLDS : State.FAILS, words, Optional.empty());
    }

    static Standing unknown(String why) {
        return new Standing(State.UNKNOWN, why, Optional.empty());
    }

    /**
     * This, of a condition whose readings have lain in the range since {@code held}: until that has lasted as long as it asks
     * for it does
     * not hold, and says how long it has: {@code 13.3% for 3:12 of 5 min · 8 of 60}.
     */
    public Standing lasting(Condition condition, Instant held, Instant now) {
        if (!holds() || !condition.lasts()) {
            return this;
        }
        Duration so = Duration.between(held, now);
        boolean enough = so.compareTo(condition.hold()) >= 0;
        int figure = words.contains(" · ") ? words.indexOf(" · ") : words.length();
        return new Standing(enough ? State.HOLDS : State.FAILS, words.substring(0, figure) + " for " + Times.countdown(so)
                + (enough ? "" : " of " + Times.words(condition.hold())) + words.substring(figure), since);
    }

    public boolean holds() {
        return state == State.HOLDS;
    }

    public Standing since(Instant at) {
        return new Standing(state, words, Optional.of(at));
    }
}
