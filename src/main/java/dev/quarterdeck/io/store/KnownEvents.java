package dev.quarterdeck.io.store;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * Events byte for byte, as this console wrote or read them since it began: where the disk does not give them back any more,
 * this is all there is of them. Bounded; of more than that the newest are kept. Any thread.
 */
final class KnownEvents {
    private static final long MOST_BYTES = 32L << 20;
    /** Of what stands beside an event's words. */
    private static final int HEADER = 600;

    private final TreeMap<Long, RecordedEvent> byPosition = new TreeMap<>();
    private long bytes;

    synchronized void keep(List<RecordedEvent> events) {
        for (RecordedEvent event : events) {
            if (!event.erased()) {
                RecordedEvent before = byPosition.put(event.position(), event);
                bytes += size(event) - (before == null ? 0 : size(before));
            }
        }
        while (bytes > MOST_BYTES) {
            bytes -= size(byPosition.pollFirstEntry().getValue());
        }
    }

    /** What was removed from the record is not kept here either. */
    synchronized void forget(Collection<Long> positions) {
        for (long position : positions) {
            RecordedEvent removed = byPosition.remove(position);
            bytes -= removed == null ? 0 : size(removed);
        }
    }

    /** In the order in which they stand in the record. */
    synchronized List<RecordedEvent> all() {
        return List.copyOf(byPosition.values());
    }

    private static long size(RecordedEvent event) {
        return HEADER + event.body().length;
    }
}
