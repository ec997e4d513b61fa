package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.decision.Advice;
import dev.quarterdeck.core.decision.Circumstances;
import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Judge;
import dev.quarterdeck.core.decision.Lasting;
import dev.quarterdeck.core.decision.Sources;
import dev.quarterdeck.core.decision.Standing;
import dev.quarterdeck.core.decision.Verdict;
import dev.quarterdeck.core.incident.Change;
import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Event;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.signal.Baseline;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Reading;
import dev.quarterdeck.core.signal.Sample;
import dev.quarterdeck.core.signal.SampleWindow;
import dev.quarterdeck.core.signal.Source;
import dev.quarterdeck.core.signal.Span;
import dev.quarterdeck.core.signal.SystemChange;
import dev.quarterdeck.core.time.ScenarioClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/**
 * Watches one incident: runs its confirmed probes, judges their samples once a scenario second, and reports when the
 * level changes or when sight is lost or regained.
 *
 * <p>Any thread. Judging happens on the watch's own virtual thread, and at once when the incident changes. Reports are
 * handed over while the watch is locked and must not block. A resolved incident is not probed; reopening resumes.
 */
@NullUnmarked
public final class Watch implements AutoCloseable {
    /** What the readings are taken over: the one that is judged, then two for context. */
    public static final List<Duration> WINDOWS = List.of(Judge.WINDOW, Duration.ofMinutes(5), Duration.ofMinutes(15));
    private static final Duration STEP = Duration.ofSeconds(1);
    private static final Duration CHANGES_EVERY = Duration.ofMinutes(1);
    private static final Duration CHANGES_SINCE = Duration.ofHours(24);

    private final WatchPorts ports;
    private final ScenarioClock clock;
    private final Executor background;
    private final Consumer<Command> reports;
    private final Connection connection = new Connection();
    private final Observations observations = new Observations();
    /** Of the symptoms. */
    private final Lasting lasting = new Lasting();
    private List<ProbeAtWork> probes = List.of();
    private Optional<Guide> guide = Optional.empty();
    private Circumstances circumstances = Circumstances.NONE;
    /** The usual values that the runbook states. */
    private List<Baseline> stated = List.of();
    /** As it was handed over last. */
    private Optional<Incident> taken = Optional.empty();
    private List<Reading> readingsAtChange = List.of();
    private Map<Criterion, Standing> symptoms = Map.of();
    private Judge judge = Judge.unguided();
    private Advice advice;
    private Optional<Event> recorded = Optional.empty();
    private String reported = new Verdict.CannotJudge("").label();
    private List<ChangeSource> changeSources = List.of();
    /** Since when this laptop is cut off, as it was reported. */
    private Optional<Instant> cutOffSince = Optional.empty();
    private Instant changesAsked = Instant.MIN;
    private List<String> problems = List.of();
    private List<String> unconfirmed = List.of();
    private final AtomicReference<Seen> seen = new AtomicReference<>();
    private boolean open;
    private boolean everKnown;
    private boolean closed;
    private Thread pace;

    /** @param probes those of the snapshot, in its order */
    private record Seen(WatchSnapshot snapshot, List<ProbeAtWork> probes) {
    }

    /**
     * A watch without a thread of its own, to be moved on by {@link #step}; {@code background} takes what waits for a disk or a
     * command.
     */
    Watch(WatchPorts ports, ScenarioClock clock, Executor background, Consumer<Command> reports) {
        this.ports = ports;
        this.clock = clock;
        this.background = background;
        this.reports = reports;
        step();
    }

    /** Watches from now on until it is closed. {@code reports} takes what is to be recorded with the console as actor. */
    public static Watch start(WatchPorts ports, ScenarioClock clock, Consumer<Command> reports) {
        var watch = new Watch(ports, clock, Thread::startVirtualThread, reports);
        watch.pace = Thread.ofVirtual().name("watch").start(watch::keepPace);
        return watch;
    }

    /** Judges by this guide from now on; the samples stay. The same one again changes nothing. */
    public synchronized void judgeBy(Guide asked) {
        if (guide.equals(Optional.of(asked))) {
            return;
        }
        guide = Optional.of(asked);
        judge = Judge.of(asked.matrix(), asked.triggers());
        stated = asked.baseline();
        taken.ifPresent(incident -> circumstances = circumstances(incident, stated));
        recall();
        step();
    }

    /** Takes over what changed: what may be asked, the triggers that people ticked, the decision. */
    public synchronized void update(Incident incident, Confirmed here) {
        if (closed) {
            return;
        }
        open = incident.open();
        var before = circumstances.changedAt();
        circumstances = circumstances(incident, stated);
        if (!before.equals(circumstances.changedAt())) {
            readingsAtChange = advice.readings();
        }
        if (taken.isEmpty()) {
            cutOffSince = incident.cutOff().map(Span::from);
        }
        taken = Optional.of(incident);
        if (recorded.isEmpty() && !everKnown && incident.advice().isPresent()) {
            recorded = incident.advice();
            recall();
        }
        unconfirmed = open ? here.asked().sentences() : List.of();
        run(open ? here.watch().map(Fact.WatchConfirmed::probes).orElse(List.of()) : List.of(), incident);
        List<ChangeSource> sources = open ? here.watch().map(Fact.WatchConfirmed::changes).orElse(List.of()) : List.of();
        if (!sources.equals(changeSources)) {
            changeSources = sources;
            changesAsked = Instant.MIN;
            problems = List.of();
        }
        step();
    }

    /** What the record says that bears on the advice; {@code stated} are the usual values that the runbook states. */
    static Circumstances circumstances(Incident incident, List<Baseline> stated) {
        var ticked = new HashMap<String, Instant>();
        incident.triggers().forEach((trigger, event) -> {
            if (incident.met(trigger)) {
                ticked.put(trigger, event.at());
            }
        });
        // that the service is back settles what was seen before, as a decision does
        return new Circumstances(ticked, Stream.concat(incident.decision().map(Event::at).stream(), incident.restoredSaid()
                .stream())
                .max(Instant::compareTo),
                incident.interruptions().stream().map(i -> new Span(i.from(), i.to())).toList(),
                Stream.concat(incident.baseline().stream(), stated.stream()).toList(), Change.last(incident).map(Change::at),
                incident.holds());
    }

    /**
     * What was judged last, with the newest samples; the same object while there are none. Waits for nothing, neither for a
     * judgement
     * that asks a slow log just now.
     */
    public WatchSnapshot snapshot() {
        Seen last = seen.get();
        List<WatchSnapshot.Watched> before = last.snapshot.probes();
        List<WatchSnapshot.Watched> now = IntStream.range(0, before.size())
                .mapToObj(i -> before.get(i).with(last.probes.get(i).window().newest()))
                .toList();
        if (IntStream.range(0, before.size()).allMatch(i -> now.get(i) == before.get(i))) {
            return last.snapshot;
        }
        var newer = new Seen(last.snapshot.with(now), last.probes);
        seen.compareAndSet(last, newer); // else something newer was judged meanwhile
        return newer.snapshot;
    }

    /** After a judgement, or when what is said beside it changed. */
    private void publish() {
        List<ProbeAtWork> running = probes;
        seen.set(new Seen(new WatchSnapshot(clock.instant(), judge.matrix(), advice, running.stream().map(ProbeAtWork::watched)
                .toList(),
                observations.all(), symptoms, circumstances.changedAt(), readingsAtChange,
                Stream.concat(unconfirmed.stream(), problems.stream()).toList()), running));
    }

    synchronized void step() {
        if (closed) {
            return;
        }
        Instant now = clock.instant();
        probes.forEach(p -> p.measure(now));
        connection.look(windows(true), windows(false), now);
        reportConnection(now);
        Sources sources = sources();
        advice = judge.judge(now, sources, circumstances);
        observations.look(guide.map(Guide::checks).orElse(List.of()), sources, circumstances, now);
        symptoms = guide.map(Guide::symptoms).orElse(List.of()).stream().collect(Collectors.toUnmodifiableMap(s -> s,
                s -> lasting.look(s, Standing.of(s, sources, circumstances, now), now)));
        publish();
        report(advice.verdict());
        askForChanges(now);
    }

    private Sources sources() {
        return new Sources(probes.stream().filter(ProbeAtWork::counts).map(ProbeAtWork::window).toList(),
                probes.stream().filter(ProbeAtWork::health).map(ProbeAtWork::window).toList(),
                probes.stream().map(ProbeAtWork::window).toList(), ports.logs(), cutOff());
    }

    /** What goes over the network, either the references or the others. */
    private List<SampleWindow> windows(boolean reference) {
        return probes.stream().filter(p -> p.probe().reference() == reference && !(p.probe().source() instanceof Source.LogShare))
                .map(ProbeAtWork::window).toList();
    }

    /** What was recorded holds beside what is seen: a program that was started again finds samples of a time it did not see. */
    private List<Span> cutOff() {
        return Stream.concat(connection.cutOff().stream(), taken.map(Incident::cutOffs).orElse(List.of()).stream()).distinct()
                .toList();
    }

    private void reportConnection(Instant now) {
        if (taken.isEmpty() || !open) {
            return;
        }
        Optional<Instant> since = connection.since();
        if (since.isPresent() && cutOffSince.isEmpty()) {
            cutOffSince = since;
            reports.accept(new Command.ReportCutOff(since.get(), Optional.empty()));
        } else if (since.isEmpty() && cutOffSince.isPresent() && connection.heard()) {
            reports.accept(new Command.ReportCutOff(cutOffSince.get(), Optional.of(now)));
            cutOffSince = Optional.empty();
        }
    }

    private void askForChanges(Instant now) {
        if (changeSources.isEmpty() || changesAsked.isAfter(now.minus(CHANGES_EVERY)) && !changesAsked.isAfter(now)) {
            return;
        }
        changesAsked = now;
        List<ChangeSource> sources = changeSources;
        background.execute(() -> {
            var found = new ArrayList<SystemChange>();
            var failed = new ArrayList<String>();
            for (ChangeSource source : sources) {
                try {
                    found.addAll(ports.changes().since(source, now.minus(CHANGES_SINCE)));
                } catch (IOException e) {
                    failed.add(e.getMessage());
                }
            }
            told(sources, found, failed);
        });
    }

    private synchronized void told(List<ChangeSource> sources, List<SystemChange> found, List<String> failed) {
        if (!closed && sources.equals(changeSources)) {
            problems = List.copyOf(failed);
            publish();
            if (!found.isEmpty()) {
                reports.accept(new Command.ReportChanges(found));
            }
        }
    }

    /** Not being able to judge is no event before there was anything to lose sight of. */
    private void report(Verdict verdict) {
        everKnown |= verdict.level() >= 0;
        if (open && !everKnown && verdict instanceof Verdict.NoneMet) {
            reported = verdict.label();
        }
        if (!open || !everKnown || verdict.label().equals(reported)) {
            return;
        }
        String from = reported;
        reported = verdict.label();
        reports.accept(command(from, verdict, verdict instanceof Verdict.Known known ? known.action() : "", verdict.driver()));
    }

    private Command command(String from, Verdict to, String action, String driver) {
        return new Command.ReportAdvice(from, to.label(), to.level(), judge.matrix().worst(), action, driver,
                advice.readings());
    }

    /** After a restart the verdict in the record is the last known one, and no news when it is reached again. */
    private void recall() {
        recorded.ifPresent(event -> {
            if (event.fact() instanceof Fact.AdviceChanged f && !everKnown) {
                reported = f.to();
                if (f.level() >= 0) {
                    judge.recall(new Advice.Dated(new Verdict.Known(f.level(), f.to(), f.action(), f.driver()),
                            event.at()));
                }
            }
        });
    }

    private void run(List<Probe> confirmed, Incident incident) {
        var left = new ArrayList<>(probes);
        var next = new ArrayList<ProbeAtWork>();
        var started = new ArrayList<ProbeAtWork>();
        for (Probe probe : confirmed) {
            Optional<ProbeAtWork> same = left.stream().filter(p -> p.sends(probe)).findFirst();
            same.ifPresent(p -> {
                left.remove(p);
                p.confirmedAs(probe);
            });
            next.add(same.orElseGet(() -> {
                var fresh = new ProbeAtWork(probe, ports, clock);
                started.add(fresh);
                return fresh;
            }));
        }
        probes = List.copyOf(next);
        left.forEach(ProbeAtWork::close);
        if (!started.isEmpty()) {
            recallSamples(started, incident);
        }
    }

    /** After a restart the windows hold again what was sampled for the same requests before, as far as it still matters. */
    private void recallSamples(List<ProbeAtWork> started, Incident incident) {
        Instant reach = clock.instant().minus(SampleWindow.KEPT);
        var since = new HashMap<String, Instant>();
        started.forEach(p -> since.put(p.probe().name(), confirmedSince(p, incident)));
        if (since.values().stream().noneMatch(at -> at.isBefore(clock.instant().minus(STEP)))) {
            return; // confirmed just now
        }
        background.execute(() -> {
            var kept = new HashMap<String, List<Sample>>();
            Instant asked = clock.instant();
            ports.samples().since(reach, recorded -> {
                if (since.containsKey(recorded.probe()) && !recorded.sample().endedAt().isAfter(asked) && !recorded.sample()
                        .endedAt().isBefore(since.get(recorded.probe()))) {
                    kept.computeIfAbsent(recorded.probe(), _ -> new ArrayList<>()).add(recorded.sample());
                }
            });
            synchronized (this) {
                Instant now = clock.instant();
                started.forEach(p -> p.refill(kept.getOrDefault(p.probe().name(), List.of()), now));
                judge.lookBack(now, sources(), circumstances);
                observations.lookBack();
                step();
            }
        });
    }

    /** From when on exactly these requests have been confirmed without a break. */
    private static Instant confirmedSince(ProbeAtWork probe, Incident incident) {
        Instant since = Instant.MAX;
        for (Event event : incident.events().reversed()) {
            if (event.writer().here() && event.fact() instanceof Fact.WatchConfirmed watch) {
                if (watch.probes().stream().noneMatch(probe::sends)) {
                    break;
                }
                since = event.recordedAt();
            }
        }
        return since;
    }

    private void keepPace() {
        try {
            while (true) {
                Thread.sleep(clock.real(STEP));
                try {
                    step();
                } catch (RuntimeException e) {
                    // a defect in one judgement must not end the watch, nor pass in silence
                    Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
    }

    /** Stops the probes and the thread; nothing is reported afterwards. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            probes.forEach(ProbeAtWork::close);
            probes = List.of();
            publish();
        }
        if (pace != null) {
            pace.interrupt();
        }
    }
}
