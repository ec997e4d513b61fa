package dev.quarterdeck.core.runbook.text;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Range;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Settles where one row of a decision matrix ends and the next begins. Rows go from harmless to worst. A shared edge belongs to
 * the
 * worse row; {@code < 5%} below {@code < 1%} begins where that ends. Pure.
 */
public final class RowEdges {
    private RowEdges() {
    }

    /**
     * Changes {@code bounds}, which holds a list of columns for each row.
     *
     * @return the columns that were emptied, since none of their bounds has a lower end: they are targets, and fit every healthy
     * moment
     */
    public static List<Integer> settle(List<List<Optional<Condition>>> bounds) {
        List<Integer> targets = IntStream.range(0, bounds.getFirst().size()).filter(c -> onlyTargets(bounds, c)).boxed().toList();
        targets.forEach(c -> bounds.forEach(row -> row.set(c, Optional.empty())));
        for (int c = 0; c < bounds.getFirst().size(); c++) {
            nest(bounds, c);
        }
        for (int r = 0; r + 1 < bounds.size(); r++) {
            for (int c = 0; c < bounds.get(r).size(); c++) {
                Optional<Condition> worse = bounds.get(r + 1).get(c);
                bounds.get(r).set(c, bounds.get(r).get(c).map(bound -> worse.map(w -> below(bound, w.range())).orElse(bound)));
            }
        }
        return targets;
    }

    private static boolean onlyTargets(List<List<Optional<Condition>>> bounds, int column) {
        List<Range> ranges = bounds.stream().flatMap(row -> row.get(column).stream()).map(Condition::range).toList();
        return ranges.size() > 1 && ranges.stream().allMatch(RowEdges::open);
    }

    /** No harmless row's values lie in a worse row that names only its upper end. */
    private static void nest(List<List<Optional<Condition>>> bounds, int column) {
        Range before = null;
        for (List<Optional<Condition>> row : bounds) {
            Range end = before;
            row.set(column, row.get(column).flatMap(bound -> end == null || !open(bound.range()) ? Optional.of(bound)
                    : from(end, bound)));
            before = row.get(column).map(Condition::range).filter(r -> r.high() < Double.POSITIVE_INFINITY)
                    .filter(r -> end == null || r.high() > end.high()).orElse(before);
        }
    }

    /** {@code bound} without what the row before holds; empty where nothing is left, since the rows contradict each other. */
    private static Optional<Condition> from(Range end, Condition bound) {
        Range r = bound.range();
        return end.high() < r.high() ? Optional.of(
                ranged(bound, new Range(end.high(), !end.highIncluded(), r.high(), r.highIncluded())))
                : Optional.empty();
    }

    private static boolean open(Range range) {
        return range.low() <= 0 && range.high() < Double.POSITIVE_INFINITY && !(range.low() == 0 && range.lowIncluded());
    }

    private static Condition below(Condition bound, Range worse) {
        Range r = bound.range();
        boolean shared = r.low() < r.high() && r.highIncluded() && worse.lowIncluded() && r.high() == worse.low();
        return shared ? ranged(bound, new Range(r.low(), r.lowIncluded(), r.high(), false)) : bound;
    }

    private static Condition ranged(Condition bound, Range range) {
        return new Condition(bound.signal(), range, bound.hold(), bound.text());
    }
}
