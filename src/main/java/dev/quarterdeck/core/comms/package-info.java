/**
 * Messages: templates with their fields filled in, updates that are due, times and ETAs that a sent message states.
 * Pure; uses the base of core.
 */
@NullMarked
package dev.quarterdeck.core.comms;

import org.jspecify.annotations.NullMarked;
