/**
 * What headings and sentences mean in the languages that are read: kinds of section, stances, urgency, durations. Pure.
 */
@NullMarked
package dev.quarterdeck.core.runbook.words;

import org.jspecify.annotations.NullMarked;
