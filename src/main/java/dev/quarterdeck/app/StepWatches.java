package dev.quarterdeck.app;

import dev.quarterdeck.core.checklist.Checklist;
import dev.quarterdeck.core.checklist.StepProgress;
import dev.quarterdeck.core.checklist.TimedWatch;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.runbook.text.Block;
import dev.quarterdeck.core.watch.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the steps in hand that watch for a while, whatever screen is shown, and says when one breaks: the time that was
 * watched is in the record then, and not only on a screen. FX thread only.
 */
final class StepWatches {
    /** One that had hardly begun, or wavers at its bound, is no news. */
    private static final Duration HARDLY = Duration.ofSeconds(10);

    private Map<String, Followed> followed = Map.of();

    private static final class Followed {
        private final TimedWatch watch;
        private final Instant began;
        private final List<Block.Check> checks;
        private Optional<Instant> runsSince = Optional.empty();

        Followed(TimedWatch watch, Instant began, List<Block.Check> checks) {
            this.watch = watch;
            this.began = began;
            this.checks = checks;
        }

        private boolean same(TimedWatch other, Instant since) {
            return watch.equals(other) && began.equals(since);
        }

        private Optional<Observation> observation(Map<Criterion, Observation> observed, Block.Check check) {
            return check.condition().map(observed::get);
        }

        /** What broke it, if it ran until now. */
        Optional<Command> look(String path, Instant now, Map<Criterion, Observation> observed) {
            TimedWatch.State state = watch.at(now, began, checks.stream()
                    .map(c -> observation(observed, c).flatMap(Observation::heldSince)).toList());
            Optional<Instant> ranSince = runsSince;
            runsSince = state instanceof TimedWatch.State.Running(Instant since, Instant _) ? Optional.of(since)
                    : Optional.empty();
            return ranSince.filter(_ -> state instanceof TimedWatch.State.Broken)
                    .map(since -> Duration.between(since, now)).filter(ran -> ran.compareTo(HARDLY) >= 0)
                    .map(ran -> new Command.ReportWatchBroke(path, broken(observed), ran));
        }

        private String broken(Map<Criterion, Observation> observed) {
            return checks.stream().filter(c -> observation(observed, c).flatMap(Observation::heldSince).isEmpty()).findFirst()
                    .map(c -> c.text() + observation(observed, c).map(o -> ": " + o.standing().words()).orElse("")).orElse("");
        }
    }

    /** Takes over what is worked on now. */
    void take(Runbook runbook, Incident incident) {
        var next = new LinkedHashMap<String, Followed>();
        Checklist checklist = Checklist.of(runbook, incident);
        checklist.current().ifPresent(index -> {
            StepProgress step = checklist.steps().get(index);
            Optional<Instant> began = checklist.startedAt(index, incident);
            TimedWatch.of(step.step()).filter(_ -> began.isPresent() && incident.open()).ifPresent(watch -> {
                Followed before = followed.get(step.step().path());
                next.put(step.step().path(), before != null && before.same(watch, began.get()) ? before
                        : new Followed(watch, began.get(),
                        step.items().stream().map(StepProgress.Item::check).filter(c -> c.condition().isPresent()).toList()));
            });
        });
        followed = next;
    }

    /** Whether a step in hand watches for a while. */
    boolean any() {
        return !followed.isEmpty();
    }

    /** What broke since it was looked last. */
    List<Command> look(Instant now, Map<Criterion, Observation> observed) {
        return followed.entrySet().stream().flatMap(e -> e.getValue().look(e.getKey(), now, observed).stream()).toList();
    }
}
