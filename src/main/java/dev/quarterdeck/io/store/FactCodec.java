package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Recorded;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;

/**
 * Facts as they are stored: a kind, the version of its layout, and JSON. Kinds are part of the file format: one may be added,
 * never renamed. What this program cannot read (a kind or version from a newer one, a word it does not know) becomes
 * {@link Fact.Unknown} and is written back as it was. Stateless; any thread.
 */
final class FactCodec {
    /** All kinds are in their first version. */
    static final int VERSION = 1;

    static final String RESOLVED = "incident.resolved";

    /** The one kind that the database itself knows: it lets the contents of its target be erased. */
    static final String REDACTED = "entry.redacted";
    static final String RUNBOOK_ATTACHED = "runbook.attached";

    /** Every kind that there is, by the name it was declared with. */
    private static final Map<String, Class<? extends Fact>> CLASSES = kinds(Fact.class)
            .filter(kind -> !kind.getAnnotation(Recorded.class).as().isEmpty())
            .collect(Collectors.toUnmodifiableMap(kind -> kind.getAnnotation(Recorded.class).as(), kind -> kind));

    /** By kind. What follows a fact in its body is none of their business. */
    private static final Map<String, ObjectReader> READERS = CLASSES.entrySet().stream().collect(Collectors.toUnmodifiableMap(
            Map.Entry::getKey, kind -> EventJson.MAPPER.readerFor(kind.getValue())
            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)));

    private FactCodec() {
    }

    /** A fact in its stored form. */
    record Encoded(String kind, int version, String json) {
    }

    static Encoded encode(Fact fact) {
        return fact instanceof Fact.Unknown(String kind, int version, String json)
                ? new Encoded(kind, version, json)
                : new Encoded(kind(fact), VERSION, EventJson.MAPPER.writeValueAsString(fact));
    }

    /** For facts of this kind where they stand in a longer text; empty for what this program does not know. */
    static Optional<ObjectReader> reader(String kind, int version) {
        return version == VERSION ? Optional.ofNullable(READERS.get(kind)) : Optional.empty();
    }

    static Fact decode(Encoded stored) {
        Class<? extends Fact> known = CLASSES.get(stored.kind);
        if (known != null && stored.version == VERSION) {
            try {
                Fact read = EventJson.MAPPER.readValue(stored.json, known);
                return Whole.is(read) ? read : unknown(stored);
            } catch (JacksonException e) {
                return unknown(stored); // for example a severity that a newer program added
            }
        }
        return unknown(stored);
    }

    private static Fact unknown(Encoded stored) {
        return new Fact.Unknown(stored.kind, stored.version, stored.json);
    }

    private static Stream<Class<? extends Fact>> kinds(Class<? extends Fact> fact) {
        return fact.isSealed() ? Stream.of(fact.getPermittedSubclasses()).map(sub -> sub.<Fact>asSubclass(Fact.class))
                .flatMap(FactCodec::kinds).distinct()
                : Stream.of(fact);
    }

    private static String kind(Fact fact) {
        String kind = fact.recorded().as();
        if (kind.isEmpty()) {
            throw new IllegalArgumentException("what was removed cannot be written");
        }
        return kind;
    }
}
