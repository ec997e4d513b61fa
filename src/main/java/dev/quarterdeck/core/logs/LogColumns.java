package dev.quarterdeck.core.logs;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line in columns for reading: a JSON line is taken apart, any other line is all words. The line itself stays as it is.
 * Pure.
 *
 * @param time  time of day, empty when the line is not taken apart
 * @param level the level's word, empty when the line is not taken apart
 * @param words logger and message first, then what else the line says
 */
public record LogColumns(String time, String level, String words) {
    private static final Pattern FIELD = Pattern.compile("\"([\\w.@-]{1,40})\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.){0,4000}+)\"|([^,}\\s]{1,40}))");
    private static final Pattern CLOCK = Pattern.compile("(\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,3})?)");

    public static LogColumns of(LogRow.Line line) {
        if (!line.text().startsWith("{")) {
            return new LogColumns("", "", line.text());
        }
        Map<String, String> fields = fields(line.text());
        String time = take(fields, "timestamp", "time", "ts", "@timestamp");
        String message = take(fields, "message", "msg");
        Matcher clock = CLOCK.matcher(time);
        if (message.isEmpty() || !clock.find()) {
            return new LogColumns("", "", line.text());
        }
        take(fields, "level", "severity", "lvl");
        String logger = take(fields, "logger", "name");
        var words = new StringBuilder(logger.isEmpty() ? "" : String.format("%-14s ", logger)).append(message);
        fields.forEach((name, value) -> words.append("  ").append(name).append('=').append(value));
        return new LogColumns(clock.group(1), line.level() == LogLevel.NONE ? "" : line.level().name(), words.toString());
    }

    private static Map<String, String> fields(String json) {
        var fields = new LinkedHashMap<String, String>();
        Matcher matcher = FIELD.matcher(json);
        while (matcher.find()) {
            fields.putIfAbsent(matcher.group(1), matcher.group(2) == null ? matcher.group(3) : unescaped(matcher.group(2)));
        }
        return fields;
    }

    /** Enough of JSON's escapes to read a line; control characters stay escaped, since they must not act. */
    private static String unescaped(String text) {
        return text.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
    }

    private static String take(Map<String, String> fields, String... names) {
        for (String name : names) {
            String value = fields.remove(name);
            if (value != null) {
                return value;
            }
        }
        return "";
    }
}
