package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.runbook.Template;
import java.util.List;
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
        List<String> marked = fields.keySet().stream().filter(Blanks::marked).toList();
        return new MessageDraft(new Template("", "", text, marked, "", 0), fields).text();
    }

    private static boolean marked(String field) {
        return field.startsWith("[") || field.startsWith("<") || field.startsWith("{{");
    }
}
