package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.json.Json;
import java.time.Duration;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Takes one number out of a JSON answer. A value that is not there, or is no number, is no data and never 0. Pure. */
final class JsonNumber implements Body {
    /** Longer ago, and it says nothing about the last minute. */
    static final Duration OLDEST = Duration.ofMinutes(1);

    private final String pointer;
    private final Meaning means;

    JsonNumber(String pointer, Meaning means) {
        this.pointer = pointer;
        this.means = means;
    }

    @Override
    public Response read(Answer answer) {
        if (answer.status() >= 300) {
            return Response.of(new Outcome.Answered(answer.status()));
        }
        if (answer.cut()) {
            return none("body over 64 KiB");
        }
        if (answer.age().compareTo(OLDEST) > 0) {
            return none("a cache has kept this answer for " + Times.words(answer.age()));
        }
        if (answer.plain().isEmpty()) {
            return none("the answer is packed as " + Failures.line(answer.encoding()) + ", which is not read");
        }
        try {
            JsonNode value = Json.MAPPER.readTree(answer.plain().get()).at(JsonPointer.compile(pointer));
            OptionalDouble number = value.isNumber() ? OptionalDouble.of(value.doubleValue())
                    : value.isString() ? Numbers.parse(value.asString()) : OptionalDouble.empty();
            return value.isMissingNode() ? none("nothing at " + pointer)
                    : number.isEmpty() ? none("no number at " + pointer)
                    : Numbers.response(new Outcome.Answered(answer.status()), number.getAsDouble(), means, "");
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
