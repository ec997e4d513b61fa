/**
 * The whole reading of a runbook: calls the other rooms in order. Above all rooms of runbook. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.reading;

import org.jspecify.annotations.NullMarked;
