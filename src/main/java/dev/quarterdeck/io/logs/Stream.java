package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.io.InputStream;

/** Where a log comes from that is no growing file: it is read once, as it comes. */
interface Stream {

    /** Opens it, again when it can be had more than once. */
    Opened open() throws IOException;

    /** Whether it can be opened again after it ended. */
    boolean again();

    /** A stream being read by one thread; any thread may close it. */
    interface Opened extends AutoCloseable {
        InputStream bytes() throws IOException;

        /** How it ended, as a piece of a sentence: {@code exited with code 255}. After the last byte was read. */
        String end();

        /** Ends it; whoever reads then sees its end. */
        @Override
        void close();
    }
}
