package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.time.Times;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One column of a matrix that measures a signal: decides which row a value falls into. Immutable; any thread.
 *
 * @param cells the rows that have a bound in this column, harmless first
 */
record Column(Signal signal, List<Cell> cells) {

    record Cell(Matrix.Row row, Condition bound) {
    }

    /** Empty when the column measures nothing or none of its cells could be read. */
    static Optional<Column> of(Matrix matrix, int index) {
        return matrix.signals().get(index).map(signal -> new Column(signal, matrix.rows().stream()
                        .flatMap(row -> bound(row, index).map(b -> new Cell(row, b)).stream()).toList()))
                .filter(column -> !column.cells.isEmpty());
    }

    private static Optional<Condition> bound(Matrix.Row row, int index) {
        return index < row.bounds().size() ? row.bounds().get(index) : Optional.empty();
    }

    Stream<Integer> needs() {
        return cells.stream().map(c -> c.bound.samplesNeeded());
    }

    /** The bounds that ask for a time. */
    List<Condition> lasting() {
        return cells.stream().map(Cell::bound).filter(Condition::lasts).toList();
    }

    /**
     * What a probe says, over the shortest time in which it is asked often enough for the row that its value falls into.
     *
     * @param first  the probe's reading over the first stretch
     * @param lasted whether a bound that asks for a time has held for so long
     */
    Judged judge(Reading first, Optional<SampleWindow> probe, Sight sight, List<SampleWindow> counting,
            Predicate<Condition> lasted) {
        if (probe.isEmpty()) {
            return blind(first, most(), counting);
        }
        Reading reading = first;
        int needed = most();
        for (Stretch stretch : Stretch.USUAL) {
            reading = stretch.length().equals(first.window()) ? first : probe.get().reading(signal, stretch.length(), first.at());
            int asked = reading.value().stream().mapToInt(v -> cellFor(v).bound.samplesNeeded()).findFirst().orElse(most());
            needed = stretch.needed(probe.get(), asked);
            if (reading.needed(asked) <= probe.get().holds(stretch.length())) {
                break;
            }
        }
        return sight.enough(reading, needed) ? level(reading, counting.size() > 1, lasted) : blind(reading, needed, counting);
    }

    private int most() {
        return needs().max(Integer::compare).orElseThrow();
    }

    private static Judged blind(Reading reading, int needed, List<SampleWindow> counting) {
        return new Judged.Blind(reading, Blindness.why(reading, needed, counting));
    }

    private Judged level(Reading reading, boolean several, Predicate<Condition> lasted) {
        double value = reading.value().orElseThrow();
        Cell inside = cellFor(value);
        // until a row's time is over the rows below it are in force
        Optional<Cell> inForce = cells.subList(0, cells.indexOf(inside) + 1).reversed().stream()
                .filter(c -> !c.bound.lasts() || c == inside && lasted.test(c.bound)).findFirst();
        if (inForce.isEmpty()) {
            return new Judged.Blind(reading, inside.bound.words() + " for less than " + Times.words(inside.bound.hold()));
        }
        Cell cell = inForce.get();
        return new Judged.Level(cell.row.level(), reading, cell.bound.lasts(), () -> cell.bound.range().contains(value)
                ? Cause.of(cell.bound, reading, several)
                : Cause.gap(reading, cell.row.label(), several));
    }

    /** The row that {@code value} falls into. */
    int level(double value) {
        return cellFor(value).row.level();
    }

    /** A shared edge belongs to the worse row; a gap is judged upwards; beyond every row lies the worst. */
    private Cell cellFor(double value) {
        return cells.reversed().stream().filter(c -> c.bound.range().contains(value)).findFirst()
                .or(() -> cells.stream().filter(c -> above(c.bound.range(), value)).findFirst())
                .orElse(cells.getLast());
    }

    private static boolean above(Range range, double value) {
        return range.low() >= value;
    }

    static List<Optional<Column>> all(Matrix matrix) {
        return IntStream.range(0, matrix.signals().size()).mapToObj(i -> of(matrix, i)).toList();
    }
}
