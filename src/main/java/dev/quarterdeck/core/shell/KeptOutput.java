package dev.quarterdeck.core.shell;

import java.nio.charset.StandardCharsets;

/**
 * What was kept of a run's output: all of it, or its first and its last part. The arrays are nobody's to change; any thread.
 *
 * @param between how many bytes lay between the two and are gone
 */
public record KeptOutput(byte[] first, long between, byte[] last) {
    public static final KeptOutput NOTHING = new KeptOutput(new byte[0], 0, new byte[0]);

    /** What is put into the record of either end. */
    private static final int IN_RECORD = 32 * 1024;

    /** As much as a record takes, in whole lines. Says how much is left out. */
    public String text() {
        if (binary()) {
            return "";
        }
        long all = first.length + between + last.length;
        if (between == 0 && all <= 2 * IN_RECORD) {
            return string(first, 0, first.length) + string(last, 0, last.length);
        }
        byte[] end = last.length > 0 ? last : first;
        int from = Math.max(last.length > 0 ? 0 : Math.min(IN_RECORD, first.length), end.length - IN_RECORD);
        int to = Math.min(IN_RECORD, first.length);
        int firstEnd = lineEnd(first, to);
        int lastBegin = lineBegin(end, from, last.length > 0);
        long left = all - firstEnd - (end.length - Math.min(lastBegin, end.length));
        return string(first, 0, firstEnd) + "\n[" + String.format(java.util.Locale.ROOT, "%,d", left)
                + " bytes are not shown here]\n"
                + string(end, Math.min(lastBegin, end.length), end.length);
    }

    /** Bytes up to {@code until} of all that was printed, from {@code from} on, as far as they were kept. */
    public String part(long from, long until) {
        return slice(from, until, 0, first) + slice(from, until, first.length + between, last);
    }

    private static String slice(long from, long until, long at, byte[] bytes) {
        int a = Math.clamp(from - at, 0, bytes.length);
        int b = Math.clamp(until - at, 0, bytes.length);
        return a >= b ? "" : string(bytes, a, b);
    }

    public boolean binary() {
        return binary(first) || binary(last);
    }

    private static boolean binary(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    /** A line that is cut could hide half of a secret from who looks for secrets. */
    private static int lineEnd(byte[] bytes, int to) {
        int end = to;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    /** {@code cut} says that the bytes begin where they were cut, too. */
    private static int lineBegin(byte[] bytes, int from, boolean cut) {
        int begin = from == 0 && cut ? 1 : from;
        while (begin > 0 && begin < bytes.length && bytes[begin - 1] != '\n') {
            begin++;
        }
        return begin;
    }

    private static String string(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
