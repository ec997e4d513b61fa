/**
 * The window: bars, palette, keys, actions, and the clock tick that redraws what changed. Lies above the screens and may
 * use them all; never files or the record.
 */
@NullMarked
package dev.quarterdeck.ui.window;

import org.jspecify.annotations.NullMarked;
