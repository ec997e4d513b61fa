package dev.quarterdeck.core.runbook.command;

/** What a fence shows by the name of its language, which decides what {@code #} in front of a line may be. */
public enum Listing {
    /** A terminal: a bare {@code #} or {@code >} may be a prompt. */
    TERMINAL,
    /** A shell's own lines: {@code #} begins a comment, unless below it stands what the command printed. */
    SCRIPT,
    /** Its language says nothing of a shell. */
    ANY
}
