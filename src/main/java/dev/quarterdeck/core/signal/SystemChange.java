package dev.quarterdeck.core.signal;

import java.time.Instant;

/**
 * Something about the system that was changed: a commit, a tag, a deployment.
 *
 * @param words  what, in one line
 * @param source the repository or the command that told it
 */
public record SystemChange(Instant at, String words, String source) {
}
