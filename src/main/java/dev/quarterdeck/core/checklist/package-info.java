/**
 * A runbook's procedures as checklists in an incident: steps and their state, pace, estimates, what is left in effect,
 * who may authorise, whom to page, what is to be done afterwards. Pure; uses the base of core.
 */
@NullMarked
package dev.quarterdeck.core.checklist;

import org.jspecify.annotations.NullMarked;
