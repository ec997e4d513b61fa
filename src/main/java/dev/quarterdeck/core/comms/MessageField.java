package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.runbook.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place of a template to fill in. Immutable; any thread.
 *
 * @param key   what its value is kept under: the field as written, with its occurrence from the second one on
 * @param text  the field as the template writes it: {@code [link]}
 * @param label what stands before it on its line ({@code Status page}), or the field itself
 */
public record MessageField(String key, String text, String label) {
    private static final int LONGEST = 40;

    /** The fields in the order in which they stand in the template's body. */
    public static List<MessageField> of(Template template) {
        var fields = new ArrayList<MessageField>();
        Map<String, Integer> seen = new HashMap<>();
        int from = 0;
        for (String text : template.fields()) {
            int at = template.body().indexOf(text, from);
            from = at < 0 ? from : at + text.length();
            fields.add(new MessageField(key(text, seen.merge(text, 1, Integer::sum)), text, label(template.body(), at, text)));
        }
        return List.copyOf(fields);
    }

    static String key(String field, int occurrence) {
        return occurrence == 1 ? field : field + " #" + occurrence;
    }

    private static String label(String body, int at, String text) {
        if (at < 0) {
            return text;
        }
        String before = body.substring(body.lastIndexOf('\n', at - 1) + 1, at).strip();
        String words = before.replaceFirst("[:=\\-–]+$", "").replaceFirst("^[-*•]\\s+", "").strip();
        return words.isEmpty() || words.length() > LONGEST || !before.endsWith(":") ? text : words;
    }
}
