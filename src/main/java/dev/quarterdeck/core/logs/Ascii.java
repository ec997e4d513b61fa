package dev.quarterdeck.core.logs;

/** The bytes of a line, as far as they are ASCII. Pure. */
final class Ascii {
    private Ascii() {
    }

    /** Whether {@code wanted} stands in {@code [from, to)}. */
    static boolean holds(byte[] b, int from, int to, byte wanted) {
        for (int i = from; i < to; i++) {
            if (b[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The place of the quote that ends the string beginning at {@code at}, or {@code to}. */
    static int closed(byte[] b, int at, int to) {
        for (int i = at; i < to; i++) {
            if (b[i] == '\\') {
                i++;
            } else if (b[i] == '"') {
                return i;
            }
        }
        return to;
    }

    /** Where what is no space begins from {@code at} on. */
    static int spaces(byte[] b, int at, int to) {
        int i = at;
        while (i < to && b[i] <= ' ' && b[i] >= 0) {
            i++;
        }
        return i;
    }

    static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }

    static boolean letterOrDigit(byte c) {
        return digit(c) || (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    /** Whether {@code text} stands at {@code at}. */
    static boolean starts(byte[] b, int at, int to, String text) {
        if (to - at < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (b[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
