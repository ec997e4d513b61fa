package dev.quarterdeck.app;

import dev.quarterdeck.core.incident.CommandRun;
import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.logs.LogSource;
import dev.quarterdeck.core.logs.OpenLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Outputs of runs that somebody wanted to see as logs. They are looked for, opened and closed where nobody waits. FX thread only.
 */
final class ShownOutputs implements AutoCloseable {
    private final Workspace workspace;
    private final RunningCommands commands;
    private final Map<EventKey, Output> shown = new LinkedHashMap<>();
    private boolean closed;

    /** The output of a run as a log, with the words that it is called by. */
    private record Output(String name, OpenLog log) {
    }

    ShownOutputs(Workspace workspace, RunningCommands commands) {
        this.workspace = workspace;
        this.commands = commands;
    }

    /** By their names, in the order in which they were asked for. */
    Map<String, OpenLog> logs() {
        var logs = new LinkedHashMap<String, OpenLog>();
        shown.values().forEach(output -> logs.put(output.name(), output.log()));
        return logs;
    }

    /** Opens an output once and hands on what it is called; nothing when there is none any more. */
    void show(CommandRun run, String name, Consumer<Optional<String>> then) {
        Output open = shown.get(run.key());
        if (open != null) {
            then.accept(Optional.of(open.name()));
            return;
        }
        workspace.work().run(() -> commands.output(run).map(file -> workspace.logs().open(new LogSource.File(file))),
                log -> then.accept(log.flatMap(opened -> keep(run, name, opened))));
    }

    private Optional<String> keep(CommandRun run, String name, OpenLog opened) {
        if (closed) {
            close(opened);
            return Optional.empty();
        }
        Output before = shown.putIfAbsent(run.key(), new Output(name, opened));
        if (before != null) {
            close(opened); // asked for twice
        }
        return Optional.of(shown.get(run.key()).name());
    }

    /** Answers whether something of that name was shown. */
    boolean hide(String name) {
        List<EventKey> hidden = shown.entrySet().stream().filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey).toList();
        hidden.forEach(key -> close(Objects.requireNonNull(shown.remove(key)).log()));
        return !hidden.isEmpty();
    }

    private void close(OpenLog log) {
        workspace.work().run(log::close);
    }

    @Override
    public void close() {
        closed = true;
        shown.values().forEach(output -> close(output.log()));
        shown.clear();
    }
}
