package dev.quarterdeck.core.runbook;

import java.util.Optional;

/**
 * Something a command leaves open, asked once per incident.
 *
 * @param text  as written: {@code <namespace>}, {@code [old-name]}, {@code {{name}}}, {@code YOUR_TOKEN}; a variable is {@code $NAME} however it is written
 * @param name  the words inside: {@code namespace}
 * @param setTo what the runbook itself sets the variable to: a value, or the command substitution that finds it
 * @param line  source line of its first use or setting, from 1
 */
public record Field(String text, String name, Optional<String> setTo, int line) {

    public boolean variable() {
        return text.startsWith("$");
    }

    /** Whether the runbook leaves it to people, and does not set it itself. */
    public boolean asked() {
        return setTo.isEmpty();
    }
}
