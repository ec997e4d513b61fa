package dev.quarterdeck.io.logs;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The last half mebibyte of what was read of a file, to notice that it was rewritten and to show what a truncation took away. One
 * thread
 * adds, any thread reads.
 */
final class LastBytes {
    static final int CAPACITY = 512 * 1024;

    private byte[] ring = new byte[4096];
    private long end;
    private int length;

    /** Nothing was read so far; it will be from {@code offset} on. */
    LastBytes(long offset) {
        end = offset;
    }

    /** The bytes of {@code file} from {@code from} to {@code end}; fails when they are not there any more. */
    static LastBytes of(ByteStore file, long from, long end) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - from));
        if (file.fill(bytes, from, end) < bytes.capacity()) {
            throw new IOException("it was truncated while being opened");
        }
        var last = new LastBytes(from);
        last.add(bytes.array(), 0, bytes.capacity());
        return last;
    }

    /** The next bytes of the file. */
    synchronized void add(byte[] bytes, int from, int count) {
        if (length + count > ring.length && ring.length < CAPACITY) {
            byte[] all = copy(length);
            ring = new byte[Math.min(CAPACITY, Math.max(2 * ring.length, length + count))];
            place(all);
        }
        int kept = Math.min(count, ring.length);
        long at = end + count - kept;
        for (int done = 0; done < kept; ) {
            int slot = (int) ((at + done) % ring.length);
            int n = Math.min(kept - done, ring.length - slot);
            System.arraycopy(bytes, from + count - kept + done, ring, slot, n);
            done += n;
        }
        end += count;
        length = Math.min(ring.length, length + count);
    }

    private void place(byte[] all) {
        long from = end - all.length;
        for (int i = 0; i < all.length; i++) {
            ring[(int) ((from + i) % ring.length)] = all[i];
        }
    }

    /** Offset of the first byte that is kept. */
    synchronized long from() {
        return end - length;
    }

    /** The offset behind the last byte. */
    synchronized long end() {
        return end;
    }

    /** The last {@code count} bytes, or as many as are kept. */
    synchronized byte[] copy(int count) {
        int kept = Math.min(count, length);
        return copy(end - kept, kept);
    }

    /** {@code count} bytes from {@code at} on, which have to be kept. */
    synchronized byte[] copy(long at, int count) {
        var copy = new byte[count];
        for (int done = 0; done < count; ) {
            int slot = (int) ((at + done) % ring.length);
            int n = Math.min(count - done, ring.length - slot);
            System.arraycopy(ring, slot, copy, done, n);
            done += n;
        }
        return copy;
    }

    /** Puts the bytes from {@code at} on into {@code into}; -1 when the first of them is not kept. */
    synchronized int read(ByteBuffer into, long at) {
        if (at < from() || at >= end) {
            return -1;
        }
        byte[] bytes = copy(at, (int) Math.min(into.remaining(), end - at));
        into.put(bytes);
        return bytes.length;
    }

    /** All that is kept. */
    synchronized KeptStore kept() {
        return new KeptStore(copy(length), from());
    }

    /** What would be remembered had only the bytes before {@code at} been read. */
    synchronized LastBytes before(long at) {
        var before = new LastBytes(from());
        before.add(copy(from(), (int) (at - from())), 0, (int) (at - from()));
        return before;
    }

    /** The file does not change any more: it can be read itself. */
    synchronized void forget() {
        ring = new byte[0];
        length = 0;
    }
}
