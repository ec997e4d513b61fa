/**
 * What goes on while the program runs, with a window or without: the session with its incidents, live state, drills,
 * attention, the words on screen, and {@link dev.quarterdeck.app.Work}, the one way to do something slow. Uses core
 * only: neither JavaFX nor io; the roof hands in the ports and the door to the screen's thread.
 */
@NullMarked
package dev.quarterdeck.app;

import org.jspecify.annotations.NullMarked;
