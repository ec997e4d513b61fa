package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Span;
import java.util.List;

/**
 * What there is to judge by. Immutable, though the windows grow; any thread.
 *
 * @param counting the windows of the probes that count for the matrix
 * @param health   the windows of the probes that ask a health address
 * @param all      the windows of all probes, those that bring a number among them
 * @param cutOff   when this laptop got no word from anywhere
 */
public record Sources(List<SampleWindow> counting, List<SampleWindow> health, List<SampleWindow> all, LogSight logs,
        List<Span> cutOff) {
    public Sources {
        counting = List.copyOf(counting);
        health = List.copyOf(health);
        all = List.copyOf(all);
        cutOff = List.copyOf(cutOff);
    }

    public static Sources counting(List<SampleWindow> counting) {
        return new Sources(counting, List.of(), counting, LogSight.NONE, List.of());
    }

    /** These as if what ended in {@code spans} had never come. */
    Sources without(List<Span> spans) {
        return spans.isEmpty() ? this : new Sources(counting.stream().map(w -> w.without(spans)).toList(),
                health.stream().map(w -> w.without(spans)).toList(), all, logs, cutOff);
    }

    /** Those that count and whose own requests are what is judged. */
    List<SampleWindow> probes() {
        return counting.stream().filter(w -> w.kind() == Kind.PROBES).toList();
    }
}
