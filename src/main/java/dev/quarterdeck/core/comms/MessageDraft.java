package dev.quarterdeck.core.comms;

import dev.quarterdeck.core.incident.Incident;
import dev.quarterdeck.core.runbook.Template;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A template with its fields filled in: the exact text that would go out. A field that stands twice is two fields, since two
 * {@code [link]} are seldom the same link; a value is put in as it is and never searched for fields. Immutable; any thread.
 *
 * @param values by {@link MessageField#key}; blank values are left out
 */
public record MessageDraft(Template template, Map<String, String> values) {
    public MessageDraft {
        var filled = new LinkedHashMap<>(values);
        filled.values().removeIf(String::isBlank);
        values = Map.copyOf(filled);
    }

    /**
     * A piece of the message.
     *
     * @param field the field it stands for, empty for the template's own words
     * @param start offset in the message
     * @param line  line of the message it begins in, from 1
     */
    public record Part(String text, Optional<String> field, boolean filled, int start, int line) {
    }

    /** Filled with what people entered for this incident, and where they didn't, with what the incident knows. */
    public static MessageDraft of(Template template, Incident incident) {
        var values = new LinkedHashMap<String, String>();
        for (MessageField field : MessageField.of(template)) {
            String entered = incident.fields().getOrDefault(field.key(), "");
            values.put(field.key(), entered.isBlank() ? Prefill.of(field.text(), incident).orElse("") : entered);
        }
        return new MessageDraft(template, values);
    }

    /** The exact text. */
    public String text() {
        var text = new StringBuilder();
        parts().forEach(p -> text.append(p.text()));
        return text.toString();
    }

    /** The fields that still read as in the template, each place where one stands. */
    public List<Part> unfilled() {
        return parts().stream().filter(p -> p.field().isPresent() && !p.filled()).toList();
    }

    /** The message in pieces, so that an editor can mark the fields. */
    public List<Part> parts() {
        // of fields that begin at the same place the longest is meant
        List<String> fields = template.fields().stream().distinct().filter(f -> !f.isEmpty())
                .sorted(Comparator.comparingInt(String::length).reversed()).toList();
        var parts = new Parts();
        String body = template.body();
        int words = 0;
        Map<String, Integer> seen = new HashMap<>();
        for (int at = 0; at < body.length(); ) {
            int here = at;
            Optional<String> field = fields.stream().filter(f -> body.startsWith(f, here)).findFirst();
            if (field.isEmpty()) {
                at++;
                continue;
            }
            parts.add(body.substring(words, at), Optional.empty(), true);
            String key = MessageField.key(field.get(), seen.merge(field.get(), 1, Integer::sum));
            parts.add(values.getOrDefault(key, field.get()), field, values.containsKey(key));
            at += field.get().length();
            words = at;
        }
        parts.add(body.substring(words), Optional.empty(), true);
        return List.copyOf(parts.list);
    }

    private static final class Parts {
        private final List<Part> list = new ArrayList<>();
        private int start;
        private int line = 1;

        void add(String text, Optional<String> field, boolean filled) {
            if (!text.isEmpty()) {
                list.add(new Part(text, field, filled, start, line));
                start += text.length();
                line += (int) text.chars().filter(c -> c == '\n').count();
            }
        }
    }
}
