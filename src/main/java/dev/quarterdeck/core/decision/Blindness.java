package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.time.Times;

/** Words for why a reading cannot be judged. Pure; any thread. */
final class Blindness {
    private Blindness() {
    }

    static String why(Reading reading, int needed) {
        if (reading.probe().isEmpty()) {
            return "no probe is watched yet";
        }
        if (reading.newest().isEmpty()) {
            return "no answer from " + reading.probe() + " yet";
        }
        if (reading.stale()) {
            return "no answer from " + reading.probe() + " for " + Times.words(reading.age().orElseThrow());
        }
        return "only " + reading.all() + " of " + needed + switch (reading.signal()) {
            case ERROR_RATE -> " samples";
            case LATENCY_P95 -> " samples with a latency";
        };
    }
}
