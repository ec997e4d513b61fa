package dev.quarterdeck.core.runbook.words;

import dev.quarterdeck.core.runbook.Method;
import dev.quarterdeck.core.runbook.procedure.Work;

/** What the words of a heading or label say stands below it. */
public enum HeadingKind {
    /** Explains: background, architecture, glossary, version history, what was learnt. Nothing of it is done. */
    CONTEXT,
    /** What must not be done, or when not to act. */
    WARNING,
    /** When the procedure it belongs to is the right one. */
    USE_WHEN,
    /** What has to be there or done before. */
    BEFORE,
    /** Nothing but a name for the steps of what stands above: Steps, Commands, Script. */
    STEPS,
    /** Whether it worked. */
    VERIFICATION,
    /** What is done once the service is back. */
    AFTERWARDS,
    /** Several ways to choose from stand below: Methods, Options, Rollback procedures. */
    CHOICE,
    /** One of several ways: Option A, Method 2, Quick rollback. */
    ALTERNATIVE,
    /** Work of its own: Diagnosis, Rollback, Restore. */
    WORK
}
