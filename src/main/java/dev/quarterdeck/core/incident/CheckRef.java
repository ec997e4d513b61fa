package dev.quarterdeck.core.incident;

/**
 * A check by the words it is about, so that the fold needs no runbook parser.
 *
 * @param path       heading path of the step it stands in
 * @param text       the check's words
 * @param occurrence 0 for the first check with these words in that step, 1 for the second
 * @param line       source line, for finding it again; no part of its identity
 */
public record CheckRef(String path, String text, int occurrence, int line) {
    /** Identity for maps. */
    public String key() {
        return path + '\n' + text + '\n' + occurrence;
    }
}
