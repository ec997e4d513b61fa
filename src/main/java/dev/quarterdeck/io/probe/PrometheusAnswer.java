package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Takes the number out of the answer to an instant query. An empty vector, several series, NaN and infinity are no data and
 * never 0: nobody can say which of them was meant. Pure.
 */
final class PrometheusAnswer implements Body {
    private final Meaning means;

    PrometheusAnswer(Meaning means) {
        this.means = means;
    }

    @Override
    public Response read(Answer answer) {
        if (answer.cut()) {
            return none("answer over 64 KiB");
        }
        if (answer.age().compareTo(JsonNumber.OLDEST) > 0) {
            return none("a cache has kept this answer for " + Times.words(answer.age()));
        }
        int status = answer.status();
        try {
            JsonNode json = Json.MAPPER.readTree(answer.plain().orElse(answer.bytes()));
            if (json.path("status").asString("").equals("error")) {
                return none(json.path("errorType").asString("error") + ": " + words(json.path("error").asString("")));
            }
            if (status >= 300 || !json.path("status").asString("").equals("success")) {
                return status >= 300 ? Response.of(new Outcome.Answered(status)) : none("not an answer of Prometheus");
            }
            return value(answer, json);
        } catch (JacksonException notJson) {
            return status >= 300 ? Response.of(new Outcome.Answered(status)) : none("not an answer of Prometheus");
        }
    }

    private Response value(Answer answer, JsonNode json) {
        JsonNode result = json.path("data").path("result");
        return switch (json.path("data").path("resultType").asString("")) {
            case "scalar" -> number(answer, json, result);
            case "vector" -> switch (result.size()) {
                case 0 -> none("empty result");
                case 1 -> number(answer, json, result.path(0).path("value"));
                default -> none(result.size() + " series, the query must give one");
            };
            case "matrix" -> none("a range, the query must give one value");
            default -> none("no number");
        };
    }

    /** @param point time in seconds, and a number as text */
    private Response number(Answer answer, JsonNode json, JsonNode point) {
        String text = point.path(1).asString("");
        OptionalDouble number = Numbers.parse(text);
        if (number.isEmpty()) {
            return none(text.isEmpty() ? "no number" : words(text));
        }
        // by the server's own clock: this laptop's may be wrong by more than the window
        Optional<Duration> old = answer.sentAt()
                .map(now -> Duration.between(Instant.ofEpochSecond((long) point.path(0).asDouble(0)), now))
                .filter(age -> age.compareTo(JsonNumber.OLDEST) > 0);
        if (old.isPresent()) {
            return none("the newest value is " + Times.words(old.get()) + " old");
        }
        JsonNode warning = json.path("warnings").path(0);
        Outcome outcome = warning.isMissingNode() ? new Outcome.Answered(answer.status())
                : new Outcome.Warned(answer.status(), words(warning.asString("")));
        return Numbers.response(outcome, number.getAsDouble(), means, "");
    }

    private static Response none(String why) {
        return Response.of(new Outcome.NoData(why));
    }

    private static String words(String text) {
        return Failures.line(text);
    }
}
