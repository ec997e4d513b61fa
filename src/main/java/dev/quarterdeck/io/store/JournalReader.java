package dev.quarterdeck.io.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads the journal's events in order of their position, past whatever is damaged, and keeps what is wrong with it. What is
 * behind {@link #next} returning empty is known only then. Confined to its thread.
 */
final class JournalReader implements AutoCloseable {
    private final Iterator<Path> segments;
    private final boolean fromTheStart;
    private final Deque<RecordedEvent> ahead = new ArrayDeque<>();
    private final List<String> problems = new ArrayList<>();
    private Optional<JournalSegment> open = Optional.empty();
    private Optional<JournalSegment.Damage> tail = Optional.empty();
    private long position;
    private long lastFrame;

    /** Reads these of the journal's files: the newest, as many as wanted; {@code fromTheStart} when that should be all. */
    JournalReader(List<Path> segments, boolean fromTheStart) {
        this.segments = segments.iterator();
        this.fromTheStart = fromTheStart;
    }

    /** The next whole event; empty at the journal's end. */
    Optional<RecordedEvent> next() throws IOException {
        while (ahead.isEmpty()) {
            if (open.isEmpty() && !openNext()) {
                return Optional.empty();
            }
            Optional<List<RecordedEvent>> frame = open.get().next();
            if (frame.isPresent()) {
                take(frame.get());
            } else {
                closeSegment();
            }
        }
        return Optional.of(ahead.poll());
    }

    /** What is wrong, besides an end that was cut short, in words; causes before their effects. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** An append that was cut short at the journal's end, or damage there: the two look the same. */
    Optional<JournalSegment.Damage> tail() {
        return tail;
    }

    /** Position of the newest event read; 0 before the first. */
    long position() {
        return position;
    }

    /** Position of the first event of the newest append. */
    long lastFrame() {
        return lastFrame;
    }

    private void take(List<RecordedEvent> frame) {
        long first = frame.getFirst().position();
        if ((position > 0 || fromTheStart) && first != position + 1) {
            problems.add(first > position
                    ? "The journal lacks entries " + (position + 1) + " to " + (first - 1) + "."
                    : "The journal repeats entry " + first + ".");
        }
        if (first > position) { // what is repeated would be refused by the database as well
            ahead.addAll(frame);
            position = frame.getLast().position();
            lastFrame = first;
        }
    }

    private boolean openNext() throws IOException {
        if (!segments.hasNext()) {
            return false;
        }
        open = Optional.of(new JournalSegment(segments.next()));
        return true;
    }

    private void closeSegment() throws IOException {
        JournalSegment finished = open.orElseThrow();
        open = Optional.empty();
        for (JournalSegment.Damage damage : finished.damage()) {
            if (damage.to() == finished.size() && !segments.hasNext()) {
                tail = Optional.of(damage);
            } else {
                inside(damage);
            }
        }
        finished.close();
    }

    private void inside(JournalSegment.Damage damage) {
        problems.addFirst("The journal's file " + damage.file().getFileName() + " is damaged at bytes " + damage.from() + " to "
                + damage.to() + ".");
    }

    @Override
    public void close() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
    }
}
