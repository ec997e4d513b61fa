package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Judges the readings of the probes that count by the matrix and by the triggers that state a condition: per column the
 * worst probe, over all the worst column or trigger. It remembers only where it had sight. One thread at a time.
 */
final class MatrixJudgement {
    private final Matrix matrix;
    private final List<Optional<Column>> columns;
    private final List<Trigger> live;
    private final String unguided;
    private final Duration window;
    private final Map<Signal, Set<Integer>> needs = new EnumMap<>(Signal.class);
    private final Sight sight = new Sight();
    private final Lasting lasting = new Lasting();

    /** @param unguided why nothing can be judged when the matrix measures nothing */
    MatrixJudgement(Matrix matrix, List<Trigger> triggers, String unguided, Duration window) {
        this.matrix = matrix;
        this.columns = Column.all(matrix);
        this.live = triggers.stream().filter(t -> t.condition().isPresent()).toList();
        this.unguided = unguided;
        this.window = window;
        columns.stream().flatMap(Optional::stream).forEach(c -> c.needs().forEach(n -> need(c.signal(), n)));
        live.stream().map(t -> t.condition().orElseThrow()).forEach(this::need);
    }

    /** After a time that was not seen: what has to last begins anew. */
    void restart() {
        lasting.restart();
    }

    /** Looks at a moment that is over, only for how long things have lasted. */
    void lookBack(Instant at, Sources sources, Circumstances circumstances) {
        var judge = new CriterionJudge(sources, circumstances, Stretch.USUAL, at, CriterionJudge::plainlyEnough);
        Stream<Condition> rows = columns.stream().flatMap(Optional::stream).flatMap(c -> c.lasting().stream());
        Stream.concat(rows, live.stream().map(t -> t.condition().orElseThrow())).filter(Criterion::lasts)
                .forEach(c -> lasting.look(c, judge.judge(c), at));
    }

    /** Whether anything here has to last. */
    boolean lasts() {
        return columns.stream().flatMap(Optional::stream).anyMatch(c -> !c.lasting().isEmpty())
                || live.stream().anyMatch(t -> t.condition().orElseThrow().lasts());
    }

    private void need(Criterion criterion) {
        switch (criterion) {
            case Condition c -> need(c.signal(), c.samplesNeeded());
            case Criterion.Multiple m -> need(m.signal(), Condition.P95_SAMPLES);
            case Criterion.Outage _, Criterion.StatusShare _, Criterion.Measure _, Criterion.HealthAnswer _,
                 Criterion.QuietLog _ -> {
                // these count for themselves
            }
        }
    }

    private void need(Signal signal, int samples) {
        needs.computeIfAbsent(signal, _ -> new TreeSet<>()).add(samples);
    }

    /** @param sources without what came in planned interruptions */
    Moment at(Instant now, Sources sources, Circumstances circumstances) {
        List<SampleWindow> counting = sources.counting();
        var judge = new CriterionJudge(sources, circumstances, Stretch.USUAL, now, sight::enough);
        Map<Signal, List<Reading>> readings = new EnumMap<>(Signal.class);
        needs.keySet().forEach(signal -> readings.put(signal, judge.readings(signal).isEmpty()
                ? List.of(Reading.none(signal, window, now)) : judge.readings(signal)));
        needs.forEach((signal, each) -> each.forEach(needed -> look(judge, signal, needed)));
        var levels = new ArrayList<OptionalInt>();
        var columnReadings = new ArrayList<Reading>();
        var all = new ArrayList<Judged>();
        for (Optional<Column> column : columns) {
            Set<Condition> lasted = column.stream().flatMap(c -> c.lasting().stream())
                    .filter(bound -> lasting.look(bound, judge.judge(bound), now).standing().holds()).collect(Collectors.toSet());
            Optional<Judged> worst = column.flatMap(c -> worst(Objects.requireNonNull(readings.get(c.signal())).stream()
                    .map(r -> c.judge(r, probe(r, counting), sight, counting, lasted::contains)), Judged.byFigure(matrix)));
            worst.ifPresent(all::add);
            worst.map(Judged::reading).ifPresent(columnReadings::add);
            levels.add(worst.map(MatrixJudgement::level).orElse(OptionalInt.empty()));
        }
        boolean measures = !all.isEmpty();
        columnReadings.addAll(beside(columnReadings, judge));
        var standings = new LinkedHashMap<String, Standing>();
        for (Trigger trigger : live) {
            Criterion criterion = trigger.condition().orElseThrow();
            CriterionJudge.Ruling ruling = lasting.look(criterion, judge.judge(criterion), now);
            standings.put(trigger.text(), ruling.standing());
            weigh(trigger, ruling, now).ifPresent(all::add);
        }
        sight.looked();
        return moment(all, measures, levels, columnReadings, standings);
    }

    /** What is measured and shown though no column of the matrix is about it: the worst probe's. */
    private List<Reading> beside(List<Reading> read, CriterionJudge judge) {
        boolean bare = columns.stream().allMatch(Optional::isEmpty);
        return Arrays.stream(Signal.values()).filter(signal -> bare || needs.containsKey(signal))
                .filter(signal -> read.stream().noneMatch(r -> r.signal() == signal))
                .flatMap(signal -> judge.readings(signal).stream().filter(r -> r.newest().isPresent())
                        .max(Comparator.comparingDouble(r -> r.value().orElse(-1))).stream()).toList();
    }

    /** Whoever sees enough for a bound now keeps that sight also while the value lies within another one. */
    private void look(CriterionJudge judge, Signal signal, int samples) {
        judge.taken(signal, samples).forEach(taken -> sight.enough(taken.reading(), taken.needed()));
    }

    private static Optional<SampleWindow> probe(Reading reading, List<SampleWindow> counting) {
        return counting.stream().filter(w -> w.probe().equals(reading.probe())).findFirst();
    }

    /**
     * What a trigger adds: its level when it is met. Only a plain bound that cannot be judged blinds the verdict; without a
     * baseline, say, nothing is wrong with the sight.
     */
    private Optional<Judged> weigh(Trigger trigger, CriterionJudge.Ruling ruling, Instant now) {
        return switch (ruling.standing().state()) {
            case HOLDS -> ruling.cause().map(cause -> new Judged.Level(trigger.urgency().level(matrix.worst()),
                    Reading.none(Signal.ERROR_RATE, window, now), trigger.condition().orElseThrow().lasts(), () -> cause));
            case FAILS -> Optional.empty();
            case UNKNOWN -> trigger.condition().orElseThrow() instanceof Condition condition
                    ? Optional.of(new Judged.Blind(Reading.none(condition.signal(), window, now), ruling.standing().words()))
                    : Optional.empty();
        };
    }

    private Moment moment(List<Judged> all, boolean measures, List<OptionalInt> levels, List<Reading> readings,
                          Map<String, Standing> standings) {
        return switch (worst(all.stream(), Judged.byGravity(matrix)).orElse(null)) {
            case Judged.Level(int level, _, _, var cause) ->
                    new Moment(OptionalInt.of(level), ripe(all), Optional.of(cause.get()), "", levels, readings, standings);
            case Judged.Blind(_, String why) when measures -> blind(why, levels, readings, standings);
            case Judged.Blind _ -> blind(unguided, levels, readings, standings);
            case null -> blind(unguided, levels, readings, standings);
        };
    }

    private static Moment blind(String why, List<OptionalInt> levels, List<Reading> readings,
                                Map<String, Standing> standings) {
        return new Moment(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), why, levels, readings, standings);
    }

    private static OptionalInt ripe(List<Judged> all) {
        return all.stream().flatMapToInt(judged -> switch (judged) {
            case Judged.Level(int level, _, boolean ripe, _) when ripe -> IntStream.of(level);
            case Judged.Level _, Judged.Blind _ -> IntStream.empty();
        }).max();
    }

    /** The first of equals, so that the leftmost column is named. */
    private static Optional<Judged> worst(Stream<? extends Judged> judged, Comparator<Judged> order) {
        return judged.map(Judged.class::cast).reduce((a, b) -> order.compare(b, a) > 0 ? b : a);
    }

    private static OptionalInt level(Judged judged) {
        return switch (judged) {
            case Judged.Level l -> OptionalInt.of(l.level());
            case Judged.Blind _ -> OptionalInt.empty();
        };
    }
}
