package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Span;
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
        Optional<SampleWindow> window = windows.stream().filter(w -> w.probe().equals(reading.probe())).findFirst();
        Optional<String> unsent = window.flatMap(SampleWindow::newest)
                .flatMap(s -> s.outcome() instanceof Outcome.Unsent(String reason) ? Optional.of(reason) : Optional.empty());
        if (unsent.isPresent()) {
            return "nothing is sent to " + reading.probe() + ": " + unsent.get();
        }
        Optional<Span> still = window.flatMap(w -> w.standstill(reading.at()));
        if (reading.stale() && still.isPresent()) {
            return "nothing was asked from " + Times.clock(still.get().from()) + " to "
                    + Times.clock(still.get().to().orElseThrow())
                    + ": this laptop slept or stalled";
        }
        if (reading.newest().isEmpty()) {
            return "no answer from " + reading.probe() + " yet";
        }
        if (reading.stale()) {
            return "no answer from " + reading.probe() + " for " + Times.words(reading.age().orElseThrow());
        }
        Optional<String> odd = window.flatMap(SampleWindow::newest).flatMap(s -> switch (s.outcome()) {
            case Outcome.NoData(String why) -> Optional.of(why);
            case Outcome.Warned(_, String says) -> Optional.of("only a part: " + says);
            case Outcome _ -> Optional.empty();
        });
        if (odd.isPresent()) {
            return reading.probe() + " tells nothing to judge by: " + odd.get();
        }
        int marked = window.map(w -> w.marked(reading.window(), reading.at())).orElse(0);
        boolean seldom = window.filter(w -> w.kind() == Kind.PROBES && w.holds(SampleWindow.KEPT) < needed).isPresent();
        return "only " + reading.all() + " of " + needed + switch (reading.signal()) {
            case ERROR_RATE -> " samples";
            case LATENCY_P95 -> " samples with a latency";
        } + (reading.window().equals(Judge.WINDOW) ? "" : " in " + Times.words(reading.window()))
                + (seldom ? ", " + reading.probe() + " is asked every " + Times.words(window.orElseThrow().interval()) : "")
                + (marked > 0 ? ", " + marked + " left out: this laptop was slow" : "");
    }
}
