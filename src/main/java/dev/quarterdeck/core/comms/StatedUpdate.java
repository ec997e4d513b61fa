package dev.quarterdeck.core.comms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * When a message says that the next one comes: {@code Next update: 15:00}, {@code We will post another update within the hour}.
 * Immutable; any thread.
 *
 * @param within counted from when it is sent, positive
 * @param words  the line or sentence that says so
 */
public record StatedUpdate(Duration within, String words) {
    private static final String NEWS = "(?:updates?|updated|information|details|news|report|communication)";
    private static final String WHEN = "(?:in|within|by|at|every|each|before|no later than|around|after)";
    private static final List<Pattern> SAYS = List.of(
            Pattern.compile("\\b(?:next|following)\\s+(?:\\w+\\s+){0,2}(?:update|communication|message|"
            + "report)\\b[*_]*(?:[^:\\n]{0,40}?(?<!\\d):|\\s+[-–—=]|[^:\\n.]{0,40}?\\b(?:is|due|"
                    + WHEN + ")\\b|\\s*(?=[~≈(\\d]))(?<time>.+)$", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b(?:will|['’]ll|shall|going to|to follow)\\b[^.!?]{0,80}?\\b" + NEWS + "\\b[^.!?]{0,60}?\\b" + WHEN
            + "\\s+(?<time>[^!?]*)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b(?:(?:another|further|more|additional|new|regular|next)\\s+)?" + NEWS + "\\b[^.!?]{0,40}?\\b"
            + WHEN + "\\s+(?<time>[^!?]*)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b(?<time>half[- ]hour|hour)ly\\s+(?:status\\s+)?updates?\\b", Pattern.CASE_INSENSITIVE));
    /** Something was updated, or nothing will be. */
    private static final Pattern OTHER = Pattern.compile("\\b(?:no|not|never|last|previous|latest|was|were|been)\\b|n['’]t\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n");

    /**
     * The first line or sentence of {@code message}, sent at {@code now}, that says so; of a span its later end, of a clock UTC.
     */
    public static Optional<StatedUpdate> of(String message, Instant now) {
        return SENTENCE.splitAsStream(message).filter(s -> !OTHER.matcher(s.replaceAll("(?i)no later than", "")).find())
                .flatMap(sentence -> StatedEta.of(sentence.replaceAll("(?i)\\bhalf[- ]hourly\\b", "every half an hour")
                .replaceAll("(?i)\\bhourly (status )?updates?", "updates every 1 hour"), now, SAYS)
                .map(within -> new StatedUpdate(within, sentence.strip())).stream()).findFirst();
    }
}
