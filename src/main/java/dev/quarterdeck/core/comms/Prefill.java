package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.core.incident.Role;
import dev.quarterdeck.core.time.Times;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the incident itself can say for a field. Pure; any thread. */
final class Prefill {
    private static final Pattern SEVERITIES = Pattern.compile("P\\d(\\s*/\\s*P\\d)+");
    private static final Pattern PERSON = Pattern.compile("@[\\w.-]*(engineer|lead|name)[\\w.-]*");

    private static final Pattern LASTED = Pattern.compile("\\d{1,2}:\\d{2}\\s?[-–]\\s?\\d{1,2}:\\d{2}");
    private static final Pattern ESTIMATE = Pattern.compile("\\d.*(?:minutes?|mins?|hours?)");
    private static final Pattern BLANK = Pattern.compile("_{3,}");

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
        if (LASTED.matcher(field).matches()) {
            return incident.milestone(Milestone.BEGAN).flatMap(from -> incident.milestone(Milestone.RESTORED)
                    .map(to -> Times.minute(from) + "-" + Times.minute(to)));
        }
        if (ESTIMATE.matcher(field).matches()) {
            return Optional.of(field); // the runbook's own estimate, to be changed where it does not hold
        }
        return switch (field.replaceAll("[\\[\\]<>{}]", "").strip().toLowerCase(Locale.ROOT)) {
            case "severity" -> Optional.of(incident.severity().name());
            case "status" -> Optional.of(incident.status().label());
            case "title" -> Optional.of(incident.title());
            case "impact" -> Optional.of(incident.impact()).filter(Predicate.not(String::isBlank));
            case "lead" -> incident.holder(Role.LEAD);
            case "incident id" -> Optional.of(incident.id().shortText());
            default -> entered(field, incident);
        };
    }

    /** What was entered for a command or a checklist under the same words: {@code <namespace>} serves {@code [namespace]} too. */
    private static Optional<String> entered(String field, Incident incident) {
        Set<String> wanted = words(field);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        List<String> same = incident.fields().entrySet().stream().filter(e -> !e.getValue().isBlank())
                .filter(e -> words(e.getKey()).equals(wanted) || BLANK.matcher(e.getKey()).find() && words(e.getKey())
                .containsAll(wanted))
                .map(Map.Entry::getValue).distinct().toList();
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private static Set<String> words(String field) {
        return Arrays.stream(field.toLowerCase(Locale.ROOT).split("[^\\p{L}\\d]+")).filter(word -> !word.isBlank())
                .collect(Collectors.toSet());
    }
}
