/**
 * The simulated service of a drill: a server on this laptop with its log. Uses core and the shared means of io; started
 * by drills only.
 */
@NullMarked
package dev.quarterdeck.io.simulator;

import org.jspecify.annotations.NullMarked;
