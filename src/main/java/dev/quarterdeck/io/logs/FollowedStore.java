package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A file that is followed. What was read of it last comes from memory, as it was read: between a truncation and the moment it is
 * noticed
 * the file already holds other bytes. Any thread.
 */
record FollowedStore(ByteStore file, LastBytes last) implements ByteStore {
    @Override
    public int read(ByteBuffer into, long at) throws IOException {
        int remembered = last.read(into, at);
        if (remembered >= 0) {
            return remembered;
        }
        long before = last.from() - at;
        if (before <= 0 || before >= into.remaining()) {
            return file.read(into, at);
        }
        int limit = into.limit();
        into.limit(into.position() + (int) before);
        int count = file.read(into, at);
        into.limit(limit);
        return count;
    }

    @Override
    public void close() {
        file.close();
    }
}
