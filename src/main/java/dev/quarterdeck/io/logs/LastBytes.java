package dev.quarterdeck.io.logs;

import java.util.Arrays;

/** The last half mebibyte of what was read of a file, to notice that it was rewritten and to show what a truncation took away. One thread. */
final class LastBytes {
    static final int CAPACITY = 512 * 1024;

    private byte[] ring = new byte[4096];
    private long end;
    private int length;

    /** From here on the bytes come from {@code offset}. */
    void startAt(long offset) {
        end = offset;
        length = 0;
    }

    /** The next bytes of the file. */
    void add(byte[] bytes, int from, int count) {
        if (length + count > ring.length && ring.length < CAPACITY) {
            byte[] all = copy(length);
            ring = Arrays.copyOf(all, Math.min(CAPACITY, Math.max(2 * ring.length, length + count)));
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
    long from() {
        return end - length;
    }

    /** The last {@code count} bytes, or as many as are kept. */
    byte[] copy(int count) {
        int kept = Math.min(count, length);
        return copy(end - kept, kept);
    }

    /** {@code count} bytes from {@code at} on, which have to be kept. */
    byte[] copy(long at, int count) {
        var copy = new byte[count];
        for (int done = 0; done < count; ) {
            int slot = (int) ((at + done) % ring.length);
            int n = Math.min(count - done, ring.length - slot);
            System.arraycopy(ring, slot, copy, done, n);
            done += n;
        }
        return copy;
    }

    int length() {
        return length;
    }
}
