package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Response;

/** A probe's request, which is made again and again. {@link #send} is called by one thread at a time, {@link #cancel} by any. */
interface Request {

    /**
     * Makes the request and waits for its end, at most for the probe's deadline.
     *
     * @param raw whether what came back is to be told as text, too
     */
    Response send(boolean raw);

    /** Ends a request that is in flight. */
    void cancel();
}
