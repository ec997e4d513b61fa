package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Meaning;
import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.io.json.Json;
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
    public Response read(int status, String type, byte[] bytes, boolean cut) {
        if (cut) {
            return none("answer over 64 KiB");
        }
        try {
            JsonNode answer = Json.MAPPER.readTree(bytes);
            if (answer.path("status").asString("").equals("error")) {
                return none(answer.path("errorType").asString("error") + ": " + words(answer.path("error").asString("")));
            }
            if (status >= 300 || !answer.path("status").asString("").equals("success")) {
                return status >= 300 ? Response.of(new Outcome.Answered(status)) : none("not an answer of Prometheus");
            }
            return value(status, answer);
        } catch (JacksonException notJson) {
            return status >= 300 ? Response.of(new Outcome.Answered(status)) : none("not an answer of Prometheus");
        }
    }

    private Response value(int status, JsonNode answer) {
        JsonNode result = answer.path("data").path("result");
        return switch (answer.path("data").path("resultType").asString("")) {
            case "scalar" -> number(status, answer, result.path(1).asString(""));
            case "vector" -> switch (result.size()) {
                case 0 -> none("empty result");
                case 1 -> number(status, answer, result.path(0).path("value").path(1).asString(""));
                default -> none(result.size() + " series, the query must give one");
            };
            case "matrix" -> none("a range, the query must give one value");
            default -> none("no number");
        };
    }

    private Response number(int status, JsonNode answer, String text) {
        OptionalDouble number = Numbers.parse(text);
        if (number.isEmpty() || !Double.isFinite(means.inUnit(number.getAsDouble()))) {
            return none(text.isEmpty() ? "no number" : words(text));
        }
        JsonNode warning = answer.path("warnings").path(0);
        Outcome outcome = warning.isMissingNode() ? new Outcome.Answered(status) : new Outcome.Warned(status, words(warning.asString("")));
        return new Response(outcome, OptionalDouble.of(means.inUnit(number.getAsDouble())), "");
    }

    private static Response none(String why) {
        return Response.of(new Outcome.NoData(why));
    }

    private static String words(String text) {
        return Failures.line(text);
    }
}
