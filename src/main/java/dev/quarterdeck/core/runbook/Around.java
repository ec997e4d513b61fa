package dev.quarterdeck.core.runbook;

/** Where a checklist stands that belongs to every procedure. */
public enum Around {
    /** To work through before any procedure: the pre-rollback checklist. */
    BEFORE,
    /** To work through before resolving: the rollback verification checklist. */
    VERIFICATION,
    /** Once the service is back, where no deadline stands on it: tagging what was rolled back. */
    AFTERWARDS
}
