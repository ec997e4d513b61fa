package dev.quarterdeck.io.probe;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds where JSON says that a service is not well, at any depth, and answers with the words: {@code db: DOWN}. Pure. */
final class UnwellJson {
    private static final int DEEPEST = 20;
    private static final Set<String> STATUS = Set.of("status", "state", "health", "healthstatus", "overall", "overallstatus",
            "result", "outcome", "condition",
            "aggregatedstatus", "servicestatus");
    /** True is well. */
    private static final Set<String> GOOD = Set.of("ok", "healthy", "ishealthy", "health", "status", "alive", "ready", "isready",
            "live", "up", "isup", "available",
            "success", "successful", "passing", "passed", "pass", "connected", "reachable", "serving");
    /** True is not. */
    private static final Set<String> BAD = Set.of("down", "unhealthy", "degraded", "maintenance", "maintenancemode",
            "inmaintenance", "failed", "failing", "outage");
    private static final Set<String> CODE = Set.of("status", "statuscode", "code", "httpstatus", "httpcode");
    /** These need no key that says what they are about. */
    private static final Set<String> ANYWHERE = Set.of("disconnected", "unreachable", "not_serving", "not_connected", "down",
            "unhealthy", "out_of_service", "degraded", "not_ready", "not ready");
    /** Below these, a word beside a name is how that part fares: {@code "checks": {"db": "error"}}. */
    private static final Set<String> PARTS = Set.of("checks", "components", "services", "dependencies", "subsystems", "probes",
            "indicators", "healthchecks");
    /** What was before says nothing of now. */
    private static final Pattern BEFORE =
            Pattern.compile("(?:last|previous|prior|past|recent|former|history|historic).*|.*(?:history|incidents)");
    /** Parts that are not well, by name. */
    private static final Pattern LISTED =
            Pattern.compile("(?:degraded|unhealthy|failed|failing|down)[_-]?(?:services|components|checks|dependencies|parts|"
            + "subsystems)");
    /** As a status page grades it. */
    private static final Set<String> GRADES = Set.of("minor", "major", "critical");

    /** What an answer holds that says only how it went. */
    private static final Set<String> ENVELOPE = Set.of("ok", "success", "error", "errors", "message", "msg", "code", "status",
            "statuscode", "detail", "details", "reason",
            "timestamp", "path", "title", "type", "traceid", "requestid", "request_id", "trace_id", "trace", "instance",
            "exception", "description",
            "error_description");

    private UnwellJson() {
    }

    /** An answer of a health address. */
    static Optional<String> of(JsonNode node) {
        return node.isBoolean() ? node.booleanValue() ? Optional.empty() : Optional.of("false") : within(node, "", 0);
    }

    /** An answer of any other address: only one that holds nothing but how it went. */
    static Optional<String> envelope(JsonNode node) {
        if (!node.isObject() || node.isEmpty() || node.properties().stream()
                .anyMatch(p -> !ENVELOPE.contains(small(p.getKey())))) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String key = small(each.getKey());
            JsonNode value = each.getValue();
            boolean no = (key.equals("ok") || key.equals("success")) && value.isBoolean() && !value.booleanValue();
            boolean code = CODE.contains(key) && failing(value);
            if (no || code || key.equals("error") && filled(value) || key.equals("errors") && filled(value)) {
                return Optional.of(each.getKey() + ": " + words(value));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> within(JsonNode node, String name, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            String key = small(each.getKey());
            JsonNode value = each.getValue();
            if (value.isContainer() && BEFORE.matcher(key).matches()) {
                continue;
            }
            boolean part = PARTS.contains(small(name)) && value.isString() && UnwellText.word(value.asString());
            boolean listed = value.isArray() && !value.isEmpty() && LISTED.matcher(key).matches();
            Optional<String> found = value.isContainer() && !listed && !erring(key, value, depth)
                    ? within(value, each.getKey(), depth + 1)
                    : part || listed || unwell(key, value, depth) ? Optional.of(said(name, each.getKey(), value))
                    : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        if (node.isArray()) {
            for (JsonNode each : node) {
                Optional<String> found = each.isString() && ANYWHERE.contains(small(each.asString()))
                        ? Optional.of(each.asString())
                        : within(each, name(each).orElse(name), depth + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** A list of errors at the top that is not empty. */
    private static boolean erring(String key, JsonNode value, int depth) {
        return depth == 0 && (key.equals("errors") || key.equals("error")) && filled(value);
    }

    private static boolean unwell(String key, JsonNode value, int depth) {
        if (value.isBoolean()) {
            return value.booleanValue() ? BAD.contains(key) || depth == 0 && key.equals("error") : GOOD.contains(key);
        }
        if (value.isString()) {
            String word = value.asString();
            return STATUS.contains(key) && (UnwellText.word(word) || UnwellText.errorLine(word).isPresent())
                    || key.equals("indicator") && GRADES.contains(small(word))
                    || GOOD.contains(key) && (small(word).equals("false") || small(word).equals("no") || UnwellText.word(word))
                    || ANYWHERE.contains(small(word))
                    || depth == 0 && key.equals("error") && filled(value);
        }
        return CODE.contains(key) && failing(value) || erring(key, value, depth);
    }

    private static boolean failing(JsonNode value) {
        return value.isIntegralNumber() && value.intValue() >= 400 && value.intValue() < 600;
    }

    private static boolean filled(JsonNode value) {
        return value.isString() ? !value.asString().isBlank() && !Set.of("none", "null", "ok", "false", "no")
                .contains(small(value.asString()))
                : value.isContainer() ? !value.isEmpty() : value.isBoolean() && value.booleanValue();
    }

    private static Optional<String> name(JsonNode each) {
        return Optional.of(each.path("name").asString("")).filter(n -> !n.isBlank());
    }

    private static String said(String name, String key, JsonNode value) {
        boolean plain = STATUS.contains(small(key)) && value.isString();
        return plain ? (name.isEmpty() ? "" : name + " ") + words(value) : (name.isEmpty() ? "" : name + " ") + key + ": "
                + words(value);
    }

    private static String words(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }

    private static String small(String key) {
        return key.strip().toLowerCase(Locale.ROOT);
    }
}
