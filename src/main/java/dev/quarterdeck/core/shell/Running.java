package dev.quarterdeck.core.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A run whose process was started. Pulled by the screen; any thread, and nothing here waits. */
public interface Running {
    /** The newest lines, oldest first; one that has no end yet is the last. */
    List<OutputLine> newest();

    /** How much was printed so far. */
    long bytes();

    /** How long nothing was printed. */
    Duration silent();

    boolean over();

    /** Interrupts what was started with everything that it started; terminates it after 5 s, kills it after 5 more. */
    void stop();

    /** The kept output as a file, growing. */
    Path file();
}
