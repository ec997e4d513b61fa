package dev.quarterdeck.core.shell;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.IncidentId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Port: runs what was confirmed and recorded, and keeps what it prints beside the record. Any thread. */
public interface Runner extends AutoCloseable {

    /**
     * Starts the process; does not wait for it.
     *
     * @param ended is called once, on a thread of the runner, when the process has ended and its output is on disk
     * @throws IOException in words, when nothing was started
     */
    Running start(RunOrder order, Consumer<RunEnd> ended) throws IOException;

    /** What is known of a run whose console ended before it did; runs nothing. Not for a run that goes on here. */
    RunEnd leftBehind(IncidentId incident, EventKey run) throws IOException;

    /** The kept output, while there is any. */
    Optional<Path> output(IncidentId incident, EventKey run);

    /** Removes the kept output. */
    void forget(IncidentId incident, EventKey run) throws IOException;

    /** Who runs what is run on this laptop: {@code account@host}, or the account alone while the host has no name. */
    String account();

    /** Names of the variables that a run on this laptop finds in its environment. */
    Set<String> variables();

    /** Where a run on this laptop starts unless something else was said. */
    Path home();

    /** Stops what still runs; each end is told before this returns. */
    @Override
    void close();
}
