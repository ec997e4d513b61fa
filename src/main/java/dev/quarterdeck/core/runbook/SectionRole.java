package dev.quarterdeck.core.runbook;

import java.util.Locale;

/** What a section of a runbook is to an incident. */
public enum SectionRole {
    TITLE, PROCEDURE, STEP, STEPS, CHOICE, BEFORE, VERIFICATION, AFTERWARDS, TRIGGERS, REASONS_NOT_TO_ACT, MATRIX, CONTACTS,
            AUTHORITY, TEMPLATES,
    DEADLINES, SCENARIOS, POST_MORTEM, DRILLS, FACTS, CONTEXT, NOTHING;

    /** {@code reasons not to act}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
