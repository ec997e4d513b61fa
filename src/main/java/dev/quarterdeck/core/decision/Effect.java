package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Whether what was decided works, by the figures since then. */
public enum Effect {
    WORKING, NOT_YET, WORSE, UNKNOWN;

    /** Figures that move by less than this share say nothing. */
    private static final double NOISE = 0.25;

    /**
     * @param before the readings at the last step, or at the decision
     * @param now    the present advice
     */
    public static Effect of(Matrix matrix, List<Reading> before, Advice now) {
        List<Optional<Column>> columns = Column.all(matrix);
        int then = -1;
        int present = -1;
        boolean grown = false;
        for (int i = 0; i < columns.size(); i++) {
            OptionalInt level = i < now.columnLevels().size() ? now.columnLevels().get(i) : OptionalInt.empty();
            // what has to last first says nothing about the reading of one moment
            if (columns.get(i).isEmpty() || level.isEmpty() || !columns.get(i).get().lasting().isEmpty()) {
                continue;
            }
            Column column = columns.get(i).get();
            present = Math.max(present, level.getAsInt());
            Optional<Reading> earlier = before.stream().filter(r -> r.signal() == column.signal() && r.value().isPresent())
                    .findFirst();
            if (earlier.isPresent()) {
                double value = earlier.get().value().getAsDouble();
                then = Math.max(then, column.level(value));
                grown |= level.getAsInt() > 0 && now.readings().stream().filter(r -> r.signal() == column.signal())
                        .anyMatch(r -> r.value().orElse(0) > value * (1 + NOISE));
            }
        }
        if (present < 0) {
            return UNKNOWN;
        }
        if (present == 0) {
            return WORKING;
        }
        if (then < 0) {
            return NOT_YET;
        }
        return present > then || present == then && grown ? WORSE : present < then ? WORKING : NOT_YET;
    }
}
