package dev.quarterdeck.core.incident;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The events of an incident in chain order, growing without copying: versions share one array and each sees only its own
 * length, which no other writes to. Appending to a version that is no longer the newest copies once. Immutable to readers, who
 * need no lock; any thread may append.
 */
final class Timeline extends AbstractList<Event> implements RandomAccess {
    private static final int FIRST = 16;

    private final Event[] shared;
    /** How much of the array some version has already. */
    private final AtomicInteger taken;
    private final int size;

    private Timeline(Event[] shared, AtomicInteger taken, int size) {
        this.shared = shared;
        this.taken = taken;
        this.size = size;
    }

    static Timeline empty() {
        return new Timeline(new Event[FIRST], new AtomicInteger(), 0);
    }

    static Timeline of(List<Event> events) {
        return new Timeline(events.toArray(Event[]::new), new AtomicInteger(events.size()), events.size());
    }

    Timeline with(Event event) {
        if (size < shared.length && taken.compareAndSet(size, size + 1)) {
            shared[size] = event;
            return new Timeline(shared, taken, size + 1);
        }
        var copy = new Event[size + size / 2 + FIRST];
        System.arraycopy(shared, 0, copy, 0, size);
        copy[size] = event;
        return new Timeline(copy, new AtomicInteger(size + 1), size + 1);
    }

    @Override
    public Event get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        return shared[index];
    }

    @Override
    public int size() {
        return size;
    }
}
