package dev.quarterdeck.core.runbook.correction;

import dev.quarterdeck.core.runbook.SectionRole;
import java.util.Locale;

/** What one part of a runbook, a heading or a block, is to an incident. */
public enum PartRole {
    TITLE, PROCEDURE, STEP, CHECKLIST, TRIGGER, REASON_AGAINST, MATRIX, COMMAND, QUERY, OUTPUT, MESSAGE, CONTACT, OTHER, CONTEXT,
            HOLDS, TEXT;

    /** {@code reason against}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static PartRole of(SectionRole role) {
        return switch (role) {
            case TITLE -> TITLE;
            case PROCEDURE -> PROCEDURE;
            case STEP, STEPS -> STEP;
            case BEFORE, VERIFICATION, AFTERWARDS -> CHECKLIST;
            case TRIGGERS -> TRIGGER;
            case REASONS_NOT_TO_ACT -> REASON_AGAINST;
            case MATRIX -> MATRIX;
            case CONTACTS -> CONTACT;
            case TEMPLATES -> MESSAGE;
            case AUTHORITY, DEADLINES, SCENARIOS, POST_MORTEM, DRILLS, FACTS -> OTHER;
            case CHOICE -> HOLDS;
            case CONTEXT -> CONTEXT;
            case NOTHING -> TEXT;
        };
    }

    static PartRole of(CorrectionRole role) {
        return switch (role) {
            case TRIGGER -> TRIGGER;
            case NOT_A_TRIGGER -> REASON_AGAINST;
            case PROCEDURE, ALTERNATIVE_OF -> PROCEDURE;
            case STEP -> STEP;
            case COMMAND -> COMMAND;
            case OUTPUT -> OUTPUT;
            case CONTEXT -> CONTEXT;
            case MATRIX -> MATRIX;
            case TEMPLATE -> MESSAGE;
            case CONTACT, CHANNEL -> CONTACT;
        };
    }
}
