/**
 * Looks over a runbook that has been read and tells what should be mended. Pure; uses the facts and adds findings, never
 * facts.
 */
@NullMarked
package dev.quarterdeck.core.runbook.inspection;

import org.jspecify.annotations.NullMarked;
