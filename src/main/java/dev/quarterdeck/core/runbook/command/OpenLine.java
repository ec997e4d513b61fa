package dev.quarterdeck.core.runbook.command;

/** Follows one command over its lines. One serves one command. */
interface OpenLine {
    /** Takes the next line and answers whether the command goes on after it. */
    boolean goesOn(String line);

    /** Whether a line below a command that could end here belongs to it all the same: {@code else} below a closed block. */
    boolean takes(String next);

    /** Whether a command that is still open where its fence ends has all the lines up to there, and no stray quote. */
    boolean believed();
}
