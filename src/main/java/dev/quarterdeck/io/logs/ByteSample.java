package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.find.Skips;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/** What some hundred kilobytes of a file tell about how often bytes and texts occur in it. Immutable. */
final class ByteSample {
    private static final int PIECE = 64 * 1024;
    private static final int PIECES = 4;
    /** With a byte rarer than one in so many, jumping from one to the next is the fastest search there is. */
    private static final int RARE = 150;

    private final byte[] bytes;
    private final int[] counts = new int[256];

    private ByteSample(byte[] bytes) {
        this.bytes = bytes;
        for (byte b : bytes) {
            counts[b & 0xff]++;
        }
    }

    static ByteSample of(ByteStore store, long from, long end) throws IOException {
        var bytes = new byte[PIECE * PIECES];
        int count = 0;
        for (int i = 0; i < PIECES; i++) {
            long at = from + (end - from) / PIECES * i;
            count += store.fill(ByteBuffer.wrap(bytes, count, Math.min(PIECE, bytes.length - count)), at, end);
        }
        return new ByteSample(Arrays.copyOf(bytes, count));
    }

    ByteSearch.Needle needle(byte[] text) {
        int rarest = 0;
        for (int i = 1; i < text.length; i++) {
            if (counts[text[i] & 0xff] < counts[text[rarest] & 0xff]) {
                rarest = i;
            }
        }
        boolean rare = text.length == 1 || (long) counts[text[rarest] & 0xff] * RARE < bytes.length;
        return new ByteSearch.Needle(text, rare ? rarest : -1);
    }

    /** What it costs to look for these texts, in no unit: each is a pass, each find is a line to be looked at. */
    double cost(List<byte[]> texts) {
        double cost = texts.size();
        for (byte[] text : texts) {
            cost += 300.0 * occurrences(text) / Math.max(1, bytes.length) * 60;
        }
        return cost;
    }

    /** The same for one pass that passes over most bytes. */
    double cost(Skips skips) {
        int count = 0;
        for (int at = skips.next(bytes, 0, bytes.length); at >= 0; at = skips.next(bytes, at + 1, bytes.length)) {
            count++;
        }
        return 1 + 300.0 * count / Math.max(1, bytes.length) * 60;
    }

    private int occurrences(byte[] text) {
        int count = 0;
        int last = bytes.length - text.length;
        for (int i = 0; i <= last; i++) {
            if (bytes[i] == text[0] && Arrays.equals(bytes, i, i + text.length, text, 0, text.length)) {
                count++;
            }
        }
        return count;
    }
}
