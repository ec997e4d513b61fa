package dev.quarterdeck.core.comms;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a message says that the service will be back: {@code ETA: 10 minutes}, {@code Expected recovery: 14:45}, {@code We expect
 * it to
 * be resolved within the hour}. What is said to customers is a promise. Immutable; any thread.
 *
 * @param within counted from when it is sent, positive
 * @param words  the line that says so
 */
public record StatedEta(Duration within, String words) {
    private static final String DONE =
            "(?:back|restored?|restoration|resolved?|resolution|recover(?:ed|y)?|fix(?:ed)?|repaired|available|online|"
            + "operational|normal|up again"
            + "|completed?|working again|over|mitigated)";
    private static final String PREPOSITION = "(?:in|within|by|at|before|until|around|after)";
    private static final List<Pattern> SAYS = List.of(
            Pattern.compile("^[\\s>*_•-]*(?:(?:new|revised|updated|current|our)\\s+)?(?:ETA|ETR|(?:estimated|expected|"
            + "anticipated|projected|target(?:ed)?|planned)\\s+"
                    + "(?:time|to take|resolution|recovery|restoration|fix|completion|repair|back|downtime|duration|end|return|"
                    + "service)|time to (?:resol\\w+|recover\\w*|fix|restore|repair))"
                    + "\\b(?:[^:\\n]{0,60}(?<!\\d):|\\s+[-–—=]|(?:\\s+for\\s[\\w ]{1,30}?)?\\s+(?:is|are|of)\\b)(?<time>.+)$",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\bET[AR]\\b[\\s*_]*(?:is|of|for [\\w ]{1,30})?\\s*(?<time>(?:by|within|in|at|about|around|"
            + "approx\\w*\\.?|~|≈|an?\\b|half|\\d).*)$",
                    Pattern.CASE_INSENSITIVE),
            Pattern.compile("\\b(?:expect\\w*|should|will|hop(?:e|ing)|plan\\w*|aim\\w*|estimat\\w*|"
            + "anticipat\\w*)\\b[^.!?]{0,80}?\\b" + DONE + "\\b[^.!?]{0,40}?\\b"
                    + PREPOSITION + "\\s+(?<time>[^.!?]*(?:[.:]\\d[^.!?]*)?)", Pattern.CASE_INSENSITIVE),
            Pattern.compile("^[\\s>*_•-]*(?:back (?:up|online|to normal)|restored|resolved|fix(?:ed)?)\\s+" + PREPOSITION
            + "\\s+(?<time>.+)$", Pattern.CASE_INSENSITIVE));
    /** Says when something else will be, or that nobody knows. */
    private static final Pattern OTHER =
            Pattern.compile("\\b(?:updates?|updated)\\b|\\b(?:not|no|never|cannot|unable|unknown|tbd|tba)\\b|n['’]t\\b",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+|\\n");

    /**
     * The first line or sentence of {@code message}, sent at {@code now}, that gives a time ahead; of a span its later end, of a
     * clock UTC.
     */
    public static Optional<StatedEta> of(String message, Instant now) {
        return SENTENCE.splitAsStream(message)
                .flatMap(sentence -> of(sentence, now, SAYS).filter(_ -> !OTHER.matcher(sentence).find())
                .map(within -> new StatedEta(within, sentence.strip())).stream()).findFirst();
    }

    static Optional<Duration> of(String sentence, Instant now, List<Pattern> says) {
        for (Pattern pattern : says) {
            Matcher said = pattern.matcher(sentence);
            if (said.find()) {
                return StatedTime.ahead(said.group("time"), now);
            }
        }
        return Optional.empty();
    }
}
