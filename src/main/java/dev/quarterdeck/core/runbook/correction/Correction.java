package dev.quarterdeck.core.runbook.correction;

import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.text.Section;
import java.util.Arrays;
import java.util.Optional;

/**
 * What somebody says a part of a runbook is. It quotes the part, since lines move; where its text is gone it says nothing.
 * There is nothing in it that a check, a confirmation or a command's danger depends on.
 *
 * @param place   the part it is about
 * @param of      for an alternative: the title of the procedure in whose place it stands; empty for those beside it
 * @param urgency for a trigger: how soon it asks to act; without it the words decide
 */
public record Correction(Place place, CorrectionRole role, String of, Optional<Urgency> urgency) {

    public Correction(Place place, CorrectionRole role) {
        this(place, role, "", Optional.empty());
    }

    /**
     * A part of a runbook by its words.
     *
     * @param heading whether it is a heading with all that stands below it
     * @param quote   its words, at most {@link #LONGEST} characters of them
     * @param sha256  of the whole text where the quote is only its beginning, else empty
     * @param under   the headings above it, as {@link Section#path}
     * @param after   the beginning of what stands right before it below the same heading, empty where nothing does
     */
    public record Place(boolean heading, String quote, String sha256, String under, String after) {
        public static final int LONGEST = 2000;
    }

    /** Empty for a role or an urgency that nobody knows. */
    public static Optional<Correction> of(Place place, String as, String of, String urgency) {
        Optional<Urgency> soon = Arrays.stream(Urgency.values()).filter(u -> u.label().equals(urgency)).findFirst();
        return CorrectionRole.of(as).filter(_ -> urgency.isEmpty() || soon.isPresent())
                .map(role -> new Correction(place, role, of, soon));
    }

    /** The bytes that are confirmed when somebody else said so: all of it, one part a line. */
    public String exact() {
        return String.join("\n", "as: " + role.words(), (place.heading() ? "heading: " : "text: ") + place.quote(),
                "sha256: " + place.sha256(),
                "under: " + place.under(), "after: " + place.after(), "of: " + of, "urgency: " + urgency.map(Urgency::label)
                .orElse(""));
    }
}
