package dev.quarterdeck.core.signal;

import dev.quarterdeck.core.time.ScenarioClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
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
    private final Source source;
    private final Optional<Target> target;
    private final Instant since;
    private final Duration interval;
    private final Duration staleAfter;
    /** What ended in these is kept and counts nowhere. */
    private final List<Span> leftOut;
    private final Deque<Sample> samples = new ArrayDeque<>();
    /** One for each length of time that was asked for. */
    private final List<Tally> tallies = new ArrayList<>();
    /** When nothing was asked because this laptop slept or stalled. */
    private final List<Span> stoodStill = new ArrayList<>();

    /** A window that begins to fill now. The deadline is real time, so on a fast clock it lasts longer. */
    public SampleWindow(Probe probe, ScenarioClock clock) {
        this.probe = probe.name();
        this.source = probe.source();
        this.target = probe.target();
        this.since = clock.instant();
        this.interval = probe.interval();
        this.staleAfter = clock.scenario(probe.deadline()).plus(probe.interval().multipliedBy(2));
        this.leftOut = List.of();
    }

    /** One of the same probe and with the same samples, in which those that ended in {@code leftOut} do not count. */
    private SampleWindow(SampleWindow same, List<Span> leftOut) {
        this.probe = same.probe;
        this.source = same.source;
        this.target = same.target;
        this.since = same.since;
        this.interval = same.interval;
        this.staleAfter = same.staleAfter;
        this.leftOut = List.copyOf(leftOut);
        this.samples.addAll(same.samples);
        this.stoodStill.addAll(same.stoodStill);
    }

    /** The name of the probe. */
    public String probe() {
        return probe;
    }

    public Kind kind() {
        return source.kind();
    }

    /** How often it is asked. */
    public Duration interval() {
        return interval;
    }

    /** How many due times lie within {@code length}. */
    public int holds(Duration length) {
        return (int) Math.min(Integer.MAX_VALUE, length.dividedBy(interval));
    }

    /** Nothing was asked in this time, since this laptop slept or stalled. */
    public synchronized void stoodStill(Span span) {
        stoodStill.add(span);
        stoodStill.removeIf(s -> s.to().filter(end -> end.isBefore(span.from().minus(KEPT))).isPresent());
    }

    /** The last time that nothing was asked, if nothing has been heard since. */
    public synchronized Optional<Span> standstill(Instant now) {
        Instant heard = newestUntil(now).orElse(since);
        return stoodStill.reversed().stream().filter(s -> s.to().filter(end -> end.isAfter(heard)).isPresent()).findFirst();
    }

    /** How many samples of {@code (now - window, now]} count nowhere since this laptop was slow. */
    public synchronized int marked(Duration window, Instant now) {
        Instant after = now.minus(window);
        return (int) samples.reversed().stream().takeWhile(s -> s.endedAt().isAfter(after))
                .filter(s -> s.mark().isPresent() && !s.endedAt().isAfter(now)).count();
    }

    private boolean counts(Sample sample) {
        return sample.tells() && leftOut.stream().noneMatch(span -> span.contains(sample.endedAt()));
    }

    public synchronized void add(Sample sample) {
        // samples come in the order in which they ended: a "later" one means that the clock was set back since
        while (!samples.isEmpty() && samples.getLast().endedAt().isAfter(sample.endedAt())) {
            samples.removeLast();
            tallies.clear();
        }
        samples.addLast(sample);
        tallies.forEach(t -> t.add(sample));
        Instant oldest = sample.endedAt().minus(KEPT);
        while (samples.size() > CAPACITY || !samples.getFirst().endedAt().isAfter(oldest)) {
            Sample first = samples.removeFirst();
            tallies.forEach(t -> t.forget(first));
        }
    }

    /** Takes samples that ended before those that are here: what is known from before the program started. */
    public synchronized void refill(List<Sample> earlier) {
        Instant until = samples.isEmpty() ? Instant.MAX : samples.getFirst().endedAt();
        List<Sample> before = earlier.stream().filter(s -> s.endedAt().isBefore(until)).toList();
        before.reversed().forEach(samples::addFirst);
        tallies.clear();
    }

    /** Whether it can say something about {@code signal}. */
    public boolean measures(Signal signal) {
        return source.measures(signal);
    }

    /** The sample that ended last. */
    public synchronized Optional<Sample> newest() {
        return Optional.ofNullable(samples.peekLast());
    }

    /** What the samples that ended in {@code (now - window, now]} say. */
    public synchronized Reading reading(Signal signal, Duration window, Instant now) {
        return source.judgedByOutcome() ? reading(signal, figures(window, now), now) : byValue(signal, window, now);
    }

    /** The reading that {@code figures} of this window, taken at {@code now}, give. */
    public synchronized Reading reading(Signal signal, WindowFigures figures, Instant now) {
        if (!source.judgedByOutcome()) {
            return byValue(signal, figures.window(), now);
        }
        Optional<Instant> newest = newestUntil(now);
        return switch (signal) {
            case ERROR_RATE -> new Reading(signal, probe, figures.errorPercent(), figures.failed(), figures.all(), newest,
                    stale(newest, now), figures.window(), now, source.kind(), target);
            case LATENCY_P95 -> new Reading(signal, probe, figures.p95(), figures.failed(), figures.timed(), newest,
                    stale(newest, now), figures.window(), now, source.kind(), target);
        };
    }

    /** Everything that the samples of this window, taken at {@code now}, tell. */
    public synchronized List<Figure> told(WindowFigures figures, Instant now) {
        Optional<Instant> newest = newestUntil(now);
        if (newest.isEmpty()) {
            return List.of();
        }
        var told = new ArrayList<Figure>();
        if (source.judgedByOutcome()) {
            OptionalDouble errors = figures.errorPercent();
            tell(told, Quantity.ERROR_RATE, errors, figures.all(), figures, newest.get(), now);
            tell(told, Quantity.AVAILABILITY, errors.isPresent() ? OptionalDouble.of(100 - errors.getAsDouble()) : errors,
                    figures.all(), figures,
                    newest.get(), now);
            tell(told, Quantity.P50, figures.p50(), figures.timed(), figures, newest.get(), now);
            tell(told, Quantity.P95, figures.p95(), figures.timed(), figures, newest.get(), now);
            tell(told, Quantity.P99, figures.p99(), figures.timed(), figures, newest.get(), now);
        }
        List<Sample> numbers = telling(now.minus(figures.window()), now).stream().filter(s -> s.value().isPresent()).toList();
        if (!numbers.isEmpty()) {
            told.add(new Figure(Quantity.of(source.means()), probe, source.kind(), numbers.getLast().value().getAsDouble(), 0,
                    numbers.size(),
                    figures.window(), numbers.getLast().endedAt(), stale(newest, now), now));
        }
        return List.copyOf(told);
    }

    private void tell(List<Figure> told, Quantity quantity, OptionalDouble value, int all, WindowFigures figures, Instant newest,
            Instant now) {
        value.ifPresent(v -> told.add(new Figure(quantity, probe, source.kind(), v, figures.failed(), all, figures.window(),
                newest,
                stale(Optional.of(newest), now), now)));
    }

    /** Failed and all, and the exact percentiles, of the samples that ended in {@code (now - window, now]}. */
    public synchronized WindowFigures figures(Duration window, Instant now) {
        for (Tally tally : tallies) {
            if (tally.window().equals(window) && tally.reaches(now)) {
                return tally.figures(now);
            }
        }
        Tally counted = counted(window, now);
        // one that was asked about an earlier time than its last is counted once, for that time only
        if (!samples.isEmpty() && !samples.getLast().endedAt().isAfter(now) && tallies.stream()
                .noneMatch(t -> t.window().equals(window))) {
            tallies.add(counted);
        }
        return counted.figures(now);
    }

    private Tally counted(Duration window, Instant now) {
        var tally = new Tally(window, this::counts);
        Instant after = now.minus(window);
        samples.stream().filter(s -> s.endedAt().isAfter(after) && !s.endedAt().isAfter(now)).forEach(tally::add);
        return tally;
    }

    /** The newest number: a server's figure is a share over a time of the server's own. */
    private Reading byValue(Signal signal, Duration window, Instant now) {
        Instant after = now.minus(window);
        OptionalDouble value = OptionalDouble.empty();
        Optional<Instant> newest = Optional.empty();
        int all = 0;
        for (Iterator<Sample> it = samples.descendingIterator(); it.hasNext(); ) {
            Sample sample = it.next();
            if (sample.value().isEmpty() || sample.endedAt().isAfter(now)) {
                continue;
            }
            if (newest.isEmpty()) {
                newest = Optional.of(sample.endedAt());
            }
            if (!sample.endedAt().isAfter(after)) {
                break;
            }
            if (counts(sample)) {
                value = value.isPresent() ? value : sample.value();
                all++;
            }
        }
        boolean means = source.means().signal().equals(Optional.of(signal));
        return new Reading(signal, probe, means ? value : OptionalDouble.empty(), 0, means ? all : 0, newest,
                stale(newest, now), window, now, source.kind(), target);
    }

    private boolean stale(Optional<Instant> newest, Instant now) {
        return now.isAfter(newest.orElse(since).plus(staleAfter));
    }

    /** The newest number that came in {@code (after, until]}. */
    public synchronized OptionalDouble value(Instant after, Instant until) {
        for (Iterator<Sample> it = samples.descendingIterator(); it.hasNext(); ) {
            Sample sample = it.next();
            if (!sample.endedAt().isAfter(after)) {
                break;
            }
            if (sample.value().isPresent() && !sample.endedAt().isAfter(until) && sample.mark().isEmpty()) {
                return sample.value();
            }
        }
        return OptionalDouble.empty();
    }

    /** The samples that ended in {@code (after, until]}, in that order, those among them that count nowhere. */
    public synchronized List<Sample> samples(Instant after, Instant until) {
        return samples.stream().filter(s -> s.endedAt().isAfter(after) && !s.endedAt().isAfter(until)).toList();
    }

    /** Of {@link #samples} those that count. */
    public synchronized List<Sample> telling(Instant after, Instant until) {
        return samples.stream().filter(s -> s.endedAt().isAfter(after) && !s.endedAt().isAfter(until) && counts(s)).toList();
    }

    /** When the first of the failures ended that the newest samples are; empty when the newest is none, or there is none. */
    public synchronized Optional<Instant> failingSince(Instant now) {
        Optional<Instant> since = Optional.empty();
        for (Iterator<Sample> it = samples.descendingIterator(); it.hasNext(); ) {
            Sample sample = it.next();
            if (counts(sample) && !sample.endedAt().isAfter(now)) {
                if (!sample.failed()) {
                    return since;
                }
                since = Optional.of(sample.endedAt());
            }
        }
        return since;
    }

    /**
     * This window as it is now, in which the samples that ended in {@code spans} count nowhere; that they came is not forgotten.
     */
    public synchronized SampleWindow without(List<Span> spans) {
        return new SampleWindow(this, spans);
    }

    private Optional<Instant> newestUntil(Instant now) {
        for (Iterator<Sample> it = samples.descendingIterator(); it.hasNext(); ) {
            Sample sample = it.next();
            if (sample.sent() && !sample.endedAt().isAfter(now)) {
                return Optional.of(sample.endedAt());
            }
        }
        return Optional.empty();
    }
}
