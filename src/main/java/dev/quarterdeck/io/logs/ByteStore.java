package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that were found once and may be read again. Any thread. */
interface ByteStore extends AutoCloseable {

    /** Reads at least one byte from {@code at} on, as many as there are and fit; -1 where there are none. */
    int read(ByteBuffer into, long at) throws IOException;

    @Override
    void close();

    /** Fills {@code into} from {@code at} on as far as there are bytes before {@code end}; answers how many it read. */
    default int fill(ByteBuffer into, long at, long end) throws IOException {
        int wanted = (int) Math.min(into.remaining(), end - at);
        into.limit(into.position() + Math.max(0, wanted));
        int count = 0;
        while (into.hasRemaining()) {
            int n = read(into, at + count);
            if (n < 0) {
                break;
            }
            count += n;
        }
        return count;
    }
}
