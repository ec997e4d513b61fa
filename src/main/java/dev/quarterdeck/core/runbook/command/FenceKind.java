package dev.quarterdeck.core.runbook.command;

/** What a code fence holds. Only a command may ever be offered to run. */
public enum FenceKind {
    COMMAND, QUERY, OUTPUT, CONFIGURATION, MESSAGE, DIAGRAM, UNKNOWN
}
