package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Decides the advice: what the signals say, after hysteresis, and what people ticked, whichever is worse.
 *
 * <p>The signals are judged at every whole second, also at those that passed since the last call, so that the advice
 * depends on the samples and not on when somebody asked. One thread at a time.
 */
@NullUnmarked
public final class Judge {
    public static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration STEP = Duration.ofSeconds(1);
    /** A clock that is set right by less than this is not a clock that was set back. */
    private static final Duration SLACK = Duration.ofSeconds(2);

    private final Matrix matrix;
    private final List<Trigger> triggers;
    private final boolean unguided;
    private final MatrixJudgement judgement;
    private final Hysteresis hysteresis;
    private final Map<String, Instant> metSince = new HashMap<>();
    private final PeakLatch peak = new PeakLatch();
    private final Support[] supports;
    private Instant stepped;
    private Optional<Span> paused = Optional.empty();
    private Moment moment;
    private Verdict verdict;
    private Instant since;
    private Instant shownAt;
    private Optional<Advice.Dated> lastKnown = Optional.empty();

    /** Why and when the signals last supported a level. */
    private record Support(Cause cause, Instant at) {
    }

    private record Ticked(Trigger trigger, int level, Instant at) {
        String driver() {
            return trigger.title() + ", ticked " + Times.minute(at);
        }
    }

    private Judge(Matrix matrix, List<Trigger> triggers, boolean unguided, String why) {
        this.matrix = matrix;
        this.triggers = List.copyOf(triggers);
        this.unguided = unguided;
        this.judgement = new MatrixJudgement(matrix, triggers, why, WINDOW);
        this.hysteresis = new Hysteresis(matrix.rows().size());
        this.supports = new Support[matrix.rows().size()];
    }

    /** By what the runbook says; without a matrix only its triggers give a level. */
    public static Judge of(Optional<Matrix> matrix, List<Trigger> triggers) {
        Optional<Matrix> usable = matrix.filter(m -> m.graded() && !m.rows().isEmpty());
        boolean measures = usable.stream().flatMap(m -> Column.all(m).stream()).anyMatch(Optional::isPresent);
        return new Judge(usable.orElseGet(Matrix::ladder), triggers, !measures, matrix.isEmpty()
                ? "no decision matrix was found in the runbook" : "nothing in the decision matrix can be measured");
    }

    /** For an incident to which no runbook is attached. */
    public static Judge unguided() {
        return new Judge(Matrix.ladder(), List.of(), true, "no runbook is attached");
    }

    /** The matrix judged by: the runbook's, or the plain ladder. */
    public Matrix matrix() {
        return matrix;
    }

    /** What the record says was in force before this program started, to be shown until it can be judged again. */
    public void recall(Advice.Dated verdict) {
        lastKnown = Optional.of(verdict);
    }

    /**
     * The advice at {@code now}.
     *
     * @param sources what there is to judge by
     */
    public Advice judge(Instant now, Sources sources, Circumstances circumstances) {
        for (Instant at = firstStep(now); !at.isAfter(now); at = at.plus(STEP)) {
            step(at, sources, circumstances);
            show(at, circumstances);
            shownAt = at;
        }
        Optional<Ticked> held = show(now, circumstances);
        return new Advice(verdict, since, move(held), verdict.level() < 0 ? lastKnown : Optional.empty(),
                peak.above(verdict.level() < 0 ? lastKnown.map(k -> k.verdict().level()).orElse(-1) : verdict.level()),
                moment.columnLevels(), moment.readings(), met(circumstances.ticked(), now), standings(), steady(held));
    }

    /**
     * Takes over for how long things have lasted from samples of before, which a program that was started again finds: what
     * has to hold
     * for some minutes has held for those, too, that were recorded.
     */
    public void lookBack(Instant now, Sources sources, Circumstances circumstances) {
        if (!judgement.lasts()) {
            return;
        }
        judgement.restart();
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        for (Instant at = second.minus(SampleWindow.KEPT); !at.isAfter(second); at = at.plus(STEP)) {
            if (circumstances.interruption(at).isPresent() || cutOff(sources, at)) {
                judgement.restart();
            } else {
                judgement.lookBack(at, seen(sources, circumstances, at), circumstances);
            }
        }
    }

    private static Sources seen(Sources sources, Circumstances circumstances, Instant at) {
        return sources.without(recent(Stream.concat(circumstances.interruptions().stream(), sources.cutOff().stream()).toList(),
                at));
    }

    private static boolean cutOff(Sources sources, Instant at) {
        return sources.cutOff().stream().anyMatch(span -> span.contains(at));
    }

    private Instant firstStep(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        if (stepped == null) {
            return second;
        }
        if (now.isBefore(stepped.minus(SLACK))) {
            hysteresis.restart();
            judgement.restart();
            return second;
        }
        Instant next = stepped.plus(STEP);
        Instant reach = second.minus(SampleWindow.KEPT);
        if (next.isBefore(reach)) {
            judgement.restart();
            return reach;
        }
        return next;
    }

    /** In a planned interruption the figures are still told, and decide nothing. */
    private void step(Instant at, Sources sources, Circumstances circumstances) {
        stepped = at;
        paused = circumstances.interruption(at);
        if (paused.isPresent()) {
            moment = judgement.at(at, sources, circumstances);
            hysteresis.step(OptionalInt.empty(), at, circumstances.hold(at));
            metSince.clear();
            judgement.restart();
            return;
        }
        moment = judgement.at(at, seen(sources, circumstances, at), circumstances);
        if (cutOff(sources, at)) {
            moment = moment.cutOff();
            judgement.restart();
        }
        hysteresis.step(moment.level(), moment.ripe(), at, circumstances.hold(at));
        moment.level().ifPresent(level -> supports[level] = new Support(moment.cause().orElseThrow(), at));
        moment.standings().forEach((trigger, standing) -> {
            if (standing.holds()) {
                metSince.putIfAbsent(trigger, at);
            } else {
                metSince.remove(trigger);
            }
        });
    }

    private static List<Span> recent(List<Span> spans, Instant at) {
        return spans.stream().filter(s -> s.to().map(end -> end.isAfter(at.minus(SampleWindow.KEPT))).orElse(true)).toList();
    }

    private Map<String, Standing> standings() {
        var standings = new HashMap<String, Standing>();
        moment.standings().forEach((trigger, standing) -> standings.put(trigger,
                metSince.containsKey(trigger) ? standing.since(metSince.get(trigger)) : standing));
        return standings;
    }

    /** Brings the verdict, its time and the peak up to {@code now}; answers the worst trigger that a person ticked. */
    private Optional<Ticked> show(Instant now, Circumstances circumstances) {
        Map<String, Instant> ticked = circumstances.ticked();
        Optional<Ticked> worst = triggers.stream()
                .filter(t -> ticked.containsKey(t.text()) && !ticked.get(t.text()).isAfter(now))
                .map(t -> new Ticked(t, t.urgency().level(matrix.worst()), ticked.get(t.text())))
                .min(Comparator.comparingInt(Ticked::level).reversed().thenComparing(Ticked::at));
        Optional<Ticked> driving = worst.filter(this::drives);
        Verdict next = driving.<Verdict>map(t -> known(t.level(), t.driver())).orElseGet(this::bySignals);
        if (verdict == null || !next.label().equals(verdict.label()) || next.level() != verdict.level()) {
            if (next instanceof Verdict.NoneMet) {
                lastKnown = Optional.empty(); // seen to be over
            } else if (verdict instanceof Verdict.Known known && next.level() < 0) {
                lastKnown = Optional.of(new Advice.Dated(known, shownAt));
            }
            since = driving.map(Ticked::at).orElse(now);
            if (next instanceof Verdict.Known known && (verdict == null || next.level() > verdict.level())) {
                peak.rose(known, since, circumstances.decidedAt());
            }
        }
        verdict = next;
        peak.pass(next.level(), now, circumstances.decidedAt());
        return worst;
    }

    private boolean drives(Ticked ticked) {
        OptionalInt signals = hysteresis.level();
        return signals.isPresent() ? ticked.level() > signals.getAsInt()
                : unguided || matrix.outranksBlindness(ticked.level());
    }

    private Verdict bySignals() {
        if (paused.isPresent()) {
            return new Verdict.Paused(paused.get().from());
        }
        if (hysteresis.level().isEmpty() && noneMet()) {
            return new Verdict.NoneMet();
        }
        if (hysteresis.level().isEmpty()) {
            return new Verdict.CannotJudge(moment.cause().map(cause -> cause.present() + ", for less than "
                    + Times.words(hysteresis.hold().rise())).orElse(moment.why()));
        }
        int level = hysteresis.level().getAsInt();
        Cause measured = moment.cause().orElseThrow();
        Support support = supports[level];
        return known(level, moment.level().orElseThrow() == level || support == null ? measured.present()
                : support.cause().until(support.at(), measured));
    }

    /** Whether there is no matrix, and the triggers that are watched are seen and not met. */
    private boolean noneMet() {
        return matrix.ofTriggersOnly() && moment.level().isEmpty() && moment.standings().values().stream()
                .anyMatch(s -> s.state() == Standing.State.FAILS)
                && triggers.stream().noneMatch(t -> t.condition().filter(Condition.class::isInstance).isPresent()
                && moment.standings().get(t.text()).state() == Standing.State.UNKNOWN);
    }

    private boolean steady(Optional<Ticked> ticked) {
        return ticked.filter(this::drives).isPresent()
                || hysteresis.level().isPresent() && hysteresis.level().equals(moment.level());
    }

    private Verdict.Known known(int level, String driver) {
        Matrix.Row row = matrix.row(level);
        return new Verdict.Known(level, row.label(), row.decision(), driver);
    }

    /** A ticked trigger keeps the level from sinking below its own, and hides what builds up beneath it. */
    private Optional<Advice.Move> move(Optional<Ticked> ticked) {
        int floor = ticked.filter(t -> verdict.level() >= 0).map(Ticked::level).orElse(0);
        return hysteresis.next().map(target -> new Advice.Move(Math.max(floor, target.level()),
                        matrix.row(Math.max(floor, target.level())).label(), target.at()))
                .filter(move -> move.level() != verdict.level());
    }

    private List<String> met(Map<String, Instant> ticked, Instant now) {
        var met = new ArrayList<String>();
        for (Trigger trigger : triggers) {
            Instant at = ticked.get(trigger.text());
            boolean holds = moment.standings().containsKey(trigger.text()) && moment.standings().get(trigger.text()).holds();
            if (holds || at != null && !at.isAfter(now)) {
                met.add(trigger.text());
            }
        }
        return met;
    }
}
