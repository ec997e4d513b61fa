package dev.quarterdeck.io.logs;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.NullUnmarked;

/**
 * Finds bytes in a {@link NativeBlock}: with the C library's {@code memchr} and {@code memmem}, which use the processor's
 * vectors,
 * or in plain Java where there is none. Any thread.
 */
@NullUnmarked
final class ByteSearch {
    // addresses go as numbers, so that no object is made for a call
    private static final MethodHandle MEMCHR = function("memchr", ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT,
            ValueLayout.JAVA_LONG);
    private static final MethodHandle MEMMEM =
            function("memmem", ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG);
    private static final ValueLayout.OfLong EIGHT = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long SEVENS = 0x7f7f7f7f7f7f7f7fL;

    private ByteSearch() {
    }

    @SuppressWarnings("restricted") // the two signatures are the C library's
    private static MethodHandle function(String name, MemoryLayout... arguments) {
        try {
            return Linker.nativeLinker().defaultLookup().find(name).map(found -> Linker.nativeLinker().downcallHandle(found,
                    FunctionDescriptor.of(ValueLayout.JAVA_LONG, arguments), Linker.Option.critical(false))).orElse(null);
        } catch (UnsupportedOperationException | IllegalCallerException _) {
            return null; // a system without a linker, or native access was not granted
        }
    }

    /** The place of the first {@code wanted} in {@code [from, to)}, or -1. */
    static long next(MemorySegment in, long from, long to, byte wanted) {
        if (from >= to) {
            return -1;
        }
        if (MEMCHR == null) {
            return nextInJava(in, from, to, wanted);
        }
        try {
            long base = in.address();
            long found = (long) MEMCHR.invokeExact(base + from, wanted & 0xff, to - from);
            return found == 0 ? -1 : found - base;
        } catch (Throwable e) {
            throw new IllegalStateException("memchr", e);
        }
    }

    static long nextInJava(MemorySegment in, long from, long to, byte wanted) {
        long pattern = ONES * (wanted & 0xff);
        long at = from;
        for (; at + 8 <= to; at += 8) {
            long x = in.get(EIGHT, at) ^ pattern;
            long zeros = ~((x & SEVENS) + SEVENS | x | SEVENS);
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (in.get(ValueLayout.JAVA_BYTE, at) == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** The place of the last {@code wanted} in {@code [from, to)}, or -1. */
    static long last(MemorySegment in, long from, long to, byte wanted) {
        long pattern = ONES * (wanted & 0xff);
        long at = to;
        for (; at - 8 >= from; at -= 8) {
            long x = in.get(EIGHT, at - 8) ^ pattern;
            long zeros = ~((x & SEVENS) + SEVENS | x | SEVENS);
            if (zeros != 0) {
                return at - 1 - (Long.numberOfLeadingZeros(zeros) >>> 3);
            }
        }
        for (at--; at >= from; at--) {
            if (in.get(ValueLayout.JAVA_BYTE, at) == wanted) {
                return at;
            }
        }
        return -1;
    }

    /** Some bytes to look for, in some bytes of memory that stay for good, as {@link NativeBlock} tells why. */
    static final class Needle {
        private final byte[] bytes;
        private final MemorySegment memory;
        /** The place in it of the byte to jump to, or -1 to leave the search to {@code memmem}. */
        private final int rare;

        /** @param rare the place of its rarest byte, when that byte is rare enough to jump from one to the next; otherwise -1 */
        Needle(byte[] bytes, int rare) {
            this.bytes = bytes;
            this.memory = Arena.global().allocate(bytes.length);
            MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
            this.rare = rare < 0 && MEMMEM == null ? 0 : rare;
        }

        /** The place of the first occurrence that lies wholly in {@code [from, to)}, or -1. */
        long next(MemorySegment in, long from, long to) {
            if (to - from < bytes.length) {
                return -1;
            }
            if (rare < 0) {
                try {
                    long base = in.address();
                    long found = (long) MEMMEM.invokeExact(base + from, to - from, memory.address(), (long) bytes.length);
                    return found == 0 ? -1 : found - base;
                } catch (Throwable e) {
                    throw new IllegalStateException("memmem", e);
                }
            }
            long at = from + rare;
            long end = to - bytes.length + rare + 1;
            while (true) {
                at = ByteSearch.next(in, at, end, bytes[rare]);
                if (at < 0) {
                    return -1;
                }
                if (stands(in, at - rare)) {
                    return at - rare;
                }
                at++;
            }
        }

        private boolean stands(MemorySegment in, long at) {
            for (int i = 0; i < bytes.length; i++) {
                if (in.get(ValueLayout.JAVA_BYTE, at + i) != bytes[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
