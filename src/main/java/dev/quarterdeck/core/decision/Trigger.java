package dev.quarterdeck.core.decision;

import java.util.Optional;

/**
 * One reason to roll back from the runbook's lists.
 *
 * @param title     the bold words, or the whole item
 * @param detail    what follows the title, may be empty
 * @param condition what can be watched; without it only a person can say whether it is met
 * @param line      source line of the item, row or sentence, from 1; 0 when it stands in no file
 */
public record Trigger(String title, String detail, Urgency urgency, Optional<Criterion> condition, int line) {

    public Trigger(String title, String detail, Urgency urgency, Optional<Criterion> condition) {
        this(title, detail, urgency, condition, 0);
    }

    /** The words that identify this trigger in events. */
    public String text() {
        return detail.isEmpty() ? title : title + ": " + detail;
    }
}
