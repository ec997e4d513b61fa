package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.time.Times;
import java.util.List;
import java.util.Optional;

/** Words for why a reading cannot be judged. Pure; any thread. */
final class Blindness {
    private Blindness() {
    }

    /** {@code windows} tell whether anything went out at all: what this laptop does not send is no silence of the service. */
    static String why(Reading reading, int needed, List<SampleWindow> windows) {
        if (reading.probe().isEmpty()) {
            return "no probe is watched yet";
        }
        Optional<String> unsent = windows.stream().filter(w -> w.probe().equals(reading.probe())).findFirst()
                .flatMap(SampleWindow::newest)
                .flatMap(s -> s.outcome() instanceof Outcome.Unsent(String reason) ? Optional.of(reason) : Optional.empty());
        if (unsent.isPresent()) {
            return "nothing is sent to " + reading.probe() + ": " + unsent.get();
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
