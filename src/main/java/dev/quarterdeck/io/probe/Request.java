package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Response;

/** A probe's request, which is made again and again, also while an earlier one is in flight. Any thread. */
interface Request {

    /**
     * Makes the request and waits for its end, at most for the probe's deadline.
     *
     * @param id  its own, which goes out with it where the protocol has room for one
     * @param raw whether what came back is to be told as text, too
     */
    Response send(String id, boolean raw);

    /** Ends the requests that are in flight. */
    void cancel();
}
