package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.ColourCodes;
import dev.quarterdeck.core.logs.find.BytePattern;
import dev.quarterdeck.core.logs.find.Dfa;
import dev.quarterdeck.core.logs.find.Skips;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Finds the lines of a block that hold a pattern, by the fastest way that the pattern allows: required texts with the processor's
 * vectors, or in any case by passing over most bytes, then the table on the lines that hold one; the table on four lines at once
 * where
 * nothing is required; the regular expression on single lines where there is no table. One thread.
 */
final class BlockSearch {
    /** With texts that are in more than every third line, looking for them first is a detour. */
    private static final double TOO_COMMON = 40;
    private static final int STREAMS = 4;

    private final BytePattern pattern;
    private final ByteSearch.Needle[] needles;
    private final Optional<Skips> skips;
    private final Optional<Dfa> dfa;
    private final SafeRegex regex;
    private int[] hits = new int[1024];
    private int count;
    private byte[] heap = new byte[LineBlocks.BLOCK];
    private final int[][] streamHits = new int[STREAMS][256];
    private final int[] streamCounts = new int[STREAMS];

    /** @param cancelled is asked often enough to be obeyed within milliseconds, whatever the pattern */
    BlockSearch(BytePattern pattern, ByteSample sample, BooleanSupplier cancelled, Runnable givenUp) {
        this.pattern = pattern;
        this.dfa = pattern.dfa();
        this.regex = new SafeRegex(pattern.regex(), cancelled, givenUp);
        List<byte[]> texts = pattern.required().stream().min(Comparator.comparingDouble(sample::cost))
                .filter(t -> pattern.literal().isPresent() || sample.cost(t) < TOO_COMMON).orElse(List.of());
        this.needles = texts.stream().map(sample::needle).toArray(ByteSearch.Needle[]::new);
        this.skips = pattern.skips().filter(s -> needles.length == 0 && sample.cost(s) < TOO_COMMON);
    }

    /** Places in the block where the lines begin that {@link #search} found, in order; the first {@link #count()} of them. */
    int[] hits() {
        return hits;
    }

    int count() {
        return count;
    }

    /** Searches {@code length} bytes that begin and end with a line, as they are shown: without their colours. UTF-8. */
    void search(MemorySegment block, int length) {
        count = 0;
        if (ByteSearch.next(block, 0, length, ColourCodes.ESCAPE) < 0 && !marked(block, length)) {
            find(block, length);
            return;
        }
        UncolouredBlock shown = UncolouredBlock.of(block, length);
        try (NativeBlock plain = shown.block()) {
            find(plain.memory(), shown.length());
        }
        shown.restore(hits, count);
    }

    private static boolean marked(MemorySegment block, int length) {
        return length >= 3 && block.get(ValueLayout.JAVA_BYTE, 0) == (byte) 0xef
                && block.get(ValueLayout.JAVA_BYTE, 1) == (byte) 0xbb
                && block.get(ValueLayout.JAVA_BYTE, 2) == (byte) 0xbf;
    }

    private void find(MemorySegment block, int length) {
        if (needles.length == 1) {
            byText(block, length, needles[0]);
        } else if (needles.length > 1) {
            byTexts(block, length);
        } else if (skips.isPresent()) {
            bySkips(block, length, skips.get());
        } else if (dfa.isPresent()) {
            byTable(block, length, dfa.get().table());
        } else {
            byLine(block, length);
        }
    }

    private void hit(int at) {
        if (count == hits.length) {
            hits = Arrays.copyOf(hits, 2 * count);
        }
        hits[count++] = at;
    }

    private void byText(MemorySegment block, int length, ByteSearch.Needle needle) {
        boolean enough = pattern.literal().isPresent();
        for (long at = 0; at < length; ) {
            long found = needle.next(block, at, length);
            if (found < 0) {
                return;
            }
            at = candidate(block, at, found, length, enough);
        }
    }

    private void byTexts(MemorySegment block, int length) {
        var next = new long[needles.length];
        Arrays.fill(next, -1);
        for (long at = 0; at < length; ) {
            long nearest = length;
            for (int i = 0; i < next.length; i++) {
                if (next[i] < at) {
                    long found = needles[i].next(block, at, length);
                    next[i] = found < 0 ? Long.MAX_VALUE : found;
                }
                nearest = Math.min(nearest, next[i]);
            }
            if (nearest >= length) {
                return;
            }
            at = candidate(block, at, nearest, length, false);
        }
    }

    /** Looks at the line around {@code found}; answers where the next one begins. */
    private long candidate(MemorySegment block, long from, long found, int length, boolean enough) {
        long start = ByteSearch.last(block, from, found, (byte) '\n') + 1;
        start = start == 0 ? from : start;
        long newline = ByteSearch.next(block, found, length, (byte) '\n');
        int end = newline < 0 ? length : (int) newline;
        if (enough || matches(block, (int) start, end)) {
            hit((int) start);
        }
        return end + 1L;
    }

    private void bySkips(MemorySegment block, int length, Skips texts) {
        heap = heap.length < length ? new byte[length] : heap;
        MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, heap, 0, length);
        for (int at = 0; at < length; ) {
            int found = texts.next(heap, at, length);
            if (found < 0) {
                return;
            }
            int start = found;
            while (start > at && heap[start - 1] != '\n') {
                start--;
            }
            long newline = ByteSearch.next(block, found, length, (byte) '\n');
            int end = newline < 0 ? length : (int) newline;
            if (dfa.isPresent() ? dfa.get().matches(heap, start, end) : regex.find(text(heap, start, end - start))) {
                hit(start);
            }
            at = end + 1;
        }
    }

    private boolean matches(MemorySegment block, int from, int to) {
        int length = to - from;
        heap = heap.length < length ? new byte[length] : heap;
        MemorySegment.copy(block, ValueLayout.JAVA_BYTE, from, heap, 0, length);
        return dfa.isPresent() ? dfa.get().matches(heap, 0, length) : regex.find(text(heap, 0, length));
    }

    /** Whether one line matches, given by its bytes in UTF-8 without its end. */
    boolean matches(byte[] line, int from, int to) {
        if (ColourCodes.in(line, from, to)) {
            byte[] plain = ColourCodes.without(line, from, to);
            return matchesShown(plain, 0, plain.length);
        }
        boolean mark = to - from >= 3 && line[from] == (byte) 0xef && line[from + 1] == (byte) 0xbb
                && line[from + 2] == (byte) 0xbf;
        return matchesShown(line, mark ? from + 3 : from, to);
    }

    private boolean matchesShown(byte[] line, int from, int to) {
        if (pattern.literal().isPresent()) {
            return holds(line, from, to, pattern.literal().get());
        }
        return dfa.isPresent() ? dfa.get().matches(line, from, to) : regex.find(text(line, from, to - from));
    }

    private static boolean holds(byte[] line, int from, int to, byte[] wanted) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (line[i] == wanted[0] && Arrays.equals(line, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    private static String text(byte[] bytes, int from, int length) {
        int whole = length > 0 && bytes[from + length - 1] == '\r' ? length - 1 : length;
        return new String(bytes, from, whole, StandardCharsets.UTF_8);
    }

    private void byLine(MemorySegment block, int length) {
        heap = heap.length < length ? new byte[length] : heap;
        MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, heap, 0, length);
        for (int at = 0; at < length && !regex.cancelled(); ) {
            long newline = ByteSearch.next(block, at, length, (byte) '\n');
            int end = newline < 0 ? length : (int) newline;
            if (regex.find(text(heap, at, end - at))) {
                hit(at);
            }
            at = end + 1;
        }
    }

    /** Four quarters of the block step by step in turn, so that the processor waits for four table entries at once. */
    private void byTable(MemorySegment block, int length, int[] table) {
        heap = heap.length <= length ? new byte[length + 1] : heap;
        MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, heap, 0, length);
        int end = length;
        if (length > 0 && heap[length - 1] != '\n') {
            heap[length] = '\n'; // the last line of a file may lack it
            end = length + 1;
        }
        var bounds = new int[STREAMS + 1];
        for (int i = 1; i < STREAMS; i++) {
            int at = Math.max(bounds[i - 1], end / STREAMS * i);
            while (at > bounds[i - 1] && at < end && heap[at - 1] != '\n') {
                at++;
            }
            bounds[i] = at;
        }
        bounds[STREAMS] = end;
        Arrays.fill(streamCounts, 0);
        interleaved(table, heap, bounds);
        for (int i = 0; i < STREAMS; i++) {
            for (int k = 0; k < streamCounts[i]; k++) {
                hit(streamHits[i][k]);
            }
        }
    }

    private void interleaved(int[] table, byte[] b, int[] bounds) {
        int a0 = bounds[0];
        int a1 = bounds[1];
        int a2 = bounds[2];
        int a3 = bounds[3];
        int s0 = 0;
        int s1 = 0;
        int s2 = 0;
        int s3 = 0;
        while (true) {
            int steps = Math.min(Math.min(bounds[1] - a0, bounds[2] - a1), Math.min(bounds[3] - a2, bounds[4] - a3));
            if (steps <= 0) {
                break;
            }
            for (int i = 0; i < steps; i++) {
                s0 = table[s0 + (b[a0++] & 0xff)];
                s1 = table[s1 + (b[a1++] & 0xff)];
                s2 = table[s2 + (b[a2++] & 0xff)];
                s3 = table[s3 + (b[a3++] & 0xff)];
                if ((s0 | s1 | s2 | s3) < 0) {
                    if (s0 < 0) {
                        a0 = found(0, b, a0, bounds[0], bounds[1]);
                        s0 = 0;
                    }
                    if (s1 < 0) {
                        a1 = found(1, b, a1, bounds[1], bounds[2]);
                        s1 = 0;
                    }
                    if (s2 < 0) {
                        a2 = found(2, b, a2, bounds[2], bounds[3]);
                        s2 = 0;
                    }
                    if (s3 < 0) {
                        a3 = found(3, b, a3, bounds[3], bounds[4]);
                        s3 = 0;
                    }
                    break;
                }
            }
        }
        alone(0, table, b, a0, s0, bounds);
        alone(1, table, b, a1, s1, bounds);
        alone(2, table, b, a2, s2, bounds);
        alone(3, table, b, a3, s3, bounds);
    }

    private void alone(int stream, int[] table, byte[] b, int from, int state, int[] bounds) {
        int s = state;
        int to = bounds[stream + 1];
        for (int at = from; at < to; ) {
            s = table[s + (b[at++] & 0xff)];
            if (s < 0) {
                at = found(stream, b, at, bounds[stream], to);
                s = 0;
            }
        }
    }

    /** The byte before {@code at} completed a match; notes its line and answers where the next one begins. */
    private int found(int stream, byte[] b, int at, int from, int to) {
        int start = at - 1;
        while (start > from && b[start - 1] != '\n') {
            start--;
        }
        if (streamCounts[stream] == streamHits[stream].length) {
            streamHits[stream] = Arrays.copyOf(streamHits[stream], 2 * streamCounts[stream]);
        }
        streamHits[stream][streamCounts[stream]++] = start;
        int next = at;
        while (next <= to && b[next - 1] != '\n') {
            next++;
        }
        return next;
    }
}
