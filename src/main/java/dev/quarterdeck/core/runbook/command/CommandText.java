package dev.quarterdeck.core.runbook.command;

import java.util.List;

/**
 * One command or query of a fence as it would be copied: without its prompt, with all of its continuation lines.
 *
 * @param note     the comment lines above it, without their marks; may be empty
 * @param expected what the runbook says it prints: lines below a prompted command, "Should return HTTP 200" in a comment
 * @param input    what is typed into the program that it opens: the statements below {@code psql}, up to {@code \q}
 * @param line     source line on which it begins, from 1
 */
public record CommandText(String text, String note, List<String> expected, List<String> input, int line) {
    public CommandText {
        expected = List.copyOf(expected);
        input = List.copyOf(input);
    }

    /** A command that opens nothing to type into. */
    public CommandText(String text, String note, List<String> expected, int line) {
        this(text, note, expected, List.of(), line);
    }
}
