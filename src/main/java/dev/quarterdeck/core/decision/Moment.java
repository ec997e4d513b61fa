package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the signals say at one moment, before hysteresis and before what people judged.
 *
 * @param level the level, empty when it cannot be judged
 * @param ripe  the worst level of what has held for as long as it asks for itself, and needs no other hold
 * @param cause present with the level
 * @param why   the reason when there is no level, otherwise empty
 * @param standings where the triggers that can be watched stand, by their text
 */
record Moment(OptionalInt level, OptionalInt ripe, Optional<Cause> cause, String why, List<OptionalInt> columnLevels,
        List<Reading> readings,
              Map<String, Standing> standings) {

    /** The same seen from a laptop that gets no word from anywhere. */
    Moment cutOff() {
        return new Moment(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(),
                "this laptop is cut off: nothing answers, the reference neither",
                columnLevels, readings, standings);
    }
}
