package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a sentence that is a reason to roll back by itself: {@code If the error rate stays above 5 %, roll back at once.} Any
 * thread.
 */
final class TriggerSentence {
    private static final String UNDO = "(?:roll(?:ing)?[ -]?back|rollback|revert|abort|back[ -]?out)";
    private static final String WHAT =
            "(?:\\s+(?:the |this |your |our )?(?:release|deploy\\w*|change|version|rollout|canary|update|migration|upgrade)|"
            + "\\s+(?:immediately|now|at once|right away|straight away|without delay|instantly)"
            + "|\\s+to (?:the )?(?:previous|last|old|prior|stable|known[ -]good)[\\p{L} -]{0,24})*";
    private static final Pattern UNDO_IF =
            Pattern.compile("^\\W*(?:(?:please|always|immediately|then|only|you (?:should|must)|we|you|consider|trigger|perform|"
            + "initiate|start|execute|do|begin|an?|the|immediate|automatic|full)\\s+){0,4}" + UNDO + WHAT
            + "\\s*[:,]?\\s+(?:if|when|whenever|as soon as|in case(?: of)?|should)\\s+(?!(?:necessary|needed|required|"
            + "applicable|possible|appropriate|desired|requested)\\W*$)\\S.{7,300}$", Pattern.CASE_INSENSITIVE);
    private static final Pattern IF_UNDO =
            Pattern.compile("^\\W*(?:if|when(?:ever)?|as soon as|should)\\s+[^.]{7,240}?(?:,|\\s(?:then|→|->)|"
            + ":)\\s*(?:then\\s+)?(?:(?:please|immediately|we|you|should|must|consider|trigger|perform|initiate|start|execute|"
            + "do|begin|an?|the|immediate|automatic|full)\\s+){0,4}"
            + UNDO + WHAT + "\\W*$", Pattern.CASE_INSENSITIVE);
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=\\p{Lu})|\\n");
    private static final int LONGEST = 2000;

    private TriggerSentence() {
    }

    static List<Trigger> read(String text, int line) {
        var found = new ArrayList<Trigger>();
        if (text.length() > LONGEST || !Stance.speaksOfUndoing(text)) {
            return found;
        }
        for (String sentence : SENTENCE_END.split(text)) {
            String words = sentence.strip().replaceFirst("[.!]+$", "");
            boolean calls = words.length() <= 340 && (UNDO_IF.matcher(words).matches() || IF_UNDO.matcher(words).matches());
            if (calls && !words.endsWith(":") && Stance.of(words) != Stance.REFUSE && !words.contains("~~")
                    && !words.contains("?")) {
                found.add(new Trigger(words, "", UrgencyReader.ofItem(words).orElse(Urgency.CONSIDER),
                        TriggerReader.criterion(words, ""), line));
            }
        }
        return found;
    }
}
