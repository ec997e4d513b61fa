package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
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
    private final Map<Signal, TreeSet<Integer>> needs = new EnumMap<>(Signal.class);
    private final Sight sight = new Sight();

    /** @param unguided why nothing can be judged when the matrix measures nothing */
    MatrixJudgement(Matrix matrix, List<Trigger> triggers, String unguided, Duration window) {
        this.matrix = matrix;
        this.columns = Column.all(matrix);
        this.live = triggers.stream().filter(t -> t.condition().isPresent()).toList();
        this.unguided = unguided;
        this.window = window;
        columns.stream().flatMap(Optional::stream).forEach(c -> c.needs().forEach(n -> need(c.signal(), n)));
        live.stream().map(t -> t.condition().orElseThrow()).forEach(c -> need(c.signal(), c.samplesNeeded()));
    }

    private void need(Signal signal, int samples) {
        needs.computeIfAbsent(signal, _ -> new TreeSet<>()).add(samples);
    }

    Moment at(Instant now, List<SampleWindow> counting) {
        Map<Signal, List<Reading>> readings = readings(now, counting);
        sight.look(readings.values().stream().flatMap(List::stream).toList(), allNeeds());
        var levels = new ArrayList<OptionalInt>();
        var columnReadings = new ArrayList<Reading>();
        var all = new ArrayList<Judged>();
        for (Optional<Column> column : columns) {
            Optional<Judged> worst = column.flatMap(c -> worst(readings.get(c.signal()).stream()
                    .map(r -> c.judge(r, sight, counting.size() > 1)), Judged.byFigure(matrix)));
            worst.ifPresent(all::add);
            worst.map(Judged::reading).ifPresent(columnReadings::add);
            levels.add(worst.map(MatrixJudgement::level).orElse(OptionalInt.empty()));
        }
        boolean measures = !all.isEmpty();
        var met = new ArrayList<String>();
        for (Trigger trigger : live) {
            worst(readings.get(trigger.condition().orElseThrow().signal()).stream()
                    .flatMap(r -> judge(trigger, r, counting.size() > 1).stream()), Judged.byFigure(matrix)).ifPresent(judged -> {
                all.add(judged);
                if (judged instanceof Judged.Level) {
                    met.add(trigger.text());
                }
            });
        }
        return moment(all, measures, levels, columnReadings, met);
    }

    private Moment moment(List<Judged> all, boolean measures, List<OptionalInt> levels, List<Reading> readings,
                          List<String> met) {
        return switch (worst(all.stream(), Judged.byGravity(matrix)).orElse(null)) {
            case Judged.Level(int level, _, Cause cause) ->
                    new Moment(OptionalInt.of(level), Optional.of(cause), "", levels, readings, met);
            case Judged.Blind(_, String why) when measures -> blind(why, levels, readings, met);
            case Judged.Blind _ -> blind(unguided, levels, readings, met);
            case null -> blind(unguided, levels, readings, met);
        };
    }

    private static Moment blind(String why, List<OptionalInt> levels, List<Reading> readings, List<String> met) {
        return new Moment(OptionalInt.empty(), Optional.empty(), why, levels, readings, met);
    }

    /** Empty when the trigger is known not to be met. */
    private Optional<Judged> judge(Trigger trigger, Reading reading, boolean several) {
        Condition condition = trigger.condition().orElseThrow();
        int needed = condition.samplesNeeded();
        if (!sight.enough(reading, needed)) {
            return Optional.of(new Judged.Blind(reading, Blindness.why(reading, needed)));
        }
        return condition.range().contains(reading.value().orElseThrow())
                ? Optional.of(new Judged.Level(trigger.urgency().level(matrix.worst()), reading,
                Cause.of(condition, reading, several)))
                : Optional.empty();
    }

    private Map<Signal, List<Reading>> readings(Instant now, List<SampleWindow> counting) {
        var readings = new EnumMap<Signal, List<Reading>>(Signal.class);
        for (Signal signal : needs.keySet()) {
            readings.put(signal, counting.isEmpty() ? List.of(Reading.none(signal, window, now))
                    : counting.stream().map(w -> w.reading(signal, window, now)).toList());
        }
        return readings;
    }

    private List<Integer> allNeeds() {
        return needs.values().stream().flatMap(TreeSet::stream).distinct().toList();
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
