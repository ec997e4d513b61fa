/**
 * Recognises procedures, their steps, ways, methods, deadlines and references to one another. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.procedure;

import org.jspecify.annotations.NullMarked;
