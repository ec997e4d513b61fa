package dev.quarterdeck.core.signal;

import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * The usual value of a signal, which words like "3x slower than baseline" compare with.
 *
 * @param probe   the probe it was captured at; empty for one that the runbook states, which holds for every probe
 * @param value   in the signal's own unit
 * @param samples how many samples it was computed from; 0 when the runbook states it
 * @param at      when it was captured
 */
public record Baseline(Signal signal, String probe, double value, int samples, Optional<Instant> at) {

    /** One that the runbook states. */
    public static Baseline stated(Signal signal, double value) {
        return new Baseline(signal, "", value, 0, Optional.empty());
    }

    /** The value and where it comes from: {@code 180 ms captured 14:02}, {@code 180 ms in the runbook}. */
    public String words() {
        return signal.unit().text(value) + at.map(when -> " captured " + Times.minute(when)).orElse(" in the runbook");
    }
}
