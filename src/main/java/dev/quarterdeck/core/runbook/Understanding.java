package dev.quarterdeck.core.runbook;

import java.util.Locale;

/** How sure the reader is of a part of the runbook. */
public enum Understanding {
    /** It is used as what it says. */
    UNDERSTOOD,
    /** It may be more than text; it stays text until somebody says what it is. */
    UNSURE,
    /** It is shown, and nothing else. */
    TEXT;

    /** {@code understood}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
