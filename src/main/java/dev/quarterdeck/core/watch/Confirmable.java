package dev.quarterdeck.core.watch;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.signal.ChangeSource;
import dev.quarterdeck.core.signal.Probe;
import dev.quarterdeck.core.signal.Target;
import dev.quarterdeck.core.time.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that is done only once a person has seen exactly what. Two are the same when everything is the same that could make
 * them do something else. Immutable; any thread.
 *
 * @param what  {@code probe}, {@code log}, {@code command} or {@code changes}
 * @param exact what is sent, opened or run, and where; a secret by the name of its variable, beside the address that it goes to
 */
public record Confirmable(String what, String exact) {

    static Confirmable of(Probe probe) {
        var lines = new ArrayList<String>();
        lines.add("to " + probe.requestUrl());
        lines.addAll(probe.exactRequest());
        lines.add("every " + Times.words(probe.interval()) + ", at most " + Times.words(probe.deadline()));
        probe.target().ifPresent(target -> lines.add("on " + target.words()));
        return new Confirmable("probe", String.join("\n", lines));
    }

    static Confirmable log(String path) {
        return new Confirmable("log", path);
    }

    static Confirmable command(String line) {
        return new Confirmable("command", line);
    }

    static Confirmable of(ChangeSource source) {
        return new Confirmable("changes", source.target().map(Target::words).orElse("nowhere") + "\n" + source.line());
    }

    /** All that is confirmed with a watch and the commands that are followed beside it. */
    public static List<Confirmable> all(Fact.WatchConfirmed watch, List<String> commands) {
        return Stream.of(watch.probes().stream().map(Confirmable::of), watch.logs().stream().map(Confirmable::log),
                watch.changes().stream().map(Confirmable::of), commands.stream().map(Confirmable::command)).flatMap(s -> s)
                        .toList();
    }
}
