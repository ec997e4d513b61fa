package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Role;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the incident itself can say for a field. Pure; any thread. */
final class Prefill {
    private static final Pattern SEVERITIES = Pattern.compile("P\\d(\\s*/\\s*P\\d)+");
    private static final Pattern PERSON = Pattern.compile("@[\\w.-]*(engineer|lead|name)[\\w.-]*");

    private Prefill() {
    }

    /** Empty before the incident is declared, since what it says until then is nobody's word. */
    static Optional<String> of(String field, Incident incident) {
        if (incident.declaredAt().isEmpty()) {
            return Optional.empty();
        }
        if (SEVERITIES.matcher(field).matches()) {
            return Optional.of(incident.severity().name());
        }
        if (PERSON.matcher(field).matches()) {
            return incident.holder(Role.LEAD).map(lead -> "@" + lead);
        }
        return switch (field.replaceAll("[\\[\\]<>{}]", "").strip().toLowerCase(Locale.ROOT)) {
            case "severity" -> Optional.of(incident.severity().name());
            case "status" -> Optional.of(incident.status().label());
            case "title" -> Optional.of(incident.title());
            case "impact" -> Optional.of(incident.impact()).filter(Predicate.not(String::isBlank));
            case "lead" -> incident.holder(Role.LEAD);
            case "incident id" -> Optional.of(incident.id().shortText());
            default -> Optional.empty();
        };
    }
}
