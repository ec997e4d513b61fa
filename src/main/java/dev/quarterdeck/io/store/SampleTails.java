package dev.quarterdeck.io.store;

import dev.quarterdeck.core.signal.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/**
 * The blocks that still grow: one per probe of an incident. It decides when they close, all of an incident's together so that
 * one event can vouch for them: when one of them spans forty minutes, or when nothing was added for a minute. Any thread.
 */
@NullUnmarked
final class SampleTails {
    /** A steady probe's samples of this time fill one page of the database, and hardly more. */
    private static final Duration SPAN = Duration.ofMinutes(40);
    private static final Duration IDLE = Duration.ofMinutes(1);
    /** While the disk takes nothing, memory has an end. */
    private static final int MOST = 50_000;

    private final Map<Key, Tail> tails = new LinkedHashMap<>();
    private long dropped;

    record Key(String incident, String probe) {
    }

    private static final class Tail {
        private final List<Sample> samples = new ArrayList<>();
        private long number;
        private int written;
        private long added;

        boolean spans() {
            return Duration.between(samples.getFirst().endedAt(), samples.getLast().endedAt()).compareTo(SPAN) >= 0;
        }
    }

    /** What is to be written of one block: all of it, again and again until it closes. */
    record Due(Key key, long number, List<Sample> samples, boolean closes) {
    }

    synchronized void add(Key key, List<Sample> samples, long now) {
        Tail tail = tails.computeIfAbsent(key, _ -> new Tail());
        int room = Math.min(samples.size(), MOST - tail.samples.size());
        tail.samples.addAll(samples.subList(0, room));
        dropped += samples.size() - room;
        tail.added = now;
    }

    /** How many samples had no place while the disk took none. */
    synchronized long dropped() {
        return dropped;
    }

    /** @param numbering answers the number of a probe's next block */
    synchronized <E extends Exception> List<Due> due(long now, boolean closing, Numbering<E> numbering) throws E {
        var due = new ArrayList<Due>();
        for (Map.Entry<Key, Tail> each : tails.entrySet()) {
            Tail tail = each.getValue();
            boolean closes = !tail.samples.isEmpty() && (closing || closes(each.getKey().incident, now));
            if (!tail.samples.isEmpty() && (closes || tail.written < tail.samples.size())) {
                if (tail.number == 0) {
                    tail.number = numbering.next(each.getKey());
                }
                due.add(new Due(each.getKey(), tail.number, List.copyOf(tail.samples), closes));
            }
        }
        return due;
    }

    /** All blocks that grow, whether they are on the disk or not; they stay as they are. */
    synchronized <E extends Exception> List<Due> all(Numbering<E> numbering) throws E {
        var all = new ArrayList<Due>();
        for (Map.Entry<Key, Tail> each : tails.entrySet()) {
            Tail tail = each.getValue();
            if (!tail.samples.isEmpty()) {
                all.add(new Due(each.getKey(), tail.number == 0 ? numbering.next(each.getKey()) : tail.number,
                        List.copyOf(tail.samples), false));
            }
        }
        return all;
    }

    private boolean closes(String incident, long now) {
        List<Tail> all = tails.entrySet().stream().filter(e -> e.getKey().incident.equals(incident)).map(Map.Entry::getValue)
                .filter(t -> !t.samples.isEmpty()).toList();
        return all.stream().anyMatch(Tail::spans) || all.stream().allMatch(t -> now - t.added > IDLE.toNanos());
    }

    /** What of an incident is not on the disk, by probe. */
    synchronized Map<String, List<Sample>> unwritten(String incident) {
        var unwritten = new LinkedHashMap<String, List<Sample>>();
        tails.forEach((key, tail) -> {
            if (key.incident.equals(incident) && tail.written < tail.samples.size()) {
                unwritten.put(key.probe, List.copyOf(tail.samples.subList(tail.written, tail.samples.size())));
            }
        });
        return unwritten;
    }

    /** They are on the disk now. */
    synchronized void written(List<Due> due) {
        for (Due each : due) {
            Tail tail = tails.get(each.key);
            tail.written = each.samples.size();
            if (each.closes) {
                tail.samples.subList(0, each.samples.size()).clear();
                tail.number = 0;
                tail.written = 0;
                if (tail.samples.isEmpty()) {
                    tails.remove(each.key);
                }
            }
        }
    }

    interface Numbering<E extends Exception> {
        long next(Key key) throws E;
    }
}
