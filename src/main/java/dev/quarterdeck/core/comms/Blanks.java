package dev.quarterdeck.core.comms;

import java.util.Map;

/**
 * Puts values that were filled in into a command or message. Only a placeholder that the text itself marks is replaced, so
 * a value can never change words that were not meant as a blank. Pure.
 */
public final class Blanks {
    private Blanks() {
    }

    /** {@code fields} maps a placeholder as it is written ({@code [link]}) to its value; empty values are left alone. */
    public static String fill(String text, Map<String, String> fields) {
        String filled = text;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            filled = marked(field.getKey()) && !field.getValue().isEmpty()
                    ? filled.replace(field.getKey(), field.getValue()) : filled;
        }
        return filled;
    }

    private static boolean marked(String field) {
        return field.startsWith("[") || field.startsWith("<") || field.startsWith("{{");
    }
}
