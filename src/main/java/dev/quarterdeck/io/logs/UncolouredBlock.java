package dev.quarterdeck.io.logs;

import dev.quarterdeck.core.logs.ColourCodes;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * A block of lines without what colours them and without a byte order mark before them, and where its bytes stood before.
 *
 * @param block  to be closed by whoever asked for it
 * @param length bytes of it
 * @param places where in it something was taken out, in order
 * @param gone   bytes that were taken out up to there
 */
record UncolouredBlock(NativeBlock block, int length, int[] places, int[] gone) {

    static UncolouredBlock of(MemorySegment block, int length) {
        var bytes = new byte[length];
        MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, bytes, 0, length);
        var places = new int[256];
        var gone = new int[256];
        int count = 0;
        int removed = 0;
        int shown = 0;
        for (int i = 0; i < length; ) {
            int code = bytes[i] == ColourCodes.ESCAPE ? ColourCodes.length(bytes, i, length)
                    : i == 0 && length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf ? 3
                    : 0;
            if (code == 0) {
                bytes[shown++] = bytes[i++];
                continue;
            }
            i += code;
            removed += code;
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
                gone = Arrays.copyOf(gone, 2 * count);
            }
            places[count] = shown;
            gone[count++] = removed;
        }
        int size = LineBlocks.BLOCK;
        while (size < shown) {
            size *= 2;
        }
        NativeBlock plain = NativeBlock.of(size);
        MemorySegment.copy(bytes, 0, plain.memory(), ValueLayout.JAVA_BYTE, 0, shown);
        return new UncolouredBlock(plain, shown, Arrays.copyOf(places, count), Arrays.copyOf(gone, count));
    }

    /** Turns the first {@code count} places where lines begin, in order, into those where they began before. */
    void restore(int[] starts, int count) {
        int taken = 0;
        for (int i = 0; i < count; i++) {
            while (taken < places.length && places[taken] < starts[i]) { // a code right at a line's start is of the line
                taken++;
            }
            starts[i] += taken == 0 ? 0 : gone[taken - 1];
        }
    }
}
