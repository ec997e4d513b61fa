package dev.quarterdeck.io.logs;

import java.util.Arrays;

/** Where the matching lines of a range of a file begin: differences, 7 bits a byte. One thread adds, any thread reads. */
final class Hits {
    private final long from;
    private byte[] bytes = new byte[16];
    private int length;
    private volatile int count;
    private long last;

    Hits(long from) {
        this.from = from;
        this.last = from;
    }

    long from() {
        return from;
    }

    int count() {
        return count;
    }

    /** @param offset behind the one added before */
    synchronized void add(long offset) {
        long difference = offset - last;
        last = offset;
        if (length + 10 > bytes.length) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        while (difference >= 0x80) {
            bytes[length++] = (byte) (difference | 0x80);
            difference >>>= 7;
        }
        bytes[length++] = (byte) difference;
        count++;
    }

    synchronized void trim() {
        bytes = Arrays.copyOf(bytes, length);
    }

    /** All of them in order. */
    synchronized long[] offsets() {
        var offsets = new long[count];
        long at = from;
        int place = 0;
        for (int i = 0; i < offsets.length; i++) {
            long difference = 0;
            for (int shift = 0; ; shift += 7) {
                byte b = bytes[place++];
                difference |= (long) (b & 0x7f) << shift;
                if (b >= 0) {
                    break;
                }
            }
            at += difference;
            offsets[i] = at;
        }
        return offsets;
    }
}
