package dev.quarterdeck.core.decision;

import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Signal;
import dev.quarterdeck.core.signal.Unit;
import dev.quarterdeck.core.time.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.NullUnmarked;

/**
 * Judges one criterion by the samples of one stretch of time that ends now. Missing, stale or too few samples leave it
 * unknown; among several probes the worst counts. For one moment and one thread.
 */
@NullUnmarked
final class CriterionJudge {
    /** A share of one percent is one sample of 60. */
    private static final int SHARE_SAMPLES = 60;
    private static final Comparator<Reading> BY_VALUE = Comparator.comparingDouble(CriterionJudge::value);

    private final Sources sources;
    private final Circumstances circumstances;
    private final List<Stretch> stretches;
    private final Instant now;
    private final BiPredicate<Reading, Integer> enough;
    private final Map<Signal, List<Reading>> readings = new EnumMap<>(Signal.class);

    /**
     * @param stretches what may be judged over, shortest first, each at most what a sample window keeps
     * @param enough    whether a reading rests on so many samples
     */
    CriterionJudge(Sources sources, Circumstances circumstances, List<Stretch> stretches, Instant now,
                   BiPredicate<Reading, Integer> enough) {
        this.sources = sources;
        this.circumstances = circumstances;
        this.stretches = stretches;
        this.now = now;
        this.enough = enough;
    }

    /** A standing with the cause to name when it holds. */
    record Ruling(Standing standing, Optional<Cause> cause) {
        static Ruling unknown(String why) {
            return new Ruling(Standing.unknown(why), Optional.empty());
        }
    }

    static boolean plainlyEnough(Reading reading, int needed) {
        return !reading.stale() && reading.value().isPresent() && reading.all() >= reading.needed(needed);
    }

    Ruling judge(Criterion criterion) {
        return switch (criterion) {
            case Condition c -> condition(c);
            case Criterion.Multiple m -> multiple(m);
            case Criterion.Outage o -> outage(o);
            case Criterion.StatusShare s -> share(s);
            case Criterion.Measure m -> measure(m);
            case Criterion.HealthAnswer h -> health(h);
            case Criterion.QuietLog _ -> quiet();
        };
    }

    private Ruling condition(Condition condition) {
        List<Taken> taken = taken(condition.signal(), condition.samplesNeeded());
        if (taken.isEmpty()) {
            return Ruling.unknown("no probe is watched yet");
        }
        Optional<Taken> blind = taken.stream().filter(t -> !enough.test(t.reading, t.needed)).findFirst();
        // a bound from above holds only where every probe says so, one from below where any does
        boolean upper = condition.range().high() < Double.POSITIVE_INFINITY && condition.range().low() <= 0;
        List<Reading> seen = taken.stream().filter(t -> enough.test(t.reading, t.needed)).map(Taken::reading).toList();
        Optional<Reading> worst = seen.stream().filter(r -> upper || condition.range().contains(value(r))).max(BY_VALUE)
                .or(() -> seen.stream().max(BY_VALUE));
        boolean holds = worst.filter(r -> condition.range().contains(value(r))).isPresent();
        if (worst.isEmpty() || blind.isPresent() && holds == upper) {
            return Ruling.unknown(Blindness.why(blind.orElseThrow().reading, blind.get().needed, sources.counting()));
        }
        return new Ruling(Standing.of(holds, words(worst.get(), condition.show(value(worst.get())))), holds
                ? Optional.of(Cause.of(condition, worst.get(), several())) : Optional.empty());
    }

    private Ruling multiple(Criterion.Multiple multiple) {
        List<Taken> taken = taken(multiple.signal(), Condition.P95_SAMPLES);
        Optional<Ruling> worst = taken.stream().filter(t -> enough.test(t.reading, t.needed))
                .flatMap(t -> baseline(t.reading).stream()
                        .map(b -> new Factor(t.reading, b))).max(Comparator.comparingDouble(Factor::factor)).map(f -> {
                    boolean holds = multiple.factors().contains(f.factor());
                    return new Ruling(Standing.of(holds, f.words()), holds
                            ? Optional.of(Cause.multiple(multiple, f.reading, f.baseline.value(), several())) : Optional.empty());
                });
        return worst.orElseGet(() -> Ruling.unknown(taken.stream().anyMatch(t -> baseline(t.reading).isPresent())
                ? Blindness.why(taken.getFirst().reading, taken.getFirst().needed, sources.counting()) : "capture a baseline"));
    }

    private record Factor(Reading reading, Baseline baseline) {
        double factor() {
            return value(reading) / baseline.value();
        }

        String words() {
            return Unit.factor(factor()) + " of " + baseline.words();
        }
    }

    /** The one captured at this probe, or else the one that holds for all. */
    private Optional<Baseline> baseline(Reading reading) {
        return circumstances.baseline().stream()
                .filter(b -> b.signal() == reading.signal() && b.value() > 0 && b.at().map(at -> !at.isAfter(now)).orElse(true))
                .filter(b -> b.probe().isEmpty() || b.probe().equals(reading.probe()))
                .max(Comparator.comparing(b -> !b.probe().isEmpty()));
    }

    /** Nothing works only when no probe does, each of them for so long. */
    private Ruling outage(Criterion.Outage outage) {
        Duration shortest = null;
        for (SampleWindow probe : sources.probes()) {
            Reading newest = probe.reading(Signal.ERROR_RATE, first(), now);
            if (newest.newest().isEmpty() || newest.stale()) {
                return Ruling.unknown(Blindness.why(newest, 1, sources.counting()));
            }
            Optional<Instant> since = probe.failingSince(now);
            if (since.isEmpty()) {
                return new Ruling(Standing.of(false, "up"), Optional.empty());
            }
            Duration failing = Duration.between(since.get(), now);
            shortest = shortest == null || failing.compareTo(shortest) < 0 ? failing : shortest;
        }
        if (shortest == null) {
            return Ruling.unknown("no probe is watched yet");
        }
        boolean holds = shortest.compareTo(outage.longer()) > 0;
        return new Ruling(Standing.of(holds, "down " + Times.countdown(shortest)), holds
                ? Optional.of(Cause.outage(shortest)) : Optional.empty());
    }

    private Ruling share(Criterion.StatusShare share) {
        Optional<Ruling> worst = Optional.empty();
        double most = -1;
        for (SampleWindow probe : sources.probes()) {
            Stretch stretch = Stretch.of(stretches, probe, SHARE_SAMPLES);
            List<Sample> sent = probe.telling(now.minus(stretch.length()), now);
            long with = sent.stream().filter(s -> s.outcome() instanceof Outcome.Answered(int status) && status == share.status())
                    .count();
            double percent = sent.isEmpty() ? 0 : 100.0 * with / sent.size();
            if (sent.size() >= stretch.needed(probe, SHARE_SAMPLES) && percent > most) {
                most = percent;
                boolean holds = share.percent().contains(percent);
                String figure = Unit.PERCENT.text(percent);
                worst = Optional.of(new Ruling(Standing.of(holds, figure + " · " + with + " of " + sent.size() + stretch.words()),
                        holds
                        ? Optional.of(Cause.share("Share of HTTP " + share.status(), figure, "in " + share.text()))
                        : Optional.empty()));
            }
        }
        return worst.orElseGet(() -> Ruling.unknown("too few samples"));
    }

    /** A named figure is a number that a probe brings; it says something only so long after the change. */
    private Ruling measure(Criterion.Measure measure) {
        Optional<Instant> due = circumstances.changedAt().map(at -> at.plus(measure.after())).filter(now::isBefore);
        if (due.isPresent()) {
            return Ruling.unknown("not before " + Times.shortDay(due.get()) + " " + Times.minute(due.get()));
        }
        return sources.all().stream().filter(w -> w.probe().toLowerCase(Locale.ROOT).contains(measure.name()))
                .flatMap(w -> w.telling(now.minus(longest()), now).reversed().stream().limit(1))
                .flatMap(s -> s.value().stream().boxed()).findFirst().map(value -> {
                    boolean holds = measure.range().contains(value);
                    String figure = Unit.PERCENT.text(value);
                    return new Ruling(Standing.of(holds, figure), holds ? Optional.of(Cause.share(capital(measure.name()), figure,
                            new Condition(Signal.ERROR_RATE, measure.range(), "").words())) : Optional.empty());
                }).orElseGet(() -> Ruling.unknown("no " + measure.name() + " figure is watched"));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private Ruling health(Criterion.HealthAnswer wanted) {
        if (sources.health().isEmpty()) {
            return Ruling.unknown("no health address is watched");
        }
        Standing worst = null;
        for (SampleWindow probe : sources.health()) {
            Stretch stretch = Stretch.of(stretches, probe, 1);
            List<Sample> samples = probe.telling(now.minus(stretch.length()), now);
            Reading reading = probe.reading(Signal.ERROR_RATE, stretch.length(), now);
            if (samples.isEmpty() || reading.stale()) {
                return Ruling.unknown(Blindness.why(reading, 1, sources.health()));
            }
            long answered = samples.stream().filter(s -> answers(s, wanted)).count();
            Sample newest = samples.getLast();
            Standing standing = Standing.of(answers(newest, wanted), newest.outcome().text() + " · " + answered + " of "
                    + samples.size()
                    + stretch.words());
            worst = worst == null || worst.holds() ? standing : worst;
        }
        return new Ruling(worst, Optional.empty());
    }

    private static boolean answers(Sample sample, Criterion.HealthAnswer wanted) {
        return sample.outcome() instanceof Outcome.Answered(int status) && status == wanted.status();
    }

    /** A log in which nothing is written says nothing. */
    private Ruling quiet() {
        return sources.logs().since(now.minus(first())).map(count -> count.lines() == 0 ? Ruling.unknown("nothing was logged")
                        : new Ruling(Standing.of(count.errors() == 0, Unit.counted(count.errors(), "error") + " in "
                        + Unit.counted(count.lines(), "line")
                                + stretches.getFirst().words()), Optional.empty()))
                .orElseGet(() -> Ruling.unknown("no log is followed"));
    }

    /** One of each probe that counts, all of one kind, over the shortest stretch. */
    List<Reading> readings(Signal signal) {
        return readings.computeIfAbsent(signal, s -> {
            List<Reading> able = sources.counting().stream().filter(w -> w.measures(s)).map(w -> w.reading(s, first(), now))
                    .toList();
            Optional<Kind> kind = Kind.chosen(able);
            return able.stream().filter(r -> kind.equals(Optional.of(r.kind()))).toList();
        });
    }

    /**
     * What a probe that counts says where a bound asks for a number of samples.
     *
     * @param needed how many it takes of them
     */
    record Taken(Reading reading, int needed) {
    }

    /** One of each of {@link #readings}, over the shortest stretch in which its probe is asked so often. */
    List<Taken> taken(Signal signal, int samples) {
        return readings(signal).stream().flatMap(r -> sources.counting().stream().filter(w -> w.probe().equals(r.probe()))
                .limit(1).map(probe -> {
            Stretch stretch = Stretch.of(stretches, probe, r.needed(samples));
            return new Taken(stretch.length().equals(r.window()) ? r : probe.reading(signal, stretch.length(), now),
                    stretch.needed(probe, samples));
        })).toList();
    }

    private Duration first() {
        return stretches.getFirst().length();
    }

    private Duration longest() {
        return stretches.getLast().length();
    }

    private boolean several() {
        return sources.counting().size() > 1;
    }

    private static double value(Reading reading) {
        return reading.value().orElseThrow();
    }

    private String words(Reading reading, String figure) {
        String over = stretches.stream().filter(s -> s.length().equals(reading.window())).map(Stretch::words).findFirst()
                .orElse("");
        return figure + " · " + switch (reading.kind()) {
            case PROBES -> switch (reading.signal()) {
                case ERROR_RATE -> reading.failed() + " of " + reading.all();
                case LATENCY_P95 -> reading.all() + " samples";
            };
            case SERVER_METRICS, LOG_SAMPLE -> reading.kind().label();
        } + over;
    }
}
