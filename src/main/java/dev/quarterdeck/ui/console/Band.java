package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.decision.Condition;
import dev.quarterdeck.core.decision.Matrix;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.ui.parts.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The stretch of a signal's values that a row of the matrix stands for.
 *
 * @param low  in the signal's unit
 * @param high may be infinite
 * @param tone the row's
 */
record Band(double low, double high, String tone) {

    /** Those above the harmless row, mildest first. */
    static List<Band> of(Matrix matrix, Signal signal) {
        int column = matrix.signals().indexOf(Optional.of(signal));
        var bands = new ArrayList<Band>();
        if (column >= 0) {
            matrix.rows().stream().filter(row -> row.level() > 0).forEach(row -> row.bounds().get(column).map(Condition::range)
                    .ifPresent(range -> bands.add(
                    new Band(range.low(), range.high(), Styles.levelTone(row.level(), matrix.worst())))));
        }
        return bands;
    }

    /** Where the worst of {@code bands} begins; 0 without any. */
    static double worst(List<Band> bands) {
        return bands.stream().mapToDouble(Band::low).filter(Double::isFinite).max().orElse(0);
    }
}
