package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import java.util.Comparator;
import java.util.function.Supplier;

/** What one probe's reading says of one matrix column or one trigger at one moment. */
sealed interface Judged {
    Reading reading();

    /**
     * The cause is put into words only where it is asked for: of all probes and columns one drives the advice.
     *
     * @param ripe whether it has held for as long as the runbook asks, so that the level needs no other hold
     */
    record Level(int level, Reading reading, boolean ripe, Supplier<Cause> cause) implements Judged {
    }

    record Blind(Reading reading, String why) implements Judged {
    }

    /** Known levels of the two worst rows, then blindness, then the harmless levels. */
    static Comparator<Judged> byGravity(Matrix matrix) {
        return Comparator.<Judged>comparingInt(j -> switch (j) {
            case Level l -> matrix.outranksBlindness(l.level()) ? matrix.rows().size() + 1 + l.level() : l.level();
            case Blind _ -> matrix.rows().size();
        });
    }

    /** For judgements of one signal: among equals the larger figure is worse. */
    static Comparator<Judged> byFigure(Matrix matrix) {
        return byGravity(matrix).thenComparingDouble(j -> j.reading().value().orElse(-1));
    }
}
