/**
 * A runbook as it was understood: facts only, each with the line it stands on. Recognisers lie in the rooms below. Pure;
 * uses signal and decision.
 */
@NullMarked
package dev.quarterdeck.core.runbook;

import org.jspecify.annotations.NullMarked;
