/**
 * The pattern engine for logs: patterns to an automaton over bytes, in linear time whatever is typed. Uses nothing of
 * ours.
 */
@NullMarked
package dev.quarterdeck.core.logs.find;

import org.jspecify.annotations.NullMarked;
