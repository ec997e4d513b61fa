package dev.quarterdeck.io.logs;

import java.nio.ByteBuffer;

/** The last bytes of a file that was truncated: what was shown a moment ago can still be read. */
record KeptStore(byte[] bytes, long from) implements ByteStore {
    @Override
    public int read(ByteBuffer into, long at) {
        if (at < from || at >= from + bytes.length) {
            return -1;
        }
        int start = (int) (at - from);
        int count = Math.min(into.remaining(), bytes.length - start);
        into.put(bytes, start, count);
        return count;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
