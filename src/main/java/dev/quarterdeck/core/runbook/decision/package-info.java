/**
 * Recognises decision tables, triggers, severity scales and decision trees. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.decision;

import org.jspecify.annotations.NullMarked;
