package dev.quarterdeck.app;

import dev.quarterdeck.core.incident.Command;
import dev.quarterdeck.core.incident.Draft;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import dev.quarterdeck.core.logs.SecretMask;
import dev.quarterdeck.core.runbook.Runbook;
import dev.quarterdeck.core.signal.ChangeLog;
import dev.quarterdeck.core.time.ScenarioClock;
import dev.quarterdeck.core.watch.Confirmable;
import dev.quarterdeck.core.watch.Confirmed;
import dev.quarterdeck.core.watch.Guide;
import dev.quarterdeck.core.watch.KeptSamples;
import dev.quarterdeck.core.watch.Suggestion;
import dev.quarterdeck.core.watch.Watch;
import dev.quarterdeck.core.watch.WatchPorts;
import dev.quarterdeck.core.watch.WatchSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is done for an incident in hand where nobody waits for it: probing and judging, following logs, looking in them for known
 * failures, seeing a step's watch break. One call at a time, never on the screen's thread; {@link #snapshot} on any.
 */
final class LiveWatch implements AutoCloseable {
    private final Workspace workspace;
    private final IncidentId id;
    private final ScenarioClock clock;
    private final Optional<Live.Drill> drill;
    private final boolean watching;
    private final Watch watch;
    private final FollowedLogs followed;
    private final PhraseSearch phrases = new PhraseSearch();
    private final StepWatches stepWatches = new StepWatches();
    private final Map<String, OpenLog> logs = new LinkedHashMap<>();
    private Taken taken;
    private Confirmed confirmed = Confirmed.NOTHING;

    /** An incident as it is durable, and what it goes by. */
    record Taken(Incident incident, Optional<Runbook> runbook, SecretMask mask) {
    }

    /**
     * What followed from taking an incident over.
     *
     * @param logs the open logs by the path that the record names, in the order in which they were confirmed
     */
    record Followed(Confirmed confirmed, Map<String, OpenLog> logs) {
    }

    LiveWatch(Workspace workspace, IncidentId id, ScenarioClock clock, Optional<Live.Drill> drill, boolean watching) {
        this.workspace = workspace;
        this.id = id;
        this.clock = clock;
        this.drill = drill;
        this.watching = watching;
        this.followed = new FollowedLogs(clock);
        KeptSamples kept = watching ? KeptSamples.in(workspace.samples(), id.text()) : KeptSamples.NONE;
        // in a drill no process starts
        ChangeLog changes = drill.isPresent() ? ChangeLog.NONE : workspace.changes();
        this.watch = Watch.start(new WatchPorts(drill.map(Live.Drill::prober).orElse(workspace.prober()), followed, followed, kept, changes), clock,
                command -> workspace.desk().submit(id, Draft.CONSOLE, command));
    }

    /** What is seen, as it was judged last. Any thread; waits for nothing. */
    WatchSnapshot snapshot() {
        return watch.snapshot();
    }

    /** Lets watch and logs follow the newest durable state. */
    Followed take(Taken newest) {
        if (taken == null || !taken.runbook().equals(newest.runbook())) {
            watch.judgeBy(newest.runbook().map(Guide::of).orElse(Guide.of(Optional.empty(), List.of())));
        }
        taken = newest;
        if (watching) {
            confirmed = confirmedNow();
            watch.update(newest.incident(), confirmed);
            followLogs();
            newest.runbook().ifPresent(book -> stepWatches.take(book, newest.incident()));
        }
        return new Followed(confirmed, Collections.unmodifiableMap(new LinkedHashMap<>(logs)));
    }

    /** A drill without its simulator has nothing to ask: what it was mapped to may be anybody's by now. */
    private Confirmed confirmedNow() {
        Incident incident = taken.incident();
        return drill.isPresent() ? Confirmed.simulated(incident)
                : incident.drill() ? Confirmed.NOTHING : Confirmed.of(incident, workspace.confirmations().of(id));
    }

    private void followLogs() {
        Map<String, LogSource> wanted = taken.incident().open() ? logSources() : Map.of();
        logs.entrySet().removeIf(entry -> {
            boolean gone = !wanted.containsKey(entry.getKey());
            if (gone) {
                entry.getValue().close();
            }
            return gone;
        });
        wanted.forEach((name, source) -> logs.computeIfAbsent(name, _ -> workspace.logs().open(source)));
        followed.follow(logs);
    }

    /** In a drill everything is the simulator's log, and no command starts. */
    private Map<String, LogSource> logSources() {
        var sources = new LinkedHashMap<String, LogSource>();
        confirmed.watch().map(Fact.WatchConfirmed::logs).orElse(List.of()).forEach(path -> sources.put(path,
                new LogSource.File(drill.map(d -> d.service().logFile()).orElseGet(() -> Path.of(path)))));
        confirmed.commands().forEach(line -> sources.put(line,
                drill.<LogSource>map(d -> new LogSource.File(d.service().logFile()))
                .orElseGet(() -> new LogSource.Command(line))));
        return sources;
    }

    /** Records what broke of the steps that watch for a while, and answers which known failures what is seen now looks like. */
    List<Suggestion> look(WatchSnapshot seen) {
        Incident incident = taken.incident();
        if (watching && incident.open() && stepWatches.any()) {
            stepWatches.look(clock.instant(), seen.checks()).forEach(broke -> workspace.desk().submit(id, Draft.CONSOLE, broke));
        }
        return taken.runbook().map(book -> Suggestion.of(book, seen.symptoms(), phrases.seen(logs.values(),
                book.scenarios().stream().flatMap(s -> s.phrases().stream()).toList(), incident.clockFrom().orElseGet(clock::instant),
                taken.mask()))).orElse(List.of());
    }

    /** Keeps on this laptop, apart from the record, what a person confirms with these. The message of a failure is for the screen. */
    void confirm(String person, Instant at, Command... commands) throws IOException {
        Fact.WatchConfirmed watched = confirmed.watch().orElseGet(() -> new Fact.WatchConfirmed(List.of(), List.of(), List.of()));
        List<String> lines = confirmed.commands();
        for (Command command : commands) {
            if (command instanceof Command.ConfirmWatch(var probes, var files, var changes)) {
                watched = new Fact.WatchConfirmed(probes, files, changes);
            } else if (command instanceof Command.ConfirmLogCommands(var confirmedLines)) {
                lines = confirmedLines;
            }
        }
        workspace.confirmations().confirm(id, Confirmable.all(watched, lines), person, at);
    }

    /** Whether any of these has to be confirmed on this laptop. */
    static boolean confirms(Command... commands) {
        return Stream.of(commands).anyMatch(c -> c instanceof Command.ConfirmWatch || c instanceof Command.ConfirmLogCommands);
    }

    @Override
    public void close() {
        watch.close();
        phrases.close();
        logs.values().forEach(OpenLog::close);
        logs.clear();
        drill.ifPresent(d -> d.service().close());
    }
}
