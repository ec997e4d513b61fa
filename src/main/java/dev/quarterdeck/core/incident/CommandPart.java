package dev.quarterdeck.core.incident;

/**
 * One of several commands that ran in one shell.
 *
 * @param number its place among them, from 1
 * @param exit   its exit code
 * @param until  how many bytes the run had printed when it ended
 */
public record CommandPart(int number, int exit, long until) {
}
