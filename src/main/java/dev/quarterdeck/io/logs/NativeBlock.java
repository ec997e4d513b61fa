package dev.quarterdeck.io.logs;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Memory outside the heap to read files into. It is lent and given back, never freed: the C library is handed its address, and
 * memory
 * that the collector frees could go while a search still runs in it. Any thread; a block has one user at a time.
 */
final class NativeBlock implements AutoCloseable {
    private static final Map<Integer, Queue<NativeBlock>> FREE = new ConcurrentHashMap<>();

    private final MemorySegment memory;
    private final ByteBuffer buffer;

    private NativeBlock(int size) {
        this.memory = Arena.global().allocate(size, 64);
        this.buffer = memory.asByteBuffer();
    }

    /** A block of {@code size} bytes, to be closed after use. */
    static NativeBlock of(int size) {
        NativeBlock free = FREE.computeIfAbsent(size, _ -> new ConcurrentLinkedQueue<>()).poll();
        return free == null ? new NativeBlock(size) : free;
    }

    /** Its bytes for searching. */
    MemorySegment memory() {
        return memory;
    }

    /** The same bytes for reading into, from the first on. */
    ByteBuffer buffer() {
        return buffer.clear();
    }

    int size() {
        return buffer.capacity();
    }

    /** Gives it back. To be called once. */
    @Override
    public void close() {
        Objects.requireNonNull(FREE.get(buffer.capacity())).add(this);
    }
}
