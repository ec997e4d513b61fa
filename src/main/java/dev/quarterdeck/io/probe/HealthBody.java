package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.core.time.Times;
import dev.quarterdeck.io.json.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Believes an answer whose body says that the service is not well though its status does not. A health address is read closely;
 * anywhere else only what can mean nothing else counts: an error page, a problem document, an envelope that says it failed.
 * Whatever says nothing of the kind is judged by its status. Pure.
 */
final class HealthBody implements Body {
    private static final Pattern HEALTH_TYPE =
            Pattern.compile("application/(?:health|vnd\\.spring-boot\\.actuator[\\w.+-]*)(?:\\+json)?\\s*(?:;.*)?");
    private static final Pattern HEALTH_PATH =
            Pattern.compile("(?i).*/_{0,2}(?:health|healthz|health[-_]?check|readyz?|livez?|readiness|liveness|ping|heartbeat|"
            + "alive)"
            + "(?:/[\\w.-]+){0,4}/?|(?i)(?:/api)?(?:/v\\d+)?/_?status/?");
    private static final Pattern JSON_PATH = Pattern.compile("(?i).*\\.json|/(?:.*/)?(?:api|v\\d+|graphql)(?:/.*)?");
    /** Longer ago, and it says nothing about the last minute. */
    private static final Duration OLDEST = Duration.ofMinutes(1);

    private final boolean healthPath;
    private final boolean jsonPath;
    private final boolean json;

    /**
     * @param path of the address that is asked: an Actuator of other versions answers plain JSON
     * @param json whether the request asks for JSON and nothing else
     */
    HealthBody(String path, boolean json) {
        this.healthPath = HEALTH_PATH.matcher(path).matches();
        this.jsonPath = JSON_PATH.matcher(path).matches();
        this.json = json;
    }

    @Override
    public Response read(Answer answer) {
        if (answer.status() >= 300 || answer.status() < 200) {
            return Response.of(new Outcome.Answered(answer.status()));
        }
        boolean health = healthPath || HEALTH_TYPE.matcher(answer.type()).matches();
        if (health && answer.age().compareTo(OLDEST) > 0) {
            return Response.of(new Outcome.NoData("a cache has kept this answer for " + Times.words(answer.age())));
        }
        Optional<String> text = answer.text();
        if (text.isEmpty()) {
            return Response.of(health ? new Outcome.NoData("the answer is packed as " + Failures.line(answer.encoding())
                    + ", which is not read")
                    : new Outcome.Answered(answer.status()));
        }
        Optional<String> says = answer.type().startsWith("application/problem")
                ? Optional.of("a problem: " + Failures.line(text.get()))
                : html(answer, text.get()) ? page(text.get(), health) : said(text.get(), health);
        return Response.of(says.map(Failures::line).<Outcome>map(words -> new Outcome.Unhealthy(answer.status(), words))
                .orElseGet(() -> new Outcome.Answered(answer.status())));
    }

    private static boolean html(Answer answer, String text) {
        String begins = text.stripLeading();
        begins = begins.substring(0, Math.min(20, begins.length())).toLowerCase(Locale.ROOT);
        return answer.type().startsWith("text/html") && begins.startsWith("<") || begins.startsWith("<!doctype html")
                || begins.startsWith("<html");
    }

    private Optional<String> page(String html, boolean health) {
        return UnwellText.errorPage(html).or(() -> json ? Optional.of("a web page where JSON was asked for") : Optional.empty())
                .or(() -> health || jsonPath ? UnwellText.loginPage(html) : Optional.empty())
                .or(() -> health ? UnwellText.of(UnwellText.withoutTags(html)) : Optional.empty());
    }

    private static Optional<String> said(String text, boolean health) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (node.isContainer() || node.isBoolean()) {
                return health ? UnwellJson.of(node) : UnwellJson.envelope(node);
            }
            String word = node.isString() ? node.asString() : text;
            return health ? UnwellText.of(word) : UnwellText.errorLine(word);
        } catch (JacksonException notJson) {
            return health ? UnwellText.of(text).or(() -> UnwellText.broken(text)) : UnwellText.errorLine(text);
        }
    }
}
