/**
 * The drill that plays itself with hands on the window, and its pictures. Lies above the screens and may use them all.
 */
@NullMarked
package dev.quarterdeck.ui.drill;

import org.jspecify.annotations.NullMarked;
