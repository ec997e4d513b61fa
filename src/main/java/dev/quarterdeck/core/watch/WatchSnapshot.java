package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Effect;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.signal.Figure;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.WindowFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the watch knows at one moment, for the screen to draw. Immutable; any thread.
 *
 * @param matrix what the advice was judged by: the runbook's matrix, or the plain ladder
 * @param probes in the order in which they were confirmed
 * @param checks   where the checks stand that can be watched
 * @param symptoms where the known failures' symptoms stand
 * @param changedAt when the running system was last changed
 * @param readingsAtChange what the columns read then; empty when nobody watched
 * @param problems what is not asked, or could not tell what was changed, in sentences
 */
public record WatchSnapshot(Instant at, Matrix matrix, Advice advice, List<Watched> probes,
                            Map<Criterion, Observation> checks, Map<Criterion, Standing> symptoms,
                            Optional<Instant> changedAt, List<Reading> readingsAtChange, List<String> problems) {
    public WatchSnapshot {
        probes = List.copyOf(probes);
        checks = Map.copyOf(checks);
        symptoms = Map.copyOf(symptoms);
        readingsAtChange = List.copyOf(readingsAtChange);
        problems = List.copyOf(problems);
    }

    /**
     * One probe.
     *
     * @param last     the newest sample, empty before the first
     * @param readings every signal over every window of {@link Watch#WINDOWS}
     * @param told     everything that its samples told over the shortest of them in which there are any
     * @param figures  how its requests ended and how long they took, over each of these windows
     * @param history  oldest first, at most {@link Trend#POINTS}
     * @param passedOver how many due times were not asked, since it was started, because this machine slept or stalled
     * @param marked   how many samples of the last 15 minutes count nowhere, because this machine was slow
     */
    public record Watched(Probe probe, Optional<Sample> last, List<Reading> readings, List<WindowFigures> figures,
            List<Figure> told,
                          List<Point> history, long passedOver, int marked) {
        public Watched {
            readings = List.copyOf(readings);
            figures = List.copyOf(figures);
            told = List.copyOf(told);
            history = List.copyOf(history);
        }

        /** Itself when {@code newest} is the newest sample already. */
        Watched with(Optional<Sample> newest) {
            return newest.orElse(null) == last.orElse(null) ? this
                    : new Watched(probe, newest, readings, figures, told, history, passedOver, marked);
        }

        /** How the newest request ended, {@code waiting} before the first did. */
        public String outcome() {
            return last.map(s -> s.outcome().text()).orElse("waiting");
        }

        public Reading reading(Signal signal, Duration window) {
            return readings.stream().filter(r -> r.signal() == signal && r.window().equals(window)).findFirst()
                    .orElseThrow();
        }

        public boolean stale() {
            return readings.getFirst().stale();
        }
    }

    /** Whether the runbook says anything that can be measured; without it there is no level that could be missing. */
    public boolean judges() {
        return !matrix.ofTriggersOnly() || advice.verdict() instanceof Verdict.Paused
                || !(advice.verdict() instanceof Verdict.NoneMet) && !advice.standings().isEmpty();
    }

    /** Everything that was measured; what a reference says is not about the service. */
    public List<Figure> told() {
        return probes.stream().filter(w -> !w.probe().reference()).flatMap(w -> w.told().stream()).toList();
    }

    /** One moment of a probe's history: its figures over a minute and its newest number, empty where there was no data. */
    public record Point(Instant at, OptionalDouble errorPercent, OptionalDouble p50Millis, OptionalDouble p95Millis,
                        OptionalDouble p99Millis, OptionalDouble value) {
    }

    WatchSnapshot with(List<Watched> newest) {
        return new WatchSnapshot(at, matrix, advice, newest, checks, symptoms, changedAt, readingsAtChange, problems);
    }

    /** Whether something was changed since {@code decidedAt}, and what was read then. */
    public boolean stepped(Instant decidedAt) {
        return changedAt.filter(at -> at.isAfter(decidedAt)).isPresent() && !readingsAtChange.isEmpty();
    }

    /** Whether what was decided works: since the last change after it, or since the decision with what was {@code read} then. */
    public Effect effect(Instant decidedAt, List<Reading> read) {
        return Effect.of(matrix, stepped(decidedAt) ? readingsAtChange : read, advice);
    }

    /** The probe that counts whose reading is worst, empty when no probe counts. A probe without data comes last. */
    public Optional<Watched> worst(Signal signal, Duration window) {
        List<Watched> able = probes.stream().filter(w -> w.probe().counts() && w.probe().source().measures(signal)).toList();
        Optional<Kind> kind = Kind.chosen(able.stream().map(w -> w.reading(signal, window)).toList());
        return able.stream().filter(w -> kind.equals(Optional.of(w.probe().source().kind())))
                .max(Comparator.comparingDouble(w -> w.reading(signal, window).value().orElse(-1)));
    }
}
