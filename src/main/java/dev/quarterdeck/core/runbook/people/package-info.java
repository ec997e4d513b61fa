/**
 * Recognises contacts and who may authorise what. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.people;

import org.jspecify.annotations.NullMarked;
