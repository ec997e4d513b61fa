/**
 * Recognises what a code fence is: a command, a template with fields, an example, output. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.fence;

import org.jspecify.annotations.NullMarked;
