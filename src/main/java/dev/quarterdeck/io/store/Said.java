package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.io.store.FactCodec.Encoded;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;

/** Who said what, as an event's body tells. Immutable; any thread. */
record Said(String actor, Fact fact) {

    /** Never fails: what is not understood is kept as it stands. */
    static Said read(String kind, int version, byte[] body) {
        Optional<ObjectReader> reader = FactCodec.reader(kind, version);
        if (reader.isPresent()) {
            try (JsonParser in = EventJson.MAPPER.createParser(body)) {
                Optional<Said> said = inOnePass(in, reader.get());
                if (said.filter(what -> Whole.is(what.fact)).isPresent()) {
                    return said.get();
                }
            } catch (JacksonException unusual) {
                // the long way below finds out what of it can be read
            }
        }
        EventBody text = EventBody.read(body);
        return new Said(text.actor(), FactCodec.decode(new Encoded(kind, version, text.fact())));
    }

    /** Nearly every body of a long incident is read so: the text of the fact is not taken out first. */
    private static Optional<Said> inOnePass(JsonParser in, ObjectReader reader) {
        String actor = "";
        Optional<Fact> fact = Optional.empty();
        in.nextToken();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "actor" -> actor = in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : "";
                case "nanos" -> in.getLongValue();
                case "fact" -> fact = Optional.ofNullable(reader.readValue(in));
                default -> in.skipChildren();
            }
        }
        String who = actor;
        return fact.map(what -> new Said(who, what));
    }
}
