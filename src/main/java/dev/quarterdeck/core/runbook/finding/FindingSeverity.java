package dev.quarterdeck.core.runbook.finding;

/** How bad a finding is: an error makes part of the runbook unusable, a note only says what will be asked. */
public enum FindingSeverity {
    ERROR, WARNING, NOTE
}
