package dev.quarterdeck.core.incident;

import java.util.List;

/** What became of a command. */
public sealed interface Reply {

    /** The events are durable. Empty when nothing would have changed. */
    record Done(Incident incident, List<Event> events) implements Reply {
    }

    /** Not allowed, or not possible; nothing was recorded. {@code words} say why and what to do. */
    record Refused(String words) implements Reply {
    }
}
