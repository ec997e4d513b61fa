package dev.quarterdeck.core.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The one way to change an incident: command, rules, durable events, fold, listeners.
 *
 * <p>Commands are carried out one at a time, in order, on the desk's own thread. When an append fails, its command stays
 * at the head and is tried again until it succeeds or the desk closes; later ones wait behind it and nothing is folded
 * before it is durable. Submitting and reading are safe from any thread and never wait for the disk. Listeners are called
 * on the desk's thread and must not block.
 */
@NullUnmarked
public final class Desk implements AutoCloseable {
    private static final int CAPACITY = 10_000;
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final EventLog log;
    private final InstantSource wall;
    private final Map<IncidentId, Incident> incidents = new ConcurrentHashMap<>();
    private final Map<IncidentId, InstantSource> clocks = new ConcurrentHashMap<>();
    private final List<Consumer<Reply.Done>> listeners = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final Thread thread;
    private volatile boolean closing;
    /** What was submitted and is neither durable nor answered, in order. */
    private final Queue<Order> unsaved = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Order atHand;
    private volatile String failure = "";

    private sealed interface Work {
    }

    private record Order(IncidentId incident, List<Command> commands, String actor, Instant entered, long nanos,
                         CompletableFuture<Reply> reply) implements Work {
    }

    private record Look(IncidentId incident, CompletableFuture<Void> done) implements Work {
    }

    public Desk(EventLog log, InstantSource wall) {
        this.log = log;
        this.wall = wall;
        this.thread = Thread.ofPlatform().name("desk").daemon().start(this::work);
    }

    /** Why nothing can be recorded here, in a sentence; empty when it can. */
    public String readOnlyReason() {
        return log.readOnlyReason();
    }

    /** An id for an incident that is about to begin, living on {@code clock}. */
    public IncidentId begin(InstantSource clock) {
        IncidentId id = log.newId();
        clocks.put(id, clock);
        return id;
    }

    /** Puts a recorded incident on {@code clock} from now on. */
    public void adopt(IncidentId id, InstantSource clock) {
        clocks.put(id, clock);
    }

    /** The time an incident is lived in. */
    public InstantSource clock(IncidentId id) {
        return clocks.getOrDefault(id, wall);
    }

    /** The incident as far as it is durable. */
    public Incident incident(IncidentId id) {
        return incidents.computeIfAbsent(id, i -> Incident.of(i, log.read(i)));
    }

    /**
     * Takes over what the record has more than this desk knows, another console's or an imported one's, and tells the listeners.
     * Any thread, which waits until it is done: in its turn, so that it never brings back what was before a later entry. Throws
     * {@link NotRead} when the record cannot be read.
     */
    public void readAgain(IncidentId id) {
        var look = new Look(id, new CompletableFuture<>());
        if (!closing && queue.offer(look)) {
            try {
                look.done.join();
            } catch (CompletionException e) {
                throw e.getCause() instanceof NotRead unread ? unread : e;
            }
        }
    }

    private void carryOut(Look look) {
        try {
            Incident known = incident(look.incident);
            Incident now = Incident.of(look.incident, log.read(look.incident));
            int from = known.events().size();
            if (now.events().size() > from) {
                incidents.put(look.incident, now);
                var done = new Reply.Done(now, List.copyOf(now.events().subList(from, now.events().size())));
                listeners.forEach(l -> l.accept(done));
            }
            look.done.complete(null);
        } catch (RuntimeException e) {
            look.done.completeExceptionally(e);
        }
    }

    /** The newest incidents and drills, so many, and older ones that are open; newest first. */
    public List<Incident> recent(int most) {
        return log.recent(most).stream().map(this::incident).toList();
    }

    /** Several commands become durable together or not at all. The stage completes on the desk's thread. */
    public CompletionStage<Reply> submit(IncidentId incident, String actor, Command... commands) {
        var reply = new CompletableFuture<Reply>();
        if (!log.readOnlyReason().isEmpty()) {
            reply.complete(new Reply.Refused(log.readOnlyReason()));
            return reply;
        }
        var order = new Order(incident, List.of(commands), actor, clock(incident).instant(), System.nanoTime(), reply);
        unsaved.add(order); // before it is offered, so that no moment shows it as saved
        if (closing || !queue.offer(order)) {
            unsaved.remove(order);
            reply.complete(new Reply.Refused(closing ? "The console is closing."
                    : "Too much is waiting to be saved. " + failure));
        }
        return reply;
    }

    public Saving saving() {
        if (!log.readOnlyReason().isEmpty()) {
            return new Saving.ReadOnly(log.readOnlyReason());
        }
        Order order = atHand;
        int waiting = unsaved.size();
        String gone = log.gone();
        if (!gone.isEmpty()) {
            return new Saving.Lost(waiting, gone);
        }
        if (waiting == 0) {
            return new Saving.Saved();
        }
        return failure.isEmpty()
                ? new Saving.Pending(waiting, order == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - order.nanos))
                : new Saving.Failed(waiting, failure);
    }

    /** What was entered for an incident and is not durable yet, in order. */
    public List<Command> waiting(IncidentId incident) {
        return unsaved.stream().filter(order -> order.incident.equals(incident)).flatMap(order -> order.commands.stream())
                .toList();
    }

    /** Calls {@code listener} after every change until the returned handle is closed. */
    public AutoCloseable listen(Consumer<Reply.Done> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void work() {
        while (!closing || !queue.isEmpty()) {
            try {
                switch (queue.poll(200, TimeUnit.MILLISECONDS)) {
                    case null -> {
                        // nothing to do
                    }
                    case Look look -> carryOut(look);
                    case Order order -> {
                        atHand = order;
                        carryOut(order);
                        atHand = null;
                        unsaved.remove(order);
                    }
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void carryOut(Order order) throws InterruptedException {
        try {
            Incident incident = incident(order.incident);
            var drafts = new ArrayList<Draft>();
            Incident ahead = incident;
            for (Command command : order.commands) {
                switch (Rules.decide(ahead, command, order.actor, order.entered)) {
                    case Rules.Ruling.Refused refused -> {
                        order.reply.complete(new Reply.Refused(refused.words()));
                        return;
                    }
                    case Rules.Ruling.Allowed allowed -> {
                        for (Fact fact : allowed.facts()) {
                            Draft draft = new Draft(order.incident, millis(order.entered),
                                    allowed.occurredAt().map(Desk::millis), order.actor, fact);
                            drafts.add(draft);
                            ahead = ahead.supposing(provisional(draft));
                        }
                    }
                }
            }
            List<Event> events = drafts.isEmpty() ? List.of() : append(order, drafts);
            incident = after(incident, events);
            incidents.put(order.incident, incident);
            var done = new Reply.Done(incident, events);
            order.reply.complete(done);
            if (!events.isEmpty()) {
                listeners.forEach(l -> l.accept(done));
            }
        } catch (RuntimeException e) {
            // a defect in a rule or a listener must not stop the record; the caller is told
            order.reply.completeExceptionally(e);
            Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), e);
        }
    }

    /** Something may have been imported since this desk last looked; the numbers show it. */
    private Incident after(Incident incident, List<Event> events) {
        if (!events.isEmpty() && events.getFirst().number() > incident.events().size() + 1) {
            return Incident.of(incident.id(), log.read(incident.id()));
        }
        Incident after = incident;
        for (Event event : events) {
            after = after.with(event);
        }
        return after;
    }

    /** Only for letting the next command of the same order see this one; never kept. */
    private static Event provisional(Draft d) {
        return new Event(d.incident(), 0, new EventKey("", 0), d.recordedAt(), d.occurredAt(), d.actor(), d.fact(), "");
    }

    private List<Event> append(Order order, List<Draft> drafts) throws InterruptedException {
        while (true) {
            try {
                List<Event> events = log.append(drafts);
                failure = "";
                return events;
            } catch (NotSaved e) {
                failure = e.getMessage();
                if (closing) {
                    order.reply.complete(new Reply.Refused(failure));
                    throw new InterruptedException("closing with an unsaved command");
                }
                Thread.sleep(RETRY);
            }
        }
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Carries out what is waiting, then stops; gives up after five seconds when saving keeps failing. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!thread.join(Duration.ofSeconds(5))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Work work; (work = queue.poll()) != null; ) {
            switch (work) {
                case Look look -> look.done.complete(null);
                case Order order -> order.reply.complete(new Reply.Refused(Optional.of(failure).filter(f -> !f.isEmpty())
                        .orElse("The console closed before this was saved.")));
            }
        }
    }
}
