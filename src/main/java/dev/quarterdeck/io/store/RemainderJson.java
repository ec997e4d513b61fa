package dev.quarterdeck.io.store;

import dev.quarterdeck.core.incident.Remainder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How what stays of an entry stands in the redaction of it: who made it, and the fact with its kind and version, part of the
 * file format. Stateless; any thread.
 */
final class RemainderJson {
    private RemainderJson() {
    }

    static SimpleModule module() {
        return new SimpleModule("remainder").addSerializer(new Writer()).addDeserializer(Remainder.class, new Reader());
    }

    private static final class Writer extends StdSerializer<Remainder> {
        Writer() {
            super(Remainder.class);
        }

        @Override
        public void serialize(Remainder remainder, JsonGenerator json, SerializationContext context) {
            FactCodec.Encoded fact = FactCodec.encode(remainder.fact());
            json.writeStartObject();
            json.writeStringProperty("actor", remainder.actor());
            json.writeStringProperty("kind", fact.kind());
            json.writeNumberProperty("version", fact.version());
            json.writeName("fact");
            json.writeRawValue(fact.json());
            json.writeEndObject();
        }
    }

    /** What stays of a kind that this program does not know is kept as such, as anywhere. */
    private static final class Reader extends StdDeserializer<Remainder> {
        Reader() {
            super(Remainder.class);
        }

        @Override
        public Remainder deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode node = context.readTree(parser);
            return new Remainder(node.path("actor").asString(""),
                    FactCodec.decode(new FactCodec.Encoded(node.path("kind").asString(""),
                    node.path("version").asInt(0), node.path("fact").toString())));
        }
    }
}
