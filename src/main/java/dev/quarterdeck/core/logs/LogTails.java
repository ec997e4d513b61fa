package dev.quarterdeck.core.logs;

import java.nio.file.Path;
import java.util.List;

/** Port: follows growing log files. */
public interface LogTails {

    /** Starts following at once; a missing file is waited for. Never throws for what the file is or does. */
    Tail follow(Path file);

    /** A followed file. Pulled by the screen; any thread. */
    interface Tail extends AutoCloseable {
        Path file();

        /** Lines after {@code number}, oldest first, at most {@code most} of the newest. Bounded memory: old lines go. */
        List<LogLine> after(long number, int most);

        /** The number of the newest line read. */
        long newest();

        /** What is to be said of the file now: following, waiting for it, rotated 14:02:11, cannot be read. */
        State state();

        @Override
        void close();
    }

    /** {@code following} is false when there is something wrong that {@code words} tells. */
    record State(boolean following, String words) {
    }
}
