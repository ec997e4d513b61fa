package dev.quarterdeck.core.runbook;

/** Something the reader could not understand or thinks is wrong, with the source line it is about. */
public record Finding(int line, String message) {
}
