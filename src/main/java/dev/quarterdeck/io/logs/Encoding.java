package dev.quarterdeck.io.logs;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How the bytes of a file spell characters, as far as its first bytes tell. */
enum Encoding {
    UTF_8(StandardCharsets.UTF_8, 1), UTF_16LE(StandardCharsets.UTF_16LE, 2), UTF_16BE(StandardCharsets.UTF_16BE, 2);

    private final Charset charset;
    private final int width;

    Encoding(Charset charset, int width) {
        this.charset = charset;
        this.width = width;
    }

    /** @param head the first bytes of the file; two decide */
    static Encoding of(byte[] head) {
        if (head.length < 2) {
            return UTF_8;
        }
        int first = head[0] & 0xff;
        int second = head[1] & 0xff;
        if (first == 0xff && second == 0xfe || first != 0 && second == 0 && head.length >= 4 && head[2] != 0 && head[3] == 0) {
            return UTF_16LE;
        }
        return first == 0xfe && second == 0xff || first == 0 && second != 0 && head.length >= 4 && head[2] == 0 && head[3] != 0
                ? UTF_16BE : UTF_8;
    }

    /** Bytes of a newline. */
    int width() {
        return width;
    }

    /**
     * The place in {@code [from, to)} behind the first newline that is wholly there, or -1.
     *
     * @param at offset in the file of place 0, which tells where a character of two bytes begins
     */
    long lineEnd(MemorySegment in, long from, long to, long at) {
        if (width == 1) {
            long newline = ByteSearch.next(in, from, to, (byte) '\n');
            return newline < 0 ? -1 : newline + 1;
        }
        long place = from;
        while (true) {
            place = ByteSearch.next(in, place, to, (byte) '\n');
            if (place < 0) {
                return -1;
            }
            boolean second = (at + place & 1) == 1;
            if (this == UTF_16BE && second && place > 0 && in.get(ValueLayout.JAVA_BYTE, place - 1) == 0) {
                return place + 1;
            }
            if (this == UTF_16LE && !second && place + 1 < to && in.get(ValueLayout.JAVA_BYTE, place + 1) == 0) {
                return place + 2;
            }
            place++;
        }
    }

    /** The same text in UTF-8. */
    byte[] utf8(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, charset).getBytes(StandardCharsets.UTF_8);
    }
}
