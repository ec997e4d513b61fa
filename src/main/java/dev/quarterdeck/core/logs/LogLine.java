package dev.quarterdeck.core.logs;

/**
 * One line of a log as it may be shown: control characters are drawn as symbols, invalid bytes replaced.
 *
 * @param number  counts from 1 in what was read since the tail started
 * @param offset  the byte offset of the line's first byte in its file
 * @param text    at most 16 KiB of it
 * @param cut     bytes of the line beyond what {@code text} shows
 * @param sha256  hex hash of the line's exact bytes without its line end (of the shown part, if it was cut)
 */
public record LogLine(long number, long offset, LogLevel level, String text, long cut, String sha256) {
}
