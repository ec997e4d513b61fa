package dev.quarterdeck.io.store;

import dev.quarterdeck.core.signal.Kind;
import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Source;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How a probe's source stands in an event: an object whose {@code of} says which, part of the file format. Programs that knew
 * plain HTTP probes only wrote neither source nor kind. Stateless; any thread.
 */
final class SignalJson {
    private SignalJson() {
    }

    static SimpleModule module() {
        return new SimpleModule()
                .addSerializer(new Writer())
                .addDeserializer(Source.class, new Reader())
                .addDeserializer(Kind.class, new KindReader());
    }

    private static final class Writer extends StdSerializer<Source> {
        Writer() {
            super(Source.class);
        }

        @Override
        public void serialize(Source source, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            switch (source) {
                case Source.Http() -> json.writeStringProperty("of", "http");
                case Source.Tcp() -> json.writeStringProperty("of", "tcp");
                case Source.JsonValue(String pointer, Meaning means) -> number(json, "json", pointer, means);
                case Source.Prometheus(String query, Meaning means) -> number(json, "prometheus", query, means);
                case Source.Command(String line, Meaning means) -> number(json, "command", line, means);
                case Source.LogShare(String path) -> {
                    json.writeStringProperty("of", "log");
                    json.writeStringProperty("ask", path);
                }
            }
            json.writeEndObject();
        }

        private static void number(JsonGenerator json, String of, String ask, Meaning means) {
            json.writeStringProperty("of", of);
            json.writeStringProperty("ask", ask);
            json.writeStringProperty("means", means.name());
        }
    }

    private static final class Reader extends StdDeserializer<Source> {
        Reader() {
            super(Source.class);
        }

        @Override
        public Source deserialize(JsonParser parser, DeserializationContext context) {
            JsonNode node = context.readTree(parser);
            String ask = node.path("ask").asString("");
            String of = node.path("of").asString("");
            return switch (of) {
                case "http" -> new Source.Http();
                case "tcp" -> new Source.Tcp();
                case "json" -> new Source.JsonValue(ask, means(node, context));
                case "prometheus" -> new Source.Prometheus(ask, means(node, context));
                case "command" -> new Source.Command(ask, means(node, context));
                case "log" -> new Source.LogShare(ask);
                default -> (Source) context.handleWeirdStringValue(Source.class, of, "not a source that this program knows");
            };
        }

        private static Meaning means(JsonNode node, DeserializationContext context) {
            return word(Meaning.class, node.path("means").asString(""), context);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return new Source.Http();
        }
    }

    private static final class KindReader extends StdDeserializer<Kind> {
        KindReader() {
            super(Kind.class);
        }

        @Override
        public Kind deserialize(JsonParser parser, DeserializationContext context) {
            return word(Kind.class, parser.getString(), context);
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Kind.PROBES;
        }
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word, DeserializationContext context) {
        try {
            return Enum.valueOf(type, word);
        } catch (IllegalArgumentException e) {
            return type.cast(context.handleWeirdStringValue(type, word, "not a word that this program knows"));
        }
    }
}
