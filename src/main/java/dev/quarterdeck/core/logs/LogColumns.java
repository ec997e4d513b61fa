package dev.quarterdeck.core.logs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of fields (JSON, logfmt) in columns for reading. The line itself stays as it is. Pure.
 *
 * @param time time of day
 * @param rest what else the line says, in its order
 */
public record LogColumns(String time, String level, String logger, String message, List<Field> rest) {
    private static final Pattern JSON = Pattern.compile(
            "\"([\\w.@-]{1,40})\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.){0,16000}+)\"|([^,{}\\[\\]\\s\"]{1,40}))");
    private static final Pattern LOGFMT = Pattern.compile(
            "(?:^|\\s)([\\w.@-]{1,40})=(?:\"((?:[^\"\\\\]|\\\\.){0,16000}+)\"|([^\\s\"]{0,4000}+))");
    private static final Pattern CLOCK = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(?:[.,]\\d{1,3})?");

    /** One named value of a line. */
    public record Field(String name, String value) {
    }

    /** Empty when the line has no message field, or no time of day: then it is best read as it stands. */
    public static Optional<LogColumns> of(String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> inner = new LinkedHashMap<>();
        placed(line).forEach(placed -> (placed.depth() > 1 ? inner : fields)
                .putIfAbsent(placed.field().name(), placed.field().value()));
        String own = take(fields, "message", "msg");
        String message = own.isEmpty() ? take(inner, "message", "msg") : own;
        Matcher clock = CLOCK.matcher(take(fields, "timestamp", "time", "ts", "@timestamp", "t"));
        if (message.isEmpty() || !clock.find()) {
            return Optional.empty();
        }
        String level = take(fields, "level", "severity", "lvl", "levelname", "log.level");
        String logger = take(fields, "logger", "name", "logger_name", "component", "caller");
        inner.forEach(fields::putIfAbsent);
        return Optional.of(new LogColumns(clock.group(), level, logger, message,
                fields.entrySet().stream().map(field -> new Field(field.getKey(), field.getValue())).toList()));
    }

    /** What a line says in a few words: its level and message, or all of it when it has no such fields. */
    public static String brief(String line) {
        return of(line).map(columns -> (columns.level().toUpperCase(Locale.ROOT) + " " + columns.message()).strip()).orElse(line);
    }

    /** Every named value that the line holds, in its order. */
    public static List<Field> fields(String line) {
        return placed(line).stream().map(Placed::field).toList();
    }

    /** @param depth 1 for a field of the line itself, more for those of objects within */
    private record Placed(Field field, int depth) {
    }

    private static List<Placed> placed(String line) {
        boolean json = line.startsWith("{");
        if (!json && !line.contains("=")) {
            return List.of();
        }
        var all = new ArrayList<Placed>();
        Matcher found = (json ? JSON : LOGFMT).matcher(line);
        int depth = 0;
        int read = 0;
        while (found.find()) {
            depth += json ? deeper(line, read, found.start()) : 0;
            read = found.end();
            all.add(new Placed(new Field(found.group(1), found.group(2) == null ? found.group(3) : unescaped(found.group(2))),
                    json ? depth : 1));
        }
        return all;
    }

    /** How many more objects and lists are open behind a part of a line than before it; brackets in strings are none. */
    private static int deeper(String line, int from, int to) {
        int deeper = 0;
        for (int i = from; i < to; i++) {
            char c = line.charAt(i);
            if (c == '"') {
                for (i++; i < to && line.charAt(i) != '"'; i++) {
                    i += line.charAt(i) == '\\' ? 1 : 0;
                }
            } else {
                deeper += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            }
        }
        return deeper;
    }

    /** Enough of the escapes to read a line; control characters stay escaped, since they must not act. */
    private static String unescaped(String text) {
        return text.indexOf('\\') < 0 ? text : text.replace("\\\"", "\"").replace("\\/", "/").replace("\\\\", "\\");
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
