package dev.quarterdeck.core.comms;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts values that were filled in into a command or message. Only a placeholder that the text itself marks is replaced, so
 * a value can never change words that were not meant as a blank. Pure.
 */
public final class Blanks {
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_]\\w*");
    /** Words that can only stand for something else. */
    private static final Pattern WORD = Pattern.compile("YOUR[_-][A-Z_-]+|(?:CHANGE|REPLACE)[_-]?ME|your-[a-z-]+");

    private Blanks() {
    }

    /**
     * {@code fields} maps a placeholder as it is written ({@code [link]}) to its value, a variable as {@code $NAME}; empty
     * values are left alone.
     */
    public static String fill(String text, Map<String, String> fields) {
        String filled = text;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (!field.getValue().isEmpty()) {
                filled = fill(filled, field.getKey(), field.getValue());
            }
        }
        return filled;
    }

    private static String fill(String text, String field, String value) {
        if (VARIABLE.matcher(field).matches()) {
            String name = field.substring(1);
            return text.replaceAll("(?<!\\\\)\\$(?:\\{" + name + "\\}|" + name + "(?!\\w))", Matcher.quoteReplacement(value));
        }
        if (WORD.matcher(field).matches()) {
            return text.replaceAll("(?<![\\w-])" + Pattern.quote(field) + "(?![\\w-])", Matcher.quoteReplacement(value));
        }
        return field.startsWith("[") || field.startsWith("<") || field.startsWith("{{") ? text.replace(field, value) : text;
    }
}
