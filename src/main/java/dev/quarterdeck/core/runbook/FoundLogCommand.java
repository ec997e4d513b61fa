package dev.quarterdeck.core.runbook;

/** A command of the runbook that prints a log ({@code kubectl logs deploy/api}), offered as a tail on its target. */
public record FoundLogCommand(String command, int line) {
}
