package dev.quarterdeck.core.runbook;

import dev.quarterdeck.core.decision.Urgency;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how soon a group of triggers asks for the rollback, from its heading or the sentence above it. Any thread. */
final class UrgencyReader {
    private static final Pattern CONSIDER = words("medium|moderate|consider|minor|optional|weigh|discuss|low|p[23]|sev-?[23]");
    private static final Pattern SOON =
            words("high|urgent|major|soon|p1|sev-?1|within (?:the|an?|one|\\d+) ?(?:hours?|minutes?|h|min)");
    private static final Pattern IMMEDIATE = words("critical|severe|emergency|immediate(?:ly)?|instant(?:ly)?|at once"
            + "|without delay|(?:right|straight) away|right now|p0|sev-?0");

    private UrgencyReader() {
    }

    /** The strongest word wins, so that a heading in doubt asks for more haste, not less. */
    static Optional<Urgency> read(String text) {
        if (IMMEDIATE.matcher(text).find()) {
            return Optional.of(Urgency.IMMEDIATE);
        }
        if (SOON.matcher(text).find()) {
            return Optional.of(Urgency.SOON);
        }
        return CONSIDER.matcher(text).find() ? Optional.of(Urgency.CONSIDER) : Optional.empty();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
