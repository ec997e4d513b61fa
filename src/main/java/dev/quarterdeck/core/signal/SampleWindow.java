package dev.quarterdeck.core.signal;

import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One probe's samples of the last 15 minutes, and the readings over them. It decides which samples a window holds and when
 * the probe is stale; requests that never went out are in no window. Any thread: the prober adds while the watch reads.
 */
public final class SampleWindow {
    public static final Duration KEPT = Duration.ofMinutes(15);
    /** More than 15 minutes of the shortest interval, should a prober ever send too much. */
    private static final int CAPACITY = 10_000;

    private final String probe;
    private final Instant since;
    private final Duration staleAfter;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /** A window that begins to fill now. The deadline is real time, so on a fast clock it lasts longer. */
    public SampleWindow(Probe probe, ScenarioClock clock) {
        this.probe = probe.name();
        this.since = clock.instant();
        this.staleAfter = clock.scenario(probe.deadline()).plus(probe.interval().multipliedBy(2));
    }

    private SampleWindow(String probe, Instant since, Duration staleAfter) {
        this.probe = probe;
        this.since = since;
        this.staleAfter = staleAfter;
    }

    /** The name of the probe. */
    public String probe() {
        return probe;
    }

    public synchronized void add(Sample sample) {
        // samples come in the order in which they ended: a "later" one means that the clock was set back since
        while (!samples.isEmpty() && samples.getLast().endedAt().isAfter(sample.endedAt())) {
            samples.removeLast();
        }
        samples.addLast(sample);
        Instant oldest = sample.endedAt().minus(KEPT);
        while (samples.size() > CAPACITY || !samples.getFirst().endedAt().isAfter(oldest)) {
            samples.removeFirst();
        }
    }

    /** The sample that ended last. */
    public synchronized Optional<Sample> newest() {
        return Optional.ofNullable(samples.peekLast());
    }

    /** What the samples that ended in {@code (now - window, now]} say. */
    public synchronized Reading reading(Signal signal, Duration window, Instant now) {
        Optional<Instant> newest = newestUntil(now);
        List<Sample> within = within(window, now);
        if (signal == Signal.LATENCY_P95) {
            within.removeIf(s -> s.latencyMillis().isEmpty());
        }
        int failed = (int) within.stream().filter(Sample::failed).count();
        OptionalDouble value = within.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(switch (signal) {
            case ERROR_RATE -> 100.0 * failed / within.size();
            case LATENCY_P95 -> nearestRank(95, within);
        });
        return new Reading(signal, probe, value, failed, within.size(), newest,
                now.isAfter(newest.orElse(since).plus(staleAfter)), window, now);
    }

    /** The samples that ended in {@code (after, until]}, in that order. */
    public synchronized List<Sample> samples(Instant after, Instant until) {
        return samples.stream().filter(s -> s.endedAt().isAfter(after) && !s.endedAt().isAfter(until)).toList();
    }

    /** This window as if the samples that ended in {@code spans} had never come. */
    public synchronized SampleWindow without(List<Span> spans) {
        var rest = new SampleWindow(probe, since, staleAfter);
        samples.stream().filter(s -> spans.stream().noneMatch(span -> span.contains(s.endedAt()))).forEach(rest.samples::addLast);
        return rest;
    }

    private Optional<Instant> newestUntil(Instant now) {
        for (var it = samples.descendingIterator(); it.hasNext(); ) {
            Sample sample = it.next();
            if (sample.sent() && !sample.endedAt().isAfter(now)) {
                return Optional.of(sample.endedAt());
            }
        }
        return Optional.empty();
    }

    private List<Sample> within(Duration window, Instant now) {
        Instant after = now.minus(window);
        var within = new ArrayList<Sample>();
        for (var it = samples.descendingIterator(); it.hasNext(); ) {
            Sample sample = it.next();
            if (!sample.endedAt().isAfter(after)) {
                break;
            }
            if (sample.sent() && !sample.endedAt().isAfter(now)) {
                within.add(sample);
            }
        }
        return within;
    }

    /** The smallest latency that at least {@code percent} of the samples do not exceed. Exact, no interpolation. */
    private static double nearestRank(int percent, List<Sample> samples) {
        double[] sorted = samples.stream().mapToDouble(s -> s.latencyMillis().getAsDouble()).toArray();
        Arrays.sort(sorted);
        return sorted[(percent * sorted.length + 99) / 100 - 1];
    }
}
