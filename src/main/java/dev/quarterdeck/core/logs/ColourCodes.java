package dev.quarterdeck.core.logs;

import java.util.Arrays;

/**
 * The sequences in a log that only colour it: a line is read, searched and shown without them. They begin with an escape
 * character and are
 * ASCII, so that they can be told in bytes and in text alike. Pure.
 */
public final class ColourCodes {
    public static final byte ESCAPE = 0x1b;
    private static final int LONGEST = 64;

    private ColourCodes() {
    }

    /** The length of the code that begins at {@code at} with an escape; 0 when that steers something else, and is to be seen. */
    public static int length(byte[] b, int at, int to) {
        if (at + 2 >= to || b[at] != ESCAPE) {
            return 0;
        }
        if (b[at + 1] == '(') {
            return b[at + 2] == 'B' ? 3 : 0; // terminals are told to go on in ASCII before a colour ends
        }
        if (b[at + 1] != '[') {
            return 0;
        }
        int most = Math.min(to, at + 2 + LONGEST + 1);
        for (int i = at + 2; i < most; i++) {
            byte c = b[i];
            if (c == 'm' || c == 'K') { // grep ends each colour with clearing the rest of the line
                return i + 1 - at;
            }
            if ((c < '0' || c > '9') && c != ';' && c != ':') {
                return 0;
            }
        }
        return 0;
    }

    /** Whether there may be a code in {@code [from, to)}. */
    public static boolean in(byte[] b, int from, int to) {
        for (int i = from; i < to; i++) {
            if (b[i] == ESCAPE) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of {@code [from, to)} without the codes. */
    public static byte[] without(byte[] b, int from, int to) {
        var plain = new byte[to - from];
        int length = 0;
        for (int i = from; i < to; ) {
            int code = b[i] == ESCAPE ? length(b, i, to) : 0;
            if (code > 0) {
                i += code;
            } else {
                plain[length++] = b[i++];
            }
        }
        return Arrays.copyOf(plain, length);
    }
}
