package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.io.json.Json;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Takes one number out of a JSON answer. A value that is not there, or is no number, is no data and never 0. Pure. */
final class JsonNumber implements Body {
    private final String pointer;
    private final Meaning means;

    JsonNumber(String pointer, Meaning means) {
        this.pointer = pointer;
        this.means = means;
    }

    @Override
    public Response read(int status, String type, byte[] bytes, boolean cut) {
        if (status >= 300) {
            return Response.of(new Outcome.Answered(status));
        }
        if (cut) {
            return none("body over 64 KiB");
        }
        try {
            JsonNode value = Json.MAPPER.readTree(bytes).at(JsonPointer.compile(pointer));
            OptionalDouble number = value.isNumber() ? OptionalDouble.of(value.doubleValue())
                    : value.isString() ? Numbers.parse(value.asString()) : OptionalDouble.empty();
            return value.isMissingNode() ? none("nothing at " + pointer)
                    : number.isEmpty() ? none("no number at " + pointer)
                    : new Response(new Outcome.Answered(status), OptionalDouble.of(means.inUnit(number.getAsDouble())), "");
        } catch (JacksonException notJson) {
            return none("no JSON");
        } catch (IllegalArgumentException badPointer) {
            return none(pointer + " is no JSON pointer");
        }
    }

    private static Response none(String why) {
        return Response.of(new Outcome.NoData(why));
    }
}
