package dev.quarterdeck.core.decision;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps for how long conditions have held that ask for a time: {@code above 5% for 5 min}. One reading outside the range, or
 * a moment
 * that cannot be judged, and the time begins anew. It has to be shown every second. One thread at a time.
 */
public final class Lasting {
    private final Map<Criterion, Instant> since = new HashMap<>();

    /** Where {@code criterion} stands at {@code at}, when its reading of that moment stands as {@code read}. */
    public Standing look(Criterion criterion, Standing read, Instant at) {
        if (!(criterion instanceof Condition condition) || !condition.lasts()) {
            return read;
        }
        if (!read.holds()) {
            since.remove(condition);
            return read;
        }
        since.putIfAbsent(condition, at);
        return read.lasting(condition, since.get(condition), at);
    }

    CriterionJudge.Ruling look(Criterion criterion, CriterionJudge.Ruling ruling, Instant at) {
        Standing standing = look(criterion, ruling.standing(), at);
        return new CriterionJudge.Ruling(standing, standing.holds() ? ruling.cause() : Optional.empty());
    }

    /** Since when the readings of one that asks for a time have lain in its range. */
    public Optional<Instant> since(Criterion criterion) {
        return Optional.ofNullable(since.get(criterion));
    }

    /** After a time that was not seen. */
    public void restart() {
        since.clear();
    }
}
