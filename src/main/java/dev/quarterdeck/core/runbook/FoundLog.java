package dev.quarterdeck.core.runbook;

/** A log file's path found in a command of the runbook ({@code tail -f /var/log/app.log}), offered as a tail. */
public record FoundLog(String path, int line) {
}
