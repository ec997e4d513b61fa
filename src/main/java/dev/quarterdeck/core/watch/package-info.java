/**
 * Watching during an incident: sources with their confirmations, observations, the judged matrix, and the replay of what
 * was kept. Pure; uses the base of core.
 */
@NullMarked
package dev.quarterdeck.core.watch;

import org.jspecify.annotations.NullMarked;
