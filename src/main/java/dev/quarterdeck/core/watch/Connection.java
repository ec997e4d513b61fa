package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells an outage from a laptop that is cut off: when every probe gets no word from its other side, and neither do those that
 * ask something else altogether, then it is the laptop, and what was sampled meanwhile says nothing. One thread at a time.
 */
final class Connection {
    private final List<Span> cutOff = new ArrayList<>();
    private boolean heard;

    /** @param references windows of the probes that have nothing to do with the service; without any it cannot be told */
    void look(List<SampleWindow> references, List<SampleWindow> others, Instant now) {
        heard = Stream.concat(references.stream(), others.stream()).anyMatch(w -> w.newest().isPresent() && !unreached(w));
        boolean cut = !references.isEmpty() && !others.isEmpty() && references.stream().allMatch(Connection::unreached)
                && others.stream().allMatch(Connection::unreached);
        Optional<Span> open = cutOff.isEmpty() ? Optional.empty() : Optional.of(cutOff.getLast()).filter(s -> s.to().isEmpty());
        if (cut && open.isEmpty()) {
            cutOff.add(new Span(begin(references, others, now), Optional.empty()));
        } else if (!cut && open.isPresent()) {
            cutOff.set(cutOff.size() - 1, new Span(open.get().from(), Optional.of(now)));
        }
        cutOff.removeIf(s -> s.to().filter(end -> end.isBefore(now.minus(SampleWindow.KEPT))).isPresent());
    }

    /** When the laptop was cut off, within what windows keep. */
    List<Span> cutOff() {
        return List.copyOf(cutOff);
    }

    /** Since when it is cut off. */
    Optional<Instant> since() {
        return cutOff.isEmpty() ? Optional.empty() : Optional.of(cutOff.getLast()).filter(s -> s.to().isEmpty()).map(Span::from);
    }

    /** Whether the newest that anybody got is a word from the other side; false before the first sample. */
    boolean heard() {
        return heard;
    }

    private static boolean unreached(SampleWindow window) {
        return window.newest().map(Sample::outcome).filter(Outcome::unreached).isPresent();
    }

    /** The first failure since the last word that anybody got. */
    private static Instant begin(List<SampleWindow> references, List<SampleWindow> others, Instant now) {
        var all = new ArrayList<>(references);
        all.addAll(others);
        Instant lastWord = all.stream().flatMap(w -> w.samples(now.minus(SampleWindow.KEPT), now).stream())
                .filter(s -> s.sent() && !s.outcome().unreached()).map(Sample::endedAt).max(Instant::compareTo)
                .orElse(Instant.MIN);
        return all.stream().flatMap(w -> w.samples(now.minus(SampleWindow.KEPT), now).stream())
                .filter(s -> s.outcome().unreached() && s.endedAt().isAfter(lastWord)).map(Sample::endedAt)
                .min(Instant::compareTo).orElse(now);
    }
}
