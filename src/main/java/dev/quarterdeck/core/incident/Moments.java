package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When what happened. Immutable.
 *
 * @param at      what the record tells by itself
 * @param claimed what people say
 */
record Moments(Map<Moment, Instant> at, Map<Milestone, Instant> claimed) {
    static final Moments NONE = new Moments(Map.of(), Map.of());

    Optional<Instant> of(Moment moment) {
        return Optional.ofNullable(at.get(moment));
    }

    Optional<Instant> of(Milestone milestone) {
        return Optional.ofNullable(claimed.get(milestone));
    }

    Moments with(Moment moment, Instant when) {
        return new Moments(changed(Moment.class, at, moment, when), claimed);
    }

    Moments without(Moment moment) {
        return at.containsKey(moment) ? new Moments(changed(Moment.class, at, moment, null), claimed) : this;
    }

    Moments with(Milestone milestone, Instant when) {
        return new Moments(at, changed(Milestone.class, claimed, milestone, when));
    }

    Moments without(Milestone milestone) {
        return claimed.containsKey(milestone) ? new Moments(at, changed(Milestone.class, claimed, milestone, null)) : this;
    }

    /** An EnumMap cannot be copied from an empty plain map, so it is filled. */
    private static <K extends Enum<K>> Map<K,
            Instant> changed(Class<K> keys, Map<K, Instant> map, K key, @Nullable Instant value) {
        Map<K, Instant> copy = new EnumMap<>(keys);
        copy.putAll(map);
        if (value == null) {
            copy.remove(key);
        } else {
            copy.put(key, value);
        }
        return copy;
    }
}
