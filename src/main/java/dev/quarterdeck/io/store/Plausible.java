package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.IncidentId;
import dev.quarterdeck.core.time.Times;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether an event from elsewhere stays within what a console can have recorded: its names are names, its times lie in this
 * century, its words can be shown. A fold refuses nothing, so what would break it or the screen is refused before. Stateless; any
 * thread.
 */
final class Plausible {
    private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(3660);
    private static final long MOST_INCIDENTS = 9_999_999;
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_RUNBOOK = 8 << 20;
    private static final int MOST_ENTRIES = 2_000;
    private static final int DEPTH = 20;
    private static final Pattern CONSOLE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9.]{0,63}");

    private Plausible() {
    }

    /** @throws IOException when it does not; the message is part of a sentence */
    static void require(RecordedEvent event) throws IOException {
        EventHeader header = event.event().header();
        String which = "its event " + header.number();
        requireName(which, header.key());
        if (header.target().isPresent()) {
            requireName(which, header.target().get());
        }
        require(KIND.matcher(header.kind()).matches(), which + " is of no kind that there can be");
        require(within(Instant.ofEpochMilli(header.recordedAt())) && (header.occurredAt().isEmpty()
                || within(Instant.ofEpochMilli(header.occurredAt().getAsLong()))), which + " lies in another century");
        if (!event.erased()) {
            int most = header.kind().equals("runbook.attached") || header.kind().equals("evidence.pinned")
                    ? MOST_RUNBOOK : MOST_BYTES;
            require(event.body().length <= most, which + " is larger than " + (most >> 20) + " MiB");
            Fact fact = StoredEvent.event(incident(header.incident()), header, event.event().hash(), event.body(), Writers.NONE)
                    .fact();
            require(which, fact, 0);
        }
    }

    /** @throws IOException when a time in it lies behind {@code late}; the message is part of a sentence */
    static void requireBefore(RecordedEvent event, Instant late) throws IOException {
        EventHeader header = event.event().header();
        Instant newest = Instant.ofEpochMilli(Math.max(header.recordedAt(), header.occurredAt().orElse(Long.MIN_VALUE)));
        if (!event.erased()) {
            Fact fact = StoredEvent.event(incident(header.incident()), header, event.event().hash(), event.body(), Writers.NONE)
                    .fact();
            newest = newest(fact, newest);
        }
        require(!newest.isAfter(late), "its event " + header.number() + " speaks of " + Times.dateTime(newest)
                + ", which is still to come. Look whether this computer's clock is right");
    }

    private static Instant newest(Object value, Instant soFar) {
        Instant newest = soFar;
        switch (value) {
            case Instant at -> newest = at.isAfter(soFar) ? at : soFar;
            case Optional<?> optional -> newest = optional.isPresent() ? newest(optional.get(), soFar) : soFar;
            case Collection<?> many -> {
                for (Object each : many) {
                    newest = newest(each, newest);
                }
            }
            case Record parts -> {
                for (RecordComponent part : parts.getClass().getRecordComponents()) {
                    newest = newest(value(parts, part), newest);
                }
            }
            case null, default -> {
                // no time
            }
        }
        return newest;
    }

    /** Of a capsule. */
    static IncidentId incident(String text) throws IOException {
        try {
            var id = new IncidentId(text);
            require(id.number() <= MOST_INCIDENTS, "no console has counted as many incidents as " + id.shortText() + " says");
            return id;
        } catch (IllegalArgumentException noId) {
            throw new IOException("its incident has no name that a console gives", noId);
        }
    }

    private static void requireName(String which, EventKey key) throws IOException {
        require(CONSOLE.matcher(key.console()).matches() && key.seq() > 0, which + " names a console that cannot be one");
    }

    private static boolean within(Instant at) {
        return !at.isBefore(FIRST) && at.isBefore(LAST);
    }

    private static void require(boolean plausible, String otherwise) throws IOException {
        if (!plausible) {
            throw new IOException(otherwise);
        }
    }

    private static void require(String which, Object value, int depth) throws IOException {
        require(depth < DEPTH, which + " is built too deep");
        switch (value) {
            case Instant at -> require(within(at), which + " speaks of another century");
            case Duration duration -> require(duration.compareTo(LONGEST) <= 0 && duration.compareTo(LONGEST.negated()) >= 0,
                    which + " speaks of a time longer than ten years");
            case Double number -> require(Double.isFinite(number), which + " has a number that is none");
            case Optional<?> optional -> {
                if (optional.isPresent()) {
                    require(which, optional.get(), depth + 1);
                }
            }
            case Collection<?> many -> {
                require(many.size() <= MOST_ENTRIES, which + " lists more than anybody reads");
                for (Object each : many) {
                    require(which, each, depth + 1);
                }
            }
            case Record parts -> {
                for (RecordComponent part : parts.getClass().getRecordComponents()) {
                    require(which, value(parts, part), depth + 1);
                }
            }
            case null -> throw new IOException(which + " does not say all that one of its kind says");
            case Object _ -> {
                // words and whole numbers are shown as they are
            }
        }
    }

    private static Object value(Record parts, RecordComponent part) {
        try {
            return part.getAccessor().invoke(parts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("facts are public records", e);
        }
    }
}
