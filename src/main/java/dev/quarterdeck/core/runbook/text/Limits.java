package dev.quarterdeck.core.runbook.text;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says whether a text is beyond the reader before any time is spent on it. No runbook comes near these figures; what does is
 * shown as it stands. Any thread.
 */
public final class Limits {
    private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~)");
    private static final Pattern BLOCK_START = Pattern.compile("\\s*(?:$|[-*+] |#{1,6}(?: |$)|\\d+[.)] )");
    /** The parser copies a paragraph at each of its lines, so its time grows with the square of this figure. */
    private static final int PARAGRAPH_LINES = 10_000;
    /** Brackets and emphasis keep many times their own size in memory until their paragraph ends. */
    private static final int PARAGRAPH_LENGTH = 200_000;
    /** Each line outside a fence may be a heading, an item or a row of its own. */
    private static final int LINES = 20_000;
    private static final int FENCES = 10_000;
    private static final int COLUMNS = 1_000;

    private int paragraphLines;
    private int paragraphLength;
    private int lines;
    private int fences;
    private int columns;

    private Limits() {
    }

    /** Why the text is beyond the reader, in one sentence. */
    public static Optional<String> exceeded(List<String> lines) {
        var limits = new Limits();
        limits.measure(lines);
        return limits.reason().map(reason -> reason + " is beyond the reader, so all of this text is shown as plain paragraphs.");
    }

    private void measure(List<String> source) {
        int runLines = 0;
        int runLength = 0;
        boolean fenced = false;
        for (String line : source) {
            boolean fence = FENCE.matcher(line).lookingAt();
            fences += fence ? 1 : 0;
            fenced ^= fence;
            boolean begins = fence || fenced || BLOCK_START.matcher(line).lookingAt();
            runLines = begins ? 0 : runLines + 1;
            runLength = fence || fenced ? 0 : begins ? line.length() : runLength + line.length();
            lines += fenced || fence || line.isBlank() ? 0 : 1;
            paragraphLines = Math.max(paragraphLines, runLines);
            paragraphLength = Math.max(paragraphLength, runLength);
            columns = fenced || !line.contains("|") ? columns
                    : Math.max(columns, (int) line.chars().filter(c -> c == '|').count());
        }
    }

    private Optional<String> reason() {
        if (paragraphLines > PARAGRAPH_LINES) {
            return Optional.of("A paragraph of more than " + PARAGRAPH_LINES + " lines");
        }
        if (paragraphLength > PARAGRAPH_LENGTH) {
            return Optional.of("A paragraph of more than " + PARAGRAPH_LENGTH + " characters");
        }
        if (lines > LINES) {
            return Optional.of("A text of more than " + LINES + " lines outside code");
        }
        if (columns > COLUMNS) {
            return Optional.of("A line with more than " + COLUMNS + " columns");
        }
        return fences > FENCES * 2 ? Optional.of("A text with more than " + FENCES + " code fences") : Optional.empty();
    }
}
