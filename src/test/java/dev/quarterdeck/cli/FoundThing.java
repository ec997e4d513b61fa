package dev.quarterdeck.cli;

import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/** One thing that the reader recognised, as {@code check --json} prints it; a text alone where it prints no object. */
record FoundThing(OptionalInt line, String text, JsonNode object) {
    static FoundThing of(JsonNode object, String textKey) {
        return new FoundThing(object.path("line").isInt() ? OptionalInt.of(object.path("line").asInt()) : OptionalInt.empty(),
                object.path(textKey).asString(""), object);
    }

    String place() {
        return (line.isPresent() ? line.getAsInt() + " " : "") + "\"" + text + "\"";
    }
}
