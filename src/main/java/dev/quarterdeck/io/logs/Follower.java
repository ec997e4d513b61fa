package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.LogState;

/** Brings the bytes of a log's source into its pieces, on a thread of its own. */
interface Follower extends AutoCloseable {

    /** Begins; {@code log} is told what comes. */
    void start(FollowedLog log);

    /** What is to be said of the source now. Any thread. */
    LogState.Phase phase();

    String words();

    /** Begins again what has ended, where that is possible. Any thread. */
    default void reconnect() {
        // most sources are followed for ever
    }

    /** Waits until nothing that it started is left running. */
    default void awaitEnd() throws InterruptedException {
        // most start nothing
    }

    /** Stops. Any thread. */
    @Override
    void close();
}
