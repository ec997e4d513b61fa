package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Response;

/** What a source takes from an answer that came. Pure. */
interface Body {

    /**
     * @param type  the Content-Type, in small letters, may be empty
     * @param bytes the first 64 KiB
     * @param cut   whether there was more
     */
    Response read(int status, String type, byte[] bytes, boolean cut);
}
