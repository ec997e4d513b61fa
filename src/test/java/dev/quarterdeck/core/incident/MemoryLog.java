package dev.quarterdeck.core.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A record in memory that can be told to fail, or to wait as a slow disk would. */
public final class MemoryLog implements EventLog {
    private final List<Event> events = new ArrayList<>();
    private final Semaphore disk = new Semaphore(0);
    private int given;
    private int failures;
    private boolean slow;
    volatile String readOnly = "";
    /** Runs when something was read, before the reader has it. */
    volatile Runnable onRead = () -> { };

    synchronized void failNext(int times) {
        failures = times;
    }

    /** From now on every append waits for {@link #write}. */
    synchronized void slow() {
        slow = true;
    }

    void write(int appends) {
        disk.release(appends);
    }

    @Override
    public List<Event> append(List<Draft> drafts) throws NotSaved {
        if (waits()) {
            disk.acquireUninterruptibly();
        }
        return store(drafts);
    }

    private synchronized boolean waits() {
        return slow;
    }

    private synchronized List<Event> store(List<Draft> drafts) throws NotSaved {
        if (failures > 0) {
            failures--;
            throw new NotSaved("The disk is full.", null);
        }
        var stored = new ArrayList<Event>();
        for (Draft d : drafts) {
            long number = recorded(d.incident()).size() + 1L;
            Event event = new Event(d.incident(), number, new EventKey("test", events.size() + 1L), d.recordedAt(),
                    d.occurredAt(), d.actor(), d.fact(), "hash-" + number);
            events.add(event);
            stored.add(event);
        }
        return stored;
    }

    @Override
    public List<Event> read(IncidentId incident) {
        List<Event> read = recorded(incident);
        onRead.run();
        return read;
    }

    private synchronized List<Event> recorded(IncidentId incident) {
        return events.stream().filter(e -> e.incident().equals(incident)).toList();
    }

    @Override
    public synchronized List<IncidentId> incidents() {
        return events.stream().map(Event::incident).distinct().toList().reversed();
    }

    @Override
    public List<IncidentId> recent(int most) {
        return incidents();
    }

    @Override
    public synchronized IncidentId newId() {
        return new IncidentId("INC-%04d-abcdef".formatted(++given));
    }

    @Override
    public String console() {
        return "test";
    }

    /** From now on nothing can be appended. */
    public void onlyRead(String why) {
        readOnly = why;
    }

    @Override
    public String readOnlyReason() {
        return readOnly;
    }
}
