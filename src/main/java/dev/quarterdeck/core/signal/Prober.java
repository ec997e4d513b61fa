package dev.quarterdeck.core.signal;

import dev.quarterdeck.core.time.ScenarioClock;
import java.util.function.Consumer;

/** Port: sends a confirmed probe's requests on a fixed grid of due times until it is closed. */
public interface Prober {

    /**
     * Starts probing at once and returns immediately. Each due time is a request of its own. Samples arrive on threads of the
     * prober's, one at a time per probe, in the order in which they ended. Closing stops at once: what is in flight is handed
     * over as stopped by the thread that closes, and no sample arrives afterwards.
     */
    Running start(Probe probe, ScenarioClock clock, Consumer<Sample> sink);

    /**
     * Sends the probe's request once, now, and waits for its end, at most for the deadline. What came back is in
     * {@link Response#raw}.
     */
    Response ask(Probe probe);

    /** A probe at work. */
    interface Running extends AutoCloseable {
        /** How many due times passed unasked because this machine slept or stalled. Any thread. */
        default long passedOver() {
            return 0;
        }

        @Override
        void close();
    }
}
