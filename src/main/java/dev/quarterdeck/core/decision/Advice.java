package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The worse of the matrix and the met triggers, after hysteresis: what the decision card shows.
 *
 * @param verdict      the level in force
 * @param since        when it came into force
 * @param move         the level that is building up or that it is decaying to, and when it will get there
 * @param lastKnown    while it cannot be judged: the last known verdict and when it ended
 * @param peak         the worst level since the last decision, while the present one is lower
 * @param columnLevels the level each matrix column points at right now, before hysteresis; empty where it cannot be judged
 * @param readings     the worst probe's reading per matrix column that measures a signal, in column order; then those of the
 *                     signals that are measured without a column
 * @param met          texts of the triggers that are met now, by signal or by judgement
 * @param steady       whether what is measured at present supports just this level
 * @param standings    where the triggers that can be watched stand, by their text
 */
public record Advice(Verdict verdict, Instant since, Optional<Move> move, Optional<Dated> lastKnown, Optional<Dated> peak,
                     List<OptionalInt> columnLevels, List<Reading> readings, List<String> met,
                     Map<String, Standing> standings, boolean steady) {
    public Advice {
        columnLevels = List.copyOf(columnLevels);
        readings = List.copyOf(readings);
        met = List.copyOf(met);
        standings = Map.copyOf(standings);
    }

    public record Move(int level, String label, Instant at) {
    }

    public record Dated(Verdict.Known verdict, Instant at) {
    }
}
