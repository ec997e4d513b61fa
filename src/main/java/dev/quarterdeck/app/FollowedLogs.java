package dev.quarterdeck.app;

import dev.quarterdeck.core.decision.LogSight;
import dev.quarterdeck.core.logs.LevelCounts;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.LogCounts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The logs of an incident as something to judge by. The screen hands them over, any thread may ask. */
final class FollowedLogs implements LogSight, LogCounts {
    private final ScenarioClock clock;
    private volatile Map<String, OpenLog> logs = Map.of();

    FollowedLogs(ScenarioClock clock) {
        this.clock = clock;
    }

    /** From now on these are followed, by the name that the record gives them. */
    void follow(Map<String, OpenLog> followed) {
        logs = Map.copyOf(followed);
    }

    @Override
    public Optional<Count> since(Instant from) {
        return count(logs.values(), from, clock.instant());
    }

    @Override
    public Optional<Count> lines(String log, Instant after, Instant until) {
        return Optional.ofNullable(logs.get(log)).flatMap(open -> count(List.of(open), after, until));
    }

    private static Optional<Count> count(Collection<OpenLog> logs, Instant after, Instant until) {
        if (logs.isEmpty()) {
            return Optional.empty();
        }
        LevelCounts sum = logs.stream().map(log -> log.counts(after, until)).reduce(LevelCounts.NONE, LevelCounts::plus);
        return Optional.of(new Count(sum.error(), sum.all()));
    }
}
