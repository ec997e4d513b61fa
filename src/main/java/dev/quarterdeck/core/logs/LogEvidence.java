package dev.quarterdeck.core.logs;

import java.time.Instant;
import java.util.Optional;

/**
 * Lines of a log as proof.
 *
 * @param source {@link LogSource#label()}
 * @param line   number of the first line
 * @param offset byte offset of its first byte in its file
 * @param time   what the first line states
 * @param bytes  the lines exactly as they stand in the file, without the last line's end
 * @param sha256 hex hash of {@code bytes}
 * @param text   {@code bytes} as they may be shown
 */
public record LogEvidence(String source, long line, long offset, Optional<Instant> time, byte[] bytes, String sha256,
        String text) {
}
