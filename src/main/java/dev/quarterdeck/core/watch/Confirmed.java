package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Probe;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What of an incident's record may be done here: what this console recorded as confirmed and what was, byte for byte, confirmed
 * on this laptop. Everything else that the record would have done is only told. Immutable; any thread.
 *
 * @param watch    empty when nothing was ever confirmed here
 * @param commands whose output is followed as a log
 * @param asked    what the record names beyond that, whoever says there that it was confirmed
 */
public record Confirmed(Optional<Fact.WatchConfirmed> watch, List<String> commands, Asked asked) {
    public static final Confirmed NOTHING = new Confirmed(Optional.empty(), List.of(), Asked.NOTHING);

    /**
     * To be looked at and confirmed, or left.
     *
     * @param changed those of the probes that were confirmed here as something else than what this program would send
     */
    public record Asked(List<Probe> probes, List<Probe> changed, List<String> logs, List<ChangeSource> changes,
            List<String> commands) {
        static final Asked NOTHING = new Asked(List.of(), List.of(), List.of(), List.of(), List.of());

        public Asked {
            probes = List.copyOf(probes);
            changed = List.copyOf(changed);
            logs = List.copyOf(logs);
            changes = List.copyOf(changes);
            commands = List.copyOf(commands);
        }

        /** One sentence each. */
        List<String> sentences() {
            Stream<String> other = changed.stream().map(p -> p.name()
                    + " is not asked: what is sent has changed since it was confirmed."
                    + " Confirm it again.");
            Stream<String> unseen = Stream.of(probes.stream().filter(p -> !changed.contains(p))
                    .map(p -> p.name() + " is not asked"),
                    logs.stream().map(path -> path + " is not followed"), changes.stream()
                            .map(source -> source.asks() + " is not asked for changes"),
                    commands.stream().map(line -> line + " is not run")).flatMap(s -> s)
                    .map(words -> words + ": nobody has confirmed it on this laptop. Look at it in Watch.");
            return Stream.concat(other, unseen).toList();
        }
    }

    public Confirmed {
        commands = List.copyOf(commands);
    }

    public static Confirmed of(Incident incident, Set<Confirmable> confirmed) {
        Optional<Fact.WatchConfirmed> here = incident.watchHere();
        List<Probe> probes = here.map(Fact.WatchConfirmed::unchanged).orElse(List.of()).stream()
                .filter(p -> confirmed.contains(Confirmable.of(p))).toList();
        List<String> logs = here.map(Fact.WatchConfirmed::logs).orElse(List.of()).stream()
                .filter(path -> confirmed.contains(Confirmable.log(path))).toList();
        List<ChangeSource> changes = here.map(Fact.WatchConfirmed::changes).orElse(List.of()).stream()
                .filter(source -> confirmed.contains(Confirmable.of(source))).toList();
        List<String> commands = incident.logCommandsHere().stream().filter(line -> confirmed.contains(Confirmable.command(line)))
                .toList();
        List<Fact.WatchConfirmed> named = Stream.of(here, incident.watch()).flatMap(Optional::stream).distinct().toList();
        var asked = new Asked(lacking(named.stream().flatMap(watch -> watch.probes().stream()), probes),
                lacking(here.stream().flatMap(watch -> watch.probes().stream()), here.map(Fact.WatchConfirmed::unchanged)
                        .orElse(List.of())),
                lacking(named.stream().flatMap(watch -> watch.logs().stream()), logs),
                lacking(named.stream().flatMap(watch -> watch.changes().stream()), changes),
                lacking(Stream.concat(incident.logCommandsHere().stream(), incident.logCommands().stream()), commands));
        return new Confirmed(here.map(_ -> new Fact.WatchConfirmed(probes, logs, changes)), commands, asked);
    }

    /** Where nothing can be reached but a simulator, everything that stands in the record may be done. */
    public static Confirmed simulated(Incident incident) {
        return new Confirmed(incident.watch().map(watch -> new Fact.WatchConfirmed(watch.unchanged(), watch.logs(),
                watch.changes())),
                incident.logCommands(), Asked.NOTHING);
    }

    private static <T> List<T> lacking(Stream<T> named, List<T> present) {
        var all = new ArrayList<>(new LinkedHashSet<>(named.toList()));
        all.removeAll(present);
        return all;
    }
}
