package dev.quarterdeck.core.logs;

import java.util.List;

/** Port: opens logs of any size at once. Any thread. */
public interface Logs extends AutoCloseable {

    /**
     * Opens and follows at once; a missing file is waited for. A command starts now: it has to be confirmed before. Never throws
     * for
     * what the source is or does.
     */
    OpenLog open(LogSource source);

    /** One view of several open logs, merged by the time their lines state. Closing it leaves them open. */
    OpenLog merged(List<OpenLog> logs);

    /** Closes every log that is open. */
    @Override
    void close();
}
