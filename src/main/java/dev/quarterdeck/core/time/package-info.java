/**
 * Clocks, of which one can be scaled, countdowns, and times as people claim and read them. Pure; uses nothing of ours.
 * Everything may use it.
 */
@NullMarked
package dev.quarterdeck.core.time;

import org.jspecify.annotations.NullMarked;
