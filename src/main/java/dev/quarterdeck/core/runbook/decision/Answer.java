package dev.quarterdeck.core.runbook.decision;

import dev.quarterdeck.core.decision.Criterion;
import dev.quarterdeck.core.decision.Trigger;
import dev.quarterdeck.core.decision.Urgency;
import dev.quarterdeck.core.runbook.words.Stance;
import dev.quarterdeck.core.runbook.words.UrgencyReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an item of a list that answers a question with rolling back: {@code Are sums wrong? → roll back}, or below that question
 * {@code Yes → roll back}. Any thread.
 */
final class Answer {
    private static final String ARROW = "(?:→|⇒|➜|➡|->|=>|[–—:,])";
    private static final Pattern ASKS = Pattern.compile("^(?<question>[^?？]{8,200}[?？])\\W{0,4}?(?:(?<answer>yes|ja|oui|sí|sim|是|はい|no|nein|non|não|否|いいえ)\\b)?\\s*" + ARROW + "\\s*(?<then>[^?？]{3,120})$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    private static final Pattern ANSWERS = Pattern.compile("^\\W*(?:if )?(?<answer>yes|ja|oui|sí|sim|是|はい|no|nein|non|não|否|いいえ)\\b?\\W{0,3}?\\s*" + ARROW + "\\s*(?<then>[^?？]{3,120})$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    /** What is to be done is that and nothing else; the name of one of several ways back is a choice, and no reason. */
    private static final Pattern ACTS = Pattern.compile("^\\W*(?:(?:then|please|immediate(?:ly)?|at once|full|automatic(?:ally)?|start|begin|initiate|execute|perform|trigger|do|consider|go for|sofort|the|an?|le|la|el|o|de)\\s+){0,4}(?:roll\\w*[ -]?back|rollback|revert|abort|back[ -]?out|undo|zurück\\w+|revenir en arrière|revertir|reverter|回滚|ロールバック|切り戻\\p{L}?)"
            + "(?:\\s+(?:the |this |it\\b|release|deploy\\w*|version|change|rollout|procedure|immediately|now|at once|to (?:the )?(?:previous|last|old|prior|stable) \\p{L}+))*\\W*$", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private Answer() {
    }

    /** {@code above} is what the item stands below, a question or something else. */
    static Optional<Trigger> read(String item, String above, int line) {
        Matcher asks = ASKS.matcher(item.strip());
        if (asks.matches()) {
            return trigger(asks.group("question").strip(), asks.group("answer") == null ? "yes" : asks.group("answer"), asks.group("then"), item.strip(), line);
        }
        Matcher answers = ANSWERS.matcher(item.strip());
        String question = above.strip();
        boolean asked = question.endsWith("?") || question.endsWith("？");
        return answers.matches() && asked ? trigger(question, answers.group("answer"), answers.group("then"), question + " " + item.strip(), line) : Optional.empty();
    }

    private static Optional<Trigger> trigger(String question, String answer, String then, String words, int line) {
        if (!ACTS.matcher(then).find() || Stance.of(then) == Stance.REFUSE) {
            return Optional.empty();
        }
        boolean affirmed = DecisionTree.affirms(answer);
        Optional<Criterion> condition = affirmed ? TriggerReader.criterion(question.replaceFirst("[?？]$", ""), "") : Optional.empty();
        return Optional.of(new Trigger(words, "", UrgencyReader.read(then).orElse(Urgency.CONSIDER), condition, line));
    }
}
