/**
 * Findings of {@code check}: a code, a severity, a line and a sentence. The codes are public and stay. Pure; uses
 * nothing of ours.
 */
@NullMarked
package dev.quarterdeck.core.runbook.finding;

import org.jspecify.annotations.NullMarked;
