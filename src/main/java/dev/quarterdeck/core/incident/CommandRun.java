package dev.quarterdeck.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A command that was run, as the record tells it. Without an end it runs still, or nobody knows what became of it. Immutable;
 * any thread.
 *
 * @param key  of the event that began it
 * @param by   who confirmed it
 * @param here whether this console began it
 */
public record CommandRun(EventKey key, Fact.CommandStarted started, Instant at, String by, boolean here,
        Optional<Fact.CommandEnded> ended) {

    /** Whether it came to its end by itself and says that all went well. */
    public boolean succeeded() {
        return ended.filter(end -> end.how() == CommandEnding.EXITED && end.exit() == 0).isPresent();
    }

    /** How it ended in a few words: {@code exit 0}. */
    public String outcome() {
        return ended.map(end -> end.how().words(end.exit())).orElse("its result is not known");
    }

    static List<CommandRun> begun(List<CommandRun> runs, Fact.CommandStarted started, Event event) {
        return Stream.concat(runs.stream(), Stream.of(new CommandRun(event.key(), started, event.at(), event.by(),
                event.writer().here(),
                Optional.empty()))).toList();
    }

    /** Only the console that ran it knows; what it says of the end a second time says nothing. */
    static List<CommandRun> ended(List<CommandRun> runs, Fact.CommandEnded end, Event event) {
        return runs.stream().map(run -> run.key.equals(end.run()) && run.key.console().equals(event.key().console())
                && run.ended.isEmpty()
                ? new CommandRun(run.key, run.started, run.at, run.by, run.here, Optional.of(end)) : run).toList();
    }
}
