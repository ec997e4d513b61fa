package dev.quarterdeck.ui.console;

import dev.quarterdeck.core.incident.Evidence;
import dev.quarterdeck.core.incident.Fact;
import dev.quarterdeck.core.incident.Milestone;
import dev.quarterdeck.ui.parts.Styles;

/** How an entry looks at a glance: a mark, and a tone that says no more than the mark and the words do. */
final class EntrySign {
    private EntrySign() {
    }

    static String mark(Fact fact) {
        return switch (fact.recorded().sign()) {
            case DECISION -> "!";
            case ADVICE -> "▲";
            case TICKED -> contested(fact) ? "▲" : "✓";
            case SKIPPED, UNTICKED -> "–";
            case EVIDENCE -> "≡";
            case SENT, COPIED -> "➤";
            case NOTE, WRITTEN -> "✎";
            case REMOVED -> "✕";
            case LAPTOP, PROMISE -> "◷";
            case BROKE -> "↺";
            case COMMAND -> "›";
            case TRIGGER -> "⬢";
            case QUESTION -> "?";
            case PAUSE -> "‖";
            case CHANGE_MARKED, CHANGES_SEEN -> "↻";
            case CALL -> "☎";
            case STOPPED -> "■";
            case MILESTONE, RESOLVED, OTHER -> "●";
        };
    }

    static String tone(Fact fact) {
        return switch (fact.recorded().sign()) {
            case DECISION -> Styles.DANGER;
            case ADVICE -> fact instanceof Fact.AdviceChanged advice ? Styles.levelTone(advice.level(), advice.worst())
                    : Styles.NEUTRAL;
            case TICKED -> contested(fact) ? Styles.WARNING : Styles.SUCCESS;
            case RESOLVED -> Styles.SUCCESS;
            case EVIDENCE, SENT, PROMISE, CALL, CHANGE_MARKED -> Styles.ACCENT;
            case NOTE, SKIPPED, STOPPED, PAUSE, QUESTION, LAPTOP, BROKE -> Styles.WARNING;
            case TRIGGER -> fact instanceof Fact.TriggerJudged trigger && trigger.met() ? Styles.SEVERE : Styles.NEUTRAL;
            case MILESTONE -> fact instanceof Fact.MilestoneClaimed claimed && claimed.milestone() == Milestone.RESTORED
                    ? Styles.SUCCESS : Styles.NEUTRAL;
            case UNTICKED, COPIED, COMMAND, WRITTEN, REMOVED, CHANGES_SEEN, OTHER -> Styles.NEUTRAL;
        };
    }

    private static boolean contested(Fact fact) {
        return fact instanceof Fact.CheckTicked ticked && Evidence.contested(ticked.evidence());
    }
}
