package dev.quarterdeck.core.incident;

import dev.quarterdeck.core.time.Times;
import java.time.Instant;
import java.util.Optional;

/**
 * A question that was asked with a time box, and what became of it. Immutable; any thread.
 *
 * @param key    of the event that asked it
 * @param asked  what was asked of whom
 * @param at     when
 * @param answer empty while it is open
 */
public record Question(EventKey key, Fact.QuestionAsked asked, Instant at, Optional<Fact.QuestionAnswered> answer) {

    /** When somebody else should be turned to. */
    public Instant due() {
        return Times.later(at, asked.timeBox());
    }

    public boolean open() {
        return answer.isEmpty();
    }

    public boolean agreed() {
        return answer.filter(a -> a.answer() == Answer.AGREED).isPresent();
    }

    Question answered(Fact.QuestionAnswered fact) {
        return new Question(key, asked, at, Optional.of(fact));
    }

    /** What the question is for. */
    public enum Kind {
        APPROVAL("approval"), OBJECTIONS("strong objections");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
