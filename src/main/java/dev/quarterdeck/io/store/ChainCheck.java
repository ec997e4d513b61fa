package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.EventKey;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Follows one incident's chain, event by event, and keeps the first thing that is wrong. Confined to its thread. */
final class ChainCheck {
    private final String incident;
    private final Map<String, HeaderRow> lastOf = new HashMap<>();
    private long count;
    private Hash head;
    private Optional<String> problem = Optional.empty();
    /** Events without contents, until a redaction says that it has removed them. */
    private final Map<EventKey, String> erased = new LinkedHashMap<>();
    private long redacted;

    ChainCheck(String incident) {
        this.incident = incident;
        this.head = Hash.genesis(incident);
    }

    String incident() {
        return incident;
    }

    /** {@code salt} and {@code body} are null where the body's row is missing. */
    void add(HeaderRow event, byte[] salt, byte[] body) {
        count++;
        if (problem.isEmpty()) {
            problem = wrong(event, salt, body);
        }
        event.header().redacted().ifPresent(key -> redacted += erased.remove(key) == null ? 0 : 1);
        head = event.hash();
        lastOf.put(event.header().key().console(), event);
    }

    ChainVerification.Incident result() {
        return new ChainVerification.Incident(incident, count, redacted, head.hex(),
                problem.or(() -> erased.values().stream().findFirst()));
    }

    private Optional<String> wrong(HeaderRow event, byte[] salt, byte[] body) {
        EventHeader header = event.header();
        String which = "event " + header.number();
        if (header.number() != count) {
            return Optional.of("event " + count + " is missing or out of order, " + which + " stands in its place");
        }
        if (event.format() != header.format()) {
            return Optional.of(which + " has format " + event.format() + ", which this program cannot check");
        }
        if (!header.hash().equals(event.hash())) {
            return Optional.of(which + " was changed: its header does not match its hash");
        }
        if (!header.prev().equals(head)) {
            return Optional.of(which + " does not continue event " + (count - 1));
        }
        if (salt == null || body == null) {
            erased.put(header.key(), which + " has lost its contents");
        } else if (!Hash.body(salt, body).equals(header.bodyHash())) {
            return Optional.of(which + " was changed: its contents do not match their hash");
        }
        return notLater(header).map(why -> which + ": " + why);
    }

    private Optional<String> notLater(EventHeader header) {
        HeaderRow last = lastOf.get(header.key().console());
        if (last == null) {
            return Optional.empty();
        }
        if (header.key().seq() <= last.header().key().seq()) {
            return Optional.of("its console's count does not rise");
        }
        return header.hlc() <= last.header().hlc() ? Optional.of("its console's clock does not rise") : Optional.empty();
    }
}
