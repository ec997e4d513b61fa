package dev.quarterdeck.io.probe;

import dev.quarterdeck.core.signal.Outcome;
import dev.quarterdeck.core.signal.Response;
import dev.quarterdeck.io.json.Json;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * Believes a health answer that says that the service is not well though its status does not: Spring's Actuator and
 * {@code application/health+json}. Anything else is judged by its status. Pure.
 */
final class HealthBody implements Body {
    private static final Pattern HEALTH_TYPE = Pattern.compile("application/(?:health|vnd\\.spring-boot\\.actuator[\\w.+-]*)(?:\\+json)?\\s*(?:;.*)?");
    private static final Pattern HEALTH_PATH = Pattern.compile("(?i).*/(?:health|healthz|healthcheck|readyz?|livez?|readiness|liveness)(?:/[\\w-]+)?/?");
    private static final Set<String> UNWELL = Set.of("down", "out_of_service", "fail", "error");

    private final boolean healthPath;

    /** @param path of the address that was asked: an Actuator of other versions answers plain JSON */
    HealthBody(String path) {
        this.healthPath = HEALTH_PATH.matcher(path).matches();
    }

    @Override
    public Response read(int status, String type, byte[] bytes, boolean cut) {
        boolean health = HEALTH_TYPE.matcher(type).matches() || healthPath && type.startsWith("application/json");
        if (!health || cut || status >= 300) {
            return Response.of(new Outcome.Answered(status));
        }
        try {
            String says = Json.MAPPER.readTree(bytes).path("status").asString("");
            return Response.of(UNWELL.contains(says.toLowerCase(Locale.ROOT)) ? new Outcome.Unhealthy(status, says)
                    : new Outcome.Answered(status));
        } catch (JacksonException notJson) {
            return Response.of(new Outcome.Answered(status));
        }
    }
}
