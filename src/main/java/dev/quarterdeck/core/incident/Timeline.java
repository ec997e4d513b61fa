package dev.quarterdeck.core.incident;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The events of an incident in chain order, growing without copying: versions share one backing list and each sees only
 * its own length. Appending to a version that is no longer the newest copies once. Immutable to readers; one appender.
 */
final class Timeline extends AbstractList<Event> {
    private final ArrayList<Event> shared;
    private final int size;

    private Timeline(ArrayList<Event> shared, int size) {
        this.shared = shared;
        this.size = size;
    }

    static Timeline empty() {
        return new Timeline(new ArrayList<>(), 0);
    }

    Timeline with(Event event) {
        synchronized (shared) {
            if (shared.size() == size) {
                shared.add(event);
                return new Timeline(shared, size + 1);
            }
            var copy = new ArrayList<>(List.copyOf(shared.subList(0, size)));
            copy.add(event);
            return new Timeline(copy, size + 1);
        }
    }

    @Override
    public Event get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        synchronized (shared) {
            return shared.get(index);
        }
    }

    @Override
    public int size() {
        return size;
    }
}
