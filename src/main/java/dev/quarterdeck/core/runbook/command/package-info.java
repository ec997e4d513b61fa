/**
 * Recognises commands: in fences and in running text, of which shell, whether one is dangerous, discouraged or
 * incomplete. Pure; uses other rooms of runbook, never incident.
 */
@NullMarked
package dev.quarterdeck.core.runbook.command;

import org.jspecify.annotations.NullMarked;
