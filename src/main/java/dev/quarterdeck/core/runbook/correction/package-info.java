/**
 * Corrections of a reading: what a person said a part is, read from front matter or a file beside the runbook, and
 * applied. Pure; no guard depends on them.
 */
@NullMarked
package dev.quarterdeck.core.runbook.correction;

import org.jspecify.annotations.NullMarked;
