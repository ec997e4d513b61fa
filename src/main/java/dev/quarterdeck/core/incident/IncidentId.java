package dev.quarterdeck.core.incident;

import java.util.regex.Pattern;

/**
 * {@code INC-0042-k7f3qz}: a running number of this console, for people, and six random letters, so that no two consoles'
 * incidents are mistaken for one another. Its bytes are the genesis of the incident's hash chain.
 */
public record IncidentId(String text) {
    private static final Pattern SHAPE = Pattern.compile("INC-\\d{4,18}-[a-z2-7]{6}");

    public IncidentId {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("an incident id reads INC-0042-abcdef, was " + text);
        }
    }

    /** {@code INC-0042}. */
    public String shortText() {
        return text.substring(0, text.lastIndexOf('-'));
    }

    /** 42. */
    public long number() {
        return Long.parseLong(text, text.indexOf('-') + 1, text.lastIndexOf('-'), 10);
    }

    @Override
    public String toString() {
        return text;
    }
}
